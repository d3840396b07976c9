# SPDX-License-Identifier: Apache-2.0
"""A network and its metadata as one model file (docs/model-file.md), written and read."""
import json

import numpy as np
import torch

import ratings
import tensor_file
from names import EMOTIONS, FEATURES
from network import Network

PERCENTILES = np.arange(101)


def decimals(values, digits=5):
    return [round(float(v), digits) for v in values]


def reference_statistics(clips, midlevel, emotions, effects, human_midlevel):
    """Percentiles of predictions over the reference clips: midlevel (n, 7), emotions (n, 8), effects (n, 8, 7), and how the
    features go together in human ratings (m, 7).

    For the black box midlevel and effects are None.
    """
    percentiles = lambda values: decimals(np.percentile(values, PERCENTILES))
    plane = emotions[:, [EMOTIONS.index("valence"), EMOTIONS.index("energy")]]
    statistics = {"clips": clips, "emotions": {e: percentiles(emotions[:, k]) for k, e in enumerate(EMOTIONS)},
                  "plane": [decimals(point, 3) for point in plane]}
    if midlevel is not None:
        statistics["midlevel"] = {f: percentiles(midlevel[:, j]) for j, f in enumerate(FEATURES)}
        statistics["effects"] = {e: {f: percentiles(effects[:, k, j]) for j, f in enumerate(FEATURES)}
                                 for k, e in enumerate(EMOTIONS)}
        statistics["effect_means"] = {e: {f: round(float(effects[:, k, j].mean()), 5) for j, f in enumerate(FEATURES)}
                                      for k, e in enumerate(EMOTIONS)}
        statistics["ratings"] = ratings.statistics(human_midlevel)
    return statistics


def residual_quantiles(midlevel, emotions):
    """80 % interval of rating minus out-of-fold prediction: (n, 7) or None, (n, 8)."""
    spread = lambda values, names: {name: decimals(np.nanpercentile(values[:, j], (10, 90))) for j, name in enumerate(names)}
    quantiles = {"emotions": spread(emotions, EMOTIONS)}
    if midlevel is not None:
        quantiles["midlevel"] = spread(midlevel, FEATURES)
    return quantiles


def effects_of(network, midlevel):
    """Effect of feature j on emotion k: weight[k][j] * midlevel[j]. (n, 7) -> (n, 8, 7)"""
    return network.emotions.weight.detach().numpy()[None] * midlevel[:, None, :]


def rounded_to_half(network):
    """The network as the file will hold it: every tensor rounded to fp16."""
    return network.load({name: value.astype(np.float16).astype(np.float32) for name, value in network.tensors().items()})


def write(path, network, *, name, mean, deviation, reference, residuals, description, training_data, licence, figures,
          familiarity=None, version="1.0", half=True):
    tensors = {key: value.astype(np.float16 if half else np.float32) for key, value in network.tensors().items()}
    metadata = {
        "format": "moodglass-1", "name": name, "version": version, "scheme": network.scheme,
        "layers": json.dumps(network.layers), "mean": repr(float(mean)), "deviation": repr(float(deviation)),
        "features": json.dumps(FEATURES), "emotions": json.dumps(EMOTIONS), "description": description,
        "training_data": training_data, "licence": licence, "figures": json.dumps(figures),
        "reference": json.dumps(reference), "residuals": json.dumps(residuals),
    }
    if familiarity:
        metadata["familiarity"] = json.dumps(familiarity)
    tensor_file.write(path, tensors, metadata)


def read(path):
    """-> network ready to predict, metadata with its JSON values parsed."""
    tensors, metadata = tensor_file.read(path)
    for key in ("layers", "features", "emotions", "figures", "reference", "residuals"):
        metadata[key] = json.loads(metadata[key])
    network = Network(metadata["layers"], metadata["scheme"]).load(tensors)
    return network.eval(), metadata


def standardised(spectrogram, metadata):
    """(frames, 149) -> tensor (1, 1, frames, 149)"""
    frames = (spectrogram - float(metadata["mean"])) / float(metadata["deviation"])
    return torch.from_numpy(frames.astype(np.float32))[None, None]
