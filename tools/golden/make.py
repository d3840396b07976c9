#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the golden files of the front end, tests/golden/spectrogram_*.{wav,npy}: short synthetic signals at 22,050 Hz and
what the published definition (spectrogram.py) makes of them. Deterministic: running it again changes nothing.

    tools/golden/make.py
"""
import pathlib
import struct

import numpy as np

import spectrogram as front_end

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "tests" / "golden"
RATE = front_end.SAMPLE_RATE


def time(seconds):
    return np.arange(int(seconds * RATE)) / RATE


def signals():
    noise = np.random.default_rng(7)
    t = time(2.0)
    chord = sum(np.sin(2 * np.pi * f * t) / (i + 1) for i, f in enumerate((110.0, 220.3, 329.6, 440.0, 1318.5, 4186.0)))
    yield "chord", chord * np.minimum(1, 20 * t)
    t = time(1.7)
    yield "sweep_with_noise", np.sin(2 * np.pi * 30 * 1.7 / np.log(360) * (360 ** (t / 1.7) - 1)) + 0.1 * noise.standard_normal(len(t))
    clicks = np.zeros(int(1.5 * RATE))
    clicks[[5, 3001, 3002, 17000, 33000]] = [1, -1, 0.5, -0.25, 0.125]
    yield "clicks", clicks
    # Silence at both ends is trimmed; the level is a thousandth of full scale.
    quiet = np.zeros(int(1.8 * RATE))
    quiet[2000:-3000] = 1e-3 * noise.standard_normal(len(quiet) - 5000)
    yield "quiet_between_silences", quiet


def wav(samples):
    data = samples.astype("<f4").tobytes()
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 3, 1, RATE, RATE * 4, 4, 32, b"data", len(data))
    return head + data


def main():
    for name, samples in signals():
        samples = samples / np.abs(samples).max() * (1e-3 if name.startswith("quiet") else 0.9)
        content = wav(samples)
        (GOLDEN / f"spectrogram_{name}.wav").write_bytes(content)
        stored = np.frombuffer(content[44:], "<f4").astype(np.float64)
        np.save(GOLDEN / f"spectrogram_{name}.npy", front_end.spectrogram(front_end.trim_and_normalise(stored)))


if __name__ == "__main__":
    main()
