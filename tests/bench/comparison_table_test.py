"""The report on results made up for it."""

import unittest

import comparison_table

QUERIES = [{"id": "q01", "name": "lookup"}, {"id": "q02", "name": "triangles"}]


def entry(median_ms, digest="same", first_ms=10):
    return {"median_ms": median_ms, "first_ms": first_ms, "rows": 1, "digest": digest}


def newsgraph(**queries):
    return {"queries": queries, "rss_mib": 20, "topology_bytes_per_relationship": 50, "cold_lookup_s": 0.05}


def report(results, unavailable=None):
    return comparison_table.report(results, QUERIES, unavailable or {})


def line(text, beginning):
    return next(each for each in text.splitlines() if each.startswith(f"| {beginning}"))


class ComparisonTable(unittest.TestCase):
    def test_names_the_fastest_peer_and_the_fastest_graph_engine(self):
        text = report(
            {
                "newsgraph": newsgraph(q01=entry(2), q02=entry(1)),
                "kuzu": {"queries": {"q01": entry(40), "q02": entry(30)}},
                "falkordb": {"queries": {"q01": entry(20)}},
                "sqlite": {"queries": {"q01": entry(1)}},
                "limit": {"queries": {"q02": entry(0.5)}},
            }
        )
        self.assertEqual(
            line(text, "q01"), "| q01 lookup | 2.00 | 1.00 (SQLite) | 0.500 | 20.0 (FalkorDB) | 10.0 |  |  |"
        )
        self.assertEqual(
            line(text, "q02"), "| q02 triangles | 1.00 | 30.0 (Kuzu) | 30.0 | 30.0 (Kuzu) | 30.0 | 0.500 | 2.00 |"
        )
        # √(0.5 · 30), √(10 · 30)
        self.assertEqual(line(text, "geometric mean"), "| geometric mean |  |  | 3.87 |  | 17.3 |  | 2.00 |")
        # √(20 · 30), 10, 0.5
        self.assertIn("|  | 24.5 (2) | 10.0 (1) | 0.500 (1) |", line(text, "÷ newsgraph"))

    def test_takes_the_tuned_text_where_it_is_faster(self):
        results = {
            "newsgraph": newsgraph(q01=entry(1)),
            "kuzu": {"queries": {"q01": entry(9), "q01t": entry(5)}},
        }
        self.assertIn("5.00 (Kuzu)", line(report(results), "q01"))

    def test_says_which_engines_disagree(self):
        results = {
            "newsgraph": newsgraph(q01=entry(1, "aa")),
            "kuzu": {"queries": {"q01": entry(1, "aa")}},
            "duckdb": {"queries": {"q01": entry(1, "bb")}},
        }
        self.assertIn("- q01 lookup: `aa` newsgraph, Kuzu; `bb` DuckDB", report(results))

    def test_compares_a_sample_with_a_digest(self):
        # printf '[["Zoë",161]]' | sha256sum
        results = {
            "newsgraph": newsgraph(q01=entry(1, "405cb070c9ef24c3")),
            "limit": {"queries": {"q01": {"median_ms": 1, "rows": 1, "sample": [["Zoë", 161]]}}},
        }
        self.assertIn("All results agree.", report(results))
        results["limit"]["queries"]["q01"]["sample"] = [["Zoë", 162]]
        self.assertIn("Engines disagree on:", report(results))

    def test_adds_opening_and_the_first_lookup(self):
        results = {
            "newsgraph": newsgraph(q01=entry(1)),
            "kuzu": {"queries": {"q01": entry(1, first_ms=50)}, "open_s": 0.2},
        }
        self.assertEqual(line(report(results), "open and first"), "| open and first lookup, s | 0.0500 | 0.250 |")

    def test_names_what_is_left_out_and_why(self):
        results = {
            "newsgraph": newsgraph(q01=entry(1)),
            "kuzu": {"queries": {"q01": {"error": "interrupted"}}},
        }
        text = report(results, {"falkordb": "npm is not there"})
        self.assertIn("- FalkorDB: npm is not there", text)
        self.assertIn("- q01 lookup: Kuzu: interrupted", text)


if __name__ == "__main__":
    unittest.main()
