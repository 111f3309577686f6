#!/usr/bin/env python3
"""Fit the weights by which a fact's confidence is told from how it was found.

usage: fit_confidence.py GOLD... [--check GOLD...] [--write] [--program PROGRAM]

GOLD is a folder of articles with their expected facts, or a list of some of its articles, as for
`newsgraph extract --evaluate`. The program extracts the facts and says of each which features it has
and whether it is right; facts that the gold leaves open do not count. The weights are those of a
logistic regression whose squares are held small (all but that of "any fact"), as much as leaving out
articles shows to be best: the articles are dealt into ten parts, and each part is judged by the
weights that the others give. --check judges the weights on articles that they were not fitted on.
--write puts them into confidence_weights.inl, which the next build compiles.

Needs Python alone.
"""
import argparse
import json
import math
import pathlib
import subprocess
import sys
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
WEIGHTS = HERE.parent / "confidence_weights.inl"
PARTS = 10
PENALTIES = (0.3, 1, 3, 10, 30, 100)
FEWEST_FACTS = 5  # a feature of fewer facts gets no weight
ALWAYS = "any fact"
LEAST, MOST = 0.02, 0.98  # as in confidence.cpp


def read_facts(program, gold):
    """[(article, features, right, confidence today)] of every fact that is right or wrong."""
    answer = subprocess.run([program, "extract", "--evaluate", gold, "--format", "json"],
                            check=True, capture_output=True)
    facts = []
    for article in json.loads(answer.stdout)["articles"]:
        for fact in article["extracted"]:
            if fact["verdict"] != "open":
                right = fact["verdict"] != "wrong"
                facts.append((article["name"], fact["features"], right, fact["confidence"]))
    return facts


def solve(matrix, vector):
    """The x of matrix x = vector, by Gaussian elimination; the matrix is positive definite."""
    size = len(vector)
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(size):
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            if factor:
                for j in range(i, size + 1):
                    rows[k][j] -= factor * rows[i][j]
    solution = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * solution[j] for j in range(i + 1, size))
        solution[i] = (rows[i][size] - known) / rows[i][i]
    return solution


def probability(weights, features):
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return min(max(1 / (1 + math.exp(-total)), LEAST), MOST)


def fit(facts, penalty):
    """Weights by Newton's method."""
    counts = Counter(name for _, features, _, _ in facts for name in features)
    names = sorted(name for name, count in counts.items() if count >= FEWEST_FACTS)
    index = {name: i for i, name in enumerate(names)}
    rows = [([(index[name], value) for name, value in features.items() if name in index], right)
            for _, features, right, _ in facts]
    weights = [0.0] * len(names)
    shrink = [1e-6 if name == ALWAYS else penalty for name in names]
    for _ in range(50):
        gradient = [-s * w for s, w in zip(shrink, weights)]
        curvature = [[0.0] * len(names) for _ in names]
        for i, s in enumerate(shrink):
            curvature[i][i] = s
        for row, right in rows:
            p = 1 / (1 + math.exp(-sum(weights[i] * value for i, value in row)))
            for i, value in row:
                gradient[i] += (right - p) * value
                for j, other in row:
                    curvature[i][j] += p * (1 - p) * value * other
        step = solve(curvature, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-9:
            break
    return dict(zip(names, weights))


def held_out(facts, penalty):
    """[(probability, right)] of each fact by weights that its article had no part in."""
    articles = sorted({article for article, *_ in facts})
    part = {article: i % PARTS for i, article in enumerate(articles)}
    forecasts = []
    for out in range(PARTS):
        inside = [fact for fact in facts if part[fact[0]] != out]
        weights = fit(inside, penalty)
        forecasts += [(probability(weights, features), right)
                      for article, features, right, _ in facts if part[article] == out]
    return forecasts


def log_loss(forecasts):
    return -sum(math.log(p if right else 1 - p) for p, right in forecasts) / len(forecasts)


def brier(forecasts):
    return sum((p - right) ** 2 for p, right in forecasts) / len(forecasts)


def report(title, forecasts):
    bins = {}
    for p, right in forecasts:
        bins.setdefault(min(int(round(p * 1e6) / 1e5), 9), []).append((p, right))
    print(f"\n{title}\nconfidence   facts    mean   share right")
    error = 0.0
    for tenth, inside in sorted(bins.items()):
        mean = sum(p for p, _ in inside) / len(inside)
        share = sum(right for _, right in inside) / len(inside)
        error += len(inside) / len(forecasts) * abs(mean - share)
        print(f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f}      {len(inside):6d}   {mean:.3f}         {share:.3f}")
    print(f"expected calibration error {error:.3f}, Brier score {brier(forecasts):.3f}, "
          f"log loss {log_loss(forecasts):.3f}")


def clamped(p):
    return min(max(p, LEAST), MOST)


def compare(title, facts, forecasts):
    """The forecasts beside today's confidences and beside the one share for all."""
    share = sum(right for *_, right, _ in facts) / len(facts)
    report(f"{title}: these weights", forecasts)
    report(f"{title}: the program's confidences", [(clamped(c), right) for *_, right, c in facts])
    always = [(clamped(share), right) for *_, right, _ in facts]
    print(f"\n{title}: {share:.3f} for every fact: Brier score {brier(always):.3f}, "
          f"log loss {log_loss(always):.3f}")


def write(weights, golds):
    lines = ["// Written by training/fit_confidence.py from the facts of",
             *(f"//   {gold}" for gold in golds)]
    lines += [f'{{"{name}", {weight:.3f}}},' for name, weight in sorted(weights.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--check", nargs="+", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/newsgraph"))
    arguments = parser.parse_args()

    facts = [fact for gold in arguments.gold for fact in read_facts(arguments.program, gold)]
    if not facts:
        sys.exit("fit_confidence.py: no fact of these articles is right or wrong")
    print(f"{len(facts)} facts of {len({fact[0] for fact in facts})} articles")
    losses = {penalty: log_loss(held_out(facts, penalty)) for penalty in PENALTIES}
    for penalty, loss in losses.items():
        print(f"penalty {penalty:5}: log loss {loss:.4f} on articles left out")
    penalty = min(losses, key=losses.get)
    compare("articles left out in turn", facts, held_out(facts, penalty))

    weights = fit(facts, penalty)
    for gold in arguments.check:
        others = read_facts(arguments.program, gold)
        compare(gold, others,
                [(probability(weights, features), right) for _, features, right, _ in others])

    counts = Counter(name for _, features, _, _ in facts for name in features)
    right = Counter(name for _, features, right, _ in facts if right for name in features)
    print("\n weight   facts   share right   feature")
    for name, weight in sorted(weights.items()):
        print(f"{weight:7.3f}  {counts[name]:6d}         {right[name] / counts[name]:.3f}   {name}")
    if arguments.write:
        write(weights, arguments.gold)
        print(f"\nWritten to {WEIGHTS.relative_to(ROOT)}; build again.")


if __name__ == "__main__":
    main()
