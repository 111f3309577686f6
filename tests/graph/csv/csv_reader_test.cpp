#include "newsgraph/graph/csv/csv_reader.h"

#include <gtest/gtest.h>

#include <fstream>

#include "graph/store/temporary_folder.h"

namespace newsgraph::csv {
namespace {

/// Fields between `|`, quoted ones in «», a record a line.
std::string records_of(const std::string& text, Dialect dialect = {}) {
  const testing::TemporaryFolder folder;
  std::ofstream(folder / "f.csv", std::ios::binary) << text;
  CsvReader reader(folder / "f.csv", dialect);
  std::string records;
  while (reader.next()) {
    std::string record;
    for (const Field& field : reader.fields()) {
      if (!record.empty()) record += '|';
      if (field.quoted) record += "«";
      record += field.text;
      if (field.quoted) record += "»";
    }
    records += record + "\n";
  }
  return records;
}

std::string failure_of(const std::string& text) {
  try {
    records_of(text);
  } catch (const Error& error) {
    return std::to_string(error.location().line) + ":" + std::to_string(error.location().column) +
           " " + error.what();
  }
  return "no error";
}

TEST(CsvReader, ReadsWhatRfc4180Says) {
  const std::pair<std::string, std::string> cases[] = {
      {"a,b\n1,2\n", "a|b\n1|2\n"},
      {"a,b\r\n1,2\r\n", "a|b\n1|2\n"},
      {"a,b\n1,2", "a|b\n1|2\n"},
      {"a,b\r\n1,", "a|b\n1|\n"},
      {"\"a,b\",\"c\nd\"\n", "«a,b»|«c\nd»\n"},
      {"\"say \"\"no\"\"\",x\n", "«say \"no\"»|x\n"},
      {"\"\"\"\",\"\"\n", "«\"»|«»\n"},
      {"x,\"\"\r\n", "x|«»\n"},
      {"\xef\xbb\xbf"
       "a,b\n",
       "a|b\n"},
      {"\n\r\na\n\n\nb\n\n", "a\nb\n"},
      {"5'10\",a\"b\"\n", "5'10\"|a\"b\"\n"},
      {" a , \"b\"\n", " a | \"b\"\n"},
      {"Ω,🇬🇪\n", "Ω|🇬🇪\n"},
      {"a\rb,c\n", "a\rb|c\n"},
      {"", ""},
  };
  for (const auto& [text, records] : cases) EXPECT_EQ(records_of(text), records) << text;
}

TEST(CsvReader, ReadsOtherDialects) {
  EXPECT_EQ(records_of("'a\tb'\t\"c\"\n'it''s'\tx\n", {'\t', '\''}), "«a\tb»|\"c\"\n«it's»|x\n");
}

TEST(CsvReader, NamesThePlaceOfWhatIsWrong) {
  const std::pair<std::string, std::string> cases[] = {
      {"a,b\n1,\"x\n", "2:3 a quotation is not closed"},
      {"a,b\n\"x\"y,2\n", "2:4 text after the end of a quotation"},
      {"\"Ω\nΩ\",\"x\" \n", "2:7 text after the end of a quotation"},
      {"a\nb\xff\n", "2:2 this is not UTF-8"},
      {"a,\"\xed\xa0\x80\"\n", "1:4 this is not UTF-8"},
  };
  for (const auto& [text, message] : cases) EXPECT_EQ(failure_of(text), message) << text;
}

TEST(CsvReader, KnowsWhereFieldsBegin) {
  const testing::TemporaryFolder folder;
  std::ofstream(folder / "f.csv") << "a,b\n\n\"x\ny\",Ω,z\nlast,1\n";
  CsvReader reader(folder / "f.csv", {});
  const auto place = [&](std::size_t field) {
    const SourceLocation location = reader.location(field);
    return std::to_string(location.line) + ":" + std::to_string(location.column);
  };
  reader.next();
  EXPECT_EQ(place(1), "1:3");
  reader.next();
  EXPECT_EQ(place(0) + " " + place(1) + " " + place(2) + " " + place(3), "3:1 4:4 4:6 4:7");
  reader.next();
  EXPECT_EQ(place(1), "5:6");
}

TEST(CsvReader, ReadsRecordsThatLieAcrossItsBuffers) {
  std::string text, expected;
  for (int i = 0; text.size() < (std::size_t{9} << 20); ++i) {
    const std::string word(static_cast<std::size_t>(i * 7919 % 5000), 'x');
    text += "\"" + word + "\"\"\n\"," + std::to_string(i) + "\r\n";
    expected += "«" + word + "\"\n»|" + std::to_string(i) + "\n";
  }
  EXPECT_TRUE(records_of(text) == expected);
  const std::string longest(std::size_t{10} << 20, 'y');
  EXPECT_TRUE(records_of("a," + longest + "\nb\n") == "a|" + longest + "\nb\n");
}

TEST(CsvReader, SaysThatAFileCannotBeRead) {
  const testing::TemporaryFolder folder;
  EXPECT_THROW(CsvReader(folder / "absent.csv", {}), Error);
  EXPECT_THROW(CsvReader(folder.path(), {}), Error);
}

}  // namespace
}  // namespace newsgraph::csv
