"""Trees and tags as an ensemble of trained networks sees them, for sentences that are already words.

    python teach_trees.py --teachers a.pt b.pt --vectors FOLDER --out parsed.conllu raw.conllu

The networks' probabilities are multiplied, for heads and, given the heads, for labels (the teacher-ensemble
distillation of Kuncoro et al. 2016, with hard decisions). All teachers must know the same labels.
"""

import argparse
import json
import pathlib

import numpy as np
import torch

from corpora import read_conllu
from examples import Example, batches, collate
from features import FIRST_CHARACTER, Vocabulary, apply_lemma_script
from network import Network


def load(path: pathlib.Path, vectors: torch.Tensor, vector_index) -> tuple[Network, Vocabulary]:
    saved = torch.load(path, map_location="cpu")
    sizes = {k: len(v) for k, v in saved["names"].items()}
    network = Network(vectors, len(saved["words"]) + 2, len(saved["characters"]) + FIRST_CHARACTER, sizes,
                      int(saved["options"]["hidden"]))
    network.load_state_dict(saved["state"] | {"vectors.weight": vectors})
    network.names = saved["names"]
    network.eval()
    return network, Vocabulary(vector_index, saved["words"], saved["characters"])


@torch.no_grad()
def annotate(teachers, examples, device_type="cpu"):
    """For each sentence of a batch: heads, and names of labels by layer."""
    names = teachers[0][0].names
    encoded = []
    arcs = 0
    with torch.autocast(device_type, torch.bfloat16):
        for network, vocabulary in teachers:
            batch = collate(examples, vocabulary)
            x = network.encode(batch)
            encoded.append((network, x))
            arcs = arcs + network.arcs(x, batch["lengths"]).log_softmax(2)
        heads = arcs.argmax(2)
        relations = sum(n.relations(x, heads).log_softmax(2) for n, x in encoded).argmax(2)
        tagged = [{k: v.log_softmax(2) for k, v in n.tagged(x).items()} for n, x in encoded]
    labels = {k: sum(t[k] for t in tagged).argmax(2) for k in tagged[0]} | {"deprel": relations}
    heads, labels = heads.tolist(), {k: v.tolist() for k, v in labels.items()}
    for row, example in enumerate(examples):
        words = range(1, len(example.forms) + 1)
        yield [heads[row][i] for i in words], {k: [names[k][v[row][i]] for i in words] for k, v in labels.items()}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("raw", type=pathlib.Path, help="sentences as CoNLL-U, without labels")
    arguments.add_argument("--teachers", type=pathlib.Path, nargs="+", required=True)
    arguments.add_argument("--vectors", type=pathlib.Path, required=True, help="folder of glove.npy, glove_words.json")
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    arguments.add_argument("--vector-words", type=int, default=170000)
    arguments.add_argument("--threads", type=int, default=2)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    words = json.load(open(options.vectors / "glove_words.json"))[: options.vector_words]
    rows = np.load(options.vectors / "glove.npy")[: options.vector_words]
    rows = torch.from_numpy(np.vstack([np.zeros((2, rows.shape[1]), np.float32), rows / rows.std()]))
    vector_index = {w: i + 2 for i, w in enumerate(words)}
    teachers = [load(path, rows, vector_index) for path in options.teachers]

    sentences = read_conllu(options.raw)
    examples = [Example([w.form for w in s.words], {}, None, None) for s in sentences]
    found = [None] * len(examples)
    for chosen in batches(examples, 6000, False):
        for i, answer in zip(chosen, annotate(teachers, [examples[i] for i in chosen])):
            found[i] = answer
    with open(options.out, "w", encoding="utf-8") as out:
        for sentence, (heads, labels) in zip(sentences, found):
            for i, word in enumerate(sentence.words):
                lemma = apply_lemma_script(word.form, labels["lemma"][i])
                out.write("\t".join([str(i + 1), word.form, lemma or word.form, labels["upos"][i], labels["xpos"][i],
                                     labels["feats"][i], str(heads[i]), labels["deprel"][i], "_", "_"]) + "\n")
            out.write("\n")


if __name__ == "__main__":
    main()
