"""Entities as spaCy's English model sees them, for sentences that are already words.

    python teach_entities.py --model en_core_web_md --out entities_spacy.tsv FILE.conllu[.xz] …

Writes `FORM<tab>BIO2` a line and an empty line after each sentence, in the order of the files. Types are those
of entities.py; a leading article is not part of a name, as in CoNLL 2003. Runs under spaCy's own environment:
it needs no PyTorch.
"""

import argparse
import pathlib

import spacy
from spacy.tokens import Doc

from corpora import read_conllu

# OntoNotes types that the model knows under another name, or not at all.
RENAMED = {"FAC": "LOC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": None, "QUANTITY": None,
           "ORDINAL": None, "CARDINAL": None}
ARTICLES = {"the", "a", "an"}
TEMPORAL = {"DATE", "TIME"}


def words_of(sentence):
    """(form, whether a space follows) of each word; the words of a multiword token stand close."""
    result = []
    for surface in sentence.surface:
        for i, word in enumerate(surface.words):
            result.append((word, surface.space_after and i == len(surface.words) - 1))
    return result


def tags_of(doc) -> list[str]:
    tags = ["O"] * len(doc)
    for entity in doc.ents:
        kind = RENAMED.get(entity.label_, entity.label_)
        begin, end = entity.start, entity.end
        if kind is None:
            continue
        if kind not in TEMPORAL:
            while begin < end and doc[begin].lower_ in ARTICLES:
                begin += 1
            if end - 1 > begin and doc[end - 1].lower_ in ("'s", "’s", "'", "’"):
                end -= 1
        for i in range(begin, end):
            tags[i] = ("B-" if i == begin else "I-") + kind
    return tags


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="+", type=pathlib.Path)
    arguments.add_argument("--model", default="en_core_web_md")
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    teacher = spacy.load(options.model, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])

    def documents():
        for path in options.files:
            for sentence in read_conllu(path):
                words = words_of(sentence)
                yield Doc(teacher.vocab, [w for w, _ in words], [s for _, s in words])

    with open(options.out, "w", encoding="utf-8") as out:
        for doc in teacher.pipe(documents(), batch_size=256):
            for word, tag in zip(doc, tags_of(doc)):
                out.write(f"{word.text}\t{tag}\n")
            out.write("\n")


if __name__ == "__main__":
    main()
