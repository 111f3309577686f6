"""What the model file says of lemmas beside the network's scripts: forms whose lemma is a matter of knowledge, and
the lemmas that there are, by which the analyzer judges what a script makes of a form never seen.
"""

import math
import pathlib
from collections import Counter, defaultdict

from corpora import Sentence
from features import apply_lemma_script, lower

RAREST_EXCEPTION = 3  # times that a form was seen; where no script of the model makes its lemma, once is enough
OPEN_CLASSES = ("NOUN", "VERB", "ADJ", "ADV")
IRREGULAR_FORMS = pathlib.Path(__file__).parent / "irregular_forms.txt"


def irregular_forms(path: pathlib.Path = IRREGULAR_FORMS) -> dict[tuple[str, str], str]:
    """(form, UPOS) -> lemma."""
    lemmas = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            upos, lemma, *forms = line.split()
            lemmas |= {(form, upos): lemma for form in forms}
    return lemmas


def lemma_exceptions(treebanks: list[Sentence], scripts: list[str]) -> list[str]:
    """`form UPOS lemma` of the words that (nearly) always have this lemma, and of irregular forms."""
    seen = defaultdict(Counter)
    for sentence in treebanks:
        for word in sentence.words:
            if word.upos != "PROPN":
                seen[lower(word.form), word.upos][word.lemma] += 1
    exceptions = {}
    for (form, upos), lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        if " " in form or " " in lemma or count < sum(lemmas.values()) * 0.9 or form.isnumeric():
            continue
        if count >= RAREST_EXCEPTION or not any(apply_lemma_script(form, s) == lemma for s in scripts):
            exceptions[form, upos] = lemma
    exceptions |= irregular_forms()
    return [f"{form} {upos} {lemma}" for (form, upos), lemma in sorted(exceptions.items())]


def possible_bases(form: str, upos: str) -> set[str]:
    """What a form may be a regular form of (ingest/language/decoding/inflection.cpp orders them too)."""
    bases = set()
    for ending in ("ed", "ing") if upos == "VERB" else ():
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 1:
            bases |= {stem, stem + "e"}
            bases |= {stem[:-1]} if stem[-1] == stem[-2] else set()
            bases |= {stem[:-1] + "y"} if ending == "ed" and stem[-1] == "i" else set()
    if upos == "NOUN" and form.endswith(("ies", "ches", "shes", "ses", "xes", "zes", "oes")):
        bases |= {form[:-1], form[:-3] + "y" if form.endswith("ies") else form[:-2]}
    if upos == "NOUN" and form.endswith("men"):
        bases.add(form[:-2] + "an")
    return bases


def known_lemmas(treebanks: list[Sentence], vector_words: list[str]) -> list[str]:
    """`lemma UPOS` of the open classes: the treebanks' lemmas, and of words with pretrained vectors those that other
    words seem to be forms of."""
    known = {upos: set() for upos in OPEN_CLASSES}
    for sentence in treebanks:
        for word in sentence.words:
            if word.upos in known and word.lemma.replace("-", "").isalpha() and word.lemma == lower(word.lemma):
                known[word.upos].add(word.lemma)
    for (_, upos), lemma in irregular_forms().items():
        known[upos].add(lemma)
    rank = {word: i for i, word in enumerate(vector_words)}
    for upos in ("NOUN", "VERB"):
        guessed = set()
        for form in filter(str.isalpha, vector_words):
            bases = possible_bases(form, upos)
            # "mediating": "mediate", more frequent than "mediat".
            if not bases & known[upos] and not any(form in words for words in known.values()):
                guessed |= set(sorted(bases & rank.keys(), key=rank.get)[:1])
            # "corpses": "corpse", although "corps" is a word; but "buses": no "buse", which is rare.
            if upos == "NOUN" and rank.get(form[:-1], math.inf) < 2 * rank[form]:
                guessed |= {form[:-1]} & bases
        known[upos] |= guessed
    return [f"{lemma} {upos}" for upos in OPEN_CLASSES for lemma in sorted(known[upos])]
