#include "newsgraph/graph/store/schema.h"

#include <string>

#include "newsgraph/graph/store/change_log.h"
#include "newsgraph/graph/store/content_sums.h"
#include "newsgraph/graph/store/save.h"
#include "newsgraph/graph/store/text_tables.h"

namespace newsgraph::store {

namespace {

// A node and a relationship are one row each: what belongs to it is JSON in its columns, which
// property_text.h describes. WITHOUT ROWID keeps the sentences of a relationship side by side.
constexpr const char* kNames = R"sql(
CREATE TABLE label (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE relationship_type (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE property_key (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE value_type (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO value_type VALUES
  (1, 'boolean'), (2, 'integer'), (3, 'float'), (4, 'string'), (5, 'date'), (6, 'local time'),
  (7, 'time'), (8, 'local datetime'), (9, 'datetime'), (10, 'duration'), (11, 'list');
)sql";

constexpr const char* kThings = R"sql(
CREATE TABLE node (id INTEGER PRIMARY KEY, labels TEXT NOT NULL, properties TEXT);
CREATE TABLE relationship (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES node,
  type INTEGER NOT NULL REFERENCES relationship_type,
  target INTEGER NOT NULL REFERENCES node,
  properties TEXT
);
)sql";

// content_sums.h tells what the sums are of.
constexpr const char* kRevision = R"sql(
CREATE TABLE revision (
  id INTEGER NOT NULL,
  names INTEGER NOT NULL,
  nodes INTEGER NOT NULL,
  relationships INTEGER NOT NULL,
  evidence INTEGER NOT NULL,
  log INTEGER NOT NULL
);
INSERT INTO revision VALUES (0, 0, 0, 0, 0, 0);
)sql";

constexpr const char* kBesides = R"sql(
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
)sql";

// For people at the sqlite3 shell; newsgraph itself never reads a view. CROSS JOIN keeps the order
// of the triples.
constexpr const char* kViews = R"sql(
CREATE VIEW node_properties AS
SELECT n.id AS node, k.name AS key, t.name AS type, p.value ->> 2 AS value
FROM node n CROSS JOIN json_each(n.properties) p
  CROSS JOIN property_key k ON k.id = p.value ->> 0
  CROSS JOIN value_type t ON t.id = p.value ->> 1;

CREATE VIEW relationship_properties AS
SELECT r.id AS relationship, k.name AS key, t.name AS type, p.value ->> 2 AS value
FROM relationship r CROSS JOIN json_each(r.properties) p
  CROSS JOIN property_key k ON k.id = p.value ->> 0
  CROSS JOIN value_type t ON t.id = p.value ->> 1;

CREATE VIEW nodes AS
SELECT n.id,
  (SELECT group_concat(l.name, ':')
   FROM json_each(n.labels) e CROSS JOIN label l ON l.id = e.value) AS labels,
  (SELECT p.value ->> 2
   FROM json_each(n.properties) p CROSS JOIN property_key k ON k.id = p.value ->> 0
   WHERE k.name IN ('name', 'title', 'text', 'summary', 'type')
   ORDER BY instr('name title text summary type', k.name) LIMIT 1) AS name,
  (SELECT json_group_object(k.name, p.value -> 2)
   FROM json_each(n.properties) p CROSS JOIN property_key k ON k.id = p.value ->> 0) AS properties
FROM node n;

CREATE VIEW relationships AS
SELECT r.id, r.source AS source_id, source.name AS source, t.name AS type, r.target AS target_id,
  target.name AS target,
  (SELECT p.value ->> 2
   FROM json_each(r.properties) p CROSS JOIN property_key k ON k.id = p.value ->> 0
   WHERE k.name = 'date') AS date,
  (SELECT p.value ->> 2
   FROM json_each(r.properties) p CROSS JOIN property_key k ON k.id = p.value ->> 0
   WHERE k.name = 'status') AS status,
  (SELECT json_group_object(k.name, p.value -> 2)
   FROM json_each(r.properties) p CROSS JOIN property_key k ON k.id = p.value ->> 0) AS properties
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

/// Changes by other programs give the file another revision. newsgraph runs no trigger, and sets
/// the revision itself.
std::string revision_triggers() {
  std::string sql;
  for (const std::string table : {"label", "relationship_type", "property_key", "node",
                                  "relationship", "evidence", "property_index", "next_id"}) {
    for (const std::string change : {"insert", "update", "delete"}) {
      sql += "CREATE TRIGGER " + table + "_" + change + " AFTER " + change + " ON " + table +
             " BEGIN UPDATE revision SET id = random(); END;\n";
    }
  }
  return sql;
}

// What came before version 3: a row for each label of a node and for each property.
constexpr const char* kDropOlder = R"sql(
DROP VIEW facts_with_evidence;
DROP VIEW relationships;
DROP VIEW nodes;
DROP VIEW relationship_properties;
DROP VIEW node_properties;
DROP TABLE relationship_property;
DROP TABLE node_property;
DROP TABLE node_label;
DROP TABLE relationship;
DROP TABLE node;
)sql";

/// Makes the sums those of the content.
void sum_content(Connection& connection) {
  SumsWriter(connection).put(ContentSums::of_file(connection));
}

void mark_version(Connection& connection) {
  connection.execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
}

}  // namespace

std::int64_t check_identity(Connection& connection) {
  const SourceLocation where{connection.file().string()};
  if (connection.integer("PRAGMA application_id") != kApplicationId) {
    throw UnreadableFile(ErrorKind::kInput, "this is an SQLite database, but not a newsgraph file",
                         where, "Name a file that `newsgraph ingest` has made, or a new one.");
  }
  const std::int64_t version = connection.integer("PRAGMA user_version");
  if (version > kSchemaVersion) {
    throw Error(ErrorKind::kInput,
                "the graph file has version " + std::to_string(version) +
                    ", but this program knows versions up to " + std::to_string(kSchemaVersion),
                where, "Update newsgraph to read it.");
  }
  if (version < 1)
    throw DamagedFile(connection.file(), "its version is " + std::to_string(version));
  return version;
}

void create_schema(Connection& connection) {
  connection.execute(kNames);
  connection.execute(kThings);
  connection.execute(kRevision);
  connection.execute(kBesides);
  connection.execute(kViews);
  connection.execute(revision_triggers().c_str());
  create_change_log(connection);
  create_text_tables(connection);
  sum_content(connection);
  connection.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
  mark_version(connection);
}

void upgrade_schema(Connection& connection, std::int64_t version, const Graph& graph) {
  if (version < 2) {
    create_text_tables(connection);
    fill_text_tables(connection, graph);
  }
  if (version < 3) {
    connection.execute(kDropOlder);
    connection.execute(kThings);
    connection.execute(kViews);
    connection.execute(revision_triggers().c_str());
    create_change_log(connection);
    save_everything(connection, graph);
  } else {
    // The log leads to the revisions of before.
    connection.execute("DROP TABLE revision; DELETE FROM change_log");
  }
  connection.execute(kRevision);
  sum_content(connection);
  mark_version(connection);
}

}  // namespace newsgraph::store
