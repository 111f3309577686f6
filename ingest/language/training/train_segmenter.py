"""Trains the segmenter: for each atom of a paragraph, does it continue the token before it, begin a token,
or begin a sentence? And does a token that begins there fall into words in its usual way, or, as "its" for
"it's", in its second?

    python train_segmenter.py --corpora FOLDER --out segmenter.pt

A three-layer convolution over atoms: all positions at once, and cheap enough to be a small part of the
whole analysis. Also collects how multiword tokens ("don't", "gonna") fall into words.
"""

import argparse
import pathlib
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from atoms import GAPS, SHAPES, abbreviation, atoms, key, read_abbreviations, shape
from corpora import Sentence, Surface, read_conllu
from features import plain

JOIN, TOKEN, SENTENCE, SECOND = range(4)  # columns of the output; the last stands alone
KEY, SHAPE, GAP, ABBREVIATION = 28, 12, 4, 4  # embedding sizes
CHANNELS = 96
WIDTHS = (5, 5, 7)


class Segmenter(nn.Module):
    def __init__(self, keys: int):
        super().__init__()
        self.key = nn.Embedding(keys, KEY, padding_idx=0)
        self.shape = nn.Embedding(SHAPES + 1, SHAPE, padding_idx=0)
        self.gap = nn.Embedding(len(GAPS) + 1, GAP, padding_idx=0)
        self.abbreviation = nn.Embedding(5, ABBREVIATION, padding_idx=0)
        sizes = [KEY + SHAPE + GAP + ABBREVIATION] + [CHANNELS] * len(WIDTHS)
        self.layers = nn.ModuleList(nn.Conv1d(a, b, w, padding=w // 2) for a, b, w in zip(sizes, sizes[1:], WIDTHS))
        self.output = nn.Linear(CHANNELS, 4)

    def forward(self, ids):
        """ids [batch, atoms, 4] -> scores [batch, atoms, 4]; rows of padding are zeros."""
        keys = ids[:, :, 0]
        if self.training:
            keys = torch.where((torch.rand(keys.shape) < 0.15) & (keys > 1), 1, keys)
        x = torch.cat([self.key(keys), self.shape(ids[:, :, 1]), self.gap(ids[:, :, 2]), self.abbreviation(ids[:, :, 3])], 2)
        mask = (ids[:, :, 0] > 0)[:, None].float()
        x = F.dropout(x, 0.1, self.training).transpose(1, 2)
        for layer in self.layers:
            # Beyond a paragraph's ends there is nothing: what a layer computes there must not leak in.
            x = F.dropout(F.relu(layer(x)), 0.2, self.training) * mask
        return self.output(x.transpose(1, 2))


@dataclass
class Paragraph:
    """A text with the offsets where its tokens and its sentences begin, and which tokens of two readings have
    their second."""

    text: str = ""
    tokens: set[int] = field(default_factory=set)
    starts: set[int] = field(default_factory=set)
    readings: dict[int, bool] = field(default_factory=dict)


# Treebanks rarely end a sentence in an abbreviation; news does ("It began in Oct. The talks went on.").
ABBREVIATIONS = ("Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec.", "Inc.", "Co.", "Corp.",
                 "Ltd.", "U.S.", "U.N.", "U.K.", "D.C.", "p.m.", "a.m.", "Jr.", "St.", "etc.")
FINAL, INNER = 0.01, 0.002  # shares of sentences' ends, and of capitalised words, that become one


def abbreviate(sentence: Sentence) -> Sentence:
    """The sentence with some of its words made abbreviations, full stop and all."""
    surface = list(sentence.surface)
    made = lambda after: Surface(random.choice(ABBREVIATIONS), after, [""])
    for i, token in enumerate(surface[:-2]):
        if i > 0 and token.space_after and token.form[0].isupper() and token.form.isalpha() and random.random() < INNER:
            surface[i] = made(True)
    if len(surface) > 4 and surface[-1].form == "." and surface[-2].form.isalpha() and random.random() < FINAL:
        surface[-2:] = [made(surface[-1].space_after)]
    return Sentence(sentence.words, surface, sentence.new_paragraph)


def paragraphs(sentences: list[Sentence], table: dict[str, list[tuple[int, ...]]]):
    current = Paragraph()
    for sentence in sentences + [Sentence(new_paragraph=True)]:
        if sentence.new_paragraph and current.text:
            yield current
            current = Paragraph()
        if sentence.surface:
            current.starts.add(len(current.text))
        for surface in sentence.surface:
            readings = table.get(plain(surface.form).lower(), [])
            if len(readings) > 1:
                current.readings[len(current.text)] = tuple(map(len, surface.words)) == readings[1]
            current.tokens.add(len(current.text))
            current.text += surface.form + (" " if surface.space_after else "")


_CURLY = str.maketrans({"'": "’"})


def vary(text: str) -> str:
    """The same text as another keyboard writes it; offsets stay."""
    draw = random.random()
    if draw < 0.2:
        text = text.translate(_CURLY)
        opened = False
        out = []
        for c in text:
            if c == '"':
                opened = not opened
                c = "“" if opened else "”"
            out.append(c)
        text = "".join(out)
    elif draw < 0.3:
        text = plain(text)
    draw = random.random()
    if draw < 0.02 and len(text.upper()) == len(text):
        text = text.upper()
    if draw > 0.9:  # wrapped lines
        text = "".join("\n" if c == " " and random.random() < 0.08 else c for c in text)
    return text


def encode(paragraph: Paragraph, text: str, keys, abbreviations):
    """Identifiers [atoms, 4] and labels [atoms, 2] of a paragraph, written as `text`."""
    found = atoms(text)
    ids = np.array([[keys.get(key(a.text), 1), shape(a.text) + 1, a.gap + 1, abbreviation(a.text, abbreviations) + 1] for a in found])
    labels = np.array([(SENTENCE if a.begin in paragraph.starts else TOKEN if a.begin in paragraph.tokens else JOIN,
                        paragraph.readings.get(a.begin, -100)) for a in found])
    return ids, labels


def batches(items, size):
    order = sorted(range(len(items)), key=lambda i: len(items[i][1]) + random.random() * 10)
    made, current, longest = [], [], 0
    for i in order:
        longest = max(longest, len(items[i][1]))
        if current and longest * (len(current) + 1) > size:
            made.append(current)
            current, longest = [], len(items[i][1])
        current.append(i)
    made.append(current)
    random.shuffle(made)
    for chosen in made:
        steps = max(len(items[i][1]) for i in chosen)
        ids = torch.zeros(len(chosen), steps, 4, dtype=torch.long)
        labels = torch.full((len(chosen), steps, 2), -100)
        for row, i in enumerate(chosen):
            n = len(items[i][1])
            ids[row, :n] = torch.from_numpy(items[i][0])
            labels[row, :n] = torch.from_numpy(items[i][1])
        yield ids, labels


def f1(right, wanted, found):
    return round(200 * right / max(1, wanted + found), 2)


@torch.no_grad()
def evaluate(model, items):
    """Token and sentence F1 (spans) and accuracy of readings, percent."""
    model.eval()
    counts = Counter()
    for ids, labels in batches(items, 20000):
        scores = model(ids)
        read = labels[:, :, 1] >= 0
        counts.update(readings=int(read.sum()), right=int(((scores[:, :, SECOND] > 0) == labels[:, :, 1])[read].sum()))
        labels = labels[:, :, 0]
        scores[:, :, JOIN] -= (ids[:, :, 2] > 1) * 1e9  # never across white space
        guess = scores[:, :, :SECOND].argmax(2)
        guess[:, 0] = SENTENCE
        for row in range(len(ids)):
            n = int((labels[row] >= 0).sum())
            for name, least in (("token", TOKEN), ("sentence", SENTENCE)):
                def spans(v):
                    cuts = [i for i in range(n) if v[i] >= least] + [n]
                    return set(zip(cuts, cuts[1:]))
                gold, got = spans(labels[row].tolist()), spans(guess[row].tolist())
                counts.update({name + "r": len(gold & got), name + "g": len(gold), name + "f": len(got)})
    model.train()
    readings = round(100 * counts["right"] / max(1, counts["readings"]), 2)
    return *(f1(counts[k + "r"], counts[k + "g"], counts[k + "f"]) for k in ("token", "sentence")), readings


RAREST_SECOND = 3  # times that a second reading was seen


def multiword_table(sentences) -> dict[str, list[tuple[int, ...]]]:
    """Lower-case surface form -> the lengths of its words; first the usual reading, then a second if there is one.
    Forms that are never split are left out."""
    splits = defaultdict(Counter)
    for sentence in sentences:
        for surface in sentence.surface:
            form = plain(surface.form).lower()
            lengths = tuple(len(w) for w in surface.words)
            if "".join(plain(w).lower() for w in surface.words) == form:
                splits[form][lengths] += 1
    table = {}
    for form, counts in splits.items():
        readings = [lengths for lengths, count in counts.most_common(2) if count == max(counts.values()) or count >= RAREST_SECOND]
        if any(len(lengths) > 1 for lengths in readings):
            table[form] = readings
    return table


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=pathlib.Path, required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    arguments.add_argument("--epochs", type=int, default=30)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=1)
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)

    abbreviations = read_abbreviations(pathlib.Path(__file__).parent / "abbreviations.txt")
    train = {n: read_conllu(options.corpora / n / "train.conllu.xz") for n in ("ewt", "gum")}
    development = {n: read_conllu(options.corpora / n / "dev.conllu.xz") for n in ("ewt", "gum")}
    table = multiword_table(train["ewt"] + train["gum"])
    sentences = train["ewt"] + train["gum"]
    units = list(paragraphs(sentences, table))
    counts = Counter(key(a.text) for p in units for a in atoms(p.text))
    keys = {k: i + 2 for i, (k, c) in enumerate(sorted(counts.items(), key=lambda i: (-i[1], i[0]))) if c >= 4}
    held = {n: [encode(p, p.text, keys, abbreviations) for p in paragraphs(development[n], table)] for n in development}
    model = Segmenter(len(keys) + 2)
    print(len(units), "paragraphs", len(keys), "keys", sum(p.numel() for p in model.parameters()), "parameters", flush=True)
    optimizer = torch.optim.Adam(model.parameters(), 3e-3)
    average = [p.detach().clone() for p in model.parameters()]
    step, total = 0, None
    for epoch in range(options.epochs):
        start, losses = time.time(), []
        varied = paragraphs([abbreviate(s) for s in sentences], table)
        items = [encode(p, vary(p.text), keys, abbreviations) for p in varied]
        made = list(batches(items, 3000))
        total = total or len(made) * options.epochs
        for ids, labels in made:
            for group in optimizer.param_groups:
                group["lr"] = 3e-3 * max(0.01, 1 - step / total)
            # The first atom of a paragraph is always a sentence's; it teaches nothing.
            labels[:, 0, 0] = -100
            if not (labels[:, :, 0] >= 0).any():
                continue
            scores = model(ids)
            loss = F.cross_entropy(scores[:, :, :SECOND].flatten(0, 1), labels[:, :, 0].flatten())
            read = labels[:, :, 1] >= 0
            second = F.binary_cross_entropy_with_logits(scores[:, :, SECOND][read], labels[:, :, 1][read].float(), reduction="sum")
            # Each counts as a few atoms do: as a mean over themselves, being few, they would drown the rest.
            loss = loss + 3 * second / (labels[:, :, 0] >= 0).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
            decay = min(0.998, (step + 1) / (step + 10))
            torch._foreach_mul_(average, decay)
            torch._foreach_add_(average, [p.detach() for p in model.parameters()], alpha=1 - decay)
            losses.append(loss.item())
        report = ""
        if epoch % 5 == 4 or epoch == options.epochs - 1:
            kept = [p.detach().clone() for p in model.parameters()]
            for p, a in zip(model.parameters(), average):
                p.data.copy_(a)
            report = {n: evaluate(model, held[n]) for n in held}
            torch.save({"state": model.state_dict(), "keys": sorted(keys, key=keys.get), "abbreviations": abbreviations,
                        "multiword": table, "scores": report}, options.out)
            for p, k in zip(model.parameters(), kept):
                p.data.copy_(k)
        print(epoch, f"{time.time() - start:.0f}s loss {sum(losses) / len(losses):.4f}", report, flush=True)


if __name__ == "__main__":
    main()
