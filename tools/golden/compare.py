#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Prints how far the engine's spectrograms lie from the published definition in NumPy (spectrogram.py), as a table.

    tools/golden/compare.py [WAV...]

Compared are the golden signals and, if named, further mono WAV files of 32-bit floats at 22,050 Hz (of which resampling is
no part).
"""
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

import spectrogram as front_end

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = ROOT / "build" / "native" / "bin" / "moodglass"


def samples(path):
    content = path.read_bytes()
    return np.frombuffer(content[content.index(b"data") + 8 :], "<f4").astype(np.float64)


def main():
    print("| signal | frames | largest value | largest difference | mean difference |")
    print("|---|---|---|---|---|")
    for path in [*sorted((ROOT / "tests" / "golden").glob("spectrogram_*.wav")), *map(pathlib.Path, sys.argv[1:])]:
        expected = front_end.spectrogram(front_end.trim_and_normalise(samples(path)))
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / "out.npy"
            subprocess.run([COMMAND, "spectrogram", path, "--force", "--npy", out], check=True)
            actual = np.load(out)
        difference = np.abs(actual - expected)
        name = path.stem.removeprefix("spectrogram_").replace("_", " ")
        print(f"| {name} | {len(expected)} | {expected.max():.2f} | {difference.max():.1e} | {difference.mean():.1e} |")


if __name__ == "__main__":
    main()
