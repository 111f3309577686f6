// Full-text search over the nodes of a graph.
//
// Names (of anything that has one, with aliases), articles (title and text) and statements are
// found by their words, whatever case and accents; the surest come first. A graph file holds the
// indexes (SQLite FTS5) and Store keeps them; a graph that lives in memory alone gets its own on
// demand.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

enum class TextIndex {
  kNames,       ///< properties `name` and `aliases` of any node but a Name
  kArticles,    ///< `title` and `text` of an Article
  kStatements,  ///< `text` of a Statement
};
inline constexpr TextIndex kTextIndexes[] = {TextIndex::kNames, TextIndex::kArticles,
                                             TextIndex::kStatements};
std::string_view to_string(TextIndex index);
/// Nothing when no index has this name.
std::optional<TextIndex> text_index_named(std::string_view name);

class TextSearch {
 public:
  struct Hit {
    NodeId node;
    double score;  ///< Okapi BM25, higher is better
  };
  virtual ~TextSearch() = default;

  /// The best `limit` hits, best first; among equals in the order of ids.
  ///
  /// `query`: words, any of which may occur; "a phrase in quotes"; `word*` for a beginning;
  /// `+word` and `-word` for what must and must not occur; AND, OR, NOT and parentheses between
  /// them; `title:word` for a property; a backslash before a sign that is meant as text. Throws
  /// Error when it is malformed, names a property that the index has not, or asks for what Lucene
  /// knows and SQLite does not.
  virtual std::vector<Hit> search(TextIndex index, std::string_view query,
                                  std::size_t limit) const = 0;

  /// Searches the graph as it is now, in memory; making it takes about as long as reading all its
  /// text.
  static std::unique_ptr<TextSearch> over(const Graph& graph);
};

/// Makes a search when the first one is asked for.
using TextSearchSource = std::function<std::unique_ptr<TextSearch>()>;

}  // namespace newsgraph
