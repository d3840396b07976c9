# SPDX-License-Identifier: Apache-2.0
"""What the second ear measures in every labelled clip, by ears that were taught without it: WORK/harmony/measures.npz.

    measures.py

Needs WORK/harmony/clips.npz (harmony_music.py) and the ears fold-0 to fold-9 and without-test36 (key_network.py). Of an Emotify clip the moments
of its rated part count (data.py), each heard in the whole clip.
"""
import argparse

import numpy as np

import data as clips_data
import paths
from harmony_music import definition, load

EARS = [*(f"fold-{k}" for k in range(10)), "without-test36"]
MOMENT_S = definition.HOP / definition.SAMPLE_RATE


def rated_part(clip, moments):
    """Whether each moment's middle lies in it."""
    first, last = clips_data.EMOTIFY_RATED_S if clip.startswith("emotify/") else (0, np.inf)
    middles = (np.arange(moments) + 0.5) * MOMENT_S
    return (middles >= first) & (middles <= last)


def measured(clip, ear):
    """(6,): mean over the moments"""
    tuned = definition.tuned(clip.salience, clip.tuning).astype(np.float32)
    of_moments = definition.measures(clip.salience, definition.pitch_classes(tuned), definition.keys(tuned, ear))
    return of_moments[rated_part(clip.id, len(of_moments))].mean(0)


def read(work):
    """-> {ear: {clip: (6,)}}"""
    stored = np.load(work / "harmony" / "measures.npz")
    return {ear: dict(zip(map(str, stored["ids"]), stored["values"][:, k])) for k, ear in enumerate(EARS)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    options = parser.parse_args()
    ears = [dict(np.load(options.work / "harmony" / f"{ear}.npz")) for ear in EARS]
    clips = list(load(options.work, "clips"))
    np.savez(options.work / "harmony" / "measures.npz", ids=np.array([clip.id for clip in clips]),
             values=np.array([[measured(clip, ear) for ear in ears] for clip in clips]))
