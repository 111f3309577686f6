-- What version 2 added to version 1: the full-text tables.
CREATE VIRTUAL TABLE search_names USING fts5(name, aliases, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE search_articles USING fts5(title, text, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE search_statements USING fts5(text, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO search_names (rowid, name, aliases) VALUES
  (1, 'Mohsin Naqvi', '["Naqvi","M. R. Naqvi"]'), (2, 'Albert P Khorev', NULL);
INSERT INTO search_articles (rowid, title, text) VALUES (0, 'A meeting in Islamabad', NULL);
PRAGMA user_version = 2;
