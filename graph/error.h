// The one base of every exception newsgraph throws.
//
// An error ends an operation: a bad query, an unreadable file, a broken store. It says what is
// wrong, where, and what to do about it. What may well be absent is a std::optional, not an error;
// a mistake of ours is an assertion, not an error.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace newsgraph {

/// A place in outside data. Lines and columns count from 1; 0 means unknown. Columns count Unicode
/// code points.
struct SourceLocation {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;

  /// "FILE:LINE:COLUMN", leaving out what is unknown; empty when nothing is known.
  std::string to_string() const;
};

/// Whose fault it was; the program's exit status follows from it.
enum class ErrorKind {
  kInput,     ///< the data or the query was at fault
  kUsage,     ///< the caller asked for something that does not exist or make sense
  kInternal,  ///< something broke: disk, memory, a damaged file, a mistake of ours
};

class Error : public std::runtime_error {
 public:
  explicit Error(ErrorKind kind, const std::string& message, SourceLocation location = {},
                 std::string hint = {});

  ErrorKind kind() const noexcept { return kind_; }
  const SourceLocation& location() const noexcept { return location_; }
  /// What to do about it, as a sentence; empty when there is nothing useful to say.
  const std::string& hint() const noexcept { return hint_; }
  /// "LOCATION: message", then the hint on a line of its own.
  std::string describe() const;

 private:
  ErrorKind kind_;
  SourceLocation location_;
  std::string hint_;
};

}  // namespace newsgraph
