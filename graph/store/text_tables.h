// The full-text tables of a graph file (SQLite FTS5), and the keeping of them.
//
// Each index is a contentless FTS5 table: it knows which words a node has, and the text itself
// stands once, among the properties. FTS5 has to be told the old text of a row that goes, so a node
// is forgotten before its properties change and taken in again afterwards.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/text_search.h"

namespace newsgraph::store {

/// How an index is kept.
struct TextTable {
  TextIndex index;
  const char* name;
  std::vector<std::string_view> columns;
  /// A SELECT of `node` and the columns for each node that the index has.
  const char* texts;
};
const TextTable& text_table(TextIndex index);

void create_text_tables(Connection& connection);
/// Fills new tables with the text of all nodes of the file.
void fill_text_tables(Connection& connection);
/// Whether the file has them: files of version 1 do not.
bool has_text_tables(Connection& connection);

/// Keeps the indexes while nodes are saved.
class TextTables {
 public:
  explicit TextTables(const Connection& connection);
  /// To be called while the node is in the file as it was.
  void forget(std::int64_t node);
  /// To be called when it is in the file as it is now.
  void take_in(std::int64_t node);

 private:
  std::vector<Statement> forget_;
  std::vector<Statement> take_in_;
};

}  // namespace newsgraph::store
