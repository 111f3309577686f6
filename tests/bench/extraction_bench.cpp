// How fast articles become facts, by stage, on the sample articles: one core.
//
// words/s counts words between white space, as `wc -w` does: those are fewer than the tokens that
// the language analysis counts. The stages take what the stage before made, once for all.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/pipeline.h"
#include "newsgraph/ingest/read_articles.h"
#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/lexicon.h"
#include "newsgraph/ingest/understanding/understand.h"

namespace newsgraph {
namespace {

/// The files: NEWSGRAPH_BENCH_ARTICLES, of any format that the program reads, or else the sample
/// articles.
std::vector<std::filesystem::path> files() {
  if (const char* file = std::getenv("NEWSGRAPH_BENCH_ARTICLES")) return {file};
  std::vector<std::filesystem::path> all;
  for (const auto& entry : std::filesystem::directory_iterator(NEWSGRAPH_DATASETS "/articles")) {
    if (entry.path().extension() == ".txt") all.push_back(entry.path());
  }
  return all;
}

std::vector<Document> read_documents() {
  std::vector<Document> documents;
  for (const std::filesystem::path& file : files()) {
    read_articles(file, ArticleFormat::kDetect,
                  {[&](Document document) { documents.push_back(std::move(document)); },
                   [](const Error& error) { throw error; }});
  }
  return documents;
}

const std::vector<Document>& documents() {
  static const std::vector<Document> read = read_documents();
  return read;
}

const std::vector<language::Analysis>& analyses() {
  static const std::vector<language::Analysis> made = [] {
    std::vector<language::Analysis> all;
    for (const Document& document : documents()) {
      all.push_back(language::Analyzer::english().analyze(document));
    }
    return all;
  }();
  return made;
}

const std::vector<Extraction>& extractions() {
  static const std::vector<Extraction> made = [] {
    const Pipeline pipeline;
    std::vector<Extraction> all;
    for (const Document& document : documents()) all.push_back(pipeline.extract(document));
    return all;
  }();
  return made;
}

double word_count() {
  static const double counted = [] {
    double words = 0;
    for (const Document& document : documents()) {
      std::istringstream text(document.text);
      for (std::string word; text >> word;) ++words;
    }
    return words;
  }();
  return counted;
}

void report_words(benchmark::State& state) {
  state.counters["words/s"] =
      benchmark::Counter(word_count(), benchmark::Counter::kIsIterationInvariantRate);
}

void extract(benchmark::State& state) {
  const Pipeline pipeline;
  for (auto _ : state) {
    for (const Document& document : documents()) {
      std::ostringstream lines;
      write_json_lines(document, pipeline.extract(document), lines);
      benchmark::DoNotOptimize(lines.str());
    }
  }
  report_words(state);
}
BENCHMARK(extract)->Unit(benchmark::kMillisecond);

void read(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_documents());
  report_words(state);
}
BENCHMARK(read)->Unit(benchmark::kMillisecond);

void analyze(benchmark::State& state) {
  for (auto _ : state) {
    for (const Document& document : documents()) {
      benchmark::DoNotOptimize(language::Analyzer::english().analyze(document));
    }
  }
  report_words(state);
}
BENCHMARK(analyze)->Unit(benchmark::kMillisecond);

void understand(benchmark::State& state) {
  const understanding::Knowledge knowledge{understanding::Gazetteer::built_in(),
                                           understanding::Lexicon::built_in()};
  const auto& analysed = analyses();
  for (auto _ : state) {
    for (std::size_t i = 0; i < documents().size(); ++i) {
      benchmark::DoNotOptimize(understanding::understand(documents()[i], analysed[i], knowledge));
    }
  }
  report_words(state);
}
BENCHMARK(understand)->Unit(benchmark::kMillisecond);

void write(benchmark::State& state) {
  const auto& extracted = extractions();
  for (auto _ : state) {
    for (std::size_t i = 0; i < documents().size(); ++i) {
      std::ostringstream lines;
      write_json_lines(documents()[i], extracted[i], lines);
      benchmark::DoNotOptimize(lines.str());
    }
  }
  report_words(state);
}
BENCHMARK(write)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  std::cout << "Articles: " << newsgraph::documents().size()
            << ". Words: " << newsgraph::word_count() << ".\n";
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
