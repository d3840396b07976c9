# SPDX-License-Identifier: Apache-2.0
"""safetensors, read and written by hand: eight bytes of header length, a JSON header, the tensors' bytes.

The header is padded with spaces so that the first tensor starts at a multiple of eight. Tensors here are F32 or F16.
"""
import json
import struct

import numpy as np

TYPES = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2")}


def write(path, tensors, metadata):
    """tensors: {name: float32 or float16 array}; metadata: {key: string}."""
    header, offset, blobs = {"__metadata__": metadata}, 0, []
    for name, tensor in tensors.items():
        kind = next(k for k, dtype in TYPES.items() if dtype == tensor.dtype)
        blob = np.ascontiguousarray(tensor, TYPES[kind]).tobytes()
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [offset, offset + len(blob)]}
        offset += len(blob)
        blobs.append(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def as_text(metadata):
    """What is no text, as JSON: every value of a safetensors file's metadata is a string."""
    return {key: value if isinstance(value, str) else json.dumps(value, separators=(",", ":")) for key, value in metadata.items()}


def read(path, as_stored=False):
    """-> tensors as float32, or of the type that the file has; metadata."""
    content = path.read_bytes()
    start = 8 + struct.unpack("<Q", content[:8])[0]
    header, data = json.loads(content[8:start]), content[start:]
    metadata = header.pop("__metadata__")
    tensors = {}
    for name, entry in header.items():
        first, last = entry["data_offsets"]
        tensor = np.frombuffer(data[first:last], TYPES[entry["dtype"]])
        tensor = tensor.reshape(entry["shape"])
        tensors[name] = tensor if as_stored else tensor.astype(np.float32)
    return tensors, metadata
