-- What version 3 changed in version 2: a node or a relationship is one row, its labels and properties
-- JSON; revision and change_log.
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

CREATE TABLE node (id INTEGER PRIMARY KEY, labels TEXT NOT NULL, properties TEXT);
CREATE TABLE relationship (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES node,
  type INTEGER NOT NULL REFERENCES relationship_type,
  target INTEGER NOT NULL REFERENCES node,
  properties TEXT
);
CREATE TABLE revision (id INTEGER NOT NULL);
CREATE TABLE change_log (
  id INTEGER PRIMARY KEY,
  before INTEGER NOT NULL,
  after INTEGER NOT NULL,
  ids INTEGER NOT NULL,
  nodes TEXT NOT NULL,
  relationships TEXT NOT NULL
);

INSERT INTO node VALUES
  (0, '[0]', '[[0,4,"A meeting in Islamabad"]]'),
  (1, '[1]', '[[1,4,"Mohsin Naqvi"],[2,11,["Naqvi","M. R. Naqvi"]],[3,11,[1,1.0,"a\"b",true,{"date":"2025-02-25"},{"float":"NaN"}]],[12,1,true],[13,2,9223372036854775807]]'),
  (2, '[1,2]', '[[1,4,"Albert P Khorev"],[5,3,0.1],[6,3,"-Infinity"],[7,6,"12:31:14.5"],[8,7,"12:31+01:00"],[9,8,"2025-02-25T12:31"],[10,9,"2015-07-21T21:40:32.142+02:00[Europe/Stockholm]"],[11,10,"P1Y2M10DT2H30M"]]'),
  (5, '[3]', '[[1,4,"Naqvi"]]');

INSERT INTO relationship VALUES
  (0, 1, 0, 2, '[[4,5,"2025-02-25"],[5,3,0.97]]'),
  (3, 5, 1, 1, NULL);
INSERT INTO revision VALUES (7983382362678092418);
INSERT INTO change_log VALUES (1, 8523783495701397913, 7983382362678092418, 2, '[1,2]', '[]');

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

CREATE TRIGGER label_insert AFTER insert ON label BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER label_update AFTER update ON label BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER label_delete AFTER delete ON label BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER relationship_type_insert AFTER insert ON relationship_type BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER relationship_type_update AFTER update ON relationship_type BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER relationship_type_delete AFTER delete ON relationship_type BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER property_key_insert AFTER insert ON property_key BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER property_key_update AFTER update ON property_key BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER property_key_delete AFTER delete ON property_key BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER node_insert AFTER insert ON node BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER node_update AFTER update ON node BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER node_delete AFTER delete ON node BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER relationship_insert AFTER insert ON relationship BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER relationship_update AFTER update ON relationship BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER relationship_delete AFTER delete ON relationship BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER evidence_insert AFTER insert ON evidence BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER evidence_update AFTER update ON evidence BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER evidence_delete AFTER delete ON evidence BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER property_index_insert AFTER insert ON property_index BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER property_index_update AFTER update ON property_index BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER property_index_delete AFTER delete ON property_index BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER next_id_insert AFTER insert ON next_id BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER next_id_update AFTER update ON next_id BEGIN UPDATE revision SET id = random(); END;
CREATE TRIGGER next_id_delete AFTER delete ON next_id BEGIN UPDATE revision SET id = random(); END;

PRAGMA user_version = 3;
