#include "newsgraph/query/functions/find_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace newsgraph::functions {
namespace {

TEST(FindText, FindsTheFirstPlaceAsTheLibraryDoes) {
  std::mt19937 random(7);
  Budget budget(ExecutionLimits{});
  const auto text_of = [&](std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('a' + random() % 2);
    return text;
  };
  for (int round = 0; round < 20000; ++round) {
    const std::string text = text_of(random() % (round % 50 == 0 ? 700 : 60));
    const std::string part = text_of(random() % 12);
    const std::size_t begin = round % 3 == 0 ? random() % (text.size() + 1) : 0;
    ASSERT_EQ(find_text(text, part, begin, budget), text.find(part, begin))
        << "'" << part << "' in '" << text << "' from " << begin;
  }
}

}  // namespace
}  // namespace newsgraph::functions
