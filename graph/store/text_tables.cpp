#include "newsgraph/graph/store/text_tables.h"

#include <algorithm>
#include <array>

namespace newsgraph::store {

namespace {

using Row = std::optional<std::vector<std::string>>;

const std::array<TextTable, 3> kTables{{
    {TextIndex::kNames,
     "search_names",
     {"name", "aliases"},
     [](const NodeTexts& texts) -> Row {
       if (texts.is_name || !texts.name) return std::nullopt;
       return Row({*texts.name, texts.aliases});
     }},
    {TextIndex::kArticles,
     "search_articles",
     {"title", "text"},
     [](const NodeTexts& texts) -> Row {
       if (!texts.is_article) return std::nullopt;
       return Row({texts.title.value_or(""), texts.text.value_or("")});
     }},
    {TextIndex::kStatements,
     "search_statements",
     {"text"},
     [](const NodeTexts& texts) -> Row {
       if (!texts.is_statement || !texts.text) return std::nullopt;
       return Row({*texts.text});
     }},
}};

/// "name, aliases"
std::string list_of_columns(const TextTable& table) {
  std::string list;
  for (const std::string_view column : table.columns) {
    list += (list.empty() ? "" : ", ") + std::string(column);
  }
  return list;
}

/// "?2, ?3", a place for each column; ?1 is the node.
std::string places(const TextTable& table) {
  std::string list;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    list += (list.empty() ? "?" : ", ?") + std::to_string(column + 2);
  }
  return list;
}

std::string taking_in(const TextTable& table) {
  return std::string("INSERT INTO ") + table.name + " (rowid, " + list_of_columns(table) +
         ") VALUES (?1, " + places(table) + ")";
}

/// FTS5's own command, with the text that the row had.
std::string forgetting(const TextTable& table) {
  return std::string("INSERT INTO ") + table.name + " (" + table.name + ", rowid, " +
         list_of_columns(table) + ") VALUES ('delete', ?1, " + places(table) + ")";
}

void run(Statement& statement, NodeId node, const std::vector<std::string>& texts) {
  const auto id = static_cast<std::int64_t>(node.value);
  if (texts.size() == 1) return statement.run(id, std::string_view(texts[0]));
  statement.run(id, std::string_view(texts[0]), std::string_view(texts[1]));
}

}  // namespace

bool NodeTexts::is_indexed() const {
  return std::ranges::any_of(
      kTables, [this](const TextTable& table) { return table.row(*this).has_value(); });
}

TextSource::TextSource(const Graph& graph)
    : graph_(graph),
      name_label_(graph.find_label("Name")),
      article_label_(graph.find_label("Article")),
      statement_label_(graph.find_label("Statement")),
      name_key_(graph.find_key("name")),
      aliases_key_(graph.find_key("aliases")),
      title_key_(graph.find_key("title")),
      text_key_(graph.find_key("text")) {}

NodeTexts TextSource::of(NodeId node) const {
  NodeTexts texts;
  for (const LabelId label : graph_.labels(node)) take_label(texts, label);
  for (const std::optional<KeyId> key : {name_key_, aliases_key_, title_key_, text_key_}) {
    if (key) take_property(texts, *key, graph_.property(node, *key));
  }
  return texts;
}

NodeTexts TextSource::of(const std::vector<std::int64_t>& labels,
                         const std::vector<PropertyReader::Property>& properties) const {
  NodeTexts texts;
  for (const std::int64_t label : labels) {
    take_label(texts, LabelId{static_cast<std::uint32_t>(label)});
  }
  for (const auto& [key, value] : properties) {
    if (value) take_property(texts, KeyId{static_cast<std::uint32_t>(key)}, *value);
  }
  return texts;
}

void TextSource::take_label(NodeTexts& texts, LabelId label) const {
  texts.is_name |= label == name_label_;
  texts.is_article |= label == article_label_;
  texts.is_statement |= label == statement_label_;
}

void TextSource::take_property(NodeTexts& texts, KeyId key, const Value& value) const {
  // The JSON of a list is words between punctuation to FTS5's tokenizer.
  if (key == aliases_key_ && value.is_list()) texts.aliases = json_text(value.as_list());
  if (value.is_string()) take_text(texts, key, value.as_string());
}

void TextSource::take_text(NodeTexts& texts, KeyId key, std::string_view text) const {
  if (key == name_key_) texts.name = text;
  if (key == aliases_key_) texts.aliases = text;
  if (key == title_key_) texts.title = text;
  if (key == text_key_) texts.text = text;
}

const TextTable& text_table(TextIndex index) {
  return *std::ranges::find(kTables, index, &TextTable::index);
}

std::span<const TextTable> text_tables() {
  return kTables;
}

void create_text_tables(Connection& connection) {
  for (const TextTable& table : kTables) {
    connection.execute((std::string("CREATE VIRTUAL TABLE ") + table.name + " USING fts5(" +
                        list_of_columns(table) +
                        ", content = '', tokenize = 'unicode61 remove_diacritics 2')")
                           .c_str());
  }
}

void fill_text_tables(Connection& connection, const Graph& graph) {
  TextTables tables(connection);
  const TextSource source(graph);
  for (const NodeId node : graph.all_nodes()) tables.replace(node, {}, source.of(node));
}

bool has_text_tables(Connection& connection) {
  return connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'search_names'") == 1;
}

TextTables::TextTables(const Connection& connection) {
  for (const TextTable& table : kTables) {
    forget_.emplace_back(connection, forgetting(table));
    take_in_.emplace_back(connection, taking_in(table));
  }
}

void TextTables::replace(NodeId node, const NodeTexts& before, const NodeTexts& after) {
  for (std::size_t i = 0; i < kTables.size(); ++i) {
    const Row old_row = kTables[i].row(before);
    const Row new_row = kTables[i].row(after);
    if (old_row == new_row) continue;
    if (old_row) run(forget_[i], node, *old_row);
    if (new_row) run(take_in_[i], node, *new_row);
  }
}

}  // namespace newsgraph::store
