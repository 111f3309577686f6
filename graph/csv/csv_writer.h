// Records of a CSV file, written as csv_reader.h reads them.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace newsgraph::csv {

class CsvWriter {
 public:
  /// `out` is borrowed. See CsvExport::spreadsheet_safe.
  CsvWriter(std::ostream& out, bool spreadsheet_safe)
      : out_(out), spreadsheet_safe_(spreadsheet_safe) {}

  /// Whatever stands in it, as UTF-8; an empty text is `""`.
  void text(std::string_view text);
  /// A number, a date …, which needs no quotes.
  void plain(std::string_view text);
  /// A field that is not there.
  void nothing();
  void end_record();

 private:
  void separate();

  std::ostream& out_;
  bool spreadsheet_safe_;
  bool is_first_ = true;  ///< field of its record
};

}  // namespace newsgraph::csv
