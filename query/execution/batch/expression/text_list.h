// Lists of texts that are computed: the parts of strings. Internal to batch/expression.
#pragma once

#include <span>

#include "newsgraph/query/execution/batch/expression/computed_text.h"

namespace newsgraph::execution::batch {

class TextList {
 public:
  virtual ~TextList() = default;
  /// To be called for every chunk before its rows are asked for; it must not change in between.
  virtual void begin(const Chunk& chunk) = 0;
  /// The texts of a row, nullopt for null. Good until the next are asked for.
  virtual std::optional<std::span<const std::string_view>> at(std::size_t row) = 0;
};
using TextListPtr = std::unique_ptr<TextList>;

/// What lies between separators; of an empty separator, the characters.
TextListPtr make_parts(TextPtr text, std::string separator, functions::Budget& budget);
/// One of the texts, from the end when `place` is negative; null where there is none.
TextPtr make_part(TextListPtr texts, std::int64_t place);

/// Texts that a loop puts into memory before it asks an expression about them.
using GivenTexts = std::vector<std::string_view>;
TextPtr make_given_text(const GivenTexts& texts);

}  // namespace newsgraph::execution::batch
