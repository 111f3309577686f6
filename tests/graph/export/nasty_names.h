// Names that have broken writers of text formats.
#pragma once

#include <string>
#include <vector>

namespace newsgraph::testing {

inline std::vector<std::string> nasty_names() {
  return {
      "O'Neil \"the hammer\"",
      "back\\slash \\n \\N \\G \\",
      "two\nlines\r\nand\ttabs",
      "<b>bold</b> <br/> <!-- x -->",
      "]]> <![CDATA[ x ]]>",
      "AT&T &amp; &lt; &#0; &nbsp;",
      "{record|<port> fields}",
      std::string("nul\0inside", 10),
      "bell\a escape\x1b[31m delete\x7f",
      "\xC2\x85 next line, \xE2\x80\xA8 line separator",
      "\xEF\xBF\xBE\xEF\xBF\xBF noncharacters",
      "\xff\xfe not UTF-8 \xC3",
      "\xED\xA0\x80 surrogate, \xC0\x80 overlong, \xF4\x90\x80\x80 too high",
      "محسن نقوی",
      "\xE2\x80\xAE override \xE2\x80\xAC",
      "מוסקבה, Москва, 莫斯科",
      "👩‍👩‍👧 family",
      "",
      " ",
      "\"",
      "\\",
      "digraph { a -> b }",
      "n1 -> n2; // /* */ #",
      std::string(100'000, 'x'),
      std::string(3000, '\n'),
  };
}

}  // namespace newsgraph::testing
