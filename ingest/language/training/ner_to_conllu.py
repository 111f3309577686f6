"""A corpus of entities as CoNLL-U with NER= in MISC, for `newsgraph analyze --evaluate`.

    python ner_to_conllu.py ner/uner_ewt_dev.conll.xz >uner_ewt_dev.conllu

Types are reduced to PER, ORG and LOC, which the evaluation's row "Names" compares; others are left out. The corpora do
not tell where white space was: every word is followed by some.
"""

import argparse
import pathlib

from corpora import read_ner
from evaluation import COARSE


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=pathlib.Path)
    for forms, tags in read_ner(arguments.parse_args().corpus):
        print("# newpar")
        for i, (form, tag) in enumerate(zip(forms, tags), 1):
            kind = COARSE.get(tag[2:])
            print(f"{i}\t{form}\t_\t_\t_\t_\t0\t_\t_\tNER={tag[:2] + kind if kind else 'O'}")
        print()


if __name__ == "__main__":
    main()
