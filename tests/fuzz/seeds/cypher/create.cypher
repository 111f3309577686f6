UNWIND range(1, 3) AS i CREATE (n:New {i: i, s: 'text\n' + i})-[:T]->(m) SET n.y = $p, n:More REMOVE n.i WITH n DETACH DELETE n
