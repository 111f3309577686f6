-- A graph file of version 1, as it was made then.
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

-- A meeting of two persons that an article tells of, with a value of every type.
INSERT INTO label VALUES (0, 'Article'), (1, 'Person'), (2, 'Diplomat'), (3, 'Name');
INSERT INTO relationship_type VALUES (0, 'MET_WITH'), (1, 'NAMED');
INSERT INTO property_key VALUES (0, 'title'), (1, 'name'), (2, 'aliases'), (3, 'values'), (4, 'date'),
  (5, 'ratio'), (6, 'limit'), (7, 'local time'), (8, 'time'), (9, 'local datetime'), (10, 'datetime'),
  (11, 'duration'), (12, 'living'), (13, 'age');
INSERT INTO node VALUES (0), (1), (2), (5);
INSERT INTO node_label VALUES (0, 0), (1, 1), (2, 1), (2, 2), (5, 3);
INSERT INTO node_property VALUES
  (0, 0, 4, 'A meeting in Islamabad'),
  (1, 1, 4, 'Mohsin Naqvi'),
  (1, 2, 11, '["Naqvi","M. R. Naqvi"]'),
  (1, 3, 11, '[1,1.0,"a\"b",true,{"date":"2025-02-25"},{"float":"NaN"}]'),
  (1, 12, 1, 1),
  (1, 13, 2, 9223372036854775807),
  (2, 1, 4, 'Albert P Khorev'),
  (2, 5, 3, 0.1),
  (2, 6, 3, '-Infinity'),
  (2, 7, 6, '12:31:14.5'),
  (2, 8, 7, '12:31+01:00'),
  (2, 9, 8, '2025-02-25T12:31'),
  (2, 10, 9, '2015-07-21T21:40:32.142+02:00[Europe/Stockholm]'),
  (2, 11, 10, 'P1Y2M10DT2H30M'),
  (5, 1, 4, 'Naqvi');
INSERT INTO relationship VALUES (0, 1, 0, 2), (3, 5, 1, 1);
INSERT INTO relationship_property VALUES (0, 4, 5, '2025-02-25'), (0, 5, 3, 0.97);
INSERT INTO evidence VALUES
  (0, 0, 0, 2, 301, 466, 'The two met.', 0.97), (0, 1, 0, 5, 600, 640, 'They shook hands.', 0.5);
INSERT INTO property_index VALUES (1, 1);
UPDATE next_id SET id = 6 WHERE thing = 'node';
UPDATE next_id SET id = 4 WHERE thing = 'relationship';
PRAGMA application_id = 1316451143;
PRAGMA user_version = 1;
