FOREACH (x IN [1, 2] | CREATE (:L {x: x}) FOREACH (y IN [x] | MERGE (:M {y: y})))
