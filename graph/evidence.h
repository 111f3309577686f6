// Why a relationship is in the graph: the words of an article that say so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/graph/value.h"

namespace newsgraph {

/// One sentence of one article that supports a relationship. Offsets are Unicode code points in the
/// article's text as read, `end_codepoint` exclusive.
struct Evidence {
  NodeId article;
  std::uint32_t sentence = 0;  ///< number of the sentence in the article, from 0
  std::uint32_t begin_codepoint = 0;
  std::uint32_t end_codepoint = 0;
  std::string quote;
  double confidence = 0;  ///< 0..1

  bool operator==(const Evidence&) const = default;
};

/// The same as it lies in a Graph; `quote` is good until the graph's next change.
struct EvidenceView {
  NodeId article;
  std::uint32_t sentence = 0;
  std::uint32_t begin_codepoint = 0;
  std::uint32_t end_codepoint = 0;
  std::string_view quote;
  double confidence = 0;
};

}  // namespace newsgraph
