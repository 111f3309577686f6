#include "newsgraph/ingest/language/sentence_splitter.h"

#include <algorithm>
#include <array>

#include "newsgraph/ingest/language/abbreviations.h"
#include "newsgraph/ingest/language/codepoints.h"

namespace newsgraph::language {

namespace {

bool is_one_of(const std::string& form, std::initializer_list<std::string_view> forms) {
  return std::ranges::find(forms, form) != forms.end();
}

bool is_terminator(const Token& token) {
  return is_one_of(token.form, {"!", "?", "…", "。"}) ||
         token.form.find_first_not_of(".?!") == std::string::npos;
}

/// What may stand between a terminator and the end of its sentence.
bool is_closer(const Token& token) {
  return is_one_of(token.form, {"\"", "'", "”", "’", ")", "]", "»"});
}

bool is_opener(const Token& token) {
  return is_one_of(token.form, {"\"", "'", "“", "‘", "(", "[", "«", "—", "–", "-"});
}

bool begins_upper(const Token& token) {
  return is_upper(decode(token.form).front().value);
}

bool begins_number(const Token& token) {
  return is_number(decode(token.form).front().value);
}

/// Words that open sentences and are not capitalised inside them: what follows "Oct." or "Inc." and
/// is one of these begins a sentence.
bool opens_sentence(const Token& token) {
  return is_one_of(
      token.form,
      {"The",      "A",         "An",    "In",    "On",   "At",      "He",     "She",
       "It",       "They",      "We",    "This",  "That", "These",   "But",    "And",
       "However",  "His",       "Her",   "Its",   "Both", "After",   "Before", "During",
       "Speaking", "According", "There", "I",     "Last", "Earlier", "Later",  "Meanwhile",
       "For",      "As",        "When",  "While", "If"});
}

class Splitter {
 public:
  explicit Splitter(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::vector<std::size_t> run() const {
    std::vector<std::size_t> starts;
    if (tokens_.empty()) return starts;
    starts.push_back(0);
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t next = ends_at(i) ? after_closers(i + 1) : i + 1;
      if (ends_at(i) && next < tokens_.size() && starts_sentence(i, next)) starts.push_back(next);
      i = next;
    }
    return starts;
  }

 private:
  /// Whether the token may close a sentence: a terminator, or an abbreviation with its full stop.
  bool ends_at(std::size_t i) const {
    const std::string& form = tokens_[i].form;
    if (is_terminator(tokens_[i])) return true;
    return form.size() > 1 && form.back() == '.' &&
           abbreviation_kind(std::string_view(form).substr(0, form.size() - 1)) ==
               AbbreviationKind::kAnywhere;
  }

  std::size_t after_closers(std::size_t i) const {
    // A straight quote closes when it stands right after the terminator, else it opens what comes.
    while (i < tokens_.size() && is_closer(tokens_[i]) && !tokens_[i - 1].space_after) ++i;
    return i;
  }

  bool starts_sentence(std::size_t terminator, std::size_t next) const {
    if (!tokens_[next - 1].space_after) return false;  // "news.com", "3.Point"
    std::size_t word = next;
    while (word + 1 < tokens_.size() && is_opener(tokens_[word])) ++word;
    const Token& token = tokens_[word];
    if (!is_terminator(tokens_[terminator])) return opens_sentence(token);
    if (begins_upper(token) || begins_number(token)) return true;
    // A question or exclamation inside a sentence goes on in lower case ("'Why?' he asked"); after
    // a full stop even a name such as "al-Jaafari" opens one, if nothing closes in between.
    return tokens_[terminator].form == "." && is_hyphenated_name(token);
  }

  static bool is_hyphenated_name(const Token& token) {
    const std::size_t hyphen = token.form.find('-');
    return hyphen != std::string::npos && hyphen <= 3 && hyphen + 1 < token.form.size() &&
           token.form[hyphen + 1] >= 'A' && token.form[hyphen + 1] <= 'Z';
  }

  const std::vector<Token>& tokens_;
};

}  // namespace

std::vector<std::size_t> sentence_starts(const std::vector<Token>& tokens) {
  return Splitter(tokens).run();
}

}  // namespace newsgraph::language
