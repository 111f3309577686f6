#include "newsgraph/cli/row_writer.h"

#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <sstream>

#include "graph/export/hostile_names.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph::cli {
namespace {

std::string written(RowFormat format, bool for_terminal, const std::string& name) {
  const Graph graph;
  std::ostringstream out;
  const auto writer = make_row_writer(format, out, {.is_terminal = for_terminal});
  writer->begin({name});
  writer->row(graph, {Value(name)});
  writer->end();
  return out.str();
}

/// What steers a terminal, save the line ends that the formats have themselves: control characters,
/// those of C1 too, and marks that turn the direction of text.
bool steers(std::string text) {
  for (const char* line_end : {"\r\n", "\n"}) {
    for (std::size_t at = 0; (at = text.find(line_end, at)) != std::string::npos;) {
      text.erase(at, std::string_view(line_end).size());
    }
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (byte < 0x20 || byte == 0x7f || (byte == 0xc2 && next >= 0x80 && next < 0xa0)) return true;
  }
  return text.find("\u202e") != std::string::npos || text.find("\u2066") != std::string::npos;
}

std::vector<std::string> names() {
  std::vector<std::string> all = testing::hostile_names();
  all.insert(all.end(), {"\x1b[2J", "\u009b2J", "a\u202eb", "del\x7f", "two\nlines\r\tof them"});
  return all;
}

TEST(RowWriter, EscapesForATerminalWhatWouldSteerIt) {
  for (const std::string& name : names()) {
    for (const auto& [text, format] : row_formats()) {
      EXPECT_FALSE(steers(written(format, true, name))) << text << ": " << name;
    }
  }
}

TEST(RowWriter, WritesJsonForATerminalThatSaysTheSame) {
  for (const std::string& name : names()) {
    for (const bool for_terminal : {false, true}) {
      rapidjson::Document json;
      json.Parse(written(RowFormat::kJsonLines, for_terminal, name).c_str());
      ASSERT_FALSE(json.HasParseError()) << name;
      const rapidjson::Value& value = json.MemberBegin()->value;
      EXPECT_EQ(std::string(value.GetString(), value.GetStringLength()), valid_utf8(name));
    }
  }
}

TEST(RowWriter, WritesValuesToFilesAndPipesAsTheyAre) {
  EXPECT_EQ(written(RowFormat::kCsv, false, "\x1b[2J"), "\x1b[2J\r\n\x1b[2J\r\n");
  EXPECT_EQ(written(RowFormat::kCsv, true, "\x1b[2J"), "\\u001b[2J\r\n\\u001b[2J\r\n");
}

}  // namespace
}  // namespace newsgraph::cli
