#include "newsgraph/ingest/timex.h"

#include <gtest/gtest.h>

#include "newsgraph/ingest/analyzer.h"
#include "understanding/reading.h"

namespace newsgraph {
namespace {

/// One line an expression: its sentence and tokens, type, value, modifier and date.
std::vector<std::string> timexes_of(std::string_view text, std::string_view date) {
  const Document document = testing::document_of(text, date);
  const language::Analysis analysis = language::Analyzer::english().analyze(document);
  std::vector<std::string> lines;
  for (const Timex& timex : find_timexes(document, analysis)) {
    std::string line = std::to_string(timex.sentence) + ":";
    const auto& tokens = analysis.sentences[timex.sentence].tokens;
    for (std::size_t i = timex.begin_token; i < timex.end_token; ++i) line += " " + tokens[i].form;
    line += " = " + std::string(timex.type) + " " + timex.value;
    if (!timex.modifier.empty()) line += " " + std::string(timex.modifier);
    if (timex.date) line += " " + timex.date->to_string();
    lines.push_back(line);
  }
  return lines;
}

TEST(Timexes, HaveTokensAttributesAndDates) {
  EXPECT_EQ(timexes_of("They began a two-day visit in early 2024.\n"
                       "They have met every Friday since last October.",
                       "2025-02-25"),
            (std::vector<std::string>{
                "0: two - day = DURATION P2D", "0: early 2024 = DATE 2024 START 2024",
                "1: every Friday = SET XXXX-WXX-5", "1: last October = DATE 2024-10 2024-10"}));
}

TEST(Timexes, FollowTheDateToldBefore) {
  EXPECT_EQ(timexes_of("They met in Rome on 3 May 2024.\nThey left the next day.", "2025-02-25"),
            (std::vector<std::string>{"0: 3 May 2024 = DATE 2024-05-03 2024-05-03",
                                      "1: the next day = DATE 2024-05-04 2024-05-04"}));
}

TEST(Timexes, WithoutTheArticlesDateAreLeftOpen) {
  EXPECT_EQ(timexes_of("They met on Monday in Rome.", ""),
            std::vector<std::string>{"0: Monday = DATE XXXX-WXX-1"});
}

}  // namespace
}  // namespace newsgraph
