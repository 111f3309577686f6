MERGE (a:A {x: 2}) ON CREATE SET a.made = true ON MATCH SET a += {found: [1, 2.5, null]} RETURN a {.x, .*, z: 1}
