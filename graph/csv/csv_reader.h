// Records of a CSV file, one after the other.
//
// As RFC 4180 has it: fields in quotes may hold delimiters, line breaks and, doubled, quotes; lines
// end with LF or CRLF. A byte order mark and blank lines are passed over. A quote inside a field
// that does not begin with one is a character like others. Text must be UTF-8. Only a piece of the
// file is in memory at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/error.h"

namespace newsgraph::csv {

struct Dialect {
  char delimiter = ',';
  char quote = '"';
};

struct Field {
  std::string_view text;  ///< without quotes; borrowed until the next record
  bool quoted = false;    ///< tells an empty text ("") from nothing at all
};

class CsvReader {
 public:
  /// Throws Error when the file cannot be read.
  CsvReader(std::filesystem::path file, Dialect dialect);

  /// Goes to the next record; false at the end. Throws Error when a quotation is not closed or is
  /// followed by text, when a text is not UTF-8, and when a record is longer than kLongestRecord.
  bool next();
  std::span<const Field> fields() const { return fields_; }
  /// Where a field of the record begins, also one past the last: the end of the record.
  SourceLocation location(std::size_t field) const;
  const std::filesystem::path& file() const { return file_; }

  static constexpr std::size_t kLongestRecord = std::size_t{128} << 20;

 private:
  enum class Outcome { kRecord, kIncomplete };
  struct CloseFile {
    void operator()(std::FILE* file) const noexcept;
  };

  bool fill();
  void skip_blank_lines();
  Outcome read_record();
  /// These return where the field ends, or nullptr when the buffer ends first.
  const char* read_plain(const char* at);
  const char* read_quoted(const char* at);
  void add_quoted(const char* begin, const char* end, bool has_doubled);
  void require_utf8(std::string_view text);
  SourceLocation location_of(const char* place) const;
  [[noreturn]] void fail(const char* place, const std::string& message,
                         const std::string& hint) const;

  std::filesystem::path file_;
  Dialect dialect_;
  std::unique_ptr<std::FILE, CloseFile> in_;
  std::vector<char> buffer_;
  const char* at_ = nullptr;   ///< the next record
  const char* end_ = nullptr;  ///< of what the buffer holds
  bool ended_ = false;         ///< the file holds no more
  const char* record_ = nullptr;
  std::size_t record_line_ = 1;
  std::size_t next_line_ = 1;
  std::size_t quoted_line_breaks_ = 0;  ///< of the record
  std::vector<Field> fields_;
  std::vector<const char*> begins_;  ///< of each field, its quote included
  /// Texts that had doubled quotes.
  std::vector<std::unique_ptr<std::string>> rewritten_;
  std::size_t rewritten_count_ = 0;
};

}  // namespace newsgraph::csv
