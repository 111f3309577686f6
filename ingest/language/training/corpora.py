"""Readers of the training corpora.

All corpora lie under one folder (`--corpora`), as xz files:

    ewt/train.conllu.xz  gum/train.conllu.xz      Universal Dependencies, CoNLL-U
    ner/*.conll.xz                                 TOKEN, tab, BIO2 tag
    raw/*.txt.xz                                   `# id`, then one paragraph a line
"""

import lzma
import pathlib
from dataclasses import dataclass, field


@dataclass
class Word:
    """One syntactic word of a treebank; the fields are those of CoNLL-U."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


@dataclass
class Surface:
    """One token as it is written: a plain word, or a multiword token with its words' forms."""

    form: str
    space_after: bool
    words: list[str]


@dataclass
class Sentence:
    words: list[Word] = field(default_factory=list)
    surface: list[Surface] = field(default_factory=list)
    new_paragraph: bool = False


def open_text(path: pathlib.Path):
    """A text file, packed or not."""
    return lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else open(path, encoding="utf-8")


def read_conllu(path: pathlib.Path) -> list[Sentence]:
    """The sentences of a treebank file, empty nodes left out."""
    sentences: list[Sentence] = []
    current = Sentence()
    last_of_multiword = 0
    for line in open_text(path):
        line = line.rstrip("\n")
        if not line:
            if current.words:
                sentences.append(current)
            current = Sentence()
            last_of_multiword = 0
        elif line.startswith("#"):
            if line.startswith(("# newdoc", "# newpar")):
                current.new_paragraph = True
        else:
            columns = line.split("\t")
            space_after = "SpaceAfter=No" not in columns[9].split("|")
            if "." in columns[0]:
                continue
            if "-" in columns[0]:
                last_of_multiword = int(columns[0].split("-")[1])
                current.surface.append(Surface(columns[1], space_after, []))
                continue
            current.words.append(
                Word(columns[1], columns[2], columns[3], columns[4], columns[5], int(columns[6]), columns[7])
            )
            if int(columns[0]) <= last_of_multiword:
                current.surface[-1].words.append(columns[1])
            else:
                current.surface.append(Surface(columns[1], space_after, [columns[1]]))
    if current.words:
        sentences.append(current)
    return sentences


def read_columns(path: pathlib.Path, comments=False):
    """Sentences of (forms, labels) from lines of FORM, tab, LABEL; further columns are left out."""
    forms: list[str] = []
    labels: list[str] = []
    for line in open_text(path):
        columns = line.rstrip("\n").split("\t")
        if comments and line.startswith("# "):
            continue
        if len(columns) > 1:
            forms.append(columns[0])
            labels.append(columns[1])
        elif forms:
            yield forms, labels
            forms, labels = [], []
    if forms:
        yield forms, labels


def read_ner(path: pathlib.Path) -> list[tuple[list[str], list[str]]]:
    """Sentences of (forms, BIO2 tags)."""
    return list(read_columns(path, comments=True))


def read_raw(path: pathlib.Path):
    """Documents of a raw corpus, each a list of paragraphs."""
    document: list[str] = []
    for line in open_text(path):
        line = line.rstrip("\n")
        if not line:
            if document:
                yield document
            document = []
        elif line.startswith("# ") and not document:
            continue
        else:
            document.append(line)
    if document:
        yield document
