// How fast the language analysis is, by stage, on the sample articles: one core.
//
// words/s counts syntactic words. `peak` is the share of what this core can do in 32-bit
// floating-point multiply-adds, measured in the same run; int8 products count like the others, so a
// stage of int8 products can pass 1.
#include <benchmark/benchmark.h>

#include <Eigen/Dense>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/language/network/dense.h"
#include "newsgraph/ingest/language/network/network.h"

namespace newsgraph::language {
namespace {

/// The texts: the file NEWSGRAPH_BENCH_TEXT, one text a line, or else the sample articles.
std::vector<Document> read_documents() {
  std::vector<Document> documents;
  if (const char* file = std::getenv("NEWSGRAPH_BENCH_TEXT")) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) documents.emplace_back().text = line;
    return documents;
  }
  for (const auto& entry : std::filesystem::directory_iterator(NEWSGRAPH_DATASETS "/articles")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path());
    documents.emplace_back().text.assign(std::istreambuf_iterator<char>(in), {});
  }
  return documents;
}

const std::vector<Document>& documents() {
  static const std::vector<Document> read = read_documents();
  return read;
}

const std::vector<Analysis>& segmented() {
  static const std::vector<Analysis> made = [] {
    std::vector<Analysis> analyses;
    for (const Document& document : documents()) {
      analyses.push_back(Analyzer::english().segment(document));
    }
    return analyses;
  }();
  return made;
}

/// The words of each document's sentences, as the network takes them.
using Words = std::vector<std::vector<std::string_view>>;
std::vector<Words> words_of(const std::vector<Analysis>& analyses) {
  std::vector<Words> documents;
  for (const Analysis& analysis : analyses) {
    Words& sentences = documents.emplace_back();
    for (const Sentence& sentence : analysis.sentences) {
      auto& forms = sentences.emplace_back();
      for (const Token& token : sentence.tokens) forms.push_back(token.form);
    }
  }
  return documents;
}

double word_count() {
  double words = 0;
  for (const Analysis& analysis : segmented()) {
    for (const Sentence& sentence : analysis.sentences) {
      words += static_cast<double>(sentence.tokens.size());
    }
  }
  return words;
}

const ModelFile& model() {
  static const ModelFile file = ModelFile::read(NEWSGRAPH_DATASETS "/models/english.model");
  return file;
}

const Network& network() {
  static const Network made(model());
  return made;
}

/// Floating-point operations a second that this core reaches in registers: the best of a few tries.
double peak() {
  static const double measured = [] {
    double best = 0;
    for (int round = 0; round < 20; ++round) {
      const std::clock_t start = std::clock();  // of this process, whatever else the machine does
      const double operations = kernels().peak(2'000'000);
      const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      best = std::max(best, operations / seconds);
    }
    return best;
  }();
  return measured;
}

void report_words(benchmark::State& state) {
  state.counters["words/s"] =
      benchmark::Counter(word_count(), benchmark::Counter::kIsIterationInvariantRate);
}

void report_peak(benchmark::State& state, double operations) {
  state.counters["peak"] =
      benchmark::Counter(operations / peak(), benchmark::Counter::kIsIterationInvariantRate);
}

void load(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(Analyzer::load(NEWSGRAPH_DATASETS "/models/english.model"));
  }
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void analyze(benchmark::State& state) {
  const Analyzer& analyzer = Analyzer::english();
  for (auto _ : state) {
    for (const Document& document : documents()) {
      benchmark::DoNotOptimize(analyzer.analyze(document));
    }
  }
  report_words(state);
}
BENCHMARK(analyze)->Unit(benchmark::kMillisecond);

void segment(benchmark::State& state) {
  const Analyzer& analyzer = Analyzer::english();
  for (auto _ : state) {
    for (const Document& document : documents()) {
      benchmark::DoNotOptimize(analyzer.segment(document));
    }
  }
  report_words(state);
}
BENCHMARK(segment)->Unit(benchmark::kMillisecond);

void label(benchmark::State& state) {
  const std::vector<Words> articles = words_of(segmented());
  double operations = 0;
  for (const Words& words : articles) operations += 2 * network().multiplications(words);
  for (auto _ : state) {
    for (const Words& words : articles) benchmark::DoNotOptimize(network().label(words));
  }
  report_words(state);
  report_peak(state, operations);
}
BENCHMARK(label)->Unit(benchmark::kMillisecond);

void word_features(benchmark::State& state) {
  const WordFeatures features(model());
  std::vector<std::string_view> forms;
  const std::vector<Words> articles = words_of(segmented());
  for (const Words& words : articles) {
    for (const auto& sentence : words) forms.insert(forms.end(), sentence.begin(), sentence.end());
  }
  std::vector<float> rows(forms.size() * features.size());
  for (auto _ : state) features.compute(forms, rows.data());
  report_words(state);
}
BENCHMARK(word_features)->Unit(benchmark::kMillisecond);

// One multiplication of the network's second layer: 40 sentences' rows by depth × columns.
constexpr Eigen::Index kRows = 40, kDepth = 576, kColumns = 1152;
constexpr double kOperations = 2.0 * kRows * kDepth * kColumns;
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

void multiply_own(benchmark::State& state) {
  const Matrix weights = Matrix::Random(kDepth, kColumns), x = Matrix::Random(kRows, kDepth);
  Matrix y(kRows, kColumns);
  const Dense layer({weights.data(), weights.data() + weights.size()}, {}, kDepth, kColumns);
  for (auto _ : state) {
    layer.apply(x.data(), kDepth, kRows, y.data(), kColumns);
    benchmark::ClobberMemory();
  }
  report_peak(state, kOperations);
}
BENCHMARK(multiply_own)->Unit(benchmark::kMicrosecond);

void multiply_own_int8(benchmark::State& state) {
  const std::size_t words = kDepth / kernels().numbers_per_word;
  const std::vector<std::uint32_t> x(kRows * words, 0x01020304), weights(kColumns * words, 1);
  const std::vector<std::int32_t> start(kColumns);
  const std::vector<float> scale(kColumns), bias(kColumns);
  Matrix y(kRows, kColumns);
  for (auto _ : state) {
    kernels().multiply_quantised(x.data(), words, kRows, weights.data(), start.data(), scale.data(),
                                 bias.data(), words, kColumns, y.data(), kColumns);
    benchmark::ClobberMemory();
  }
  report_peak(state, kOperations);
}
BENCHMARK(multiply_own_int8)->Unit(benchmark::kMicrosecond);

void multiply_eigen(benchmark::State& state) {
  const Matrix weights = Matrix::Random(kDepth, kColumns), x = Matrix::Random(kRows, kDepth);
  Matrix y(kRows, kColumns);
  for (auto _ : state) {
    y.noalias() = x * weights;
    benchmark::ClobberMemory();
  }
  report_peak(state, kOperations);
}
BENCHMARK(multiply_eigen)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace newsgraph::language

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  std::cout << "Instruction set: " << newsgraph::language::kernels().name
            << ". Peak: " << newsgraph::language::peak() / 1e9
            << " GFLOP/s. Words: " << newsgraph::language::word_count() << ".\n";
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
