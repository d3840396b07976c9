# SPDX-License-Identifier: Apache-2.0
"""Everything a training needs as one small folder, to carry to a machine with a GPU.

    pack.py OUT      OUT/spectrograms.pack and copies of the tables and the tagger's outputs: then --data OUT --spectrograms OUT/spectrograms.pack

Spectrograms are quantised to steps of 1/80 (log10(1 + x) never reaches 3.2), differences from frame to frame, LZMA. Emotify's are
cut to the rated seconds, 4Q's to the middle LONGEST_S. The quantisation's error is 0.0036, uniform: a fifth of two decoders'.
"""
import argparse
import json
import lzma
import shutil

import numpy as np

import paths

STEPS = 80
LONGEST_S = {"fourq": 20.0}
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 6, "lc": 0, "lp": 0, "pb": 0}]


def write(path, spectrograms):
    """spectrograms: {id: (frames, 149)}"""
    index, parts = {}, []
    for name, frames in spectrograms.items():
        levels = np.rint(np.clip(frames, 0, 255 / STEPS) * STEPS).astype(np.uint8)
        parts.append(np.diff(levels, axis=0, prepend=np.zeros((1, levels.shape[1]), np.uint8)).T.tobytes())
        index[name] = len(levels)
    header = json.dumps(index).encode()
    body = lzma.compress(b"".join(parts), lzma.FORMAT_XZ, filters=FILTERS)
    path.write_bytes(len(header).to_bytes(8, "little") + header + body)


def read(path):
    """-> {id: float16 (frames, 149)}"""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    body, offset, out = np.frombuffer(lzma.decompress(data[start:]), np.uint8), 0, {}
    for name, frames in json.loads(data[8:start]).items():
        part = body[offset : offset + frames * 149].reshape(149, frames)
        out[name] = (np.cumsum(part, axis=1, dtype=np.uint8).T / np.float32(STEPS)).astype(np.float16)
        offset += part.size
    return out


def middle(frames, seconds):
    length = min(len(frames), int(min(seconds, 1e6) * clips_data.FRAMES_PER_SECOND))
    first = max(0, (len(frames) - length) // 2)
    return frames[first : first + length]


if __name__ == "__main__":
    import data as clips_data

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("out", type=type(paths.ROOT))
    options = parser.parse_args()
    clips = clips_data.load(options.data, options.work / "spectrograms")
    options.out.mkdir(parents=True, exist_ok=True)
    write(options.out / "spectrograms.pack", {c.id: middle(c.frames, LONGEST_S.get(c.source, np.inf)) for c in clips})
    for name in ("soundtracks/ratings.csv", "emotify/ratings.csv", "fourq/quadrants.csv", "teacher/musicnn_msd.npz"):
        (options.out / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(options.data / name, options.out / name)
    print(f"{sum(path.stat().st_size for path in options.out.rglob('*') if path.is_file()) / 2**20:.1f} MiB")
