#include "newsgraph/graph/store/text_query.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "newsgraph/graph/message.h"
#include "newsgraph/graph/store/text_query_lexer.h"

namespace newsgraph::store {

namespace {

using Kind = SearchToken::Kind;

// FTS5's parser has a stack of 100 entries, of which each parenthesis takes three.
constexpr std::size_t kMaximumDepth = 25;
// Each word is a lookup; more than this is a text, not a question.
constexpr std::size_t kMaximumTerms = 1000;

/// A part of an expression of FTS5.
struct Part {
  std::string text;
  bool joined = false;    ///< by operators: needs parentheses beside others
  std::size_t depth = 0;  ///< of its parentheses
  std::size_t terms = 0;
};

/// What a clause asks for of the texts that are found.
enum class Demand { kMay, kMust, kMustNot };

struct Clause {
  Part part;
  Demand demand = Demand::kMay;
};

/// The parts joined by the operator; `parts` is not empty.
Part joined(std::vector<Part> parts, std::string_view operation) {
  if (parts.size() == 1) return std::move(parts.front());
  Part all;
  all.joined = true;
  for (Part& part : parts) {
    if (!all.text.empty()) all.text += " " + std::string(operation) + " ";
    all.text += part.joined ? "(" + part.text + ")" : part.text;
    all.depth = std::max(all.depth, part.depth + (part.joined ? 1 : 0));
    all.terms += part.terms;
  }
  return all;
}

class Translator {
 public:
  Translator(std::string_view query, std::span<const std::string_view> columns)
      : query_(query), columns_(columns), tokens_(search_tokens(query)) {}

  std::string run() {
    if (peek().is(Kind::kEnd)) fail(peek(), "there is no word to look for", "Name at least one.");
    Part whole = group();
    if (peek().is(Kind::kClose)) {
      fail(peek(), "`)` closes nothing", "Put it in quotes to look for it as text.");
    }
    return std::move(whole.text);
  }

 private:
  const SearchToken& peek() const { return tokens_[at_]; }
  const SearchToken& take() { return tokens_[at_++]; }
  bool take(Kind kind) {
    if (!peek().is(kind)) return false;
    ++at_;
    return true;
  }
  bool ends_group() const { return peek().is(Kind::kEnd) || peek().is(Kind::kClose); }

  [[noreturn]] void fail(const SearchToken& token, const std::string& message,
                         const std::string& hint) const {
    search_error(query_, token.begin, message, hint);
  }

  Part group() {
    const SearchToken& begin = peek();
    std::vector<Part> may, must, must_not;
    bool after_or = false;
    do {
      const SearchToken& first = peek();
      const bool before_is_or = after_or;
      Clause clause = alternative();
      after_or = take(Kind::kOr);
      if (clause.demand == Demand::kMustNot && (before_is_or || after_or)) {
        fail(first, "OR NOT would find nearly everything", "Leave out the OR.");
      }
      (clause.demand == Demand::kMay    ? may
       : clause.demand == Demand::kMust ? must
                                        : must_not)
          .push_back(std::move(clause.part));
    } while (after_or || !ends_group());
    return combined(begin, std::move(may), std::move(must), std::move(must_not));
  }

  Part combined(const SearchToken& begin, std::vector<Part> may, std::vector<Part> must,
                std::vector<Part> must_not) {
    if (may.empty() && must.empty()) {
      fail(begin, "it only says what must not occur", "Name a word to look for, too.");
    }
    Part found;
    if (must.empty()) {
      found = joined(std::move(may), "OR");
    } else {
      found = joined(std::move(must), "AND");
      // What may occur as well finds nothing, but brings those that have it to the front.
      if (!may.empty()) {
        may.push_back(found);
        found = joined({found, joined(std::move(may), "OR")}, "AND");
      }
    }
    if (!must_not.empty()) found = joined({found, joined(std::move(must_not), "OR")}, "NOT");
    return sound(begin, std::move(found));
  }

  Part sound(const SearchToken& at, Part part) const {
    if (part.depth > kMaximumDepth) fail(at, "parentheses nest too deeply", "Ask more simply.");
    if (part.terms > kMaximumTerms) fail(at, "it has too many words", "Ask for fewer.");
    return part;
  }

  /// Clauses that AND joins. A demand of a single one is left to the group.
  Clause alternative() {
    const SearchToken& begin = peek();
    Clause first = clause();
    if (!peek().is(Kind::kAnd)) return first;
    std::vector<Part> wanted, unwanted;
    const auto sort = [&](Clause each) {
      (each.demand == Demand::kMustNot ? unwanted : wanted).push_back(std::move(each.part));
    };
    sort(std::move(first));
    while (take(Kind::kAnd)) sort(clause());
    if (wanted.empty()) return {joined(std::move(unwanted), "OR"), Demand::kMustNot};
    return {combined(begin, {}, std::move(wanted), std::move(unwanted)), Demand::kMay};
  }

  Clause clause() {
    Demand demand = Demand::kMay;
    if (take(Kind::kNot)) demand = Demand::kMustNot;
    if (demand == Demand::kMay && take(Kind::kRequired)) demand = Demand::kMust;
    if (!peek().is(Kind::kField)) return {operand(), demand};
    const SearchToken& field = take();
    require_column(field);
    Part part = operand();
    const bool encloses = part.joined;
    part.text = field.text + " : " + (encloses ? "(" + part.text + ")" : part.text);
    part.depth += encloses ? 2 : 1;  // the field is on the parser's stack as well
    part.joined = false;
    return {std::move(part), demand};
  }

  void require_column(const SearchToken& field) {
    if (in_field_) fail(field, "a field stands inside another", "Name each outside the other.");
    if (std::ranges::find(columns_, field.text) == columns_.end()) {
      std::string names;
      for (const std::string_view column : columns_) {
        names += (names.empty() ? "" : ", ") + std::string(column);
      }
      fail(field,
           "the index has no field `" + abbreviated(field.text) + "`; its fields are " + names,
           "Put words with a colon in quotes to look for them as text.");
    }
    in_field_ = peek().is(Kind::kOpen);
  }

  Part operand() {
    const SearchToken& token = peek();
    if (take(Kind::kWords)) {
      std::string text = "\"";
      for (const char c : token.text) text += c == '"' ? std::string("\"\"") : std::string(1, c);
      return {text + (token.beginning ? "\"*" : "\""), false, 0, 1};
    }
    if (!take(Kind::kOpen)) refuse_operand(token);
    if (++depth_ > kMaximumDepth) fail(token, "parentheses nest too deeply", "Ask more simply.");
    const bool field_begins = in_field_ && at_ >= 2 && tokens_[at_ - 2].is(Kind::kField);
    Part part = group();
    if (!take(Kind::kClose)) fail(token, "a parenthesis is not closed", "Write `)` where it ends.");
    if (field_begins) in_field_ = false;
    --depth_;
    return part;
  }

  [[noreturn]] void refuse_operand(const SearchToken& token) const {
    const SearchToken* const before = at_ == 0 ? nullptr : &tokens_[at_ - 1];
    const bool after_operator = before != nullptr && !before->is(Kind::kOpen);
    switch (token.kind) {
      case Kind::kEnd:
        fail(after_operator ? *before : token,
             after_operator ? "the search ends with an operator" : "a parenthesis is not closed",
             "Put a word after it.");
      case Kind::kClose:
        fail(token, before == nullptr ? "`)` closes nothing" : "there is nothing before `)`",
             "Put a word there.");
      case Kind::kAnd:
      case Kind::kOr: {
        const std::string name = token.is(Kind::kAnd) ? "AND" : "OR";
        fail(token, "there is nothing before " + name, kSmall);
      }
      default:
        fail(token, "a word has to stand here", "Write one sign before a word only.");
    }
  }

  static constexpr const char* kSmall = "Write it small to look for the word.";

  std::string_view query_;
  std::span<const std::string_view> columns_;
  std::vector<SearchToken> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool in_field_ = false;  ///< in the parentheses behind one
};

}  // namespace

std::string to_fts5(std::string_view query, std::span<const std::string_view> columns) {
  return Translator(query, columns).run();
}

}  // namespace newsgraph::store
