"""What the network sees of a word form: identifiers into its vocabularies. (Format characters, of which the corpora
have none in a word, the analyzer leaves out.)

The C++ analyzer computes the same identifiers (ingest/language/network/word_features.cpp, codepoints.cpp); a change
here is a change there, and of the model file's version.
"""

import unicodedata

import numpy as np

MAX_CHARACTERS = 16  # a longer form keeps its first and last eight
UNKNOWN = 1  # 0 is padding

# Characters outside the vocabulary share one identifier a class.
CHARACTER_OTHER, CHARACTER_UPPER, CHARACTER_LOWER, CHARACTER_DIGIT = 1, 2, 3, 4
FIRST_CHARACTER = 5

_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-",
                        "−": "-", "…": "."})


def plain(form: str) -> str:
    """The form with typographic quotes and dashes made plain."""
    return form.translate(_PLAIN)


def lower(form: str) -> str:
    """Lower case, character by character: a character whose lower case is longer stays as it is."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in form)


def vector_key(form: str) -> str:
    """Under what a form is looked up among the pretrained vectors."""
    return lower(plain(form))


def word_key(form: str) -> str:
    """Under what a form is looked up among the trained embeddings: digits count as 0."""
    return "".join("0" if "0" <= c <= "9" else c for c in vector_key(form))


class Vocabulary:
    """Word forms seen so far as rows of identifiers: (vector, word, characters)."""

    def __init__(self, vectors: dict[str, int], words: list[str], characters: list[str]):
        self.vectors = vectors
        self.words = words
        self.characters = characters
        self._word = {w: i + 2 for i, w in enumerate(words)}
        self._character = {c: i + FIRST_CHARACTER for i, c in enumerate(characters)}
        self._forms: dict[str, int] = {}
        # Rows grow by doubling: forms keep arriving while augmented sentences are made.
        self.vector_ids = np.zeros(1024, np.int64)
        self.word_ids = np.zeros(1024, np.int64)
        self.character_ids = np.zeros((1024, MAX_CHARACTERS), np.int64)

    def character(self, c: str) -> int:
        found = self._character.get(c)
        if found is not None:
            return found
        if c.isupper():
            return CHARACTER_UPPER
        if unicodedata.category(c)[0] in "LM":
            return CHARACTER_LOWER
        return CHARACTER_DIGIT if unicodedata.category(c) == "Nd" else CHARACTER_OTHER

    def form(self, form: str) -> int:
        """The row of a form, added at its first use."""
        index = self._forms.get(form)
        if index is None:
            index = self._forms[form] = len(self._forms)
            if index == len(self.vector_ids):
                self.vector_ids = np.concatenate([self.vector_ids, np.zeros_like(self.vector_ids)])
                self.word_ids = np.concatenate([self.word_ids, np.zeros_like(self.word_ids)])
                self.character_ids = np.concatenate([self.character_ids, np.zeros_like(self.character_ids)])
            text = plain(form)
            if len(text) > MAX_CHARACTERS:
                text = text[: MAX_CHARACTERS // 2] + text[-MAX_CHARACTERS // 2 :]
            self.vector_ids[index] = self.vectors.get(vector_key(form), UNKNOWN)
            self.word_ids[index] = self._word.get(word_key(form), UNKNOWN)
            for position, c in enumerate(text):
                self.character_ids[index, position] = self.character(c)
        return index


def lemma_script(form: str, lemma: str) -> str:
    """How to make the lemma of a form: a casing letter, how many characters to cut, `|`, what to append.

    `l` works on the lower-cased form, `k` on the form as it is, `t` on the form with one capital
    (the edit scripts of UDPipe 2, Straka 2018, for suffixes only).
    """
    cases = [("l", lower(form)), ("k", form), ("t", form[:1] + lower(form[1:]))]
    best = None
    for name, base in cases:
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        script = f"{name}{len(base) - common}|{lemma[common:]}"
        if best is None or len(base) - common < best[0]:
            best = (len(base) - common, script)
    return best[1]


def apply_lemma_script(form: str, script: str) -> str:
    base = {"l": lower(form), "k": form, "t": form[:1] + lower(form[1:])}[script[0]]
    cut, _, ending = script[1:].partition("|")
    return base[: max(0, len(base) - int(cut))] + ending
