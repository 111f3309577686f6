#include "newsgraph/ingest/language/tokenizer.h"

#include <algorithm>
#include <array>

#include "newsgraph/ingest/language/abbreviations.h"

namespace newsgraph::language {

namespace {

bool is_apostrophe(std::int32_t c) {
  return c == '\'' || c == 0x2019;
}
bool is_hyphen(std::int32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}
bool is_word(std::int32_t c) {
  return is_letter(c) || is_number(c) || c == '_';
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::span<const CodePoint> points, std::size_t end)
      : text_(text), points_(points), end_(end) {}

  std::vector<Token> run(std::size_t position) {
    while (position < end_) {
      if (is_space(at(position))) {
        ++position;
        continue;
      }
      const std::size_t next = token_end(position);
      emit(position, next);
      position = next;
    }
    return std::move(tokens_);
  }

 private:
  std::int32_t at(std::size_t position) const {
    return position < end_ ? points_[position].value : 0;
  }

  std::string_view slice(std::size_t begin, std::size_t end) const {
    return text_.substr(points_[begin].byte, points_[end].byte - points_[begin].byte);
  }

  std::size_t token_end(std::size_t begin) const {
    if (const std::size_t end = address_end(begin); end != begin) return end;
    if (is_negation(begin) && begin > 0 && is_word(points_[begin - 1].value)) return begin + 3;
    if (is_word(at(begin))) return word_end(begin);
    if (is_number(at(begin + 1)) && (at(begin) == '.' || at(begin) == '$')) {
      // ".5" is a number; "$5" is a sign and a number.
      return at(begin) == '.' ? number_end(begin + 1) : begin + 1;
    }
    if ((at(begin) == '@' || at(begin) == '#') && is_word(at(begin + 1))) {
      return word_run_end(begin + 1);
    }
    if (is_apostrophe(at(begin))) {
      if (const std::size_t end = clitic_end(begin); end != begin) return end;
    }
    return sign_end(begin);
  }

  /// Signs stand alone, but for runs of the same dash, full stop, question or exclamation mark.
  std::size_t sign_end(std::size_t begin) const {
    const std::int32_t c = at(begin);
    constexpr std::array<std::int32_t, 6> kRepeating{'.', '-', '!', '?', '*', '='};
    std::size_t end = begin + 1;
    if (std::ranges::find(kRepeating, c) == kRepeating.end()) return with_marks(end);
    while (at(end) == c) ++end;
    return end;
  }

  /// Combining marks, joiners and variation selectors belong to the sign before them.
  std::size_t with_marks(std::size_t end) const {
    while (end < end_ && !is_space(at(end)) &&
           (at(end) == 0x200d || (at(end) >= 0xfe00 && at(end) <= 0xfe0f) ||
            (at(end) >= 0x1f3fb && at(end) <= 0x1f3ff))) {
      ++end;
    }
    return end;
  }

  /// "http://…", "www.…", "name@host": up to white space, without closing punctuation.
  std::size_t address_end(std::size_t begin) const {
    if (!is_letter(at(begin))) return begin;
    std::size_t end = begin, at_sign = 0;
    bool scheme = false;
    while (end < end_ && !is_space(at(end)) && at(end) != '<' && at(end) != '>' && at(end) != '"' &&
           at(end) < 0x2018) {
      if (at(end) == '@') at_sign = end;
      scheme = scheme || (at(end) == ':' && at(end + 1) == '/' && at(end + 2) == '/');
      ++end;
      // Words this long are no addresses, and looking further for each would be quadratic.
      if (end - begin > kLongestAddress) break;
    }
    const bool www = slice(begin, std::min(begin + 4, end)) == "www.";
    while (end > begin && is_closing(at(end - 1))) --end;
    const bool mail = at_sign > begin && at_sign + 1 < end && is_word(at(at_sign + 1));
    return scheme || www || mail ? end : begin;
  }

  static bool is_closing(std::int32_t c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' ||
           c == ']' || c == '\'';
  }

  std::size_t word_run_end(std::size_t begin) const {
    std::size_t end = begin;
    while (end < end_ && is_word(at(end))) ++end;
    return end;
  }

  /// Digits with separators between digits: "1,200.50", "10:30", "2025-02-25", "24/7".
  std::size_t number_end(std::size_t begin) const {
    std::size_t end = begin;
    constexpr std::string_view kSeparators = ".,:/-";
    while (end < end_) {
      if (is_number(at(end))) {
        ++end;
      } else if (at(end) < 0x80 &&
                 kSeparators.find(static_cast<char>(at(end))) != std::string_view::npos &&
                 end > begin && is_number(at(end + 1))) {
        ++end;
      } else {
        break;
      }
    }
    return end;
  }

  std::size_t word_end(std::size_t begin) const {
    std::size_t end = is_number(at(begin)) ? number_end(begin) : begin;
    while (end < end_) {
      if (is_word(at(end))) {
        if (end > begin && is_negation(end)) return end;
        ++end;
      } else if (is_hyphen(at(end)) && end > begin && is_word(at(end + 1))) {
        ++end;
      } else if (at(end) == '.' && is_letter(at(end + 1)) && inside_initials(begin, end)) {
        ++end;
      } else if (at(end) == '&' && is_upper(at(end - 1)) && is_upper(at(end + 1))) {
        ++end;  // "AT&T"
      } else if (is_apostrophe(at(end)) && is_letter(at(end + 1)) && clitic_end(end) == end) {
        ++end;  // "O'Brien", "Sana'a"
      } else {
        break;
      }
    }
    if (at(end) == '.' && abbreviation_kind(slice(begin, end)) != AbbreviationKind::kNone &&
        at(end + 1) != '.') {
      ++end;
    }
    return end;
  }

  /// Whether what stands before the full stop is single letters: "U", "U.S", "a.m".
  bool inside_initials(std::size_t begin, std::size_t stop) const {
    if (stop - begin > 12 || !is_letter(at(stop - 1))) return false;
    return stop - 1 == begin || at(stop - 2) == '.';
  }

  /// Whether "n't" stands here and ends the word.
  bool is_negation(std::size_t position) const {
    return (at(position) == 'n' || at(position) == 'N') && is_apostrophe(at(position + 1)) &&
           (at(position + 2) == 't' || at(position + 2) == 'T') && !is_word(at(position + 3));
  }

  /// End of "'s", "'re", "'ve", "'ll", "'d", "'m" at an apostrophe after a word; else `begin`.
  std::size_t clitic_end(std::size_t begin) const {
    if (begin == 0 || !is_word(points_[begin - 1].value)) return begin;
    constexpr std::array<std::string_view, 6> kClitics{"s", "re", "ve", "ll", "d", "m"};
    const std::size_t end = word_run_end(begin + 1);
    if (end - begin > 3) return begin;
    std::string letters(slice(begin + 1, end));
    std::ranges::transform(letters, letters.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::find(kClitics, letters) != kClitics.end() ? end : begin;
  }

  void emit(std::size_t begin, std::size_t end) {
    Token token;
    token.begin_byte = points_[begin].byte;
    token.end_byte = points_[end].byte;
    token.begin_codepoint = begin;
    token.end_codepoint = end;
    token.form = slice(begin, end);
    token.space_after = end >= end_ || is_space(at(end));
    tokens_.push_back(std::move(token));
  }

  static constexpr std::size_t kLongestAddress = 500;

  std::string_view text_;
  std::span<const CodePoint> points_;
  std::size_t end_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::span<const CodePoint> points,
                            std::size_t begin, std::size_t end) {
  return Tokenizer(text, points, end).run(begin);
}

}  // namespace newsgraph::language
