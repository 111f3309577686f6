// Tables of queries with their answers.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>

#include "query/query_table.h"

namespace newsgraph {

struct AnswerCase {
  const char* purpose;
  const char* query;
  const char* answer;  ///< a line break, then a row a line; or "TYPE: DETAIL"
};

/// Runs every query on a graph of its own.
inline void expect_answers(const char* create, std::initializer_list<AnswerCase> cases) {
  for (const AnswerCase& each : cases) {
    std::string text = answer(create, each.query);
    if (text.empty() || text.back() == '\n') text = "\n" + text;
    EXPECT_EQ(text, each.answer) << each.purpose << "\n" << each.query;
  }
}

}  // namespace newsgraph
