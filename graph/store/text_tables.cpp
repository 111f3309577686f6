#include "newsgraph/graph/store/text_tables.h"

#include <algorithm>
#include <array>
#include <string>

namespace newsgraph::store {

namespace {

// Type 4 is a string, 11 a list; its JSON is words between punctuation to the tokenizer.
const std::array<TextTable, 3> kTables{{
    {TextIndex::kNames, "search_names", {"name", "aliases"}, R"sql(
SELECT n.id AS node, name.value AS name, aliases.value AS aliases
FROM node n
  JOIN node_property name ON name.node = n.id AND name.type = 4
    AND name.key = (SELECT id FROM property_key WHERE name = 'name')
  LEFT JOIN node_property aliases ON aliases.node = n.id AND aliases.type IN (4, 11)
    AND aliases.key = (SELECT id FROM property_key WHERE name = 'aliases')
WHERE NOT EXISTS (SELECT * FROM node_label l WHERE l.node = n.id
  AND l.label = (SELECT id FROM label WHERE name = 'Name')))sql"},
    {TextIndex::kArticles, "search_articles", {"title", "text"}, R"sql(
SELECT l.node AS node, title.value AS title, text.value AS text
FROM node_label l
  LEFT JOIN node_property title ON title.node = l.node AND title.type = 4
    AND title.key = (SELECT id FROM property_key WHERE name = 'title')
  LEFT JOIN node_property text ON text.node = l.node AND text.type = 4
    AND text.key = (SELECT id FROM property_key WHERE name = 'text')
WHERE l.label = (SELECT id FROM label WHERE name = 'Article'))sql"},
    {TextIndex::kStatements, "search_statements", {"text"}, R"sql(
SELECT l.node AS node, text.value AS text
FROM node_label l
  JOIN node_property text ON text.node = l.node AND text.type = 4
    AND text.key = (SELECT id FROM property_key WHERE name = 'text')
WHERE l.label = (SELECT id FROM label WHERE name = 'Statement'))sql"},
}};

/// "name, aliases"
std::string list_of_columns(const TextTable& table) {
  std::string list;
  for (const std::string_view column : table.columns) {
    list += (list.empty() ? "" : ", ") + std::string(column);
  }
  return list;
}

/// "INSERT INTO search_names (rowid, name, aliases) SELECT node, name, aliases FROM (…)"
std::string taking_in(const TextTable& table) {
  const std::string columns = list_of_columns(table);
  return std::string("INSERT INTO ") + table.name + " (rowid, " + columns + ") SELECT node, " +
         columns + " FROM (" + table.texts + ")";
}

/// FTS5's own command, with the text that the row had.
std::string forgetting(const TextTable& table) {
  const std::string columns = list_of_columns(table);
  return std::string("INSERT INTO ") + table.name + " (" + table.name + ", rowid, " + columns +
         ") SELECT 'delete', node, " + columns + " FROM (" + table.texts + ")";
}

}  // namespace

const TextTable& text_table(TextIndex index) {
  return *std::ranges::find(kTables, index, &TextTable::index);
}

void create_text_tables(Connection& connection) {
  for (const TextTable& table : kTables) {
    connection.execute((std::string("CREATE VIRTUAL TABLE ") + table.name + " USING fts5(" +
                        list_of_columns(table) +
                        ", content = '', tokenize = 'unicode61 remove_diacritics 2')")
                           .c_str());
  }
}

void fill_text_tables(Connection& connection) {
  for (const TextTable& table : kTables) connection.execute(taking_in(table).c_str());
}

bool has_text_tables(Connection& connection) {
  return connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'search_names'") == 1;
}

TextTables::TextTables(const Connection& connection) {
  for (const TextTable& table : kTables) {
    forget_.emplace_back(connection, forgetting(table) + " WHERE node = ?1");
    take_in_.emplace_back(connection, taking_in(table) + " WHERE node = ?1");
  }
}

void TextTables::forget(std::int64_t node) {
  for (Statement& statement : forget_) statement.run(node);
}

void TextTables::take_in(std::int64_t node) {
  for (Statement& statement : take_in_) statement.run(node);
}

}  // namespace newsgraph::store
