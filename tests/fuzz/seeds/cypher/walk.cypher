MATCH p = (a)-[rs:R|S*0..3 {w: 1}]-(b) RETURN p, length(p), [n IN nodes(p) WHERE n.x > 0 | n.x]
