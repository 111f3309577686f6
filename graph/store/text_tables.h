// The full-text tables of a graph file (SQLite FTS5), and the keeping of them.
//
// Each index is a contentless FTS5 table: it knows which words a node has, and the text itself
// stands once, among the properties. FTS5 has to be told the old text of a row that goes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/property_text.h"
#include "newsgraph/graph/text_search.h"

namespace newsgraph::store {

/// What the indexes look at of a node. A node that is none of the three and has no name is in no
/// index.
struct NodeTexts {
  bool is_name = false;  ///< what an article calls something; what is looked for is the thing
  bool is_article = false;
  bool is_statement = false;
  std::optional<std::string> name, title, text;
  std::string aliases;

  bool is_indexed() const;
};

/// Finds the texts of nodes, in the graph and in the rows of the file.
class TextSource {
 public:
  explicit TextSource(const Graph& graph);
  NodeTexts of(NodeId node) const;
  /// Of a node whose row in the file has these.
  NodeTexts of(const std::vector<std::int64_t>& labels,
               const std::vector<PropertyReader::Property>& properties) const;

  // Of a node whose labels and properties come one by one.
  void take_label(NodeTexts& texts, LabelId label) const;
  void take_property(NodeTexts& texts, KeyId key, const Value& value) const;
  void take_text(NodeTexts& texts, KeyId key, std::string_view text) const;

 private:
  const Graph& graph_;
  std::optional<LabelId> name_label_, article_label_, statement_label_;
  std::optional<KeyId> name_key_, aliases_key_, title_key_, text_key_;
};

/// How an index is kept.
struct TextTable {
  TextIndex index;
  const char* name;
  std::vector<std::string_view> columns;
  /// A text for each column; nothing for a node that is not in the index.
  std::optional<std::vector<std::string>> (*row)(const NodeTexts& texts);
};
const TextTable& text_table(TextIndex index);
std::span<const TextTable> text_tables();

void create_text_tables(Connection& connection);
/// Fills new tables with the texts of all nodes.
void fill_text_tables(Connection& connection, const Graph& graph);
/// Whether the file has them: files of version 1 do not.
bool has_text_tables(Connection& connection);

/// Keeps the indexes while nodes are saved.
class TextTables {
 public:
  explicit TextTables(const Connection& connection);
  /// `before` as the file has the node, `after` as it will; each may be empty.
  void replace(NodeId node, const NodeTexts& before, const NodeTexts& after);

 private:
  std::vector<Statement> forget_;
  std::vector<Statement> take_in_;
};

}  // namespace newsgraph::store
