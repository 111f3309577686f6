#include "newsgraph/graph/csv/csv_writer.h"

#include "newsgraph/graph/csv_export.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph::csv {

namespace {

/// Programs differ in what they strip from plain fields, so all that is unusual gets quotes.
bool needs_quotes(std::string_view text) {
  return text.empty() || text.front() == ' ' || text.back() == ' ' ||
         text.find_first_of("\",;'\t\r\n") != std::string_view::npos;
}

}  // namespace

void CsvWriter::separate() {
  if (!is_first_) out_ << ',';
  is_first_ = false;
}

void CsvWriter::text(std::string_view text) {
  separate();
  std::string valid = valid_utf8(text);
  if (spreadsheet_safe_ && looks_like_formula(valid)) valid.insert(0, "'");
  if (!needs_quotes(valid)) {
    out_ << valid;
    return;
  }
  out_ << '"';
  for (const char character : valid) {
    if (character == '"') out_ << '"';
    out_ << character;
  }
  out_ << '"';
}

void CsvWriter::plain(std::string_view text) {
  separate();
  out_ << text;
}

void CsvWriter::nothing() {
  separate();
}

void CsvWriter::end_record() {
  out_ << '\n';
  is_first_ = true;
}

}  // namespace newsgraph::csv
