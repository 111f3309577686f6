// JSON read into a tree whose every value knows where it stands in its file, so that whatever is
// wrong with a hand-written file can be said with line and column.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/error.h"

namespace newsgraph::evaluation {

struct JsonMember;

struct JsonValue {
  enum class Kind { kNull, kBoolean, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  bool boolean = false;
  std::string text;                 ///< of a string or a number
  std::vector<JsonValue> elements;  ///< of an array
  std::vector<JsonMember> members;  ///< of an object, in the file's order
  std::size_t begin_byte = 0;       ///< its first character in the file

  /// The first member of this name, or null.
  const JsonValue* find(std::string_view name) const;
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

class LocatedJson {
 public:
  /// Throws Error when the file cannot be read, is larger than any article, nests deeper than
  /// anybody writes by hand, or is not JSON in UTF-8.
  static LocatedJson read(const std::filesystem::path& file);
  /// The same from text; `file` is what errors call it.
  static LocatedJson parse(std::string text, const std::string& file);

  const JsonValue& root() const { return root_; }
  SourceLocation where(const JsonValue& value) const { return where(value.begin_byte); }

 private:
  SourceLocation where(std::size_t byte) const;

  std::string text_;
  std::string file_;
  JsonValue root_;
};

}  // namespace newsgraph::evaluation
