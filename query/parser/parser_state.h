// The parser at work: the tokens, the place in them, and one method a rule of the grammar.
//
// Rules are spread over files by subject: expression_parser.cpp, pattern_parser.cpp and
// clause_parser.cpp. Every rule takes the tokens it covers and returns its part of the tree, or
// throws QueryError at the first token that cannot stand where it is. No rule is tried twice: where
// the grammar is ambiguous (a parenthesis opens an expression or a pattern) a look at the tokens
// after the matching bracket decides, so parsing takes time linear in the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/parser/ast.h"
#include "newsgraph/query/parser/lexer.h"

namespace newsgraph::parser {

class ParserState {
 public:
  explicit ParserState(std::string_view text);

  Query query();

 private:
  // ---- tokens (parser_state.cpp)
  // -----------------------------------------------------------------
  const Token& token(std::size_t ahead = 0) const;
  bool at_end() const { return token().kind == TokenKind::kEnd; }
  /// Whether the token is the keyword, written in any case and without backticks.
  bool is_keyword(std::string_view keyword, std::size_t ahead = 0) const;
  bool is_sign(std::string_view sign, std::size_t ahead = 0) const;
  bool is_name(std::size_t ahead = 0) const;
  bool accept_keyword(std::string_view keyword);
  bool accept_sign(std::string_view sign);
  void expect_keyword(std::string_view keyword);
  void expect_sign(std::string_view sign);
  /// Takes any name, keyword or not; `what` says what is expected: "a label".
  std::string expect_name(std::string_view what);
  /// Position of the bracket that closes the one at `position`; the end when there is none.
  std::size_t closing(std::size_t position) const { return closing_[position]; }
  const Token& take() { return tokens_[position_++]; }
  std::size_t begin() const { return token().span.begin; }
  /// From `begin` to the end of the last token taken.
  QuerySpan span_from(std::size_t begin) const;
  [[noreturn]] void fail_expected(std::string_view expected, std::string hint = {}) const;
  std::string hint_for_open_bracket() const;
  [[noreturn]] void fail(std::string detail, const std::string& message, QuerySpan span,
                         std::string hint = {}) const;

  /// Guards the stack: one a nested rule. The parser's own stack grows with the nesting of the
  /// text, that of whoever walks the tree later with the height of the tree, to which chains add.
  class Nesting {
   public:
    explicit Nesting(ParserState& state);
    ~Nesting();
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    ParserState& state_;
    std::size_t height_beside_;  ///< of what was read at the outer level before
  };

  // ---- expressions (expression_parser.cpp)
  // -------------------------------------------------------
  ExpressionPtr expression();
  ExpressionPtr xor_expression();
  ExpressionPtr and_expression();
  ExpressionPtr not_expression();
  ExpressionPtr comparison();
  ExpressionPtr predicate();
  ExpressionPtr sum();
  ExpressionPtr product();
  ExpressionPtr power();
  ExpressionPtr sign_expression();
  ExpressionPtr postfix();
  ExpressionPtr postfix_without_labels();
  ExpressionPtr subscript_or_slice(ExpressionPtr object, std::size_t begin);
  ExpressionPtr atom();
  ExpressionPtr name_atom();
  ExpressionPtr keyword_atom();
  ExpressionPtr integer_literal(bool negative, std::size_t begin);
  ExpressionPtr map_literal();
  ExpressionPtr map_projection();
  ExpressionPtr bracketed_list();
  ExpressionPtr list_comprehension();
  ExpressionPtr pattern_comprehension_or_list();
  ExpressionPtr case_expression();
  ExpressionPtr quantifier(QuantifierKind kind);
  ExpressionPtr reduce();
  std::optional<SubqueryKind> at_subquery() const;
  ExpressionPtr subquery(SubqueryKind kind);
  ExpressionPtr function_call();
  ExpressionPtr pattern_predicate();
  bool at_function_call() const;
  /// Counts the terms of a chain of operators, which nests as deeply as it is long.
  void count_term(std::size_t& terms);

  // ---- patterns (pattern_parser.cpp)
  // -------------------------------------------------------------
  /// Whether the bracket here opens a node pattern that a relationship follows.
  bool at_relationship_chain() const;
  bool arrow_follows(std::size_t position) const;
  Pattern pattern();
  PatternPart pattern_part();
  void pattern_chain(PatternPart& part);
  NodePattern node_pattern();
  RelationshipPattern relationship_pattern();
  void relationship_detail(RelationshipPattern& relationship);
  LengthRange length_range();
  std::vector<std::string> label_list();
  ExpressionPtr pattern_properties();

  // ---- clauses (clause_parser.cpp)
  // ---------------------------------------------------------------
  SingleQuery single_query();
  bool at_clause_end() const;
  std::string hint_for_clause() const;
  Clause clause();
  Clause::Node clause_node();
  Match match();
  Unwind unwind();
  Projection projection(bool is_return);
  void projection_items(Projection& projection);
  std::vector<SortItem> sort_items();
  Merge merge();
  Set set();
  std::vector<SetItem> set_items();
  SetItem set_item();
  Remove remove();
  Delete delete_clause();
  CallProcedure call();
  void yield_items(CallProcedure& call);
  Foreach foreach ();
  std::vector<ExpressionPtr> expression_list(std::string_view closing_sign);
  ExpressionPtr optional_where();

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> closing_;
  std::size_t position_ = 0;
  int depth_ = 0;
  /// An upper bound of how high the trees are that were read at the present level of nesting.
  std::size_t height_ = 0;
};

/// A tree node over its text.
ExpressionPtr make_expression(Expression::Node node, QuerySpan span);

}  // namespace newsgraph::parser
