"""Picks documents of the raw corpora and divides them into sentences and words, as CoNLL-U without labels.

    python segment_raw.py --corpora FOLDER --segmenter segmenter.pt --out raw.conllu

What comes out is what the teachers of trees and of entities annotate.
"""

import argparse
import pathlib
import random
import re

import numpy as np
import torch

from atoms import abbreviation, atoms, key, shape
from corpora import read_raw
from features import lower, plain
from train_segmenter import JOIN, SECOND, SENTENCE, TOKEN, Segmenter

# Words taken of each corpus. News most: it is what the model is for.
WORDS = {
    "wp_current_events": 1_000_000, "masc": 250_000, "un_general_debate": 150_000, "white_house_briefings": 150_000,
    "state_dept_milestones": 80_000, "cia_world_factbook": 40_000, "us_presidential_addresses": 40_000,
}
UNMARKED_MARGIN = 2  # as the C++ analyzer has it (segmentation/segmenter.cpp)
LONGEST = 60  # words; a longer sentence costs much and teaches little
_CLITIC = re.compile(r".*[a-z0-9\x80-\U0010ffff.)](n't|'s|'re|'ve|'ll|'d|'m)$|..+s(')$", re.S)


def split_multiword(form: str, second: bool, table: dict[str, list[tuple[int, ...]]]) -> list[str]:
    """The words of a token, as the C++ analyzer splits it (segmentation/multiword.cpp)."""
    name = lower(plain(form)) if len(form) <= 40 else ""
    if readings := table.get(name):
        lengths = readings[1 if second and len(readings) > 1 else 0]
    else:
        found = _CLITIC.fullmatch(name)
        clitic = len(found[1] or found[2]) if found else 0
        lengths = [len(form) - clitic, clitic] if clitic else [len(form)]
    words, begin = [], 0
    for length in lengths:
        words.append(form[begin : begin + length])
        begin += length
    return words


class Splitter:
    def __init__(self, path: pathlib.Path):
        saved = torch.load(path, map_location="cpu")
        self.keys = {k: i + 2 for i, k in enumerate(saved["keys"])}
        self.abbreviations, self.multiword = saved["abbreviations"], saved["multiword"]
        self.model = Segmenter(len(self.keys) + 2)
        self.model.load_state_dict(saved["state"])
        self.model.eval()

    @torch.no_grad()
    def sentences(self, text: str) -> list[list[tuple[str, bool]]]:
        """Sentences of (word, whether white space follows)."""
        found = atoms(text)
        if not found:
            return []
        ids = np.array([[self.keys.get(key(a.text), 1), shape(a.text) + 1, a.gap + 1, abbreviation(a.text, self.abbreviations) + 1]
                        for a in found])
        scores = self.model(torch.from_numpy(ids)[None])[0]
        scores[torch.tensor([a.gap > 0 for a in found]), JOIN] = -1e9
        unmarked = torch.tensor([False] + [a.text[-1].isalnum() or a.text in ",)]" for a in found[:-1]])
        scores[unmarked, SENTENCE] -= UNMARKED_MARGIN
        labels = scores[:, :SECOND].argmax(1).tolist()
        labels[0] = SENTENCE
        starts = [i for i, label in enumerate(labels) if label >= TOKEN] + [len(found)]
        result = []
        for begin, end in zip(starts, starts[1:]):
            if labels[begin] == SENTENCE:
                result.append([])
            last = found[end - 1]
            token = text[found[begin].begin : last.begin + len(last.text)]
            words = split_multiword(token, scores[begin, SECOND] > 0, self.multiword)
            spaced = end == len(found) or found[end].gap > 0
            result[-1] += [(w, spaced and i == len(words) - 1) for i, w in enumerate(words)]
        return result


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "segmenter", "out"):
        arguments.add_argument("--" + name, type=pathlib.Path, required=True)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    splitter = Splitter(options.segmenter)
    with open(options.out, "w", encoding="utf-8") as out:
        for corpus, wanted in WORDS.items():
            documents = list(read_raw(options.corpora / "raw" / f"{corpus}.txt.xz"))
            random.Random(options.seed).shuffle(documents)
            words = 0
            for paragraph in (p for document in documents for p in document):
                for sentence in splitter.sentences(paragraph):
                    if not 1 < len(sentence) <= LONGEST:
                        continue
                    words += len(sentence)
                    for i, (word, spaced) in enumerate(sentence, 1):
                        out.write(f"{i}\t{word}\t_\t_\t_\t_\t0\t_\t_\t{'_' if spaced else 'SpaceAfter=No'}\n")
                    out.write("\n")
                if words >= wanted:
                    break
            print(corpus, words, "words", flush=True)


if __name__ == "__main__":
    main()
