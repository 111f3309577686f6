"""Text as atoms, the units the segmenter labels: a run of letters, a run of digits, or one other character.

The C++ analyzer computes the same (ingest/language/segmentation/atoms.cpp); a change here is a change there, and of the
model file's version.
"""

import pathlib
import unicodedata
from dataclasses import dataclass

GAPS = ("none", "space", "newline")
OTHER_CLASSES = ("stop", "question", "comma", "colon", "apostrophe", "quote", "open", "close", "dash", "symbol", "other")
_CLASS_OF = {}
for _name, _characters in {
    "stop": ".", "question": "!?…。", "comma": ",;", "colon": ":", "apostrophe": "'’‘`", "quote": "\"“”«»„",
    "open": "([{<", "close": ")]}>", "dash": "-–—‐‑−",
}.items():
    for _c in _characters:
        _CLASS_OF[_c] = OTHER_CLASSES.index(_name)
# Shapes 0..4 letters, 5 digits, each by length 1, 2, 3, 4 or more; then one for each class of other characters.
SHAPES = 6 * 4 + len(OTHER_CLASSES)


def is_letter(c: str) -> bool:
    return unicodedata.category(c)[0] in "LM"


def is_digit(c: str) -> bool:
    return unicodedata.category(c) == "Nd"


def is_space(c: str) -> bool:
    return c in "\t\n\v\f\r \x85" or unicodedata.category(c)[0] == "Z"


def is_format(c: str) -> bool:
    return unicodedata.category(c) == "Cf"


def visible(text: str) -> str:
    """A text without its format characters, which belong to an atom and change nothing about it."""
    return "".join(c for c in text if not is_format(c)) or text


@dataclass
class Atom:
    text: str
    begin: int
    gap: int  # what stands before it, an index into GAPS


def atoms(text: str) -> list[Atom]:
    result = []
    position, gap = 0, 1
    while position < len(text):
        c = text[position]
        if is_space(c):
            gap = 2 if c == "\n" or gap == 2 else 1
            position += 1
            continue
        end = position
        while end < len(text) and is_format(text[end]):
            end += 1
        if end < len(text) and not is_space(text[end]):
            belongs = next((f for f in (is_letter, is_digit) if f(text[end])), lambda _: False)
            end += 1
            while end < len(text) and (belongs(text[end]) or is_format(text[end])):
                end += 1
        result.append(Atom(text[position:end], position, gap))
        position, gap = end, 0
    return result


def shape(text: str) -> int:
    text = visible(text)
    length = min(len(text), 4) - 1
    if is_digit(text[0]):
        return 5 * 4 + length
    if not is_letter(text[0]):
        kind = _CLASS_OF.get(text[0])
        if kind is None:
            kind = OTHER_CLASSES.index("symbol" if unicodedata.category(text[0])[0] == "S" else "other")
        return 6 * 4 + kind
    first, rest = text[0], text[1:]
    if first.isupper():
        kind = 1 if not rest or rest.islower() else 2 if rest.isupper() else 3
    else:
        kind = 0 if not any(c.isupper() for c in rest) else 3
        if not first.islower():
            kind = 4  # a script without case
    return kind * 4 + length


def key(text: str) -> str:
    """Under what an atom is looked up: lower case, digits as 0."""
    text = visible(text)
    if is_digit(text[0]):
        return "0" * min(len(text), 5)
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def read_abbreviations(path: pathlib.Path) -> dict[str, int]:
    """1 before a name, 2 anywhere."""
    found = {}
    for line in open(path, encoding="utf-8"):
        kind, *words = line.split()
        if kind != "#":
            found |= {w: {"name": 1, "any": 2}.get(kind, 0) for w in words if kind in ("name", "any")}
    return found


def abbreviation(text: str, table: dict[str, int]) -> int:
    """0 none, 1 and 2 as in the table, 3 a single capital letter."""
    if len(text) == 1 and text.isupper():
        return 3
    return table.get(text, 0)
