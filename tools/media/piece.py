# SPDX-License-Identifier: Apache-2.0
"""A short piece for tests: a calm major half and a tense minor half, with bass, chords, a tune and drums, so that what is
heard changes along the song."""
import numpy as np

BEAT_S = 0.5
CALM = [(0, 4, 7), (9, 12, 16), (5, 9, 12), (7, 11, 14)]      # I vi IV V
TENSE = [(9, 12, 15, 18), (8, 11, 14, 17), (9, 12, 15, 19), (4, 8, 11, 13)]
TUNE = [16, 14, 12, 14, 16, 19, 17, 16]


def frequency(semitones):
    return 261.63 * 2 ** (semitones / 12)


def tone(pitch, seconds, rate, partials, decay):
    time = np.arange(int(seconds * rate)) / rate
    wave = sum(level * np.sin(2 * np.pi * frequency(pitch) * (k + 1) * time) for k, level in enumerate(partials))
    attack = np.minimum(1, time / 0.01)
    release = np.minimum(1, (seconds - time) / 0.03)
    return wave * attack * release * np.exp(-decay * time)


def add(to, at_s, wave, rate, left, right):
    start = int(at_s * rate)
    wave = wave[:max(0, len(to) - start)]
    to[start:start + len(wave), 0] += left * wave
    to[start:start + len(wave), 1] += right * wave


def piece(seconds, rate):
    """Stereo samples of shape (n, 2), peak 0.8."""
    random = np.random.default_rng(2)
    sound = np.zeros((int(seconds * rate), 2))
    for beat in range(int(seconds / BEAT_S)):
        at = beat * BEAT_S
        tense = at >= seconds / 2
        chord = (TENSE if tense else CALM)[beat // 4 % 4]
        if beat % 4 == 0:
            for i, pitch in enumerate(chord):
                add(sound, at, 0.12 * tone(pitch, 4 * BEAT_S, rate, (1, 0.4, 0.2, 0.1), 0.4), rate, 1 - 0.2 * i, 0.4 + 0.2 * i)
        add(sound, at, 0.25 * tone(chord[0] - 24, BEAT_S, rate, (1, 0.5, 0.25), 3), rate, 0.8, 0.8)
        note = TUNE[beat % len(TUNE)] - (1 if tense and beat % 3 else 0)
        add(sound, at, 0.2 * tone(note, BEAT_S * (0.4 if tense else 1), rate, (1, 0.3, 0.3, 0.1, 0.1), 2), rate, 0.7, 1)
        for half in range(4 if tense else 2):
            hit = random.standard_normal(int(0.05 * rate)) * np.exp(-np.linspace(0, 8, int(0.05 * rate)))
            add(sound, at + half * BEAT_S / (4 if tense else 2), (0.15 if tense else 0.04) * hit, rate, 1, 0.8)
    return 0.8 * sound / np.abs(sound).max()
