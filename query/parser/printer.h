// Syntax tree back to text, in one canonical layout: parse(print(parse(t))) equals parse(t).
#pragma once

#include <string>

#include "newsgraph/query/parser/ast.h"

namespace newsgraph::parser {

std::string print(const Query& query);
std::string print(const Expression& expression);
std::string print(const Pattern& pattern);

}  // namespace newsgraph::parser
