# SPDX-License-Identifier: Apache-2.0
"""As much of Protocol Buffers' wire format as ONNX needs (onnx.proto, IR version 8). A field is (number, content): bytes are written
with their length, an int as a varint."""
import numpy as np

FLOAT, INT64 = 1, 7           # TensorProto.DataType
ATTRIBUTE_INT, ATTRIBUTE_INTS = 2, 7  # AttributeProto.AttributeType


def varint(value):
    out = bytearray()
    while value > 0x7f:
        out.append(value & 0x7f | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def message(*fields):
    out = bytearray()
    for field, content in fields:
        if isinstance(content, int):
            out += varint(field << 3) + varint(content)
        else:
            out += varint(field << 3 | 2) + varint(len(content)) + content
    return bytes(out)


def text(field, content):
    return field, content.encode()


def number(field, content):
    return field, int(content)


def tensor(name, array):
    """A TensorProto."""
    array = np.asarray(array)
    kind = {"float32": FLOAT, "int64": INT64}[array.dtype.name]
    return message(*(number(1, size) for size in array.shape), number(2, kind), text(8, name), (9, array.astype(array.dtype.newbyteorder("<")).tobytes()))


def attribute(name, what):
    """A field of a NodeProto: an int, or a list of ints."""
    if isinstance(what, int):
        return 5, message(text(1, name), number(3, what), number(20, ATTRIBUTE_INT))
    return 5, message(text(1, name), *(number(8, one) for one in what), number(20, ATTRIBUTE_INTS))


def value(name, shape):
    """A ValueInfoProto of 32-bit floats; a size that may be any has a name."""
    sizes = [(1, message(text(2, size) if isinstance(size, str) else number(1, size))) for size in shape]
    return message(text(1, name), (2, message((1, message(number(1, FLOAT), (2, message(*sizes)))))))
