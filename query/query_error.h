// What is wrong with a query: the openCypher error type, the phase in which it shows, its detail,
// and where in the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "newsgraph/graph/error.h"

namespace newsgraph {

/// Part of a query's text, in bytes, half-open.
struct QuerySpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The names are those of openCypher's compatibility kit: type "SyntaxError", phase "compile time",
/// detail "UndefinedVariable".
class QueryError : public Error {
 public:
  enum class Phase { kCompileTime, kRuntime };

  /// `query` is the whole text, from which line, column and the excerpt with its caret are made;
  /// `message` says what is wrong and what was expected.
  QueryError(std::string type, Phase phase, std::string detail, const std::string& message,
             std::string_view query, QuerySpan span, std::string hint = {});
  /// A runtime error raised where the text is not at hand; the engine adds the excerpt.
  QueryError(std::string type, std::string detail, const std::string& message,
             std::string hint = {});

  const std::string& type() const noexcept { return type_; }
  Phase phase() const noexcept { return phase_; }
  const std::string& detail() const noexcept { return detail_; }
  /// The line of the query in question and a line with carets under the span; empty when unknown.
  const std::string& excerpt() const noexcept { return excerpt_; }
  /// Type, message, line and column, excerpt and hint, ready to print.
  std::string describe() const;

 private:
  std::string type_;
  Phase phase_ = Phase::kRuntime;
  std::string detail_;
  std::string excerpt_;
};

}  // namespace newsgraph
