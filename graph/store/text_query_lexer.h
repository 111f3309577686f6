// A search as people type it, cut into words, phrases and signs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::store {

struct SearchToken {
  enum class Kind { kWords, kField, kOpen, kClose, kAnd, kOr, kNot, kRequired, kEnd };
  Kind kind = Kind::kEnd;
  std::string text;        ///< of words, without quotes and escapes; of a field, its name
  bool beginning = false;  ///< of words: the last is the beginning of one
  std::size_t begin = 0;   ///< in bytes

  bool is(Kind other) const { return kind == other; }
};

/// The last token is kEnd. Words of nothing but punctuation are left out, as FTS5's tokenizer
/// leaves them out. Throws search_error().
std::vector<SearchToken> search_tokens(std::string_view query);

/// Throws Error (kInput): what is wrong at byte `at` of the search, and what to do about it.
[[noreturn]] void search_error(std::string_view query, std::size_t at, const std::string& message,
                               const std::string& hint);

}  // namespace newsgraph::store
