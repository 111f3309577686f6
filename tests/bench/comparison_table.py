"""Results of several engines as one Markdown report: who is how much faster, and where they disagree."""

import hashlib
import json
import math

TITLES = {
    "newsgraph": "newsgraph",
    "kuzu": "Kuzu",
    "ladybug": "LadybugDB",
    "falkordb": "FalkorDB",
    "duckdb": "DuckDB",
    "sqlite": "SQLite",
    "limit": "bare loops",
}
GRAPH_ENGINES = ("kuzu", "ladybug", "falkordb")
PEERS = (*GRAPH_ENGINES, "duckdb", "sqlite")
QUERY_COLUMNS = (
    "query",
    "newsgraph, ms",
    "fastest peer, ms",
    "÷ newsgraph",
    "fastest graph engine, ms",
    "÷ newsgraph",
    "bare loop, ms",
    "newsgraph ÷ it",
)


def times_ms(result, query):
    """Medians of a query in an engine: of the query as it is, and of the text tuned for the engine."""
    entries = result.get("queries", {})
    found = (entries.get(name, {}).get("median_ms") for name in (query, query + "t"))
    return [ms for ms in found if ms is not None]


def fastest(results, engines, query):
    """(milliseconds, engine) of the fastest of the engines that answer the query, or None."""
    times = [(ms, e) for e in engines if e in results for ms in times_ms(results[e], query)]
    return min(times, default=None)


def digest_of(entry):
    """What stands for the rows, or None; of a result without one, the sample is all rows there are."""
    if "digest" in entry or "sample" not in entry:
        return entry.get("digest")
    text = json.dumps(entry["sample"], separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def disagreements(results, queries):
    """A sentence for each query whose results differ."""
    sentences = []
    for query in queries:
        holders = {}
        for engine, result in results.items():
            for name in (query["id"], query["id"] + "t"):
                digest = digest_of(result.get("queries", {}).get(name, {}))
                if digest:
                    title = TITLES[engine] + (" (tuned)" if name != query["id"] else "")
                    holders.setdefault(digest, []).append(title)
        if len(holders) > 1:
            sides = "; ".join(f"`{digest}` {', '.join(engines)}" for digest, engines in holders.items())
            sentences.append(f"{query['id']} {query['name']}: {sides}")
    return sentences


def failures(results, queries):
    """A sentence for each engine that was asked a query and has no time for it."""
    return [
        f"{query['id']} {query['name']}: {TITLES[engine]}: {entry['error']}"
        for query in queries
        for engine, result in results.items()
        if "error" in (entry := result.get("queries", {}).get(query["id"], {}))
    ]


def geometric_mean(numbers):
    return math.exp(sum(map(math.log, numbers)) / len(numbers)) if numbers else None


def number(value):
    """Three digits; nothing of None."""
    if value is None:
        return ""
    digits = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    return f"{value:,.{digits}f}"


def row(cells):
    return "| " + " | ".join(cells) + " |"


def query_table(results, queries):
    """A line a query: newsgraph, the fastest peer, the fastest graph engine, the bare loop."""
    lines = [row(QUERY_COLUMNS), row(["---", *["---:"] * (len(QUERY_COLUMNS) - 1)])]
    ratios = {"peer": [], "graph": [], "limit": []}
    for query in queries:
        own = min(times_ms(results["newsgraph"], query["id"]), default=None)
        cells = [f"{query['id']} {query['name']}", number(own)]
        for column, engines in (("peer", PEERS), ("graph", GRAPH_ENGINES), ("limit", ("limit",))):
            best = fastest(results, engines, query["id"])
            if best is None or own is None:
                cells += ["", ""]
                continue
            ratio = own / best[0] if column == "limit" else best[0] / own
            ratios[column].append(ratio)
            cells += [number(best[0]) + (f" ({TITLES[best[1]]})" if column != "limit" else ""), number(ratio)]
        lines.append(row(cells))
    means = [number(geometric_mean(ratios[column])) for column in ratios]
    lines.append(row(["geometric mean", "", "", means[0], "", means[1], "", means[2]]))
    return lines


def ratio_to(results, engine, queries):
    """The geometric mean of how many times longer an engine takes, and over how many queries."""
    ratios = []
    for query in queries:
        own = fastest(results, ["newsgraph"], query["id"])
        other = fastest(results, [engine], query["id"])
        if own and other:
            ratios.append(other[0] / own[0])
    return f"{number(geometric_mean(ratios))} ({len(ratios)})" if ratios else ""


def first_lookup_s(result):
    """newsgraph: a whole process; the others: opening, then the first query for the first time."""
    if "cold_lookup_s" in result:
        return result["cold_lookup_s"]
    first_ms = result.get("queries", {}).get("q01", {}).get("first_ms")
    return None if first_ms is None or "open_s" not in result else result["open_s"] + first_ms / 1000


def engine_table(results, queries):
    """A column an engine: what it costs besides the single queries."""
    engines = [engine for engine in TITLES if engine in results and engine != "limit"]
    ratios = [ratio_to(results, engine, queries) if engine != "newsgraph" else "" for engine in engines]
    lines = [row(["", *(TITLES[engine] for engine in engines)]), row(["---", *["---:"] * len(engines)])]
    lines.append(row(["÷ newsgraph, geometric mean (queries)", *ratios]))
    for title, value in (
        ("import, s", lambda result: result.get("load_s")),
        ("open, s", lambda result: result.get("open_s")),
        ("open and first lookup, s", first_lookup_s),
        ("memory at most, all queries, MiB", lambda result: result.get("peak_rss_mib")),
        ("on disk, MiB", lambda result: result.get("size_mib")),
    ):
        lines.append(row([title, *(number(value(results[engine])) for engine in engines)]))
    return lines


def report(results, queries, unavailable):
    """The whole of it. `results`: by engine, with newsgraph's; `unavailable`: why an engine has none."""
    own = results["newsgraph"]
    lines = [*query_table(results, queries), "", *engine_table(results, queries), ""]
    lines.append(
        f"newsgraph holds {number(own['rss_mib'])} MiB after all queries; its adjacency takes "
        f"{number(own['topology_bytes_per_relationship'])} bytes a relationship."
    )
    left_out = [f"{TITLES[engine]}: {reason}" for engine, reason in unavailable.items()] + failures(results, queries)
    different = disagreements(results, queries)
    lines += listed("Engines disagree on:", different) if different else ["", "All results agree."]
    lines += listed("Left out:", left_out)
    return "\n".join(lines)


def listed(title, sentences):
    return ["", title, "", *(f"- {sentence}" for sentence in sentences)] if sentences else []
