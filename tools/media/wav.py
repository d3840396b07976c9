# SPDX-License-Identifier: Apache-2.0
"""WAV files of any sample format, as bytes."""
import struct

import numpy as np

PCM, FLOAT = 1, 3


def wav(sound, rate, bits):
    """sound: (n, channels), -1 to 1. bits: 8, 16, 24, 32 or "float"."""
    channels = sound.shape[1]
    if bits == "float":
        kind, width, data = FLOAT, 4, sound.astype("<f4").tobytes()
    else:
        kind, width = PCM, bits // 8
        limit = 2 ** (bits - 1) - 1
        whole = np.round(np.clip(sound, -1, 1) * limit).astype("<i8")
        if bits == 8:
            data = (whole + 128).astype("u1").tobytes()
        else:
            data = whole.reshape(-1, 1).view("u1")[:, :width].tobytes()
    header = struct.pack("<HHIIHH", kind, channels, rate, rate * channels * width, channels * width, 8 * width)
    chunks = b"WAVEfmt " + struct.pack("<I", len(header)) + header + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(chunks)) + chunks
