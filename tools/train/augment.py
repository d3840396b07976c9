# SPDX-License-Identifier: Apache-2.0
"""Changes to a batch of spectrograms that leave what it expresses nearly as it was. All on log10(1 + magnitude), before standardisation.

level: a quiet passage inside a loud song arrives quieter than any training clip, since a file is divided by its own peak.
filter: recordings, codecs and loudspeakers colour the sound.   shift: transposition by whole bands, 24 an octave; below 400 Hz they lie
closer, and thirds are bent there (docs/models-earlier.md, "A recipe that did not hold").
mix: two clips and their ratings in proportion.
"""
import numpy as np
import torch

LEVEL_DB = 18.0  # quieter by up to this
FILTER_DB, FILTER_KNOTS = 3.0, 6
SHIFT_BANDS = 4


def level_and_filter(x, generator):
    """x (N, frames, bands)"""
    count, _, bands = x.shape
    level = -generator.uniform(0, LEVEL_DB, (count, 1)) * (generator.random((count, 1)) < 0.5)
    knots = generator.normal(0, FILTER_DB, (count, FILTER_KNOTS))
    at = np.linspace(0, FILTER_KNOTS - 1, bands)
    curve = np.stack([np.interp(at, np.arange(FILTER_KNOTS), row) for row in knots])
    gain = torch.from_numpy(10 ** ((level + curve) / 20)).float().to(x.device)[:, None, :]
    return torch.log10(1 + (10**x - 1) * gain)


def shift(x, generator):
    out = x.clone()
    for n, bands in enumerate(generator.integers(-SHIFT_BANDS, SHIFT_BANDS + 1, len(x))):
        if bands:
            out[n] = torch.roll(x[n], int(bands), dims=1)
            if bands > 0:
                out[n, :, :bands] = x[n, :, :1]
            else:
                out[n, :, bands:] = 0
    return out


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
