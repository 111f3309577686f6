// The queries of a file, timed on a graph file.
//
//     newsgraph-query-bench GRAPH QUERIES.json [--threads N] > result.json
//
// QUERIES.json is {"queries": [{"id": "q01", "cypher": "MATCH …"}, …]}. Every query runs once to
// warm up and five times for its median, by one Engine, which parses and plans it the first time. A
// result is told by how
// many rows it has, the first three of them, and the beginning of the SHA-256 of all as JSON, so
// that tests/bench/compare.py can compare it with other engines'.
#include <openssl/evp.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/istreamwrapper.h>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "newsgraph/graph/json.h"
#include "newsgraph/graph/process_memory.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/topology.h"
#include "newsgraph/query/engine.h"

namespace newsgraph {
namespace {

using Clock = std::chrono::steady_clock;
using JsonOutput = rapidjson::PrettyWriter<rapidjson::OStreamWrapper>;

constexpr std::size_t kRuns = 5;
constexpr std::chrono::seconds kTimeLimit{60};  // of one run; no other begins after as long

struct Options {
  std::string graph, queries;
  unsigned threads = 1;
};

struct Question {
  std::string id, cypher;
};

struct Measurement {
  double first_ms = 0;
  double median_ms = 0;   ///< of the later runs
  std::vector<Row> rows;  ///< of the first run
  std::string error;      ///< why there are no times, or empty
};

std::vector<Question> read_questions(const std::string& file) {
  std::ifstream in(file);
  if (!in) throw Error(ErrorKind::kInput, "cannot read the queries", {file});
  rapidjson::IStreamWrapper stream(in);
  rapidjson::Document document;
  document.ParseStream(stream);
  if (document.HasParseError()) {
    throw Error(ErrorKind::kInput, rapidjson::GetParseError_En(document.GetParseError()), {file});
  }
  const auto text = [&file](const rapidjson::Value& object, const char* name) -> std::string {
    if (object.IsObject() && object.HasMember(name) && object[name].IsString()) {
      return object[name].GetString();
    }
    throw Error(ErrorKind::kInput, std::string("a query has no text `") + name + "`", {file});
  };
  if (!document.IsObject() || !document.HasMember("queries") || !document["queries"].IsArray()) {
    throw Error(ErrorKind::kInput, "there is no array `queries`", {file});
  }
  std::vector<Question> questions;
  for (const rapidjson::Value& each : document["queries"].GetArray()) {
    questions.push_back({text(each, "id"), text(each, "cypher")});
  }
  return questions;
}

double median(std::vector<double> numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

Measurement measure(Engine& engine, const std::string& cypher) {
  Measurement measured;
  try {
    const Clock::time_point begin = Clock::now();
    measured.rows = engine.run(cypher).rows;
    measured.first_ms = milliseconds_since(begin);
    std::vector<double> runs_ms;
    while (runs_ms.size() < kRuns && (runs_ms.empty() || Clock::now() - begin < kTimeLimit)) {
      const Clock::time_point run_begin = Clock::now();
      engine.run(cypher);
      runs_ms.push_back(milliseconds_since(run_begin));
    }
    measured.median_ms = median(std::move(runs_ms));
  } catch (const QueryError& error) {
    measured.error = error.what();
  }
  return measured;
}

/// Engines add floats up in different orders and not all tell 2.0 from 2: nine digits count, and a
/// whole number is an integer.
Value comparable(const Value& value) {
  if (value.is_list()) {
    List list;
    std::ranges::transform(value.as_list(), std::back_inserter(list), comparable);
    return list;
  }
  if (!value.is_float()) return value;
  std::array<char, 32> digits;
  std::snprintf(digits.data(), digits.size(), "%.9g", value.as_float());
  const double rounded = std::strtod(digits.data(), nullptr);
  const bool is_whole = std::trunc(rounded) == rounded && std::abs(rounded) < 1e15;
  return is_whole ? Value(static_cast<std::int64_t>(rounded)) : Value(rounded);
}

/// The first `most` rows as an array of arrays.
std::string to_json_table(const Graph& graph, const std::vector<Row>& rows, std::size_t most) {
  List table;
  for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
    table.push_back(comparable(Value(List(rows[i]))));
  }
  return to_json(graph, Value(std::move(table)));
}

/// The first 16 hexadecimal digits of the text's SHA-256.
std::string digest(const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
  if (EVP_Digest(text.data(), text.size(), bytes.data(), nullptr, EVP_sha256(), nullptr) != 1) {
    throw Error(ErrorKind::kInternal, "libcrypto has no SHA-256");
  }
  std::string digits;
  for (std::size_t i = 0; i < 8; ++i) {
    std::array<char, 3> pair;
    std::snprintf(pair.data(), pair.size(), "%02x", bytes[i]);
    digits += pair.data();
  }
  return digits;
}

/// A line of /proc/self/status that is in KiB, such as "VmRSS", in MiB.
double process_mib(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name + ":")) return std::stod(line.substr(name.size() + 1)) / 1024;
  }
  return 0;
}

class Report {
 public:
  explicit Report(std::ostream& out) : stream_(out), json_(stream_) { json_.SetIndent(' ', 1); }

  void begin() { json_.StartObject(); }
  void end() { json_.EndObject(); }
  void begin(const char* key) {
    json_.Key(key);
    json_.StartObject();
  }
  void text(const char* key, const std::string& text) {
    json_.Key(key);
    json_.String(text.c_str());
  }
  void number(const char* key, double number) {
    json_.Key(key);
    json_.Double(number);
  }
  void count(const char* key, std::size_t count) {
    json_.Key(key);
    json_.Uint64(count);
  }

  void query(const Graph& graph, const std::string& id, const Measurement& measured) {
    begin(id.c_str());
    if (!measured.error.empty()) {
      text("error", measured.error);
    } else {
      number("median_ms", measured.median_ms);
      number("first_ms", measured.first_ms);
      count("rows", measured.rows.size());
      text("digest", digest(to_json_table(graph, measured.rows, measured.rows.size())));
      json_.Key("sample");
      const std::string sample = to_json_table(graph, measured.rows, 3);
      json_.RawValue(sample.c_str(), sample.size(), rapidjson::kArrayType);
    }
    end();
  }

 private:
  rapidjson::OStreamWrapper stream_;
  JsonOutput json_;
};

void describe(const Store& store, const Options& options, double open_ms, Report& report) {
  const Graph& graph = store.graph();
  report.text("engine", "newsgraph");
  report.text("dataset", store.file().stem().string());
  report.count("threads", options.threads);
  report.number("open_s", open_ms / 1000);
  report.number("open_rss_mib", process_mib("VmRSS"));
  report.number("topology_bytes_per_relationship",
                static_cast<double>(graph.topology().memory()) /
                    static_cast<double>(std::max<std::size_t>(graph.relationship_count(), 1)));
}

Engine make_engine(const Store& store, unsigned threads) {
  Engine engine(store.graph());
  ExecutionLimits limits;
  limits.timeout = kTimeLimit;
  limits.maximum_threads = threads;
  engine.set_limits(limits);
  engine.set_text_search([&store] { return store.text_search(); });
  return engine;
}

void run(const Options& options, std::ostream& out) {
  const std::vector<Question> questions = read_questions(options.queries);
  const Clock::time_point begin = Clock::now();
  const Store store = Store::open(options.graph, Store::Mode::kRead);
  const double open_ms = milliseconds_since(begin);
  Report report(out);
  report.begin();
  describe(store, options, open_ms, report);
  Engine engine = make_engine(store, options.threads);
  report.begin("queries");
  for (const Question& question : questions) {
    const Measurement measured = measure(engine, question.cypher);
    report.query(store.graph(), question.id, measured);
    std::cerr << "newsgraph " << question.id << ' ';
    if (measured.error.empty()) {
      std::cerr << measured.median_ms << '\n';
    } else {
      std::cerr << measured.error << '\n';
    }
  }
  report.end();
  report.number("rss_mib", process_mib("VmRSS"));
  report.number("peak_rss_mib", process_mib("VmHWM"));
  report.end();
  out << '\n';
}

}  // namespace
}  // namespace newsgraph

int main(int argc, char** argv) {
  CLI::App program("The queries of a file, timed on a graph file.");
  newsgraph::Options options;
  program.add_option("GRAPH", options.graph, "The graph file")->required();
  program.add_option("QUERIES", options.queries, "The queries, JSON")->required();
  program
      .add_option("--threads", options.threads, "How many threads may work on a query; default: 1")
      ->check(CLI::PositiveNumber);
  CLI11_PARSE(program, argc, argv);
  newsgraph::prepare_process_memory();  // as the program does
  try {
    newsgraph::run(options, std::cout);
  } catch (const newsgraph::Error& error) {
    std::cerr << "newsgraph-query-bench: " << error.describe() << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "newsgraph-query-bench: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
