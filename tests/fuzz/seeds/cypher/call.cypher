CALL db.labels() YIELD label AS l WHERE l STARTS WITH 'A' RETURN collect(l), percentileCont(1, 0.5), stDev(2), avg(3), 0x1F % 7 ^ 2
