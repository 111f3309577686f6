// A file of articles: its first byte chooses the format, the rest is the file. Whatever comes out
// is UTF-8, and its blocks lie in its text as document.h says.
#include <algorithm>
#include <cstdint>
#include <sstream>
#include <string>

#include "expect.h"
#include "newsgraph/graph/utf8.h"
#include "newsgraph/ingest/read_articles.h"

namespace {

using newsgraph::ArticleFormat;
using newsgraph::Document;
using newsgraph::fuzz::expect;

bool is_utf8(std::string_view text) {
  return newsgraph::well_formed_bytes(text) == text.size();
}

/// White space of the kinds that news agencies write, U+00A0 and U+FEFF among them.
bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const char32_t c = newsgraph::take_code_point(text);
    const bool blank = c <= U' ' || (c >= 0x7f && c <= 0xa0) || c == 0x1680 ||
                       (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) ||
                       c == 0x205f || c == 0x3000 || c == 0xfeff;
    if (!blank) return false;
  }
  return true;
}

void expect_sound(const Document& document) {
  for (const std::string* each :
       {&document.id, &document.title, &document.source, &document.url, &document.text}) {
    expect(is_utf8(*each), "what was read is UTF-8");
  }
  expect(!document.id.empty(), "an article has an id");
  const std::string_view text = document.text;
  std::size_t end = 0;
  for (const newsgraph::Block& block : document.blocks) {
    expect(end <= block.begin && block.begin < block.end && block.end <= text.size(),
           "blocks are in order, in the text, and not empty");
    expect(is_utf8(text.substr(block.begin, block.end - block.begin)),
           "a block splits no code point");
    expect(is_blank(text.substr(end, block.begin - end)), "between blocks is white space");
    end = block.end;
  }
  expect(document.blocks.empty() || is_blank(text.substr(end)), "after the blocks is white space");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr ArticleFormat kFormats[] = {ArticleFormat::kDetect,    ArticleFormat::kText,
                                        ArticleFormat::kHtml,      ArticleFormat::kJson,
                                        ArticleFormat::kJsonLines, ArticleFormat::kRunningText};
  if (size == 0) return 0;
  std::istringstream file(std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  const newsgraph::ArticleSink sink{expect_sound, [](const newsgraph::Error& fault) {
                                      expect(!fault.describe().empty(), "a fault says something");
                                    }};
  try {
    newsgraph::read_articles(file, "fuzzed", kFormats[data[0] % std::size(kFormats)], sink);
  } catch (const newsgraph::Error&) {
  }
  return 0;
}
