# SPDX-License-Identifier: Apache-2.0
"""How far the values of live sound lie from those of the same sound as a file (docs/live.md).

    python3 tools/train/live.py [--command COMMAND] [--clips 30]

Every clip is played through `moodglass listen` and analysed as a file. Of each moment the difference is that of the
output that differs most, and the mean over all fifteen; printed is the median over clips, each by the median over its
moments.
"""
import argparse
import json
import statistics
import subprocess

import paths
from names import EMOTIONS, FEATURES

FROM_S = 15  # by then a whole view has been heard


def values(of):
    def number(value):
        return value["mean"] if isinstance(value, dict) else value

    return [number(of["midlevel"][name]) for name in FEATURES] + [number(of["emotions"][name]) for name in EMOTIONS]


def heard(command, clip):
    """The moments of live sound, and the analysis of the whole clip as a file."""
    lines = subprocess.run([command, "listen", "--format", "jsonl", clip], capture_output=True, text=True, check=True).stdout
    whole = subprocess.run([command, "analyze", "--format", "jsonl", clip], capture_output=True, text=True, check=True).stdout
    *moments, recording = map(json.loads, lines.splitlines())
    return moments, recording, json.loads(whole)


def differences(one, other):
    apart = [abs(a - b) for a, b in zip(values(one), values(other))]
    return max(apart), statistics.mean(apart)


def clips_of(data, count):
    """As many of each folder, spread evenly over it, long enough."""
    for folder in ("soundtracks", "emotify", "fourq"):
        all_clips, each = sorted((data / folder / "audio").iterdir()), count // 3
        yield from all_clips[:: len(all_clips) // each][:each]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--command", default=paths.ROOT / "build" / "native" / "bin" / "moodglass")
    parser.add_argument("--clips", type=int, default=30)
    options = parser.parse_args()
    rows = {"after 3 s": [], "after 10 s": [], f"from {FROM_S} s on": [], "the recording, as a file": []}
    for clip in clips_of(options.data, options.clips):
        moments, recording, whole = heard(options.command, clip)
        late = [differences(moment, whole) for moment in moments if moment["time_s"] >= FROM_S] or [differences(moments[-1], whole)]
        rows["after 3 s"].append(differences(moments[0], whole))
        rows["after 10 s"].append(differences(next((m for m in moments if not m["provisional"]), moments[-1]), whole))
        rows[f"from {FROM_S} s on"].append([statistics.median(column) for column in zip(*late)])
        rows["the recording, as a file"].append(differences(recording, whole))
    print("| | the output that differs most | mean of the fifteen |\n|---|--:|--:|")
    for name, row in rows.items():
        most, mean = (statistics.median(column) for column in zip(*row))
        print(f"| {name} | {most:.3f} | {mean:.3f} |")


if __name__ == "__main__":
    main()
