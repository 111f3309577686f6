PROFILE MATCH (a:A)--(b) RETURN all(x IN [1] WHERE x > 0), any(x IN [] WHERE x), none(x IN [1] WHERE x = 2), single(x IN [1] WHERE x = 1)
