#include "newsgraph/ingest/language/segmentation/multiword.h"

#include <gtest/gtest.h>

#include "ingest/language/tiny_model.h"

namespace newsgraph::language {
namespace {

struct Case {
  const char* form;
  const char* words;
};

TEST(MultiwordTable, SplitsKnownFormsAndClitics) {
  testing::ModelSections model;
  model.set_text("segmenter.multiword",
                 "don't 2 3\ngonna 3 2\nd'être 2 4\ni'mma 1 2 2\nits' 4\nall-day 3 4");
  const std::string bytes = model.file();
  const MultiwordTable table(ModelFile::view(bytes, "m.model"));
  const Case cases[] = {
      {"don't", "do|n't"},
      {"Don’t", "Do|n’t"},      // whatever the case and the apostrophe
      {"All–day", "All|–day"},  // and the dash
      {"GONNA", "GON|NA"},
      {"D'Être", "D'|Être"},  // lengths are of characters
      {"I'mma", "I|'m|ma"},
      {"its'", "its'"},           // one length: known to be one word
      {"Russia's", "Russia|'s"},  // forms that the table lacks
      {"RUSSIA’S", "RUSSIA|’S"},
      {"Élysée’s", "Élysée|’s"},
      {"日本's", "日本|'s"},
      {"U.S.'s", "U.S.|'s"},
      {"1990's", "1990|'s"},
      {"couldn't", "could|n't"},
      {"they're", "they|'re"},
      {"we've", "we|'ve"},
      {"he'll", "he|'ll"},
      {"she'd", "she|'d"},
      {"I'm", "I|'m"},
      {"ministers'", "ministers|'"},
      {"us'", "us'"},  // too short to be a plural's
      {"'s", "'s"},    // nothing to hang on
      {"n't", "n't"},
      {"-'s", "-'s"},
      {"rock'n'roll", "rock'n'roll"},
      {"s", "s"},
      {"", ""},
      {"\xff's", "\xff|'s"},
  };
  for (const Case& each : cases) {
    const std::vector<CodePoint> points = decode(each.form);
    std::string words;
    std::size_t begin = 0;
    for (const std::size_t length : table.split(points, 0, points.size() - 1)) {
      ASSERT_LT(begin + length, points.size()) << each.form;
      if (begin > 0) words += "|";
      const std::size_t byte = points[begin].byte;
      begin += length;
      words += std::string(each.form).substr(byte, points[begin].byte - byte);
    }
    EXPECT_EQ(words, each.words);
    EXPECT_EQ(begin, points.size() - 1) << each.form;
  }
}

TEST(MultiwordTable, SomeFormsHaveASecondReading) {
  testing::ModelSections model;
  model.set_text("segmenter.multiword", "its 3|2 1\nit's 2 2|4\ngonna 3 2");
  const std::string bytes = model.file();
  const MultiwordTable table(ModelFile::view(bytes, "m.model"));
  using Lengths = std::vector<std::uint32_t>;
  const auto split = [&](std::string_view form, bool second) {
    const std::vector<CodePoint> points = decode(form);
    return table.split(points, 0, points.size() - 1, second);
  };
  EXPECT_EQ(split("Its", false), (Lengths{3}));
  EXPECT_EQ(split("Its", true), (Lengths{2, 1}));
  EXPECT_EQ(split("it’s", false), (Lengths{2, 2}));
  EXPECT_EQ(split("it’s", true), (Lengths{4}));
  EXPECT_EQ(split("gonna", true), (Lengths{3, 2}));  // the only one it has
  EXPECT_EQ(split("she's", true), (Lengths{3, 2}));
  EXPECT_EQ(split("she", true), (Lengths{3}));
}

TEST(MultiwordTable, LeavesWhatIsTooLongToBeWords) {
  testing::ModelSections model;
  model.set_text("segmenter.multiword", "");
  const std::string bytes = model.file();
  const MultiwordTable table(ModelFile::view(bytes, "m.model"));
  for (const std::size_t letters : {38, 39, 100'000}) {
    const std::vector<CodePoint> points = decode(std::string(letters, 'a') + "'s");
    const std::size_t parts = letters == 38 ? 2 : 1;
    EXPECT_EQ(table.split(points, 0, points.size() - 1).size(), parts) << letters;
  }
}

}  // namespace
}  // namespace newsgraph::language
