"""The mean of networks' weights: branches of one training run, which together do better than each (model soups,
Wortsman et al. 2022).

    python average_models.py --out network.pt branch1.pt branch2.pt
"""

import argparse
import pathlib

import torch


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("branches", type=pathlib.Path, nargs="+")
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    saved = [torch.load(path, map_location="cpu") for path in options.branches]
    first = saved[0]
    assert all((s["names"], s["words"]) == (first["names"], first["words"]) for s in saved), "networks of other data"
    state = {k: torch.stack([s["state"][k] for s in saved]).mean(0) for k in first["state"]}
    scores = {path.stem: s["scores"] for path, s in zip(options.branches, saved)}
    torch.save(first | {"state": state, "scores": scores}, options.out)


if __name__ == "__main__":
    main()
