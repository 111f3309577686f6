// The labels of a node as the text of one column: a JSON array of their ids, `[0,3]`, rising.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph::store {

/// Puts the text into `text`, in place of what it holds.
void write_labels(std::span<const LabelId> labels, std::string& text);

/// Puts the ids into `ids`, in place of what it holds; false when the text is not of the form.
bool read_labels(std::string_view text, std::vector<std::int64_t>& ids);

}  // namespace newsgraph::store
