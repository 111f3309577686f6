RETURN date('2025-02-25') + duration('P1M') AS d, datetime().year, 'abc' =~ 'a.*', {a: {b: [1, 2]}}.a.b[-1..], CASE 1 WHEN 2 THEN 3 ELSE 4 END
