// Texts that are computed: small letters, parts and sums of strings. Internal to batch/expression.
//
// Each is made when it is asked for, into memory that the next one uses again, so that a test of it
// takes none of its own; only where it is kept it becomes a value.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/query/execution/batch/expression.h"

namespace newsgraph::execution::batch {

class Text {
 public:
  virtual ~Text() = default;
  /// To be called for every chunk before its rows are asked for; it must not change in between.
  virtual void begin(const Chunk& chunk) = 0;
  /// The text of a row, nullopt for null. Good until the next one is asked for.
  virtual std::optional<std::string_view> at(std::size_t row) = 0;
};
using TextPtr = std::unique_ptr<Text>;

/// Strings that the graph keeps, by their numbers.
TextPtr make_kept_text(const Graph& graph, ExpressionPtr ids);
TextPtr make_constant_text(std::string text);
TextPtr make_sum(TextPtr left, TextPtr right, functions::Budget& budget);

/// What a function makes of one text, into memory of its own or as a part of it.
using TextFunction = std::function<std::string_view(std::string_view text, std::string& memory)>;
TextPtr make_converted(TextPtr text, TextFunction convert);

}  // namespace newsgraph::execution::batch
