# SPDX-License-Identifier: Apache-2.0
"""Changes to a batch of spectrograms that leave what it expresses nearly as it was. All on log10(1 + magnitude), before standardisation.

level: a quiet passage inside a loud song arrives quieter than any training clip, since a file is divided by its own peak.
filter: recordings, codecs and loudspeakers colour the sound.   shift: transposition by up to two semitones, along the bands' real
frequencies: below 800 Hz they lie closer than 24 an octave, and moving by whole bands would turn thirds from major to minor.
mix: two clips and their ratings in proportion.
"""
import numpy as np
import torch

import harmony

LEVEL_DB = 18.0  # quieter by up to this
FILTER_DB, FILTER_KNOTS = 3.0, 6
QUARTER_TONES = 4


def level_and_filter(x, generator):
    """x (N, frames, bands)"""
    count, _, bands = x.shape
    level = -generator.uniform(0, LEVEL_DB, (count, 1)) * (generator.random((count, 1)) < 0.5)
    knots = generator.normal(0, FILTER_DB, (count, FILTER_KNOTS))
    at = np.linspace(0, FILTER_KNOTS - 1, bands)
    curve = np.stack([np.interp(at, np.arange(FILTER_KNOTS), row) for row in knots])
    gain = torch.from_numpy(10 ** ((level + curve) / 20)).float().to(x.device)[:, None, :]
    return torch.log10(1 + (10**x - 1) * gain)


def transposition(quarter_tones):
    """(149, 149): bands before -> bands behind. From below the lowest comes what is there; from above the highest, silence."""
    place = np.log2(harmony.BAND_HZ) * 24
    wanted = place - quarter_tones
    upper = np.clip(np.searchsorted(place, wanted), 1, len(place) - 1)
    share = np.clip((wanted - place[upper - 1]) / (place[upper] - place[upper - 1]), 0, None)
    matrix = np.zeros((len(place), len(place)), np.float32)
    inside = share <= 1
    columns = np.arange(len(place))
    matrix[upper[inside] - 1, columns[inside]] = 1 - share[inside]
    matrix[upper[inside], columns[inside]] = share[inside]
    return matrix


TRANSPOSITIONS = torch.from_numpy(np.stack([transposition(q) for q in range(-QUARTER_TONES, QUARTER_TONES + 1)]))


def shift(x, generator):
    """x (N, frames, bands)"""
    return torch.bmm(x, TRANSPOSITIONS[generator.integers(0, len(TRANSPOSITIONS), len(x))].to(x.device))


def mix(x, targets, groups, generator, share=0.5, concentration=0.4):
    """Mixes a share of the clips, each with another of its group (groups: slices of the batch with the same kinds of labels)."""
    partner, keep = np.arange(len(x)), np.ones(len(x), np.float32)
    for group in groups:
        members = np.arange(len(x))[group]
        partner[group] = generator.permutation(members)
        chosen = generator.random(len(members)) < share
        weight = generator.beta(concentration, concentration, len(members)).astype(np.float32)
        keep[group] = np.where(chosen, np.maximum(weight, 1 - weight), 1)
    keep, partner = torch.from_numpy(keep).to(x.device), torch.from_numpy(partner).to(x.device)
    blend = lambda value: keep.view(-1, *[1] * (value.dim() - 1)) * value + (1 - keep.view(-1, *[1] * (value.dim() - 1))) * value[partner]
    return blend(x), {name: blend(value) for name, value in targets.items()}
