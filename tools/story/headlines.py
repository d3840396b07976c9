#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whether two songs are told apart: of 200 pairs of clips of Soundtracks, Emotify and 4Q, how many have the same headline.

    tools/story/headlines.py [--data FOLDER] [--command FILE] [--clips N]
"""
import argparse
import collections
import csv
import io
import itertools
import os
import random
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAIRS = 200


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("MOODGLASS_DATA"), help="labelled music (default: $MOODGLASS_DATA)")
    parser.add_argument("--command", default=ROOT / "build" / "native" / "bin" / "moodglass")
    parser.add_argument("--clips", type=int, default=60, help="how many, spread evenly over the three")
    arguments = parser.parse_args()
    all_clips = [path for source in ("soundtracks", "emotify", "fourq") for path in sorted((arguments.data / source / "audio").glob("*.opus"))]
    clips = all_clips[:: max(1, len(all_clips) // arguments.clips)][: arguments.clips]
    table = subprocess.run([arguments.command, "analyze", "--format", "csv", *clips], capture_output=True, check=True, text=True).stdout
    headlines = [row["headline"] for row in csv.DictReader(io.StringIO(table))]
    pairs = random.Random(1).sample(list(itertools.combinations(headlines, 2)), PAIRS)
    same = sum(a == b for a, b in pairs)
    counts = collections.Counter(headlines)
    print(f"{len(headlines)} clips, {len(counts)} headlines, the most frequent {counts.most_common(1)[0][1]} times; of {PAIRS} pairs {same / PAIRS:.1%} have the same")
    for headline, count in counts.most_common(5):
        print(f"  {count}  {headline}")


if __name__ == "__main__":
    main()
