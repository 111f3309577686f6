#include "newsgraph/graph/store/schema.h"

#include <array>
#include <string>

#include "newsgraph/graph/store/text_tables.h"

namespace newsgraph::store {

namespace {

// Columns that hold a value have no declared type, so that SQLite converts nothing it stores.
// Tables whose key is a pair are WITHOUT ROWID: their rows lie in the order in which load.cpp reads
// them, beside the rows of the node or relationship they belong to.
constexpr const char* kTables = R"sql(
CREATE TABLE label (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE relationship_type (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE property_key (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE value_type (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE node (id INTEGER PRIMARY KEY);
CREATE TABLE node_label (
  node INTEGER NOT NULL REFERENCES node,
  label INTEGER NOT NULL REFERENCES label,
  PRIMARY KEY (node, label)
) WITHOUT ROWID;
CREATE TABLE node_property (
  node INTEGER NOT NULL REFERENCES node,
  key INTEGER NOT NULL REFERENCES property_key,
  type INTEGER NOT NULL REFERENCES value_type,
  value NOT NULL,
  PRIMARY KEY (node, key)
) WITHOUT ROWID;

CREATE TABLE relationship (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES node,
  type INTEGER NOT NULL REFERENCES relationship_type,
  target INTEGER NOT NULL REFERENCES node
);
CREATE TABLE relationship_property (
  relationship INTEGER NOT NULL REFERENCES relationship,
  key INTEGER NOT NULL REFERENCES property_key,
  type INTEGER NOT NULL REFERENCES value_type,
  value NOT NULL,
  PRIMARY KEY (relationship, key)
) WITHOUT ROWID;
CREATE TABLE evidence (
  relationship INTEGER NOT NULL REFERENCES relationship,
  position INTEGER NOT NULL,
  article INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  begin_codepoint INTEGER NOT NULL,
  end_codepoint INTEGER NOT NULL,
  quote TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (relationship, position)
) WITHOUT ROWID;

CREATE TABLE property_index (
  label INTEGER NOT NULL REFERENCES label,
  key INTEGER NOT NULL REFERENCES property_key,
  PRIMARY KEY (label, key)
) WITHOUT ROWID;
CREATE TABLE next_id (thing TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;

INSERT INTO next_id VALUES ('node', 0), ('relationship', 0);
INSERT INTO value_type VALUES
  (1, 'boolean'), (2, 'integer'), (3, 'float'), (4, 'string'), (5, 'date'), (6, 'local time'),
  (7, 'time'), (8, 'local datetime'), (9, 'datetime'), (10, 'duration'), (11, 'list');
)sql";

// For people at the sqlite3 shell; newsgraph itself never reads a view. Types 1 (boolean) and 11
// (list) are the two whose stored form is not yet the JSON form.
constexpr const char* kViews = R"sql(
CREATE VIEW node_properties AS
SELECT p.node, k.name AS key, t.name AS type, p.value
FROM node_property p JOIN property_key k ON k.id = p.key JOIN value_type t ON t.id = p.type;

CREATE VIEW relationship_properties AS
SELECT p.relationship, k.name AS key, t.name AS type, p.value
FROM relationship_property p JOIN property_key k ON k.id = p.key
  JOIN value_type t ON t.id = p.type;

CREATE VIEW nodes AS
SELECT n.id,
  (SELECT group_concat(name, ':')
   FROM (SELECT l.name FROM node_label nl JOIN label l ON l.id = nl.label
         WHERE nl.node = n.id ORDER BY l.id)) AS labels,
  (SELECT p.value FROM node_property p JOIN property_key k ON k.id = p.key
   WHERE p.node = n.id AND k.name IN ('name', 'title', 'text', 'summary', 'type')
   ORDER BY instr('name title text summary type', k.name) LIMIT 1) AS name,
  (SELECT json_group_object(k.name, CASE p.type
      WHEN 1 THEN json(iif(p.value, 'true', 'false')) WHEN 11 THEN json(p.value)
      ELSE p.value END)
   FROM node_property p JOIN property_key k ON k.id = p.key WHERE p.node = n.id) AS properties
FROM node n;

CREATE VIEW relationships AS
SELECT r.id, r.source AS source_id, source.name AS source, t.name AS type, r.target AS target_id,
  target.name AS target,
  (SELECT p.value FROM relationship_property p JOIN property_key k ON k.id = p.key
   WHERE p.relationship = r.id AND k.name = 'date') AS date,
  (SELECT p.value FROM relationship_property p JOIN property_key k ON k.id = p.key
   WHERE p.relationship = r.id AND k.name = 'status') AS status,
  (SELECT json_group_object(k.name, CASE p.type
      WHEN 1 THEN json(iif(p.value, 'true', 'false')) WHEN 11 THEN json(p.value)
      ELSE p.value END)
   FROM relationship_property p JOIN property_key k ON k.id = p.key
   WHERE p.relationship = r.id) AS properties
FROM relationship r JOIN relationship_type t ON t.id = r.type
  JOIN nodes source ON source.id = r.source JOIN nodes target ON target.id = r.target;

CREATE VIEW facts_with_evidence AS
SELECT r.id AS relationship_id, r.source AS subject, r.type AS relation, r.target AS object,
  r.date, r.status, e.quote, article.name AS article, e.article AS article_id, e.sentence,
  e.begin_codepoint, e.end_codepoint, e.confidence
FROM relationships r JOIN evidence e ON e.relationship = r.id
  LEFT JOIN nodes article ON article.id = e.article
ORDER BY r.id, e.position;
)sql";

void create_version_1(Connection& connection) {
  connection.execute(kTables);
  connection.execute(kViews);
  connection.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
}

void create_version_2(Connection& connection) {
  create_text_tables(connection);
  fill_text_tables(connection);
}

/// Step i takes a file from version i to version i + 1.
using Step = void (*)(Connection&);
constexpr std::array<Step, kSchemaVersion> kSteps = {create_version_1, create_version_2};

}  // namespace

std::int64_t check_identity(Connection& connection) {
  const SourceLocation where{connection.file().string()};
  if (connection.integer("PRAGMA application_id") != kApplicationId) {
    throw Error(ErrorKind::kInput, "this is an SQLite database, but not a newsgraph file", where,
                "Name a file that `newsgraph ingest` has made, or a new one.");
  }
  const std::int64_t version = connection.integer("PRAGMA user_version");
  if (version > kSchemaVersion) {
    throw Error(ErrorKind::kInput,
                "the graph file has version " + std::to_string(version) +
                    ", but this program knows versions up to " + std::to_string(kSchemaVersion),
                where, "Update newsgraph to read it.");
  }
  if (version < 1)
    throw damaged_file(connection.file(), "its version is " + std::to_string(version));
  return version;
}

void upgrade_schema(Connection& connection) {
  const std::int64_t version = connection.integer("PRAGMA user_version");
  for (std::int64_t step = version; step < kSchemaVersion; ++step) {
    kSteps[static_cast<std::size_t>(step)](connection);
  }
  if (version == kSchemaVersion) return;
  connection.execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
}

}  // namespace newsgraph::store
