MATCH (a), (b) WHERE a <> b MATCH p = allShortestPaths((a)-[*..4]-(b)) RETURN reduce(s = 0, n IN nodes(p) | s + coalesce(n.x, 0))
