// Patterns: nodes in parentheses, relationships between dashes.
#include <utility>

#include "newsgraph/query/parser/parser_state.h"

namespace newsgraph::parser {

/// Whether the tokens at `position` draw a relationship: "--(", "-->(", "-[…]-(", "<--(", "<-[".
bool ParserState::arrow_follows(std::size_t position) const {
  const auto sign = [&](std::size_t at, std::string_view text) {
    const Token& here = tokens_[std::min(at, tokens_.size() - 1)];
    return here.kind == TokenKind::kSign && here.text == text;
  };
  const bool incoming = sign(position, "<");
  if (incoming) ++position;
  if (!sign(position, "-")) return false;
  ++position;
  if (sign(position, "[")) position = closing_[position] + 1;
  if (!sign(position, "-")) return false;
  ++position;
  if (sign(position, ">")) ++position;
  return sign(position, "(");
}

bool ParserState::at_relationship_chain() const {
  return is_sign("(") && arrow_follows(closing(position_) + 1);
}

Pattern ParserState::pattern() {
  Pattern pattern;
  do {
    pattern.parts.push_back(pattern_part());
  } while (accept_sign(","));
  return pattern;
}

PatternPart ParserState::pattern_part() {
  const std::size_t start = begin();
  PatternPart part;
  if (is_name() && is_sign("=", 1)) {
    part.variable = take().text;
    take();
  }
  const bool shortest = is_keyword("SHORTESTPATH") && is_sign("(", 1);
  const bool all_shortest = is_keyword("ALLSHORTESTPATHS") && is_sign("(", 1);
  if (shortest || all_shortest) {
    part.shortest = shortest ? ShortestKind::kShortest : ShortestKind::kAllShortest;
    take();
    take();
    pattern_chain(part);
    expect_sign(")");
  } else if (is_sign("(") && is_sign("(", 1)) {
    // Parentheses around a whole pattern change nothing.
    const Nesting nesting(*this);
    take();
    const std::string variable = std::move(part.variable);
    part = pattern_part();
    if (!variable.empty()) part.variable = variable;
    expect_sign(")");
  } else {
    pattern_chain(part);
  }
  part.span = span_from(start);
  return part;
}

void ParserState::pattern_chain(PatternPart& part) {
  part.nodes.push_back(node_pattern());
  while (is_sign("-") || is_sign("<")) {
    part.relationships.push_back(relationship_pattern());
    part.nodes.push_back(node_pattern());
  }
}

NodePattern ParserState::node_pattern() {
  const std::size_t start = begin();
  if (!is_sign("(")) fail_expected("a node pattern such as (n:Label)");
  take();
  NodePattern node;
  if (is_name()) node.variable = take().text;
  node.labels = label_list();
  node.properties = pattern_properties();
  if (!accept_sign(")")) fail_expected("')', a label or a map of properties");
  node.span = span_from(start);
  return node;
}

std::vector<std::string> ParserState::label_list() {
  std::vector<std::string> labels;
  while (accept_sign(":")) labels.push_back(expect_name("a label"));
  return labels;
}

ExpressionPtr ParserState::pattern_properties() {
  if (is_sign("{")) return map_literal();
  if (token().kind != TokenKind::kParameter) return nullptr;
  const Token& parameter = take();
  return make_expression(Parameter{parameter.text}, parameter.span);
}

RelationshipPattern ParserState::relationship_pattern() {
  const std::size_t start = begin();
  RelationshipPattern relationship;
  const bool incoming = accept_sign("<");
  expect_sign("-");
  if (accept_sign("[")) {
    relationship_detail(relationship);
    if (!accept_sign("]")) fail_expected("']', a type, a length or a map of properties");
  }
  expect_sign("-");
  const bool outgoing = accept_sign(">");
  if (incoming != outgoing) {
    relationship.direction = incoming ? Direction::kIncoming : Direction::kOutgoing;
  }
  relationship.span = span_from(start);
  return relationship;
}

void ParserState::relationship_detail(RelationshipPattern& relationship) {
  if (is_name()) relationship.variable = take().text;
  if (accept_sign(":")) {
    relationship.types.push_back(expect_name("a relationship type"));
    while (accept_sign("|")) {
      accept_sign(":");
      relationship.types.push_back(expect_name("a relationship type"));
    }
  }
  if (accept_sign("*")) relationship.length = length_range();
  relationship.properties = pattern_properties();
}

LengthRange ParserState::length_range() {
  LengthRange range;
  const auto bound = [&]() -> std::optional<std::uint64_t> {
    if (token().kind != TokenKind::kInteger) return std::nullopt;
    return take().integer;
  };
  if (is_sign("-")) {
    fail("InvalidRelationshipPattern", "the length of a pattern cannot be negative", token().span);
  }
  range.minimum = bound();
  if (accept_sign("..")) {
    range.maximum = bound();
  } else {
    range.maximum = range.minimum;
  }
  return range;
}

}  // namespace newsgraph::parser
