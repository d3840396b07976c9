# SPDX-License-Identifier: Apache-2.0
"""A shipped model by its name. The black box shares a network with an explained model and lies in its file: as a second head, and as the key
`black_box`, which holds what the file's metadata would be if it were a model of its own (docs/model-file.md). NumPy alone."""
import json
import sys

import paths
import tensor_file

HEADS = ("midlevel", "emotions", "black_box", "measured")
OF_NETWORK = ("format", "version", "layers", "mean", "deviation", "features", "emotions", "training_data", "licence", "measures")


def network_of(tensors):
    return {name: tensor for name, tensor in tensors.items() if name.split(".")[0] not in HEADS}


def with_black_box(tensors, metadata, black_box, its_metadata):
    """-> tensors and metadata of both. Fails where the two are not of one network."""
    bytes_of = lambda tensors: {name: (tensor.dtype, tensor.shape, tensor.tobytes()) for name, tensor in network_of(tensors).items()}
    if bytes_of(tensors) != bytes_of(black_box) or any(metadata.get(key) != its_metadata.get(key) for key in OF_NETWORK):
        sys.exit(f"{metadata['name']} and {its_metadata['name']} do not share one network")
    own = {key: value if key in ("name", "scheme", "description") else json.loads(value) for key, value in its_metadata.items() if key not in OF_NETWORK}
    out = tensors | {f"black_box.{part}": black_box[f"emotions.{part}"] for part in ("weight", "bias")}
    metadata = metadata | tensor_file.as_text({"black_box": own})
    if "measures" not in metadata:
        return out, metadata
    if tensors["measured.mean"].tobytes() != black_box["measured.mean"].tobytes():
        sys.exit(f"{metadata['name']} and {its_metadata['name']} count measures from other means")
    return out | {"black_box.measured": black_box["measured.weight"]}, metadata


def black_box_of(tensors, metadata):
    """The other way round: tensors and metadata of the black box in the file of another model"""
    out = network_of(tensors) | {f"emotions.{part}": tensors[f"black_box.{part}"] for part in ("weight", "bias")}
    if "measures" in metadata:
        out |= {"measured.weight": tensors["black_box.measured"], "measured.mean": tensors["measured.mean"]}
    return out, {key: metadata[key] for key in OF_NETWORK if key in metadata} | tensor_file.as_text(json.loads(metadata["black_box"]))


def place(name):
    """-> the file that holds the model, and whether it is that file's black box"""
    own = paths.MODELS / f"{name}.safetensors"
    for path in () if own.is_file() else sorted(paths.MODELS.glob("*.safetensors")):
        if json.loads(tensor_file.read(path)[1].get("black_box", "{}")).get("name") == name:
            return path, True
    return own, False


def read(name, as_stored=False):
    """-> tensors, metadata"""
    path, is_black_box = place(name)
    found = tensor_file.read(path, as_stored)
    return black_box_of(*found) if is_black_box else found
