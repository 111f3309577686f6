"""Trains the tagger, parser and entity recogniser; writes a checkpoint for export_model.py.

    python train.py --corpora FOLDER --vectors FOLDER --out model.pt                        a teacher: trees alone
    python train.py … --parsed parsed.conllu --entities spacy.tsv corenlp.tsv               the model
    python train.py … --start trunk.pt --first-epoch 12 --seed 2                            a branch of it

Deterministic for a seed, a machine and a count of threads.
"""

import argparse
import json
import pathlib
import random
import time
from collections import Counter

import numpy as np
import torch
import torch.nn.functional as F

from corpora import read_columns, read_conllu, read_ner
from entities import TAGS, allowed_tags, teachers_tags
from evaluation import evaluate_entities, evaluate_treebank
from examples import LONGEST, Example, augment, batches, collate, tag_matrix, treebank_example
from features import FIRST_CHARACTER, Vocabulary, lemma_script, word_key
from network import HIDDEN, Network

TREEBANKS = ("ewt", "gum")
# How often an epoch passes over each corpus of entities; the news-like ones count most.
ENTITY_SHARE = {"wikigold": 2.0, "crossner_politics_train": 3.0, "crossner_other": 0.25, "wnut17_train": 0.25,
                "wnut17_dev": 0.25, "wnut17_test": 0.25, "btc": 0.3}
# Rarer forms have no embedding of their own. Parsed text shows its forms more often, and less surely.
RAREST_WORD, RAREST_PARSED_WORD = 2, 8


def entity_loss(scores, batch):
    """Minus the log of the probability in what each word's gold allows; words that allow all count nowhere."""
    words = batch["words"] & ~batch["allowed"].all(2)
    if not words.any():
        return scores.sum() * 0
    scores, allowed = scores[words], batch["allowed"][words]
    return (scores.logsumexp(1) - scores.masked_fill(~allowed, -1e9).logsumexp(1)).mean()


def treebank_loss(network, x, batch):
    """Sum of the heads' losses; positions marked -100 count nowhere."""
    flat = lambda scores, gold: F.cross_entropy(scores.flatten(0, 1), gold.flatten())
    heads = batch["heads"]
    loss = flat(network.arcs(x, batch["lengths"]), heads)
    loss = loss + flat(network.relations(x, heads.clamp(min=0)), batch["labels"]["deprel"])
    for name, scores in network.tagged(x).items():
        loss = loss + {"upos": 0.5, "xpos": 0.3, "feats": 0.3, "lemma": 0.3}[name] * flat(scores, batch["labels"][name])
    return loss


def label_names(sentences) -> dict[str, list[str]]:
    """The labels of each layer, most frequent first; what is seen hardly ever is not learnt."""
    names = {"ner": TAGS}
    for label in ("upos", "xpos", "feats", "deprel"):
        seen = Counter(getattr(w, label) for s in sentences for w in s.words)
        names[label] = sorted((v for v, c in seen.items() if c >= 2), key=lambda v: (-seen[v], v))
    seen = Counter(lemma_script(w.form, w.lemma) for s in sentences for w in s.words)
    names["lemma"] = sorted((v for v, c in seen.items() if c >= 3), key=lambda v: (-seen[v], v))
    return names


def word_vocabulary(sentences, parsed) -> tuple[list[str], list[str]]:
    """Word keys and characters with embeddings of their own."""
    counts = Counter(word_key(w.form) for s in sentences for w in s.words)
    parsed_counts = Counter(word_key(w.form) for s in parsed for w in s.words)
    known = {w for w, c in counts.items() if c >= RAREST_WORD} | {w for w, c in parsed_counts.items() if c >= RAREST_PARSED_WORD}
    words = sorted(known, key=lambda w: (-counts[w] - parsed_counts[w], w))
    letters = Counter(c for s in sentences for w in s.words for c in w.form)
    return words, sorted((c for c, n in letters.items() if n >= 5), key=lambda c: (-letters[c], c))


def gold_entities(folder: pathlib.Path) -> list[tuple[list[Example], float]]:
    """Each corpus of entities with the share of it that an epoch sees."""
    result = []
    for name, share in ENTITY_SHARE.items():
        sentences = [s for s in read_ner(folder / f"{name}.conll.xz") if len(s[0]) <= LONGEST]
        result.append(([Example(f, {}, None, tag_matrix(allowed_tags(name, t))) for f, t in sentences], share))
    return result


def silver_entities(paths, sentences) -> list[np.ndarray | None]:
    """For each sentence what the teachers of entities allow; None where one of them divided it otherwise."""
    spacy, corenlp = (list(read_columns(path)) for path in paths)
    assert len(spacy) == len(corenlp) == len(sentences), (len(spacy), len(corenlp), len(sentences))
    result = []
    for sentence, (_, first), (_, second) in zip(sentences, spacy, corenlp):
        fits = len(first) == len(second) == len(sentence.words)
        result.append(tag_matrix(teachers_tags(first, second)) if fits else None)
    return result


def sample(examples, share):
    """A random part; a share above 1 repeats the whole."""
    whole = int(share)
    return examples * whole + random.sample(examples, round(len(examples) * (share - whole)))


class Averaged:
    """An exponential moving average of parameters, put in their place for the length of a `with`."""

    def __init__(self, parameters):
        self.parameters = parameters
        self.average = [p.detach().clone() for p in parameters]
        self.steps = 0

    def update(self):
        self.steps += 1
        decay = min(0.9985, self.steps / (self.steps + 9))
        torch._foreach_mul_(self.average, decay)
        torch._foreach_add_(self.average, [p.detach() for p in self.parameters], alpha=1 - decay)

    def __enter__(self):
        self._swap()

    def __exit__(self, *_):
        self._swap()

    def _swap(self):
        for i, p in enumerate(self.parameters):
            p.data, self.average[i] = self.average[i], p.data


def parse_arguments():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=pathlib.Path, required=True)
    arguments.add_argument("--vectors", type=pathlib.Path, required=True, help="folder of glove.npy, glove_words.json")
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    arguments.add_argument("--parsed", type=pathlib.Path, help="raw text with trees of a teacher, CoNLL-U")
    arguments.add_argument("--entities", type=pathlib.Path, nargs=2, metavar=("SPACY", "CORENLP"),
                           help="teachers' entities of the treebanks' training parts and of --parsed, in this order")
    arguments.add_argument("--parsed-share", type=float, default=0.12,
                           help="part of the parsed text seen in an epoch on average; falls to nothing towards the end")
    arguments.add_argument("--vector-words", type=int, default=170000)
    arguments.add_argument("--hidden", type=int, default=HIDDEN, help="LSTM units a direction")
    arguments.add_argument("--epochs", type=int, default=18)
    arguments.add_argument("--batch", type=int, default=1000, help="positions a batch")
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--start", type=pathlib.Path, help="go on from the weights of this checkpoint")
    arguments.add_argument("--first-epoch", type=int, default=0, help="with --start: epochs behind it")
    arguments.add_argument("--last-epoch", type=int, help="stop after this many epochs of the schedule")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--limit", type=int, default=0, help="for a trial: this many sentences of each corpus")
    return arguments.parse_args()


class Data:
    """Everything that training and its scores read, as examples."""

    def __init__(self, options):
        sentences = [s for n in TREEBANKS for s in read_conllu(options.corpora / n / "train.conllu.xz")]
        parsed = read_conllu(options.parsed) if options.parsed else []
        self.development = {n: read_conllu(options.corpora / n / "dev.conllu.xz") for n in TREEBANKS}
        self.words, self.characters = word_vocabulary(sentences, parsed)
        self.names = label_names(sentences)
        index = {k: {v: i for i, v in enumerate(values)} for k, values in self.names.items()}
        allowed = [None] * (len(sentences) + len(parsed))
        self.gold_entities, self.entity_development = [], {}
        if options.entities:
            allowed = silver_entities(options.entities, sentences + parsed)
            self.gold_entities = gold_entities(options.corpora / "ner")
            self.entity_development = {n: read_ner(options.corpora / "ner" / f"{n}.conll.xz")
                                       for n in ("uner_ewt_dev", "crossner_politics_dev")}
        made = [treebank_example(s, index, a) if len(s.words) <= LONGEST else None for s, a in zip(sentences + parsed, allowed)]
        self.treebank = [e for e in made[: len(sentences)] if e]
        self.parsed = [e for e in made[len(sentences) :] if e]
        self.development_examples = {n: [treebank_example(s, index) for s in d] for n, d in self.development.items()}
        if options.limit:
            self.treebank, self.parsed = self.treebank[: options.limit], self.parsed[: options.limit]
            self.gold_entities = [(e[: options.limit], share) for e, share in self.gold_entities]

    def epoch(self, parsed_share: float, size: int) -> list[list[Example]]:
        """Batches of one epoch; those with trees and those without do not mix."""
        trees = self.treebank + sample(self.parsed, parsed_share)
        entities = [e for examples, share in self.gold_entities for e in sample(examples, share)]
        made = [[part[i] for i in b] for part in (trees, entities) if part for b in batches(part, size, True)]
        random.shuffle(made)
        return made


def main():
    options = parse_arguments()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)
    data = Data(options)
    vector_words = json.load(open(options.vectors / "glove_words.json"))[: options.vector_words]
    vectors = np.load(options.vectors / "glove.npy")[: options.vector_words]
    vectors = np.vstack([np.zeros((2, vectors.shape[1]), np.float32), vectors / vectors.std()])
    vocabulary = Vocabulary({w: i + 2 for i, w in enumerate(vector_words)}, data.words, data.characters)
    sizes = {k: len(v) for k, v in data.names.items()}
    network = Network(torch.from_numpy(vectors), len(data.words) + 2, len(data.characters) + FIRST_CHARACTER, sizes, options.hidden)
    network.names = data.names
    if options.start:
        saved = torch.load(options.start, map_location="cpu")
        assert (saved["names"], saved["words"]) == (data.names, data.words), "the checkpoint is of other data"
        network.load_state_dict(saved["state"], strict=False)  # all but the word vectors
    parameters = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(parameters, options.rate, betas=(0.9, 0.95))
    averaged = Averaged(parameters)
    print(sizes, len(data.words), "words", len(data.treebank), "treebank", len(data.parsed), "parsed sentences",
          sum(p.numel() for p in parameters), "trained parameters", flush=True)

    last_epoch = options.last_epoch or options.epochs
    unfinished = options.out.with_suffix(".unfinished.pt")
    for epoch in range(options.first_epoch, last_epoch):
        start, losses = time.time(), []
        made = data.epoch(2 * options.parsed_share * (1 - (epoch + 0.5) / options.epochs), options.batch)
        for number, chosen in enumerate(made):
            done = (epoch + number / len(made)) / options.epochs
            for group in optimizer.param_groups:
                group["lr"] = options.rate * min(1, (averaged.steps + 1) / 400) * max(0.01, 1 - done)
            batch = collate([augment(e) for e in chosen], vocabulary)
            with torch.autocast("cpu", torch.bfloat16):
                x = network.encode(batch)
                loss = entity_loss(network.entities(x), batch)
                if chosen[0].heads is not None:
                    loss = loss + treebank_loss(network, x, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 5.0)
            optimizer.step()
            averaged.update()
            losses.append(loss.item())
        scores = {}
        if epoch % 3 == 2 or epoch == last_epoch - 1:
            with averaged:
                scores = {n: evaluate_treebank(network, d, data.development_examples[n], vocabulary)
                          for n, d in data.development.items()}
                scores |= {n: evaluate_entities(network, g, vocabulary) for n, g in data.entity_development.items()}
                state = {k: v.clone() for k, v in network.state_dict().items() if not k.startswith("vectors.")}
            kept = ("hidden", "epochs", "batch", "rate", "seed", "threads", "vector_words", "parsed_share")
            torch.save({"state": state, "names": data.names, "words": data.words, "characters": data.characters,
                        "scores": scores, "options": {k: getattr(options, k) for k in kept}}, unfinished)
        print(epoch, f"{time.time() - start:.0f}s loss {sum(losses) / len(losses):.3f}", scores, flush=True)
    unfinished.rename(options.out)


if __name__ == "__main__":
    main()
