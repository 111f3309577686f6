#include "newsgraph/query/execution/regular_expression.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/functions/find_text.h"
#include "newsgraph/query/query_error.h"

namespace newsgraph::execution {
namespace {

/// An iterator over the text that counts a step each time the matcher looks at a character, so that
/// a pattern that goes back and forth over it for ever can be stopped. Boost's matcher keeps its
/// state outside the stack and lets exceptions through.
class Watched {
 public:
  using iterator_category = std::random_access_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Watched() = default;
  Watched(const char* place, functions::Budget& budget) : place_(place), budget_(&budget) {}

  reference operator*() const {
    budget_->step();
    return *place_;
  }
  reference operator[](difference_type offset) const { return *(*this + offset); }
  Watched& operator++() { return *this += 1; }
  Watched operator++(int) { return std::exchange(*this, *this + 1); }
  Watched& operator--() { return *this -= 1; }
  Watched operator--(int) { return std::exchange(*this, *this - 1); }
  Watched& operator+=(difference_type offset) {
    place_ += offset;
    return *this;
  }
  Watched& operator-=(difference_type offset) { return *this += -offset; }
  friend Watched operator+(Watched at, difference_type offset) { return at += offset; }
  friend Watched operator-(Watched at, difference_type offset) { return at -= offset; }
  friend difference_type operator-(const Watched& left, const Watched& right) {
    return left.place_ - right.place_;
  }
  bool operator==(const Watched& other) const { return place_ == other.place_; }
  auto operator<=>(const Watched& other) const { return place_ <=> other.place_; }

 private:
  const char* place_ = nullptr;
  functions::Budget* budget_ = nullptr;
};

/// Boost's messages quote some characters of the expression around the fault.
constexpr std::size_t kLongestReason = 300;

}  // namespace

void RegularExpression::prepare(const std::string& pattern) {
  if (pattern == pattern_) return;
  regex_.assign(pattern, boost::regex::perl);
  required_ = required_text(pattern);
  pattern_ = pattern;
}

bool RegularExpression::has_required(std::string_view text, functions::Budget& budget) {
  const auto has = [&](std::string_view characters) {
    return functions::find_text(characters, required_.text, 0, budget) != std::string_view::npos;
  };
  if (!required_.ignores_case) return has(text);
  budget.step_over(text);
  lowered_.resize(text.size());
  std::ranges::transform(text, lowered_.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return has(lowered_);
}

Ternary RegularExpression::matches(const Value& text, const Value& pattern,
                                   functions::Budget& budget) {
  if (!text.is_string() || !pattern.is_string()) return std::nullopt;
  return matches(text.as_string(), pattern.as_string(), budget);
}

bool RegularExpression::matches(std::string_view text, const std::string& pattern,
                                functions::Budget& budget) {
  try {
    prepare(pattern);
    // To look for a text takes much less time than to match.
    if (!has_required(text, budget)) return false;
    const Watched begin(text.data(), budget);
    boost::match_results<Watched> ignored;
    return boost::regex_match(begin, begin + static_cast<std::ptrdiff_t>(text.size()), ignored,
                              regex_);
  } catch (const QueryError&) {
    throw;
  } catch (const std::runtime_error& error) {
    throw QueryError(
        "ArgumentError", "InvalidRegularExpression",
        "The regular expression cannot be used: " + abbreviated(error.what(), kLongestReason));
  }
}

}  // namespace newsgraph::execution
