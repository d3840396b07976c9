# SPDX-License-Identifier: Apache-2.0
"""Are keys right? The engine's second ear on POP909, rendered: songs that the key network was not taught by (whose number is divisible by five).

    harmony_truth.py [--songs N]

Prints the share of songs whose key and whose mode are right, and the mean of MIREX's weights: 1 the key, 0.5 a fifth off, 0.3 the relative
key, 0.2 the parallel one. What is right is POP909's own annotation, made by a program.
"""
import argparse
import json
import struct
import subprocess
import tempfile
from pathlib import Path

import numpy as np

import paths
from harmony_music import RATE, render


def weight(truth, told):
    (tonic, mode), (said, as_mode) = divmod(truth, 12)[::-1], divmod(told, 12)[::-1]
    up = (said - tonic) % 12
    if mode == as_mode:
        return 1.0 if up == 0 else 0.5 if up in (5, 7) else 0.0
    return 0.3 if up == (9 if mode == 0 else 3) else 0.2 if up == 0 else 0.0


def wav(samples):
    data = samples.astype("<f4").tobytes()
    return struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 3, 1, RATE, RATE * 4, 4, 32, b"data", len(data)) + data


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--engine", default=paths.ROOT / "build" / "native" / "bin" / "moodglass")
    parser.add_argument("--songs", type=int, default=100)
    options = parser.parse_args()
    weights, modes = [], []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for song in [f for f in sorted((options.data / "pop909").glob("[0-9]*")) if int(f.name) % 5 == 0][: options.songs]:
            samples, key = render(song, np.random.default_rng(10000 + int(song.name)), folder)
            if len(samples) < 10 * RATE or np.abs(samples).max() < 1e-3:
                continue
            (folder / "song.wav").write_bytes(wav(samples))
            subprocess.run([options.engine, "harmony", folder / "song.wav", "--npy", folder / "out.npy", "--force"], check=True, stdout=subprocess.DEVNULL)
            keys = np.load(folder / "out.npy")[:, 12:36].mean(0)
            weights.append(weight(key, int(keys.argmax())))
            modes.append(bool(key >= 12) == bool(keys[12:].sum() > 0.5))
    print(json.dumps({"songs": len(weights), "weighted": round(float(np.mean(weights)), 3), "key": round(float(np.mean(np.array(weights) == 1)), 3),
                      "mode": round(float(np.mean(modes)), 3)}))


if __name__ == "__main__":
    main()
