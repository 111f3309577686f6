#include "newsgraph/cli/row_writer.h"

#include <cstddef>
#include <optional>

#include "newsgraph/cli/csv.h"
#include "newsgraph/cli/printable.h"
#include "newsgraph/graph/json.h"

namespace newsgraph::cli {

namespace {

class TableWriter : public RowWriter {
 public:
  TableWriter(std::ostream& out, const TableStyle& style, Footnotes* footnotes)
      : out_(out), style_(style), footnotes_(footnotes) {}

  void begin(const std::vector<std::string>& columns) override { table_.emplace(columns); }

  void row(const Graph& graph, const Row& row) override {
    std::vector<Cell> cells;
    for (const Value& value : row) {
      const Cell::Kind kind = value.is_null()     ? Cell::Kind::kNull
                              : value.is_number() ? Cell::Kind::kNumber
                                                  : Cell::Kind::kText;
      cells.push_back({text(graph, value), kind});
    }
    table_->add(std::move(cells));
  }

  void end() override { table_->write(out_, style_); }

 private:
  std::string text(const Graph& graph, const Value& value) const {
    if (footnotes_ == nullptr) return plain_text(graph, value);
    if (value.is_relationship()) return footnotes_->reference(value.as_relationship());
    const bool holds_relationships =
        value.is_list() && !value.as_list().empty() && value.as_list().front().is_relationship();
    if (!holds_relationships) return plain_text(graph, value);
    std::string references;
    for (const Value& element : value.as_list()) references += text(graph, element);
    return references;
  }

  std::ostream& out_;
  TableStyle style_;
  Footnotes* footnotes_;
  std::optional<Table> table_;
};

/// A row on one line. What printable() escapes stands in the strings of JSON alone, and its escapes
/// are JSON's: whoever copies it from a terminal has the same values.
std::string json_line(const Graph& graph, const std::vector<std::string>& columns, const Row& row,
                      bool for_terminal) {
  const std::string line = to_json(graph, columns, row);
  return for_terminal ? printable(line) : line;
}

class JsonWriter : public RowWriter {
 public:
  JsonWriter(std::ostream& out, bool for_terminal) : out_(out), for_terminal_(for_terminal) {}

  void begin(const std::vector<std::string>& columns) override {
    columns_ = columns;
    out_ << '[';
  }
  void row(const Graph& graph, const Row& row) override {
    out_ << (first_ ? "\n" : ",\n") << json_line(graph, columns_, row, for_terminal_);
    first_ = false;
  }
  void end() override { out_ << (first_ ? "]\n" : "\n]\n"); }

 private:
  std::ostream& out_;
  bool for_terminal_;
  std::vector<std::string> columns_;
  bool first_ = true;
};

class JsonLinesWriter : public RowWriter {
 public:
  JsonLinesWriter(std::ostream& out, bool for_terminal) : out_(out), for_terminal_(for_terminal) {}

  void begin(const std::vector<std::string>& columns) override { columns_ = columns; }
  void row(const Graph& graph, const Row& row) override {
    out_ << json_line(graph, columns_, row, for_terminal_) << '\n';
  }
  void end() override {}

 private:
  std::ostream& out_;
  bool for_terminal_;
  std::vector<std::string> columns_;
};

class CsvWriter : public RowWriter {
 public:
  CsvWriter(std::ostream& out, bool for_terminal) : out_(out), for_terminal_(for_terminal) {}

  void begin(const std::vector<std::string>& columns) override {
    for (std::size_t i = 0; i < columns.size(); ++i) field(i, quoted(columns[i]));
    // A query that returns nothing has no columns, and its CSV no header.
    if (!columns.empty()) out_ << kLineEnd;
  }
  void row(const Graph& graph, const Row& row) override {
    for (std::size_t i = 0; i < row.size(); ++i) field(i, text(graph, row[i]));
    out_ << kLineEnd;
  }
  void end() override {}

 private:
  static constexpr const char* kLineEnd = "\r\n";  // RFC 4180 §2.1

  void field(std::size_t i, const std::string& text) { out_ << (i > 0 ? "," : "") << text; }

  std::string quoted(const std::string& text) const {
    return csv_field(for_terminal_ ? printable(text) : text);
  }

  std::string text(const Graph& graph, const Value& value) const {
    if (value.is_null()) return {};
    const std::string text = plain_text(graph, value);
    return value.is_number() ? text : quoted(text);
  }

  std::ostream& out_;
  bool for_terminal_;
};

}  // namespace

const Choices<RowFormat>& row_formats() {
  static const Choices<RowFormat> formats = {{"table", RowFormat::kTable},
                                             {"json", RowFormat::kJson},
                                             {"jsonl", RowFormat::kJsonLines},
                                             {"csv", RowFormat::kCsv}};
  return formats;
}

std::unique_ptr<RowWriter> make_row_writer(RowFormat format, std::ostream& out,
                                           const TableStyle& style, Footnotes* footnotes) {
  switch (format) {
    case RowFormat::kTable:
      break;
    case RowFormat::kJson:
      return std::make_unique<JsonWriter>(out, style.is_terminal);
    case RowFormat::kJsonLines:
      return std::make_unique<JsonLinesWriter>(out, style.is_terminal);
    case RowFormat::kCsv:
      return std::make_unique<CsvWriter>(out, style.is_terminal);
  }
  return std::make_unique<TableWriter>(out, style, footnotes);
}

std::string plain_text(const Graph& graph, const Value& value) {
  if (value.is_string()) return value.as_string();
  if (value.is_date()) return to_string(value.as_date());
  if (value.is_local_time()) return to_string(value.as_local_time());
  if (value.is_time()) return to_string(value.as_time());
  if (value.is_local_date_time()) return to_string(value.as_local_date_time());
  if (value.is_date_time()) return to_string(value.as_date_time());
  if (value.is_duration()) return to_string(value.as_duration());
  return to_text(graph, value);
}

}  // namespace newsgraph::cli
