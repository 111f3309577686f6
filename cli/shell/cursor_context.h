// What is being typed at the end of an unfinished query.
//
// The text is rarely a query yet, so nothing is parsed: the tokens before the cursor and the
// brackets around it tell the place, and a wrong guess costs no more than a useless candidate.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::cli {

struct CursorContext {
  enum class Place {
    kNowhere,     ///< in a string, a comment, a number, a new name: nothing can be offered
    kExpression,  ///< a keyword, a function or a variable
    kVariable,    ///< the variable of a node or relationship in a pattern
    kLabel,
    kType,
    kKey,  ///< of a property; after `owner.`
    kParameter,
    kProcedure,
    kYield,  ///< an output of `procedure`
  };
  Place place = Place::kExpression;
  std::size_t begin = 0;  ///< of what is being typed, its opening backtick included
  std::string word;       ///< what is being typed, without its backtick; may be empty
  bool in_backticks = false;
  std::string owner;      ///< before the dot, when that is a name: "p", "date", "db.schema"
  std::string procedure;  ///< the last one that CALL named
  std::vector<std::string> variables;  ///< those that the text has named so far, sorted
};

/// `text` ends at the cursor.
CursorContext cursor_context(std::string_view text);

}  // namespace newsgraph::cli
