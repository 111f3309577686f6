MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WHERE b.x IS NOT NULL RETURN b } AND NOT (a)-[:S]-() RETURN [(a)-->(c) | c.x] AS xs
