"""Entity labels: the fine set the model learns, and what each corpus's label allows.

No corpus at hand annotates all types. Each gold label therefore stands for a set of fine labels that
it allows ("LOC" of Wikigold: a GPE or a LOC), and the loss asks that the model's probability lie in
that set (marginalised, as in learning from partial labels; Tsuboi et al. 2008).
"""

TYPES = ["PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "DATE", "TIME", "MONEY", "PERCENT", "MISC"]
TAGS = ["O"] + [f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"]

_QUANTITIES = {"DATE", "TIME", "MONEY", "PERCENT"}

# corpus family -> label -> fine labels allowed
_ALLOWED = {
    "wikigold": {
        "PER": {"PERSON"}, "LOC": {"GPE", "LOC"}, "ORG": {"ORG"}, "MISC": {"MISC", "EVENT", "NORP"},
        "O": {"O"} | _QUANTITIES,
    },
    "btc": {
        "PER": {"PERSON"}, "LOC": {"GPE", "LOC"}, "ORG": {"ORG"},
        "O": {"O", "MISC", "EVENT", "NORP"} | _QUANTITIES,
    },
    "wnut17": {
        "person": {"PERSON"}, "location": {"GPE", "LOC"}, "corporation": {"ORG"}, "group": {"ORG", "NORP", "MISC"},
        "creative-work": {"MISC"}, "product": {"MISC", "O"},
        "O": {"O", "NORP", "EVENT"} | _QUANTITIES,
    },
    "crossner": {
        "person": {"PERSON"}, "politician": {"PERSON"}, "writer": {"PERSON"}, "musicalartist": {"PERSON"},
        "researcher": {"PERSON"}, "scientist": {"PERSON"},
        "organisation": {"ORG"}, "politicalparty": {"ORG"}, "university": {"ORG"}, "band": {"ORG"},
        "country": {"GPE"}, "location": {"GPE", "LOC"},
        "event": {"EVENT"}, "election": {"EVENT"}, "conference": {"EVENT", "ORG"},
        "misc": {"MISC", "NORP", "EVENT", "O"},
        "O": {"O", "NORP"} | _QUANTITIES,
        "": {"MISC", "O"},  # any label not named above: a genre, a work, a chemical, a theory
    },
    "corenlp": {
        "PERSON": {"PERSON"}, "ORGANIZATION": {"ORG"}, "LOCATION": {"LOC", "GPE"},
        "CITY": {"GPE"}, "COUNTRY": {"GPE"}, "STATE_OR_PROVINCE": {"GPE"},
        "NATIONALITY": {"NORP"}, "RELIGION": {"NORP"}, "IDEOLOGY": {"NORP", "O"},
        "MISC": {"MISC", "EVENT", "NORP"},
        "DATE": {"DATE"}, "TIME": {"TIME"}, "MONEY": {"MONEY"}, "PERCENT": {"PERCENT"},
        "O": {"O", "EVENT"},
        "": {"O"},  # titles, crimes, causes of death, numbers, addresses
    },
}


def _family(corpus: str) -> str:
    return next(name for name in _ALLOWED if corpus.startswith(name))


def allowed_tags(corpus: str, tags: list[str]) -> list[frozenset[int]]:
    """For each token the indices into TAGS that its gold BIO2 tag allows."""
    table = _ALLOWED[_family(corpus)]
    result = []
    for tag in tags:
        prefix, _, label = tag.partition("-")
        kinds = table["O"] if tag == "O" else table.get(label, table.get("", {"O"}))
        indices = set()
        for kind in kinds:
            if kind == "O":
                indices.add(0)
            elif tag == "O":  # not annotated there: either position of an entity
                indices.update((TAGS.index(f"B-{kind}"), TAGS.index(f"I-{kind}")))
            else:
                indices.add(TAGS.index(f"{prefix}-{kind}"))
        result.append(frozenset(indices))
    return result


def types_to_bio(types: list[str]) -> list[str]:
    """BIO2 tags from bare types: neighbours of one type are one entity."""
    tags = []
    previous = "O"
    for kind in types:
        tags.append("O" if kind == "O" else ("I-" if kind == previous else "B-") + kind)
        previous = kind
    return tags


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Entities of a BIO2 sequence as (begin, end, type)."""
    found = set()
    begin, kind = 0, ""
    for index, tag in enumerate(tags + ["O"]):
        if kind and tag != "I-" + kind:
            found.add((begin, index, kind))
            kind = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not kind):
            begin, kind = index, tag[2:]
    return found


# Names in the sense of CoNLL 2003, where CoreNLP was found much surer than spaCy's small model: F1 of persons,
# organisations and places 73.1 against 61.6 on Universal NER's EWT dev, 73.3 against 60.1 on Wikigold.
_NAMES = {"PERSON", "ORG", "GPE", "LOC"}


def teachers_tags(spacy: list[str], corenlp: list[str]) -> list[frozenset[int]]:
    """What two teachers allow for each word: CoreNLP's names, spaCy's split of places into GPE and LOC, spaCy's
    other types; a name that spaCy alone sees may be one or not."""
    result = []
    for first, second in zip(spacy, allowed_tags("corenlp", types_to_bio(corenlp))):
        kind, tag = first[2:], TAGS.index(first)
        if any(TAGS[t][2:] in _NAMES for t in second):
            places = {t for t in second if TAGS[t][2:] == kind}
            result.append(frozenset(places or second))
        elif kind in _NAMES:
            result.append(frozenset({tag, 0}))
        else:
            result.append(frozenset({tag}))
    return result
