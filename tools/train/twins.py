# SPDX-License-Identifier: Apache-2.0
"""Which clips are the same recording: the largest correlation of two spectrograms, each band less its mean, over all lags that leave
LEAST_S seconds of overlap, or all of a shorter clip. Prints the pairs of data.TWINS, then others whose embeddings by the tagger are alike.

    twins.py               those of TWINS, and any other pair above ENOUGH

Between pieces that have nothing in common it is about .1.
"""
import argparse

import numpy as np

import data as clips_data
import paths

ENOUGH = 0.7
ALIKE = 0.85  # cosine of the embeddings of two clips worth comparing
LEAST_S = 10


def centred(clip):
    frames = clip.frames.astype(np.float32)
    return frames - frames.mean(0)


def correlation(one, other):
    """-> r, lag in seconds, overlap in seconds"""
    a, b = centred(one), centred(other)
    length, least = len(a) + len(b), min(len(a), len(b), int(LEAST_S * clips_data.FRAMES_PER_SECOND))
    products = np.fft.irfft((np.fft.rfft(a, length, axis=0) * np.conj(np.fft.rfft(b, length, axis=0))).sum(1), length)
    energy_a, energy_b = (np.concatenate([[0], np.cumsum(np.square(x).sum(1))]) for x in (a, b))
    lags = np.arange(least - len(b), len(a) - least + 1)
    first, last = np.maximum(0, lags), np.minimum(len(a), len(b) + lags)
    energy = (energy_a[last] - energy_a[first]) * (energy_b[last - lags] - energy_b[first - lags])
    r = products[lags % length] / np.sqrt(energy + 1e-9)
    best = int(np.argmax(r))
    return float(r[best]), lags[best] / clips_data.FRAMES_PER_SECOND, (last - first)[best] / clips_data.FRAMES_PER_SECOND


def line(one, other):
    r, lag, overlap = correlation(one, other)
    return r, f"{one.id} {one.folds}, {other.id} {other.folds}: r {r:.2f} at {lag:+.1f} s over {overlap:.1f} s"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    options = parser.parse_args()
    clips = clips_data.load(options.data, options.work)
    clips_data.hear(clips, options.work)
    by_id = {clip.id: clip for clip in clips}
    for pair in clips_data.TWINS:
        print(line(*(by_id[name] for name in pair))[1])
    heard = np.stack([clip.heard for clip in clips])
    heard = (heard - heard.mean(0)) / heard.std(0)
    heard /= np.linalg.norm(heard, axis=1, keepdims=True)
    known = {frozenset(pair) for pair in clips_data.TWINS}
    for i, j in zip(*np.nonzero(np.triu(heard @ heard.T > ALIKE, 1))):
        if frozenset((clips[i].id, clips[j].id)) not in known:
            r, said = line(clips[i], clips[j])
            if r > ENOUGH:
                print("not in TWINS:", said)
