# SPDX-License-Identifier: Apache-2.0
"""What a spectrogram itself says about mode and key: ten numbers, in two ranges of frequency, without any rater.

Per range: how much better the best minor key fits the mean chroma than the best major one (Krumhansl's profiles); how well the best
of all fits; how much better minor triads fit than major ones, over quarters of a second, and in which share of them; the balance of
minor and major third over the best key's tonic. None depends on the key itself.

    harmony.py       what they add to the tagger's embedding: figures over folds 1 to 9 of each data set; fold 0 is left for tests
"""
import sys

import numpy as np
from scipy.ndimage import uniform_filter1d

import paths

sys.path.insert(0, str(paths.ROOT / "tools" / "golden"))
import spectrogram as front_end

RANGES_HZ = ((250, 2100), (400, 4200))
PEAK_BANDS = 19  # what stands out of the mean over so many bands is a partial
EVERY, TRIAD = 4, 8  # frames from chroma to chroma; chromas a triad is looked for in
MAJOR_KEY = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
MINOR_KEY = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)
BAND_HZ = front_end.nearest_bins(front_end.centre_frequencies())[1:-1] * front_end.SAMPLE_RATE / front_end.FRAME_SIZE


def pitch_classes():
    """(149 bands, ranges x 12): how much of a band counts for each pitch class."""
    pitch = 12 * np.log2(BAND_HZ / front_end.TUNING_HZ) + 69
    shares = np.zeros((len(BAND_HZ), len(RANGES_HZ), 12), np.float32)
    for n, (low, high) in enumerate(RANGES_HZ):
        for band in np.flatnonzero((BAND_HZ >= low) & (BAND_HZ <= high)):
            shares[band, n, round(pitch[band]) % 12] = max(0.0, 1 - 2 * abs(pitch[band] - round(pitch[band])))
    return shares.reshape(len(BAND_HZ), -1)


def rotations(profile):
    """(12, 12): the profile over every tonic, standardised."""
    all_keys = np.stack([np.roll(profile, tonic) for tonic in range(12)])
    return (all_keys - all_keys.mean(1, keepdims=True)) / all_keys.std(1, keepdims=True)


def triads(third):
    return np.stack([np.roll(np.isin(np.arange(12), (0, third, 7)), root) for root in range(12)]).astype(np.float32)


PITCH_CLASSES, MAJOR_KEYS, MINOR_KEYS, MAJOR_TRIADS, MINOR_TRIADS = pitch_classes(), rotations(MAJOR_KEY), rotations(MINOR_KEY), triads(4), triads(3)


def chroma(frames):
    """(frames, 149) -> (frames / EVERY, ranges, 12)"""
    some = frames[::EVERY].astype(np.float32)
    partials = np.maximum(some - uniform_filter1d(some, PEAK_BANDS, axis=1, mode="nearest"), 0)
    return (partials @ PITCH_CLASSES).reshape(len(some), len(RANGES_HZ), 12)


def numbers(frames):
    """(frames, 149) -> (10)"""
    chromas, out = chroma(frames), []
    windows = np.lib.stride_tricks.sliding_window_view(chromas, min(TRIAD, len(chromas)), axis=0).mean(-1)[::4]
    for n in range(chromas.shape[1]):
        mean = chromas[:, n].mean(0)
        standard = (mean - mean.mean()) / (mean.std() + 1e-9)
        major, minor = MAJOR_KEYS @ standard / 12, MINOR_KEYS @ standard / 12
        out += [minor.max() - major.max(), max(major.max(), minor.max())]
        units = windows[:, n] / (np.linalg.norm(windows[:, n], axis=1, keepdims=True) + 1e-9)
        better = (units @ MINOR_TRIADS.T).max(1) - (units @ MAJOR_TRIADS.T).max(1)
        out += [better.mean(), (better > 0).mean()]
        tonic = major.argmax() if major.max() > minor.max() else minor.argmax()
        over = np.roll(mean, -tonic)
        out.append((over[3] - over[4]) / (over.sum() + 1e-9))
    return np.array(out, np.float32)


if __name__ == "__main__":
    import argparse

    import data as clips_data
    import evaluate
    import expected
    from names import FEATURES

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    options = parser.parse_args()
    clips = clips_data.load(options.data, options.work / "spectrograms")
    for source in ("emotify", "soundtracks"):
        of = [c for c in clips if c.source == source and "0" not in (c.folds[expected.OWN_FOLDS[source]], c.folds.get("random"))]
        ratings = np.stack([c.midlevel for c in of]).astype(np.float64)
        for name, inputs in (("tagger", np.stack([c.teacher for c in of])), ("tagger and harmony", expected.inputs_of(of))):
            r = evaluate.correlations(expected.without_own_fold(of, inputs.astype(np.float64), ratings), ratings, FEATURES)
            print(f"{source}, {len(of)} clips, {name}: " + ", ".join(f"{feature} {value:.3f}" for feature, value in r.items()))
