#include "gherkin.h"

#include <algorithm>
#include <utility>

#include "newsgraph/graph/error.h"

namespace newsgraph::tck {

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// The cells of "| a | b |".
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && (line[i + 1] == '|' || line[i + 1] == '\\')) {
      cell += line[++i];
    } else if (line[i] == '|') {
      cells.emplace_back(trimmed(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

std::string filled_in(std::string text, const std::vector<std::string>& names,
                      const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < names.size() && i < values.size(); ++i) {
    const std::string placeholder = "<" + names[i] + ">";
    for (std::size_t at = 0; (at = text.find(placeholder, at)) != std::string::npos;) {
      text.replace(at, placeholder.size(), values[i]);
      at += values[i].size();
    }
  }
  return text;
}

class Reader {
 public:
  Reader(std::string_view text, std::string file_name) : file_name_(std::move(file_name)) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      lines_.push_back(text.substr(0, end));
      if (end == std::string_view::npos) break;
      text.remove_prefix(end + 1);
    }
  }

  std::vector<Scenario> run() {
    for (; line_ < lines_.size(); ++line_) {
      const std::string_view line = trimmed(lines_[line_]);
      if (line.empty() || line.starts_with('#')) continue;
      read_line(line);
    }
    finish_scenario();
    return std::move(scenarios_);
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorKind::kInput, message, {file_name_, line_ + 1, 0});
  }

  static std::string_view after(std::string_view line, std::string_view keyword) {
    return trimmed(line.substr(keyword.size()));
  }

  void read_line(std::string_view line) {
    if (line.starts_with("Feature:")) {
      feature_ = after(line, "Feature:");
    } else if (line.starts_with("Background:")) {
      steps_ = &background_;
    } else if (line.starts_with("Scenario Outline:")) {
      begin_scenario(after(line, "Scenario Outline:"));
    } else if (line.starts_with("Scenario:")) {
      begin_scenario(after(line, "Scenario:"));
    } else if (line.starts_with("Examples:")) {
      examples_.emplace_back();
      in_examples_ = true;
    } else if (line.starts_with('@')) {
      read_tags(line);
    } else if (line.starts_with('|')) {
      read_row(line);
    } else if (line.starts_with("\"\"\"")) {
      read_doc();
    } else {
      read_step(line);
    }
  }

  void begin_scenario(std::string_view name) {
    finish_scenario();
    scenario_ = Scenario{feature_, std::string(name), 0, std::move(tags_), {}, line_ + 1};
    tags_.clear();
    steps_ = &scenario_.steps;
    open_ = true;
  }

  void finish_scenario() {
    in_examples_ = false;
    if (!std::exchange(open_, false)) return;
    scenario_.steps.insert(scenario_.steps.begin(), background_.begin(), background_.end());
    int number = 0;
    for (const Table& examples : examples_) {
      for (std::size_t row = 1; row < examples.size(); ++row) {
        scenarios_.push_back(written_out(examples.front(), examples[row], ++number));
      }
    }
    if (examples_.empty()) scenarios_.push_back(std::move(scenario_));
    examples_.clear();
  }

  Scenario written_out(const std::vector<std::string>& names,
                       const std::vector<std::string>& values, int number) const {
    Scenario scenario = scenario_;
    scenario.example = number;
    for (Step& step : scenario.steps) {
      step.text = filled_in(step.text, names, values);
      step.doc = filled_in(step.doc, names, values);
      for (auto& row : step.table) {
        for (std::string& cell : row) cell = filled_in(cell, names, values);
      }
    }
    return scenario;
  }

  void read_tags(std::string_view line) {
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(' '), line.size());
      if (end > 0) tags_.emplace_back(line.substr(0, end));
      line = trimmed(line.substr(end));
    }
  }

  void read_row(std::string_view line) {
    if (in_examples_) {
      examples_.back().push_back(cells_of(line));
    } else {
      current_step().table.push_back(cells_of(line));
    }
  }

  void read_doc() {
    const std::size_t indent = lines_[line_].find('"');
    const std::size_t first = line_;
    std::string& doc = current_step().doc;
    for (++line_;; ++line_) {
      if (line_ >= lines_.size()) {
        line_ = first;
        fail("this \"\"\" is never closed");
      }
      if (trimmed(lines_[line_]).starts_with("\"\"\"")) return;
      std::string_view line = lines_[line_];
      while (line.ends_with('\r')) line.remove_suffix(1);
      const std::size_t own = std::min(line.find_first_not_of(' '), line.size());
      if (!doc.empty()) doc += '\n';
      doc += line.substr(std::min(indent, own));
    }
  }

  void read_step(std::string_view line) {
    if (steps_ == nullptr) fail("expected 'Feature:', 'Background:' or 'Scenario:'");
    for (const std::string_view keyword : {"Given ", "When ", "Then ", "And ", "But "}) {
      if (!line.starts_with(keyword)) continue;
      steps_->push_back({std::string(after(line, keyword)), {}, {}});
      return;
    }
    fail("'" + std::string(line) + "' is no step");
  }

  Step& current_step() {
    if (steps_ == nullptr || steps_->empty()) fail("this belongs to no step");
    return steps_->back();
  }

  std::string file_name_;
  std::vector<std::string_view> lines_;
  std::size_t line_ = 0;

  std::string feature_;
  std::vector<Step> background_;
  std::vector<std::string> tags_;
  Scenario scenario_;
  std::vector<Table> examples_;
  std::vector<Step>* steps_ = nullptr;
  bool open_ = false;
  bool in_examples_ = false;
  std::vector<Scenario> scenarios_;
};

}  // namespace

std::string Scenario::key() const {
  std::string key = feature + " | " + name;
  if (example > 0) key += " | " + std::to_string(example);
  return key;
}

std::vector<Scenario> read_feature(std::string_view text, const std::string& file_name) {
  return Reader(text, file_name).run();
}

}  // namespace newsgraph::tck
