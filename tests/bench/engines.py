"""Every engine of the comparison: how its result file comes to be.

A result file has the form that the kit's run_peer.mjs writes: `engine`, `queries` by id with `median_ms`,
`rows`, `digest` or `sample`, and `load_s`, `open_s`, `peak_rss_mib`, `size_mib` where known. An engine
that cannot be measured raises Unavailable, whose text says why.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

# What each peer is installed from, as the kit's README names it.
PACKAGES = {
    "kuzu": ["kuzu@0.11.3"],
    "ladybug": ["@ladybugdb/core@0.19.1"],
    "duckdb": ["@duckdb/node-api@1.5.6-r.1"],
    "falkordb": ["falkordb", "falkordblite@0.2.0", "@falkordblite/linux-x64@8.2.3-falkordb.4.16.3"],
}
COLD_STARTS = 5

# The types of the kit's columns in neo4j-admin's words; every other column is a string. What a
# relationship's ends are labelled is known of the nodes.
COLUMN_TYPES = {
    "id": "id:ID",
    "from": "from:START_ID",
    "to": "to:END_ID",
    "from_label": "from_label:IGNORE",
    "to_label": "to_label:IGNORE",
    "date": "date:date",
}


class Unavailable(Exception):
    """The engine cannot be installed or run here."""


@dataclass(frozen=True)
class Setting:
    """Where everything is."""

    kit: Path
    data: Path  # what gen_newsgraph.py wrote
    work: Path  # databases, packages and logs; may be deleted
    programs: Path  # newsgraph's own
    threads: int  # of a query, in engines that can have several
    queries: Path  # in the form of the kit's queries.json

    @property
    def dataset(self):
        return self.data.name



def run(command, setting, log, **options):
    """Runs to the end with everything it says in WORK/logs/LOG, or raises Unavailable."""
    path = setting.work / "logs" / log
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as output:
        try:
            words = [str(word) for word in command]
            done = subprocess.run(words, stdout=output, stderr=output, check=False, **options)
        except FileNotFoundError as error:
            raise Unavailable(f"{error.filename} is not there") from error
    if done.returncode != 0:
        last = path.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
        raise Unavailable(f"{' '.join(last)[:200]} (status {done.returncode}; see {path})")


def output_of(command):
    try:
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, check=False, text=True)
    except FileNotFoundError as error:
        raise Unavailable(f"{error.filename} is not there") from error
    if done.returncode != 0:
        raise Unavailable(f"{Path(command[0]).name} ended with status {done.returncode}")
    return done.stdout


def measure_peer(engine, setting, out):
    """Kuzu, LadybugDB, DuckDB or FalkorDB, by the kit's run_peer.mjs.

    Loading is given all processors, as a user would, whatever the queries have.
    """
    modules = setting.work / "peers"
    modules.mkdir(parents=True, exist_ok=True)
    npm = ["npm", "install", "--no-audit", "--no-fund", "--prefix", modules]
    run([*npm, *PACKAGES[engine]], setting, f"npm-{engine}")
    environment = dict(os.environ)
    falkordb = modules / "node_modules/@falkordblite/linux-x64/bin"
    environment.setdefault("FALKORDB_SERVER", str(falkordb / "redis-server"))
    environment.setdefault("FALKORDB_MODULE", str(falkordb / "falkordb.so"))
    peer = ["node", setting.kit / "run_peer.mjs", "run", "--engine", engine, "--modules", modules]
    peer += ["--queries", setting.queries, "--data", setting.data, "--work", setting.work / "databases", "--out", out]
    name = f"{setting.dataset}-{engine}"
    run([*peer, "--threads", "0", "--only", "no query"], setting, f"{name}-load", env=environment)
    run([*peer, "--threads", setting.threads, "--reuse"], setting, f"{name}-queries", env=environment)


def measure_sqlite(setting, out):
    """SQLite with the kit's hand-written SQL."""
    command = [sys.executable, setting.kit / "run_sqlite.py", "--data", setting.data]
    command += ["--work", setting.work / "databases", "--out", out]
    run(command, setting, f"{setting.dataset}-sqlite")


def measure_limit(setting, out):
    """The bare loops over plain arrays."""
    program = setting.work / "limit"
    compiler = ["g++", "-O3", "-march=native", "-std=c++17", setting.kit / "limit.cpp", "-o", program]
    run(compiler, setting, "limit-compiler")
    out.write_text(output_of([program, setting.data]), encoding="utf-8")


def measure_newsgraph(setting, out):
    """newsgraph itself: imports, starts cold, and runs newsgraph-query-bench."""
    graph = setting.work / "databases" / f"{setting.dataset}.newsgraph"
    graph.parent.mkdir(parents=True, exist_ok=True)
    load_s = import_graph(setting, graph)
    lookup_s = cold_lookup_s(setting, graph)
    bench = [setting.programs / "newsgraph-query-bench", graph, setting.queries, "--threads", setting.threads]
    result = json.loads(output_of(bench))
    result["load_s"] = load_s
    result["cold_lookup_s"] = lookup_s
    result["size_mib"] = sum(file.stat().st_size for file in files_of(graph)) / 2**20
    out.write_text(json.dumps(result, indent=1), encoding="utf-8")


def files_of(graph):
    """The graph file and what lies beside it under its name."""
    return list(graph.parent.glob(graph.name + "*"))


def import_graph(setting, graph):
    """Seconds of `newsgraph import`, durable, into a file that was not there."""
    for file in files_of(graph):
        file.unlink()
    headers = setting.work / "headers" / setting.dataset
    headers.mkdir(parents=True, exist_ok=True)
    command = [setting.programs / "newsgraph", "import", graph, "--id-type", "integer"]
    for folder, option in (("nodes", "--nodes"), ("rels", "--relationships")):
        for file in sorted((setting.data / folder).glob("*.csv")):
            header = headers / file.name
            header.write_text(typed_header(file), encoding="utf-8")
            command += [option, f"{file.stem}={header},{file}"]
    begin = time.perf_counter()
    run(command, setting, f"{setting.dataset}-newsgraph-import")
    return time.perf_counter() - begin


def typed_header(file):
    with open(file, encoding="utf-8") as lines:
        names = lines.readline().strip().split(",")
    return ",".join(COLUMN_TYPES.get(name, name) for name in names) + "\n"


def cold_lookup_s(setting, graph):
    """Seconds from starting a process to its answer to the first query of all; the median of some."""
    first = json.loads(setting.queries.read_text(encoding="utf-8"))["queries"][0]["cypher"]
    command = [setting.programs / "newsgraph", "query", graph, first]
    seconds = []
    for _ in range(COLD_STARTS):
        begin = time.perf_counter()
        output_of(command)
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds)


MEASURE = {
    "limit": measure_limit,
    "sqlite": measure_sqlite,
    **{engine: lambda setting, out, engine=engine: measure_peer(engine, setting, out) for engine in PACKAGES},
    "newsgraph": measure_newsgraph,
}
