#include "newsgraph/query/parser/parser_state.h"

#include <algorithm>
#include <utility>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/parser/excerpt.h"
#include "newsgraph/query/parser/habits.h"
#include "newsgraph/query/parser/keyword.h"
#include "newsgraph/query/parser/parser.h"

namespace newsgraph::parser {

namespace {

/// For each opening bracket the position of its partner, for everything else the end.
std::vector<std::size_t> match_brackets(const std::vector<Token>& tokens) {
  std::vector<std::size_t> closing(tokens.size(), tokens.size() - 1);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kSign || tokens[i].text.size() != 1) continue;
    const char sign = tokens[i].text.front();
    if (sign == '(' || sign == '[' || sign == '{') {
      open.push_back(i);
    } else if (!open.empty() && (sign == ')' || sign == ']' || sign == '}')) {
      closing[open.back()] = i;
      open.pop_back();
    }
  }
  return closing;
}

std::string shown(const Token& token) {
  switch (token.kind) {
    case TokenKind::kEnd:
      return "the end of the query";
    case TokenKind::kString:
      return "a string";
    case TokenKind::kParameter:
      return in_quotes("$" + token.text);
    default:
      return in_quotes(token.text);
  }
}

}  // namespace

ExpressionPtr make_expression(Expression::Node node, QuerySpan span) {
  return std::make_shared<const Expression>(Expression{std::move(node), span});
}

ParserState::ParserState(std::string_view text)
    : text_(text), tokens_(tokenize(text)), closing_(match_brackets(tokens_)) {}

const Token& ParserState::token(std::size_t ahead) const {
  return tokens_[std::min(position_ + ahead, tokens_.size() - 1)];
}

bool ParserState::is_keyword(std::string_view keyword, std::size_t ahead) const {
  return token(ahead).kind == TokenKind::kName && same_keyword(token(ahead).text, keyword);
}

bool ParserState::is_sign(std::string_view sign, std::size_t ahead) const {
  return token(ahead).kind == TokenKind::kSign && token(ahead).text == sign;
}

bool ParserState::is_name(std::size_t ahead) const {
  return token(ahead).kind == TokenKind::kName || token(ahead).kind == TokenKind::kQuotedName;
}

bool ParserState::accept_keyword(std::string_view keyword) {
  if (!is_keyword(keyword)) return false;
  ++position_;
  return true;
}

bool ParserState::accept_sign(std::string_view sign) {
  if (!is_sign(sign)) return false;
  ++position_;
  return true;
}

void ParserState::expect_keyword(std::string_view keyword) {
  if (!accept_keyword(keyword)) fail_expected(keyword);
}

void ParserState::expect_sign(std::string_view sign) {
  if (!accept_sign(sign)) fail_expected("'" + std::string(sign) + "'");
}

std::string ParserState::expect_name(std::string_view what) {
  if (!is_name()) fail_expected(what);
  return take().text;
}

QuerySpan ParserState::span_from(std::size_t begin) const {
  return {begin, position_ == 0 ? begin : std::max(begin, tokens_[position_ - 1].span.end)};
}

void ParserState::fail_expected(std::string_view expected, std::string hint) const {
  if (hint.empty()) hint = hint_for_token(tokens_, position_);
  if (hint.empty()) hint = hint_for_open_bracket();
  fail("UnexpectedSyntax", "expected " + std::string(expected) + " but found " + shown(token()),
       token().span, std::move(hint));
}

/// Where the innermost bracket stands that is still open here, if nothing closes it.
std::string ParserState::hint_for_open_bracket() const {
  for (std::size_t i = position_; i-- > 0;) {
    const Token& opening = tokens_[i];
    const bool opens = opening.kind == TokenKind::kSign &&
                       (opening.text == "(" || opening.text == "[" || opening.text == "{");
    if (!opens || closing_[i] < position_) continue;
    const std::string_view partner = opening.text == "(" ? ")" : opening.text == "[" ? "]" : "}";
    if (tokens_[closing_[i]].text == partner) return {};
    const SourceLocation place = locate(text_, opening.span);
    return "The '" + opening.text + "' at line " + std::to_string(place.line) + ", column " +
           std::to_string(place.column) + " is not closed.";
  }
  return {};
}

void ParserState::fail(std::string detail, const std::string& message, QuerySpan span,
                       std::string hint) const {
  throw QueryError("SyntaxError", QueryError::Phase::kCompileTime, std::move(detail), message,
                   text_, span, std::move(hint));
}

ParserState::Nesting::Nesting(ParserState& state)
    : state_(state), height_beside_(std::exchange(state.height_, 0)) {
  if (++state_.depth_ > kMaximumDepth) {
    --state_.depth_;
    state_.fail("UnexpectedSyntax",
                "the query nests more than " + std::to_string(kMaximumDepth) + " levels deep",
                state_.token().span,
                "Split it with WITH, or pass the nested value as a parameter.");
  }
}

ParserState::Nesting::~Nesting() {
  --state_.depth_;
  state_.height_ = std::max(height_beside_, state_.height_ + 1);
}

Query parse(std::string_view text) {
  return ParserState(text).query();
}

}  // namespace newsgraph::parser
