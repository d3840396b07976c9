#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Tables of what `faithful` printed: for each measurement the mean over clips, in standard deviations of the reference clips, and
in how many clips the value fell and rose.

    cat curves-*.csv | tools/explain/summary.py
"""
import collections
import csv
import sys

FEATURES = {"melodiousness", "articulation", "rhythmic_complexity", "rhythmic_stability", "dissonance", "tonal_stability", "minorness"}


def main():
    groups = collections.defaultdict(list)
    for _, target, what, share, number in csv.reader(sys.stdin):
        groups["feature" if target in FEATURES else "emotion", what, float(share)].append(float(number))
    print("| | what | share | clips | mean | fell | rose |\n|---|---|---|---|---|---|---|")
    for (kind, what, share), numbers in sorted(groups.items()):
        fell, rose = sum(n < 0 for n in numbers), sum(n > 0 for n in numbers)
        print(f"| {kind} | {what} | {share:.0%} | {len(numbers)} | {sum(numbers) / len(numbers):+.2f} | {fell} | {rose} |")


if __name__ == "__main__":
    main()
