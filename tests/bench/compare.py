#!/usr/bin/env python3
"""newsgraph beside Kuzu, LadybugDB, FalkorDB, DuckDB, SQLite and bare loops, on the benchmark kit's graph.

    tests/bench/compare.py --preset medium > table.md

Generates the graph where it is absent, installs the peers by npm, imports the graph into each engine, runs
the kit's queries, one engine at a time, and prints Markdown. Peers that do not install or run are named and
left out. A peer's result is kept in WORK/results and not measured again; newsgraph and the bare loops are
measured anew each time. Numbers move with what else the machine does: for ones side by side, give --again.

FalkorDB needs glibc 2.38: on older systems FALKORDB_SERVER names a redis-server that runs, as the kit's
README describes.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import comparison_table
import engines

REPOSITORY = Path(__file__).resolve().parents[2]
ALWAYS_ANEW = ("limit", "newsgraph")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    kit, build = REPOSITORY.parent / "shared/bench", REPOSITORY / "build"
    add("--preset", choices=["small", "medium"], default="medium", help="size of the graph (medium)")
    add("--kit", type=Path, default=kit, help="the benchmark kit (%(default)s)")
    add("--data", type=Path, help="the graph's CSV files, generated when absent (WORK/data/PRESET)")
    add("--queries", type=Path, help="other queries than the kit's, in its form (KIT/queries.json)")
    add("--work", type=Path, default=build / "bench-queries", help="databases, packages, results (%(default)s)")
    add("--programs", type=Path, default=build / "bench/bin", help="where newsgraph's are (%(default)s)")
    add("--engines", help=f"only these, comma-separated, of {','.join(engines.MEASURE)}")
    add("--threads", type=int, default=1, help="of a query, but for SQLite and the loops (1)")
    add("--again", action="store_true", help="measure everything anew")
    arguments = parser.parse_args()
    if not (arguments.kit / "queries.json").is_file():
        parser.error(f"the benchmark kit is not at {arguments.kit}; --kit says where it is")
    arguments.chosen = arguments.engines.split(",") if arguments.engines else list(engines.MEASURE)
    if unknown := set(arguments.chosen) - set(engines.MEASURE):
        parser.error(f"there is no engine {', '.join(sorted(unknown))}")
    return arguments


def generate(setting, preset):
    """The graph as CSV files, unless it is there: the manifest is written last."""
    if (setting.data / "manifest.json").exists():
        return
    print(f"generating {setting.data}", file=sys.stderr)
    command = [sys.executable, setting.kit / "gen_newsgraph.py", "--preset", preset, "--out", setting.data]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def result_of(engine, setting, again):
    """The engine's result, kept or measured; raises engines.Unavailable."""
    of = "" if setting.queries.parent == setting.kit else f"-{setting.queries.stem}"
    kept = setting.work / "results" / f"{setting.dataset}{of}-{engine}-t{setting.threads}.json"
    if again or engine in ALWAYS_ANEW or not kept.exists():
        print(f"measuring {engine} on {setting.dataset}", file=sys.stderr)
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(".part")
        load_average = os.getloadavg()[0]
        engines.MEASURE[engine](setting, fresh)
        result = json.loads(fresh.read_text(encoding="utf-8"))
        if not any("median_ms" in entry for entry in result.get("queries", {}).values()):
            fresh.unlink()
            what = "did not take the graph" if "load_failure" in result else "answered no query"
            raise engines.Unavailable(f"it {what}; see {setting.work / 'logs'}")
        result["load_average_before"] = load_average
        fresh.write_text(json.dumps(result, indent=1), encoding="utf-8")
        fresh.rename(kept)
    return json.loads(kept.read_text(encoding="utf-8"))


def heading(setting, results):
    manifest = json.loads((setting.data / "manifest.json").read_text(encoding="utf-8"))
    loads = [result["load_average_before"] for result in results.values()]
    parts = [
        f"{setting.dataset}: {manifest['nodes']:,} nodes, {manifest['relationships']:,} relationships",
        f"{processor()}, {os.cpu_count()} processors",
        f"{setting.threads} thread{'s' * (setting.threads > 1)} a query",
        f"load average before the engines {min(loads):.1f} to {max(loads):.1f}.\n",
    ]
    return "; ".join(parts)


def processor():
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as lines:
        for line in lines:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def main():
    arguments = parse_arguments()
    work = arguments.work.resolve()
    data = (arguments.data or work / "data" / arguments.preset).resolve()
    kit, programs = arguments.kit.resolve(), arguments.programs.resolve()
    queries = (arguments.queries or kit / "queries.json").resolve()
    setting = engines.Setting(kit, data, work, programs, arguments.threads, queries)
    generate(setting, arguments.preset)
    results, unavailable = {}, {}
    for engine in arguments.chosen:
        try:
            results[engine] = result_of(engine, setting, arguments.again)
        except engines.Unavailable as reason:
            unavailable[engine] = str(reason)
    if "newsgraph" not in results:
        reason = unavailable.get("newsgraph", "it is not among --engines")
        sys.exit(f"compare.py: newsgraph was not measured: {reason}")
    queries = json.loads(setting.queries.read_text(encoding="utf-8"))["queries"]
    print(heading(setting, results))
    print(comparison_table.report(results, queries, unavailable))


if __name__ == "__main__":
    main()
