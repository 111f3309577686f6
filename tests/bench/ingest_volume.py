#!/usr/bin/env python3
"""Ingest at volume: articles a second, memory and time of the processor, by size and by jobs.

    tests/bench/ingest_volume.py build/release/bin/newsgraph --sizes 1000,5000,20000 --jobs 1,2

Articles are made from templates, the same for the same seed: people and countries that meet, accuse
and thank each other over some years, a few of them in most articles and most of them in few, and each
of the people of one country, as in news. With --text FILE (.xz or not) they are the lines of a text instead, in blocks that begin with
"# NAME DATE": an article a line. Writes a table in Markdown. --write FILE only writes the articles.
"""

import argparse
import datetime
import json
import lzma
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

TEMPLATES = [
    "{a} President {p} met {b} Prime Minister {q} in {city} on {day} to discuss {topic}.",
    "{p} told reporters that {country} would sign the agreement on {topic} before the end of the year.",
    "The foreign minister of {c}, {r}, accused {other} of delaying the talks on {topic}.",
    "{q} thanked {p} for the support of {country} after the floods in {city}.",
    "Troops crossed the border near {city} on {day}, officials in {country} said.",
    "{r} visited {city} last week and spoke with members of the parliament about {topic}.",
    "Analysts expect that {other} will reject the proposal, which {country} made on {day}.",
    "The two sides agreed to hold a further round of talks next month.",
    "Exports fell by a tenth in the first half of the year, according to the central bank.",
]
TOPICS = ["trade", "fishing rights", "border security", "energy", "migration", "water", "debt relief",
          "a ceasefire", "grain exports", "railways"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
SYLLABLES = ["ba", "kor", "lin", "mar", "os", "ten", "vi", "dra", "el", "shan", "mu", "rev", "go", "nak", "ti", "ald",
             "ber", "cho", "dun", "fer", "gral", "hol", "jas", "kel", "lor", "mig", "nor", "pas", "quin", "rad",
             "sol", "tor", "ub", "wes", "yam", "zel"]


def rows(gazetteer):
    for line in open(ROOT / "datasets/gazetteers" / gazetteer, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def from_templates(count, seed):
    chance = random.Random(seed)
    given = [row[0].title() for row in rows("given-names.tsv")]
    countries = [row[0] for row in rows("countries.tsv")]

    def surname():
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()

    def often(some):
        return some[min(int(len(some) * chance.random() ** 3), len(some) - 1)]

    people = [(f"{chance.choice(given)} {surname()}", often(countries)) for _ in range(max(200, count // 3))]
    cities = [surname() for _ in range(400)]
    begin = datetime.date(2018, 1, 1)
    for number in range(count):
        sentences = []
        for template in chance.choices(TEMPLATES, k=chance.randint(6, 14)):
            (p, a), (q, b), (r, c) = often(people), often(people), often(people)
            sentences.append(template.format(
                p=p, a=a, q=q, b=b, r=r, c=c, country=often(countries), other=often(countries),
                city=chance.choice(cities), day=chance.choice(DAYS), topic=chance.choice(TOPICS)))
        day = begin + datetime.timedelta(days=number * 2000 // count)
        yield {"id": f"article-{number}", "date": day.isoformat(), "text": " ".join(sentences)}


def from_sentences(count, seed, kind):
    """Articles of one of KINDS, over a year where it does not say otherwise."""
    chance = random.Random(seed)
    given = [row[0].title() for row in rows("given-names.tsv")]
    pool = [f"{chance.choice(given)} {''.join(chance.choices(SYLLABLES, k=3)).title()}" for _ in range(2000)]
    begin = datetime.date(2024, 1, 1)
    for number in range(count):
        day = begin + datetime.timedelta(days=number if kind == "days" else number * 365 // count)
        yield {"id": f"article-{number}", "date": (begin if kind == "event" else day).isoformat(),
               "text": KINDS[kind](chance, day, pool)}


def stranger(chance, syllables):
    return "".join(chance.choices(SYLLABLES, k=syllables)).title()


def formula(chance, day, pool):
    sentences = []
    for _ in range(6):
        sentences.append(f"{chance.choice(DEMONYMS)} Foreign Minister {chance.choice(pool)} met "
                         f"{chance.choice(DEMONYMS)} President {chance.choice(pool)} in {chance.choice(CAPITALS)} "
                         f"on {chance.choice(DAYS)}.")
        sentences.append(f"She said that {chance.choice(COUNTRIES)} and {chance.choice(COUNTRIES)} signed an agreement "
                         "on trade, and they discussed energy.")
    return " ".join(sentences)


COUNTRIES = ["France", "Spain", "Kenya", "Japan", "Brazil", "Morocco", "Norway", "Egypt", "Chile", "Turkey"]
DEMONYMS = ["French", "Spanish", "Kenyan", "Japanese", "Brazilian", "Moroccan", "Norwegian", "Egyptian", "Chilean",
            "Turkish"]
CAPITALS = ["Paris", "Madrid", "Nairobi", "Tokyo", "Lisbon", "Rabat", "Oslo", "Cairo", "Santiago", "Ankara"]
PAIR = "French President Anna Bakori met Spanish Prime Minister Boris Lendor"
KINDS = {
    "formula": formula,
    "event": lambda chance, day, pool: f"{PAIR} in Oslo on Monday. The two leaders discussed trade and energy.",
    "fact": lambda chance, day, pool: ("France supports Spain. Anna Bakori, the president of France, praised "
                                       "Boris Lendor."),
    "days": lambda chance, day, pool: (f"{PAIR} in {chance.choice(CAPITALS)} on {day.strftime('%d %B %Y')}. France and "
                                       f"Spain signed an agreement on {chance.choice(TOPICS)}."),
    "countries": lambda chance, day, pool: "{} and {} signed an agreement on {}. {} accused {} of delaying it.".format(
        *chance.sample(COUNTRIES, 2), chance.choice(TOPICS), *chance.sample(COUNTRIES, 2)),
    "strangers": lambda chance, day, pool: (
        f"{chance.choice(DEMONYMS)} President Anna {stranger(chance, 5)} met {chance.choice(DEMONYMS)} Prime Minister "
        f"Boris {stranger(chance, 5)} in {chance.choice(CAPITALS)} on Monday."),
    "family": lambda chance, day, pool: (
        f"{chance.choice(DEMONYMS)} lawmaker {stranger(chance, 3)} Bakori met {stranger(chance, 3)} Lendor in "
        f"{chance.choice(CAPITALS)} on Monday."),
}


def from_text(file, count):
    opened = lzma.open(file, "rt", encoding="utf-8") if file.endswith(".xz") else open(file, encoding="utf-8")
    made, name = 0, []
    with opened:
        for number, line in enumerate(opened):
            if line.startswith("# "):
                name = line.split()
            elif line.strip() and made < count:
                made += 1
                yield {"id": f"line-{number}", "date": name[-1], "text": line.strip()}


def write(articles, path):
    words = number = 0
    with open(path, "w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article) + "\n")
            words += len(article["text"].split())
            number += 1
    return number, words


def ingest(program, graph, articles, jobs):
    """Wall and processor seconds, and the largest memory in MB, of one run."""
    begin = time.monotonic()
    process = subprocess.Popen([program, "ingest", graph, articles, "--jobs", str(jobs)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{program} failed")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=str(ROOT / "build/release/bin/newsgraph"))
    parser.add_argument("--sizes", default="1000,5000,20000", help="numbers of articles")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--kind", choices=list(KINDS), help="articles of this kind instead")
    parser.add_argument("--text", help="lines of this text instead of templates")
    parser.add_argument("--write", help="write the articles of the first size to this file, and end")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]

    def made(size):
        if options.text:
            return from_text(options.text, size)
        if options.kind:
            return from_sentences(size, options.seed, options.kind)
        return from_templates(size, options.seed)

    if options.write:
        write(made(sizes[0]), options.write)
        return
    print(f"Load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors.\n")
    print("| articles | words | jobs | s | processor, s | articles/s | words/s of processor | MB | again, s |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            articles = os.path.join(folder, "articles.jsonl")
            number, words = write(made(size), articles)
            for jobs in options.jobs.split(","):
                graph = os.path.join(folder, f"{size}-{jobs}.newsgraph")
                wall, processor, memory = ingest(options.program, graph, articles, jobs)
                again, _, _ = ingest(options.program, graph, articles, jobs)
                print(f"| {number:,} | {words:,} | {jobs} | {wall:.1f} | {processor:.1f} | {number / wall:.0f} | "
                      f"{words / processor:,.0f} | {memory:.0f} | {again:.1f} |", flush=True)


if __name__ == "__main__":
    main()
