EXPLAIN MATCH (`a b`) // comment
WHERE `a b`.x <= 1 < 2 /* and */ OR 'x' IN ['x'] XOR true RETURN *;
