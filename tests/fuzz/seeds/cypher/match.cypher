MATCH (a:A)-[r:R]->(b:B) WHERE a.x = b.x AND r.w > 0 RETURN a, r, b ORDER BY a.x DESC SKIP 1 LIMIT 2
