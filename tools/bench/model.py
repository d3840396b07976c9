# SPDX-License-Identifier: Apache-2.0
"""One model in the forms of the others: a safetensors file to ONNX, and to the plain tensors that tfjs and PyTorch take.

Batch norm is folded, as every exporter does; the output is the head's average over the last feature map. NumPy alone: ONNX
is a protobuf, and four kinds of node are written here by hand (onnx.proto, opset 13).
"""
import json
import struct

import numpy as np

FULL = (64, 64, 128, 128, 256, 256, 384, 512, 256)  # channels of the paper's network


def read(path):
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    metadata = header.pop("__metadata__")
    types = {"F32": np.float32, "F16": np.float16}
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        data = np.frombuffer(content[8 + length + begin:8 + length + end], types[entry["dtype"]])
        tensors[name] = data.reshape(entry["shape"]).astype(np.float32)
    return metadata, tensors


def write(path, metadata, tensors):
    header, data = {"__metadata__": metadata}, b""
    for name, tensor in tensors.items():
        raw = tensor.astype(np.float16).tobytes()
        header[name] = {"dtype": "F16", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def widened(metadata, tensors):
    """The same stack at the paper's width, with random weights: for time alone."""
    random = np.random.default_rng(1)
    layers, convolutions = json.loads(metadata["layers"]), iter(FULL)
    wide = {name: tensor for name, tensor in tensors.items() if not name.startswith(("conv", "norm"))}
    channels, number = 1, 0
    for layer in layers:
        if "pool" in layer:
            continue
        number += 1
        layer["out"] = next(convolutions)
        size = channels * layer["conv"] ** 2
        wide[f"conv{number}.weight"] = random.normal(0, (2 / size) ** 0.5, (layer["out"], channels, layer["conv"], layer["conv"]))
        for part, value in (("weight", 1), ("bias", 0), ("running_mean", 0), ("running_var", 1)):
            wide[f"norm{number}.{part}"] = np.full(layer["out"], value, np.float32)
        channels = layer["out"]
    wide["midlevel.weight"] = random.normal(0, 0.01, (7, channels))
    wide["midlevel.bias"] = np.zeros(7, np.float32)
    if "black_box.weight" in wide:
        wide["black_box.weight"] = random.normal(0, 0.01, (8, channels))
    return {**metadata, "layers": json.dumps(layers), "name": "full-width"}, wide


def folded(metadata, tensors):
    """[{kernel, stride, pad, weight (out, in, k, k), bias}] with {pool} between, and the head as the last 1 x 1."""
    steps, number = [], 0
    for layer in json.loads(metadata["layers"]):
        if "pool" in layer:
            steps.append({"pool": layer["pool"]})
            continue
        number += 1
        norm = {part: tensors[f"norm{number}.{part}"] for part in ("weight", "bias", "running_mean", "running_var")}
        scale = norm["weight"] / np.sqrt(norm["running_var"] + 1e-5)
        steps.append({"kernel": layer["conv"], "stride": layer["stride"], "pad": layer["pad"],
                      "weight": tensors[f"conv{number}.weight"] * scale[:, None, None, None],
                      "bias": norm["bias"] - norm["running_mean"] * scale})
    head = "midlevel" if "midlevel.weight" in tensors else "emotions"
    return steps, tensors[f"{head}.weight"], tensors[f"{head}.bias"]


def varint(value):
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def onnx(steps, head_weight, head_bias, frames, bands):
    nodes, weights = b"", b""

    def tensor(name, values):
        nonlocal weights
        dims = b"".join(field(1, size) for size in values.shape)
        weights += field(5, dims + field(2, 1) + field(8, name) + field(9, values.astype("<f4").tobytes()))
        return name

    def node(kind, inputs, output, **lists):
        nonlocal nodes
        attributes = b"".join(field(5, field(1, name) + b"".join(field(8, value) for value in values) + field(20, 7))
                              for name, values in lists.items())
        nodes += field(1, b"".join(field(1, each) for each in inputs) + field(2, output) + field(4, kind) + attributes)
        return output

    value = "frames"
    for i, step in enumerate(steps):
        if "pool" in step:
            value = node("MaxPool", [value], f"v{i}", kernel_shape=[step["pool"]] * 2, strides=[step["pool"]] * 2)
            continue
        value = node("Conv", [value, tensor(f"w{i}", step["weight"]), tensor(f"b{i}", step["bias"])], f"c{i}",
                     kernel_shape=[step["kernel"]] * 2, strides=[step["stride"]] * 2, pads=[step["pad"]] * 4)
        value = node("Relu", [value], f"v{i}")
    value = node("GlobalAveragePool", [value], "average")
    value = node("Flatten", [value], "flat")
    value = node("MatMul", [value, tensor("hw", head_weight.T.copy())], "product")
    node("Add", [value, tensor("hb", head_bias)], "ratings")

    def described(name, shape):
        dims = b"".join(field(1, field(1, size)) for size in shape)
        return field(1, name) + field(2, field(1, field(1, 1) + field(2, dims)))

    graph = (nodes + field(2, "moodglass") + weights + field(11, described("frames", (1, 1, frames, bands)))
             + field(12, described("ratings", (1, len(head_bias)))))
    return field(1, 8) + field(7, graph) + field(8, field(1, "") + field(2, 13))


def plain(steps, head_weight, head_bias):
    """(JSON, float32 bytes): weights as (k, k, in, out), in the order of the layers; the head as (in, out)."""
    layers, data = [], []
    for step in steps:
        if "pool" in step:
            layers.append({"pool": step["pool"]})
            continue
        weight = step["weight"].transpose(2, 3, 1, 0)
        layers.append({"shape": weight.shape, "stride": step["stride"], "pad": step["pad"]})
        data += [weight, step["bias"]]
    layers.append({"head": head_weight.T.shape})
    data += [head_weight.T, head_bias]
    return json.dumps(layers), np.concatenate([each.ravel() for each in data]).astype("<f4").tobytes()
