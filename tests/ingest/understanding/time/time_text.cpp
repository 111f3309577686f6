#include "time_text.h"

#include <gtest/gtest.h>

namespace newsgraph::testing {

namespace {

using understanding::TimeExpression;
using understanding::TimeRole;

std::string_view role_text(TimeRole role) {
  switch (role) {
    case TimeRole::kWhen:
      return "";
    case TimeRole::kSince:
      return "since ";
    case TimeRole::kUntil:
      return "until ";
    case TimeRole::kBy:
      return "by ";
    case TimeRole::kBefore:
      return "before ";
    case TimeRole::kAfter:
      return "after ";
    case TimeRole::kLength:
      return "length ";
    case TimeRole::kOften:
      return "often ";
    case TimeRole::kAttribute:
      return "of-noun ";
    case TimeRole::kVague:
      return "vague ";
    case TimeRole::kTimeOfDay:
      return "clock ";
  }
  return "";
}

void add_token(language::Sentence& sentence, std::string_view text, std::size_t begin,
               std::size_t end) {
  if (begin >= end) return;
  language::Token token;
  token.form = std::string(text.substr(begin, end - begin));
  token.begin_byte = token.begin_codepoint = begin;
  token.end_byte = token.end_codepoint = end;
  token.space_after = end < text.size() && text[end] == ' ';
  sentence.tokens.push_back(std::move(token));
}

bool is_cut(std::string_view text, std::size_t i) {
  const char c = text[i];
  const bool ends = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == ')';
  if (c == '(' || c == ')' || c == '"' || c == ';' || c == '?' || c == '!') return true;
  if (c == ',' || c == ':' || c == '\'') return ends;
  return c == '.' && i + 1 == text.size();
}

}  // namespace

understanding::Words plain_words(std::string_view text) {
  constexpr std::string_view kDash = "–";
  language::Sentence sentence;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t cut = text[i] == ' ' || is_cut(text, i)       ? 1
                            : text.substr(i, kDash.size()) == kDash ? kDash.size()
                                                                    : 0;
    if (cut == 0) continue;
    add_token(sentence, text, begin, i);
    if (text[i] != ' ') add_token(sentence, text, i, i + cut);
    i += cut - 1;
    begin = i + 1;
  }
  add_token(sentence, text, begin, text.size());
  return understanding::words_of(sentence);
}

understanding::TimeFrame frame_of(std::string_view article) {
  understanding::TimeFrame frame;
  frame.article = parse_date(article);
  return frame;
}

std::string times_text(std::string_view sentence, const understanding::TimeFrame& frame,
                       bool future) {
  const understanding::Words words = plain_words(sentence);
  std::string text;
  for (const TimeExpression& time : understanding::find_time_expressions(words)) {
    if (!text.empty()) text += "; ";
    text += std::string(role_text(time.role)) + text_of(words, time.extent) + ": " +
            std::string(to_string(time.type)) + " " + timex3_value(time, frame, future);
    if (time.modifier != understanding::TimexModifier::kNone) {
      text += " [" + std::string(to_string(time.modifier)) + "]";
    }
    const std::optional<FactDate> date = resolve(time, frame, future);
    if (!date) continue;
    text += " = " + date->to_string();
    if (date->end) text += ".." + newsgraph::to_string(*date->end);
  }
  return text;
}

void expect_times(std::string_view article, const std::vector<TimeCase>& cases, bool future) {
  for (const TimeCase& each : cases) {
    EXPECT_EQ(times_text(each.sentence, frame_of(article), future), each.times) << each.sentence;
  }
}

}  // namespace newsgraph::testing
