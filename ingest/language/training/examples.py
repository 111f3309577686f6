"""Sentences as arrays, and batches of them."""

import random

import numpy as np
import torch

from corpora import Sentence
from entities import TAGS
from features import Vocabulary, lemma_script, lower

LONGEST = 120  # words; longer sentences are left out of training
LABELS = ("upos", "xpos", "feats", "lemma", "deprel")


class Example:
    """A sentence as arrays; `heads` is None where only entities are annotated."""

    def __init__(self, forms, labels, heads, allowed):
        self.forms = forms
        self.labels = labels
        self.heads = heads
        self.allowed = allowed

    def without_last(self) -> "Example":
        labels = {k: v[:-1] for k, v in self.labels.items()}
        heads = None if self.heads is None else self.heads[:-1]
        return Example(self.forms[:-1], labels, heads, None if self.allowed is None else self.allowed[:-1])


def tag_matrix(allowed: list[frozenset[int]]) -> np.ndarray:
    matrix = np.zeros((len(allowed), len(TAGS)), np.bool_)
    for row, indices in enumerate(allowed):
        matrix[row, list(indices)] = True
    return matrix


def treebank_example(sentence: Sentence, index, allowed=None) -> Example:
    labels = {}
    for name in ("upos", "xpos", "feats", "deprel"):
        labels[name] = np.array([index[name].get(getattr(w, name), -100) for w in sentence.words])
    labels["lemma"] = np.array([index["lemma"].get(lemma_script(w.form, w.lemma), -100) for w in sentence.words])
    heads = np.array([w.head for w in sentence.words])
    return Example([w.form for w in sentence.words], labels, heads, allowed)


def augment(example: Example) -> Example:
    """News brings headlines, datelines in capitals and captions without a full stop; a treebank few of them."""
    draw = random.random()
    if draw < 0.05 and example.heads is not None and len(example.forms) > 3:
        last = len(example.forms)
        if not example.forms[-1][-1].isalnum() and not (example.heads == last).any() and example.heads[-1] != 0:
            example = example.without_last()
    draw = random.random()
    if draw < 0.03:
        change = str.upper
    elif draw < 0.06:
        change = lambda form: form[:1].upper() + form[1:]
    elif draw < 0.07:
        change = lower
    else:
        return example
    return Example([change(f) for f in example.forms], example.labels, example.heads, example.allowed)


def batches(examples, words, shuffle):
    """Index lists of sentences alike in length, each of at most `words` positions."""
    jitter = (lambda: random.random() * 4) if shuffle else (lambda: 0)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].forms) + jitter())
    result, current, longest = [], [], 0
    for i in order:
        size = len(examples[i].forms) + 1
        if current and max(longest, size) * (len(current) + 1) > words:
            result.append(current)
            current, longest = [], 0
        longest = max(longest, size)
        current.append(i)
    result.append(current)
    if shuffle:
        random.shuffle(result)
    return result


def collate(examples, vocabulary: Vocabulary):
    rows, steps = len(examples), max(len(e.forms) for e in examples) + 1
    forms = [np.array([vocabulary.form(f) for f in e.forms]) for e in examples]
    unique, inverse = np.unique(np.concatenate(forms), return_inverse=True)
    types = np.full((rows, steps), len(unique), np.int64)
    lengths = np.array([len(e.forms) + 1 for e in examples])
    batch = {}
    heads = np.full((rows, steps), -100, np.int64)
    labels = {name: np.full((rows, steps), -100, np.int64) for name in LABELS}
    allowed = np.ones((rows, steps, len(TAGS)), np.bool_)
    position = 0
    for row, e in enumerate(examples):
        n = len(e.forms)
        types[row, 1 : n + 1] = inverse[position : position + n]
        position += n
        if e.heads is not None:
            heads[row, 1 : n + 1] = e.heads
            for name in LABELS:
                labels[name][row, 1 : n + 1] = e.labels[name]
        if e.allowed is not None:
            allowed[row, 1 : n + 1] = e.allowed
    batch["vector"] = torch.from_numpy(vocabulary.vector_ids[unique])
    batch["word"] = torch.from_numpy(vocabulary.word_ids[unique])
    batch["characters"] = torch.from_numpy(vocabulary.character_ids[unique])
    batch["types"] = torch.from_numpy(types)
    batch["lengths"] = torch.from_numpy(lengths)
    batch["heads"] = torch.from_numpy(heads)
    batch["labels"] = {k: torch.from_numpy(v) for k, v in labels.items()}
    batch["allowed"] = torch.from_numpy(allowed)
    batch["words"] = torch.arange(steps)[None].ge(1) & (torch.arange(steps)[None] < batch["lengths"][:, None])
    return batch
