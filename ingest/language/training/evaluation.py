"""Scores on development data, gold tokens."""

from collections import Counter

import torch

from entities import TAGS, spans
from examples import Example, batches, collate
from features import apply_lemma_script


@torch.no_grad()
def evaluate_treebank(network, sentences, examples, vocabulary):
    """Percent of words right, gold tokens: UPOS, XPOS, FEATS, lemmas, UAS, LAS (relations without subtypes)."""
    network.eval()
    scripts = network.names["lemma"]
    right = Counter()
    total = 0
    for chosen in batches(examples, 4000, False):
        batch = collate([examples[i] for i in chosen], vocabulary)
        x = network.encode(batch)
        heads = network.arcs(x, batch["lengths"]).argmax(2)
        relations = network.relations(x, heads).argmax(2)
        tagged = {k: v.argmax(2) for k, v in network.tagged(x).items()}
        for row, i in enumerate(chosen):
            gold = sentences[i].words
            for position, word in enumerate(gold, 1):
                total += 1
                for name in ("upos", "xpos", "feats"):
                    right[name] += network.names[name][tagged[name][row, position]] == getattr(word, name)
                right["lemma"] += apply_lemma_script(word.form, scripts[tagged["lemma"][row, position]]) == word.lemma
                attached = heads[row, position].item() == word.head
                relation = network.names["deprel"][relations[row, position]].split(":")[0]
                right["uas"] += attached
                right["las"] += attached and relation == word.deprel.split(":")[0]
    network.train()
    return {k: round(100 * v / total, 2) for k, v in right.items()}


COARSE = {"GPE": "LOC", "PERSON": "PER", "person": "PER", "politician": "PER", "organisation": "ORG",
           "politicalparty": "ORG", "country": "LOC", "location": "LOC", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}


@torch.no_grad()
def evaluate_entities(network, gold, vocabulary):
    """F1 of person, organisation and place spans."""
    network.eval()
    examples = [Example(forms, {}, None, None) for forms, _ in gold]
    counts = Counter()
    for chosen in batches(examples, 4000, False):
        batch = collate([examples[i] for i in chosen], vocabulary)
        tags = network.entities(network.encode(batch)).argmax(2)
        for row, i in enumerate(chosen):
            coarse = lambda found: {(b, e, COARSE[k]) for b, e, k in found if k in COARSE}
            wanted = coarse(spans(gold[i][1]))
            found = coarse(spans([TAGS[t] for t in tags[row, 1 : len(gold[i][0]) + 1]]))
            counts.update(right=len(wanted & found), wanted=len(wanted), found=len(found))
    network.train()
    return round(200 * counts["right"] / max(1, counts["wanted"] + counts["found"]), 2)
