"""Writes the model file that the C++ analyzer reads.

    python export_model.py --network model.pt --segmenter segmenter.pt --vectors FOLDER --corpora FOLDER \
        --out datasets/models/english.model

The file: a header of 32 bytes (magic "NGMODEL\\n", u32 version, u32 count of sections, u64 size of the file,
u64 XXH3 of all that follows), a table of sections (48 bytes of name, u32 type, u32 rows, u32 columns, u32
zero, u64 offset, u64 bytes), then the sections, each at a multiple of 64. Little-endian throughout.
Types: 0 bytes or text, 1 float16, 2 int8, 3 float32.
"""

import argparse
import json
import pathlib
import struct

import numpy as np
import torch
import xxhash

from corpora import read_conllu
from entities import TAGS
from lemmas import known_lemmas, lemma_exceptions

VERSION = 1
TYPES = {np.dtype(np.uint8): 0, np.dtype(np.float16): 1, np.dtype(np.int8): 2, np.dtype(np.float32): 3}


class Sections:
    def __init__(self):
        self.items: list[tuple[str, np.ndarray]] = []

    def text(self, name: str, text: str):
        self.items.append((name, np.frombuffer(text.encode(), np.uint8)[None]))

    def lines(self, name: str, lines):
        assert not any("\n" in line for line in lines)
        self.text(name, "\n".join(lines))

    def half(self, name: str, tensor):
        array = tensor.detach().float().numpy() if torch.is_tensor(tensor) else tensor
        self.items.append((name, np.atleast_2d(array).astype(np.float16)))

    def quantised(self, name: str, tensor):
        """Columns as int8, each with its scale."""
        array = tensor.detach().float().numpy()
        scales = np.maximum(np.abs(array).max(0), 1e-8) / 127
        self.items.append((name, np.round(array / scales).astype(np.int8)))
        self.items.append((name + ".scale", scales[None].astype(np.float32)))

    def raw(self, name: str, array: np.ndarray):
        self.items.append((name, np.atleast_2d(array)))

    def write(self, path: pathlib.Path):
        table, body = b"", b""
        start = 32 + 80 * len(self.items)
        for name, array in self.items:
            data = np.ascontiguousarray(array).tobytes()
            padding = -(start + len(body)) % 64
            body += b"\0" * padding
            assert len(name.encode()) < 48, name
            rows, columns = array.shape
            table += struct.pack("<48sIIIIQQ", name.encode(), TYPES[array.dtype], rows, columns, 0, start + len(body), len(data))
            body += data
        rest = table + body
        header = struct.pack("<8sIIQQ", b"NGMODEL\n", VERSION, len(self.items), 32 + len(rest), xxhash.xxh3_64_intdigest(rest))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(header + rest)


def add_vectors(sections: Sections, words: list[str], rows: np.ndarray):
    """Pretrained vectors by int8 rows, each with its scale; words in byte order for binary search."""
    rows = rows / rows.std()
    order = sorted((i for i in range(len(words)) if "\n" not in words[i]), key=lambda i: words[i].encode())
    scales = np.abs(rows).max(1) / 127
    scales[scales == 0] = 1
    quantised = np.round(rows / scales[:, None]).astype(np.int8)
    sections.lines("vectors.words", [words[i] for i in order])
    sections.raw("vectors.rows", quantised[order])
    sections.half("vectors.scales", scales[order])


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("network", "segmenter", "vectors", "corpora", "out"):
        arguments.add_argument("--" + name, type=pathlib.Path, required=True)
    options = arguments.parse_args()
    saved = torch.load(options.network, map_location="cpu")
    segmenter = torch.load(options.segmenter, map_location="cpu")
    state, names = saved["state"], saved["names"]
    sections = Sections()

    sections.text("metadata", json.dumps({
        "language": "en",
        "training": saved["options"],
        "development scores, gold tokens": saved["scores"],
        "development scores, tokens and sentences": segmenter["scores"],
    }, indent=1))
    for name in ("upos", "xpos", "feats", "lemma", "deprel"):
        sections.lines("labels." + name, names[name])
    sections.lines("labels.ner", TAGS)
    count = int(saved["options"]["vector_words"])
    vector_words = json.load(open(options.vectors / "glove_words.json"))[:count]
    add_vectors(sections, vector_words, np.load(options.vectors / "glove.npy")[:count])

    words = saved["words"]
    order = sorted(range(len(words)), key=lambda i: words[i].encode())
    sections.lines("words.words", [words[i] for i in order])
    sections.half("words.rows", state["word.weight"][torch.tensor([1] + [i + 2 for i in order])])
    sections.lines("characters", saved["characters"])
    sections.half("characters.rows", state["character.weight"])
    for i in range(2):
        weight = state[f"filters.{i}.weight"]  # [filters, characters, width]
        sections.half(f"filters.{i}.weight", weight.permute(2, 1, 0).reshape(-1, weight.shape[0]))
        sections.half(f"filters.{i}.bias", state[f"filters.{i}.bias"])
    sections.half("root", state["root"])
    for layer in range(2):
        for direction, name in enumerate(("forward", "backward")):
            prefix = f"lstm.{layer}.{direction}."
            out = f"lstm.{layer}.{name}."
            # Words' features have no fixed range; the output of an LSTM, which the rest reads, has.
            add = sections.half if layer == 0 else sections.quantised
            add(out + "input", state[prefix + "weight_ih_l0"].T)
            sections.quantised(out + "recurrent", state[prefix + "weight_hh_l0"].T)
            sections.half(out + "bias", state[prefix + "bias_ih_l0"] + state[prefix + "bias_hh_l0"])
    for name in ("morphology", "entity", "arc_dependent", "arc_head", "relation_dependent", "relation_head"):
        sections.quantised(name + ".weight", state[name + ".weight"].T)
        sections.half(name + ".bias", state[name + ".bias"])
    for name in ("upos", "xpos", "feats", "lemma"):
        sections.half(f"tags.{name}.weight", state[f"tags.{name}.weight"].T)
        sections.half(f"tags.{name}.bias", state[f"tags.{name}.bias"])
    sections.half("entity_tag.weight", state["entity_tag.weight"].T)
    sections.half("entity_tag.bias", state["entity_tag.bias"])
    sections.half("arc", state["arc"])
    relation = state["relation"]  # [relation, dependent + 1, head + 1]
    sections.half("relation", relation.permute(1, 0, 2).reshape(relation.shape[1], -1))
    treebanks = [s for name in ("ewt", "gum") for s in read_conllu(options.corpora / name / "train.conllu.xz")]
    sections.lines("lemma.exceptions", lemma_exceptions(treebanks, names["lemma"]))
    sections.lines("lemma.known", known_lemmas(treebanks, vector_words))

    sections.lines("segmenter.keys", segmenter["keys"])
    sections.lines("segmenter.abbreviations", [f"{w} {k}" for w, k in segmenter["abbreviations"].items()])
    sections.lines("segmenter.multiword", [
        f"{form} " + "|".join(" ".join(map(str, lengths)) for lengths in readings)
        for form, readings in segmenter["multiword"].items() if " " not in form])
    weights = segmenter["state"]
    for name in ("key", "shape", "gap", "abbreviation"):
        sections.half(f"segmenter.{name}", weights[name + ".weight"])
    layer = 0
    while f"layers.{layer}.weight" in weights:
        weight = weights[f"layers.{layer}.weight"]
        sections.half(f"segmenter.{layer}.weight", weight.permute(2, 1, 0).reshape(-1, weight.shape[0]))
        sections.half(f"segmenter.{layer}.bias", weights[f"layers.{layer}.bias"])
        layer += 1
    sections.half("segmenter.output.weight", weights["output.weight"].T)
    sections.half("segmenter.output.bias", weights["output.bias"])
    sections.write(options.out)
    print(options.out, options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
