#include "scenario_run.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include "newsgraph/query/engine.h"
#include "notation.h"
#include "outcome.h"

namespace newsgraph::tck {

namespace {

constexpr std::chrono::seconds kTimeLimit{20};

/// Ends a scenario early.
struct Unmet {
  Verdict::Kind kind;
  std::string why;
};

[[noreturn]] void fail(std::string why) {
  throw Unmet{Verdict::Kind::kFailed, std::move(why)};
}

std::string shown(const std::map<std::string, std::int64_t>& effects) {
  if (effects.empty()) return "none";
  std::string text;
  for (const auto& [name, count] : effects) text += name + " " + std::to_string(count) + " ";
  return text;
}

std::string shown(const std::vector<std::vector<std::string>>& rows) {
  constexpr std::size_t kMostRows = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(rows.size(), kMostRows); ++i) {
    text += "\n      |";
    for (const std::string& cell : rows[i]) text += " " + cell + " |";
  }
  if (rows.size() > kMostRows) {
    text += "\n      … " + std::to_string(rows.size() - kMostRows) + " more";
  }
  return text.empty() ? " no rows" : text;
}

/// "in :: INTEGER?, out :: STRING" as fields.
std::vector<functions::ProcedureField> fields_of(std::string_view text) {
  std::vector<functions::ProcedureField> fields;
  std::istringstream parts{std::string(text)};
  for (std::string part; std::getline(parts, part, ',');) {
    const std::size_t separator = part.find("::");
    if (separator == std::string::npos) continue;
    std::string name, type;
    std::istringstream(part.substr(0, separator)) >> name;
    std::istringstream(part.substr(separator + 2)) >> type;
    const bool nullable = type.ends_with('?');
    if (nullable) type.pop_back();
    fields.push_back({name, type, nullable});
  }
  return fields;
}

/// A procedure that looks its rows up in a table whose columns are inputs, then outputs.
functions::Procedure procedure_of(std::string_view signature, const Table& table) {
  const std::size_t open = signature.find('(');
  const std::size_t close = signature.find(')');
  const std::size_t outputs = signature.find('(', close);
  functions::Procedure procedure;
  procedure.name = signature.substr(0, open);
  procedure.inputs = fields_of(signature.substr(open + 1, close - open - 1));
  procedure.outputs =
      fields_of(signature.substr(outputs + 1, signature.find(')', outputs) - outputs - 1));
  std::vector<std::vector<Value>> rows;
  for (std::size_t i = 1; i < table.size(); ++i) {
    std::vector<Value> row;
    for (const std::string& cell : table[i]) row.push_back(parse_value(cell));
    rows.push_back(std::move(row));
  }
  procedure.call = [rows, inputs = procedure.inputs.size()](const functions::ProcedureContext&,
                                                            std::span<const Value> arguments) {
    std::vector<std::vector<Value>> found;
    for (const auto& row : rows) {
      bool match = true;
      for (std::size_t i = 0; i < inputs; ++i) match = match && equivalent(row[i], arguments[i]);
      if (match) found.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(inputs), row.end());
    }
    return found;
  };
  return procedure;
}

class ScenarioRun {
 public:
  explicit ScenarioRun(std::filesystem::path graphs)
      : graphs_(std::move(graphs)), engine_(graph_) {}

  void step(const Step& step) {
    const std::string& text = step.text;
    if (text == "an empty graph" || text == "any graph") return;
    if (text.starts_with("the ") && text.ends_with(" graph")) {
      load(text.substr(4, text.size() - 10));
    } else if (text == "having executed:") {
      set_up(step.doc);
    } else if (text == "parameters are:") {
      for (const auto& row : step.table) parameters_[row.at(0)] = parse_value(row.at(1));
    } else if (text.starts_with("there exists a procedure ")) {
      engine_.add_procedure(procedure_of(text.substr(25), step.table));
    } else if (text == "executing query:" || text == "executing control query:") {
      execute(step.doc);
    } else if (text.starts_with("the result should be")) {
      check_result(text, step.table);
    } else if (text == "no side effects") {
      check_side_effects({});
    } else if (text == "the side effects should be:") {
      check_side_effects(step.table);
    } else if (text.find(" should be raised at ") != std::string::npos) {
      check_error(text);
    } else {
      throw Unmet{Verdict::Kind::kSkipped, "unknown step: " + text};
    }
  }

 private:
  void load(const std::string& name) {
    const std::filesystem::path file = graphs_ / name / (name + ".cypher");
    std::ifstream stream(file);
    if (!stream) fail("cannot read the graph " + file.string());
    set_up({std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()});
  }

  void set_up(const std::string& query) {
    limit_time();
    try {
      engine_.run(query);
    } catch (const QueryError& error) {
      fail("the set-up failed: " + error.describe());
    }
  }

  void execute(const std::string& query) {
    limit_time();
    outcome_ = run(engine_, graph_, query, parameters_);
    error_expected_ = false;
  }

  void limit_time() {
    ExecutionLimits limits;
    limits.timeout = kTimeLimit;
    engine_.set_limits(limits);
  }

  const Result& result() const {
    if (outcome_.error) fail("unexpected error: " + outcome_.error->describe());
    return *outcome_.result;
  }

  void check_result(const std::string& text, const Table& expected) {
    const Canonical options{text.find("ignoring element order") != std::string::npos};
    const Result& actual = result();
    if (text == "the result should be empty") {
      if (!actual.rows.empty()) fail("expected no rows, got" + shown(rows_of(actual, options)));
      return;
    }
    check_columns(expected.at(0), actual);

    std::vector<std::vector<std::string>> wanted;
    for (std::size_t i = 1; i < expected.size(); ++i) {
      wanted.emplace_back();
      for (const std::string& cell : expected[i]) wanted.back().push_back(canonical(cell, options));
    }
    std::vector<std::vector<std::string>> got =
        arranged(rows_of(actual, options), actual.columns, expected.at(0));
    if (text.find("in order") == std::string::npos) {
      std::ranges::sort(wanted);
      std::ranges::sort(got);
    }
    if (wanted != got) fail("expected" + shown(wanted) + "\n    got" + shown(got));
  }

  std::vector<std::vector<std::string>> rows_of(const Result& actual, Canonical options) const {
    std::vector<std::vector<std::string>> rows;
    for (const Row& row : actual.rows) {
      rows.emplace_back();
      for (const Value& value : row) rows.back().push_back(canonical(graph_, value, options));
    }
    return rows;
  }

  static void check_columns(std::vector<std::string> wanted, const Result& actual) {
    std::vector<std::string> got = actual.columns;
    std::ranges::sort(wanted);
    std::ranges::sort(got);
    if (wanted != got) fail("expected the columns" + shown({wanted}) + "\n    got" + shown({got}));
  }

  /// The cells of each row in the order of the wanted columns.
  static std::vector<std::vector<std::string>> arranged(
      const std::vector<std::vector<std::string>>& rows, const std::vector<std::string>& columns,
      const std::vector<std::string>& wanted) {
    std::vector<std::vector<std::string>> result;
    for (const auto& row : rows) {
      result.emplace_back();
      for (const std::string& name : wanted) {
        const auto column = std::ranges::find(columns, name) - columns.begin();
        result.back().push_back(row.at(static_cast<std::size_t>(column)));
      }
    }
    return result;
  }

  void check_side_effects(const Table& expected) const {
    std::map<std::string, std::int64_t> wanted;
    for (const auto& row : expected) {
      const std::int64_t count = std::stoll(row.at(1));
      if (count != 0) wanted[row.at(0)] = count;
    }
    if (!error_expected_) static_cast<void>(result());
    if (wanted != outcome_.side_effects) {
      fail("expected the side effects " + shown(wanted) + ", got " + shown(outcome_.side_effects));
    }
  }

  /// "a TypeError should be raised at runtime: InvalidArgumentType"
  void check_error(const std::string& text) {
    error_expected_ = true;
    const std::size_t type_begin = text.find(' ') + 1;
    const std::string type = text.substr(type_begin, text.find(' ', type_begin) - type_begin);
    const std::size_t at = text.find(" raised at ") + 11;
    const std::size_t colon = text.find(": ", at);
    const std::string phase = text.substr(at, colon - at);
    const std::string detail = text.substr(colon + 2);
    if (!outcome_.error) fail("expected " + type + " (" + detail + "), but the query ran");

    const QueryError& error = *outcome_.error;
    const std::string got_phase =
        error.phase() == QueryError::Phase::kCompileTime ? "compile time" : "runtime";
    const bool phase_fits = phase == "any time" || phase == got_phase;
    if (error.type() != type || !phase_fits || (detail != "*" && error.detail() != detail)) {
      fail("expected " + type + " at " + phase + " (" + detail + "), got at " + got_phase + " " +
           error.describe());
    }
  }

  std::filesystem::path graphs_;
  Graph graph_;
  Engine engine_;
  Parameters parameters_;
  Outcome outcome_;
  bool error_expected_ = false;
};

}  // namespace

Verdict run_scenario(const Scenario& scenario, const std::filesystem::path& graphs) {
  ScenarioRun run(graphs);
  try {
    for (const Step& step : scenario.steps) run.step(step);
  } catch (const Unmet& unmet) {
    return {unmet.kind, unmet.why};
  } catch (const std::exception& error) {
    return {Verdict::Kind::kFailed, error.what()};
  }
  return {};
}

}  // namespace newsgraph::tck
