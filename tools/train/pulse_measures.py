# SPDX-License-Identifier: Apache-2.0
"""The pace of every labelled clip, by the engine (docs/pulse.md), into WORK/pulse/clips.npz.

    pulse_measures.py [--engine MOODGLASS]

ids         (clips,): "soundtracks/001"
names       (5,): the columns that follow
measures    (clips, 5): means over the clip's moments; of the tempo over those that have one, 0 where none has
moments     (all moments, 5) and lens (clips,): along the clips, every 0.5 s from the first sample on

events: events a second. clarity, beat: clarity and beat strength. tempo: log2(BPM / 120) along the clip; told: 1 where a tempo is told.
"""
import argparse
import csv
import subprocess
import tempfile
from pathlib import Path

import numpy as np

import paths

TABLES = {"soundtracks": "ratings", "emotify": "ratings", "fourq": "quadrants"}
NAMES = ("events", "clarity", "beat", "tempo", "told")


def clips(data):
    """("soundtracks/001", file)"""
    for source, name in TABLES.items():
        with open(data / source / f"{name}.csv") as file:
            for row in csv.DictReader(file):
                yield f"{source}/{row['clip']}", data / source / row["audio"]


def moments(engine, path, out):
    subprocess.run([engine, "pulse", path, "--npy", out, "--force"], check=True, stdout=subprocess.DEVNULL)
    _, bpm, clarity, beat, events = np.load(out).T
    told = bpm > 0
    return np.stack([events, clarity, beat, np.where(told, np.log2(np.where(told, bpm, 120) / 120), 0), told], axis=1).astype(np.float32)


def means(rows):
    all_rows = rows.mean(0)
    all_rows[3] /= max(all_rows[4], 1e-9)
    return all_rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--engine", default=paths.ROOT / "build" / "native" / "bin" / "moodglass")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        along = {clip: moments(options.engine, path, Path(temporary) / "out.npy") for clip, path in clips(options.data)}
    (options.work / "pulse").mkdir(parents=True, exist_ok=True)
    np.savez(options.work / "pulse" / "clips.npz", ids=np.array(list(along)), names=np.array(NAMES), measures=np.array([means(rows) for rows in along.values()]),
             moments=np.concatenate(list(along.values())), lens=np.array([len(rows) for rows in along.values()]))


if __name__ == "__main__":
    main()
