#!/usr/bin/env python3
"""Train the weights by which coreference chooses antecedents.

usage: train_coreference.py TREEBANK... [--folds N] [--check TREEBANK] [--write] [--program PROGRAM]

TREEBANK is CoNLL-U with coreference in MISC (Entity=, as in GUM), plain or xz. The program analyses
its raw text and says of each mention which candidates it has, with which features, and which are
right (newsgraph analyze --evaluate TREEBANK --coreference-examples); the features are described in
one place, features.cpp. The model is log-linear over a mention's candidates and "new". The loss is the
negative log-likelihood of all right answers together, with the margins of Durrett and Klein 2013 for
the three kinds of error, minimised by AdaGrad with an L1 penalty, which keeps most weights at zero;
the weights are averaged over the updates of the last epochs.

--folds deals the documents into N parts, trains without each in turn and scores the part: choose
settings by that, not by the development text. --check scores the final weights on a treebank.
--write puts them into datasets/models/english.coreference, which the next build compiles.

Needs numpy and scipy (requirements.txt). About two minutes and 3 GB on one core.
"""
import argparse
import array
import lzma
import pathlib
import subprocess
import tempfile
from collections import Counter

import numpy
from scipy import sparse

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
WEIGHTS = ROOT / "datasets/models/english.coreference"
LEAST_WEIGHT = 0.05  # smaller ones are not written: without them the folds score the same


def read_documents(path):
    """The text of each document of a treebank."""
    opened = lzma.open if str(path).endswith(".xz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        parts = file.read().split("# newdoc ")
    return ["# newdoc " + part for part in parts[1:]]


class Document:
    """The examples of one document: a row an answer, grouped by mention."""

    def __init__(self):
        self.columns, self.ends = array.array("i"), array.array("q")
        self.right, self.starts = array.array("b"), array.array("i")
        self.mention = None

    def add(self, mention, right, columns):
        if mention != self.mention:
            self.starts.append(len(self.right))  # the first row of a mention is "new"
            self.mention = mention
        self.columns.extend(columns)
        self.ends.append(len(self.columns))
        self.right.append(right)


def read_examples(program, documents, ids):
    """Documents with their examples; features that `ids` lacks get the next number."""
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as file:
        file.write("".join(documents))
        file.flush()
        command = [program, "analyze", "--evaluate", file.name, "--coreference-examples"]
        examples = [Document() for _ in documents]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                document, mention, right, *features = line.rstrip("\n").split("\t")
                columns = [ids.setdefault(feature, len(ids)) for feature in features]
                examples[int(document)].add(int(mention), right == "1", columns)
        if process.returncode:
            raise SystemExit(f"{' '.join(map(str, command))} failed")
    return examples


class Matrix:
    """A document's examples over the features that are kept."""

    def __init__(self, document, kept):
        columns = kept[numpy.frombuffer(document.columns, dtype=numpy.int32)]
        ends = numpy.frombuffer(document.ends, dtype=numpy.int64)
        used = numpy.concatenate([[0], numpy.cumsum(columns >= 0)])
        pointers = numpy.concatenate([[0], used[ends]])
        columns = columns[columns >= 0]
        self.features = sparse.csr_matrix(
            (numpy.ones(len(columns), numpy.float32), columns, pointers),
            shape=(len(ends), kept.max() + 1))
        self.transposed = self.features.T.tocsr()
        self.right = numpy.frombuffer(document.right, dtype=numpy.int8).astype(bool)
        self.starts = numpy.frombuffer(document.starts, dtype=numpy.int32)
        sizes = numpy.diff(numpy.append(self.starts, len(self.right)))
        self.group = numpy.repeat(numpy.arange(len(self.starts)), sizes)
        self.is_new = numpy.zeros(len(self.right), bool)
        self.is_new[self.starts] = True

    def margins(self, costs):
        """By answer: how much it costs to give it where another is right."""
        false_link, missed_link, wrong_link = costs
        first_of_its_thing = self.right[self.starts][self.group]
        cost = numpy.where(first_of_its_thing, false_link, wrong_link)
        cost = numpy.where(self.is_new, missed_link, cost)
        return numpy.where(self.right, 0, cost)

    def shares(self, scores):
        """Softmax within each mention."""
        scores = scores - numpy.maximum.reduceat(scores, self.starts)[self.group]
        exponents = numpy.exp(scores)
        return exponents / numpy.add.reduceat(exponents, self.starts)[self.group]

    def gradient(self, weights, margins):
        scores = self.features @ weights
        wanted = self.shares(numpy.where(self.right, scores, -1e9))
        return self.transposed @ (self.shares(scores + margins) - wanted)


def train(documents, features, args):
    """Averaged weights of the features, a number each."""
    counts = Counter()
    for document in documents:
        counts.update(document.columns)
    kept = numpy.full(features, -1, numpy.int32)
    names = [column for column, count in counts.items() if count >= args.least]
    kept[names] = numpy.arange(len(names), dtype=numpy.int32)
    matrices = [Matrix(document, kept) for document in documents]
    margins = [matrix.margins(args.costs) for matrix in matrices]
    weights, average = numpy.zeros(len(names)), numpy.zeros(len(names))
    squares = numpy.full(len(names), 1e-2)
    random = numpy.random.default_rng(1)
    updates = 0
    for epoch in range(args.epochs):
        for i in random.permutation(len(matrices)):
            gradient = matrices[i].gradient(weights, margins[i])
            squares += gradient * gradient
            rates = args.rate / numpy.sqrt(squares)
            weights -= rates * gradient
            weights = numpy.sign(weights) * numpy.maximum(abs(weights) - rates * args.l1, 0)
            if epoch >= args.epochs // 2:
                average += weights
                updates += 1
    return dict(zip(names, average / updates))


def write_weights(path, weights, names, treebanks):
    """A weight, a tab and the feature's name a line, by name."""
    lines = ["# Weights of coreference's features: what they are says ingest/understanding/coreference/"
             "features.h.",
             "# Trained by train_coreference.py on " + ", ".join(treebanks) + "; see README.md."]
    for name, weight in sorted((names[column], weight) for column, weight in weights.items()):
        if abs(weight) >= LEAST_WEIGHT:
            lines.append(f"{weight:.3f}\t{name}")
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines) - 2


def score(program, documents, weights_file):
    """CoNLL F1 by exact spans and by heads."""
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as file:
        file.write("".join(documents))
        file.flush()
        answer = subprocess.run([program, "analyze", "--evaluate", file.name, "--coreference",
                                 weights_file], check=True, capture_output=True, text=True)
    return [float(line.split("|")[3]) for line in answer.stdout.splitlines()
            if line.startswith("CoNLL ")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebanks", nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--check")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--program", default=ROOT / "build/release/bin/newsgraph")
    parser.add_argument("--costs", type=float, nargs=3, default=(0.1, 3, 1),
                        help="of linking what is new, of taking for new what is not, of a wrong link")
    parser.add_argument("--l1", type=float, default=0.02)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--least", type=int, default=12, help="a rarer feature gets no weight")
    args = parser.parse_args()
    texts = [text for treebank in args.treebanks for text in read_documents(treebank)]
    ids = {}
    examples = read_examples(args.program, texts, ids)
    names = list(ids)
    sources = [pathlib.Path(treebank).name for treebank in args.treebanks]
    with tempfile.NamedTemporaryFile(suffix=".coreference") as file:
        of_folds = []
        for fold in range(args.folds):
            inside = [e for i, e in enumerate(examples) if i % args.folds != fold]
            write_weights(file.name, train(inside, len(names), args), names, sources)
            of_folds.append(score(args.program, texts[fold::args.folds], file.name))
        if of_folds:
            print("CoNLL F1 of the folds, exact spans and heads:", of_folds, "mean",
                  numpy.mean(of_folds, axis=0).round(2), flush=True)
        if not (args.check or args.write):
            return
        weights = train(examples, len(names), args)
        print(write_weights(file.name, weights, names, sources), "weights")
        if args.check:
            print("CoNLL F1, exact spans and heads:",
                  score(args.program, read_documents(args.check), file.name))
    if args.write:
        write_weights(WEIGHTS, weights, names, sources)


if __name__ == "__main__":
    main()
