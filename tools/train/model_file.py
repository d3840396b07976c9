# SPDX-License-Identifier: Apache-2.0
"""A network and its metadata as one model file (docs/model-file.md), written and read."""
import json

import numpy as np
import torch

import shipped
import tensor_file
from names import EMOTIONS, FEATURES, MEASURES
from network import Network


def rounded_to_half(network):
    """The network as the file will hold it: every tensor rounded to fp16."""
    return network.load({name: value.astype(np.float16).astype(np.float32) for name, value in network.tensors().items()})


def write(path, network, *, name, mean, deviation, training_data, licence, beside, version="1.0", half=True, measured=None):
    """beside: the keys that beside.py makes; measured: weight (outputs of cells, 6) and mean (6) of the measures, if any (refit.py)"""
    tensors = {key: value.astype(np.float16 if half else np.float32) for key, value in network.tensors().items()}
    if measured is not None:
        tensors |= as_tensors(*measured, behind=len(EMOTIONS) if network.black_box else 0)
        beside = beside | {"measures": MEASURES}
    metadata = {
        "format": "moodglass-1", "name": name, "version": version, "scheme": network.scheme,
        "layers": json.dumps(network.layers), "mean": repr(float(mean)), "deviation": repr(float(deviation)),
        "features": json.dumps(FEATURES), "emotions": json.dumps(EMOTIONS), "training_data": training_data, "licence": licence,
    }
    tensor_file.write(path, tensors, metadata | tensor_file.as_text(beside))


def as_tensors(weight, mean, behind=0):
    """behind: so many last rows are of the black box's outputs, behind the model's own"""
    weight = np.asarray(weight, np.float32)
    own = {"measured.weight": np.ascontiguousarray(weight[:len(weight) - behind]), "measured.mean": np.asarray(mean, np.float32)}
    return own | ({"black_box.measured": np.ascontiguousarray(weight[len(weight) - behind:])} if behind else {})


def read(path):
    """-> the network without what is measured beside it, ready to predict, metadata with its JSON values parsed."""
    return parsed(*tensor_file.read(path))


def shipped_model(name):
    """The same of a model of models/, by its name"""
    return parsed(*shipped.read(name))


def parsed(tensors, metadata):
    for key in ("layers", "features", "emotions", "figures", "reference", "kinds", "residuals"):
        metadata[key] = json.loads(metadata[key])
    of_network = {name: values for name, values in tensors.items() if "measured" not in name}
    network = Network(metadata["layers"], metadata["scheme"], black_box="black_box.weight" in tensors).load(of_network)
    return network.eval(), metadata


def standardised(spectrogram, metadata):
    """(frames, 149) -> tensor (1, 1, frames, 149)"""
    frames = (spectrogram - float(metadata["mean"])) / float(metadata["deviation"])
    return torch.from_numpy(frames.astype(np.float32))[None, None]
