# SPDX-License-Identifier: Apache-2.0
"""What a cell of each row usually says, by kind of music: what a map is counted from (src/explain/usual_cells.h). Key `usual_cells` of a model file.

    LD_LIBRARY_PATH=build/native/src/bindings/c usual_cells.py [NAME...]    into models/NAME.safetensors (by default all)

Needs the labelled music, and the engine as a library: `tools/build native:moodglass_shared`. The networks are the shipped ones, which have
heard these clips: of the folds' networks only predictions are kept. So the engine moves all rows alike until they add up to the reference
music's means, which are of clips held out; how far it has to is printed. Of an Emotify clip its rated part counts.
"""
import argparse
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import data as clips_data
import kinds
import paths
import tensor_file
from names import EMOTIONS, FEATURES

sys.path.insert(0, str(paths.ROOT / "src" / "bindings" / "python"))


def rows_of(cells, first_s, last_s):
    """-> (rows, outputs), (outputs,): means over the columns of the part that counts"""
    inside = (cells.times >= first_s) & (cells.times <= last_s)
    return cells.values[inside].mean(0), cells.measured[inside].mean(0) if cells.measured is not None else np.zeros(cells.values.shape[2])


def heard(model, clips, data):
    """-> (clips, rows, outputs), (clips, outputs)"""
    audio = {source: {path.stem: path for path in (data / source / "audio").iterdir()} for source in kinds.PROTOCOL}

    def one(clip):
        return rows_of(model.analyse(audio[clip.source][clip.name], threads=False).cells, *clips_data.seconds_rated(clip))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        rows, measured = zip(*pool.map(one, clips))
    return np.stack(rows), np.stack(measured)


def by_kind(kind, rows, measured):
    numbers = lambda values: [round(float(v), 4) for v in values]
    out = {}
    for name in (*kinds.KINDS, "all"):
        of = np.full(len(kind), True) if name == "all" else kind == name
        out[name] = {"rows": [numbers(row) for row in rows[of].mean(0)], "measured": numbers(measured[of].mean(0))}
    return out


def of_outputs(usual, outputs):
    return {kind: {"rows": [row[outputs] for row in of["rows"]], "measured": of["measured"][outputs]} for kind, of in usual.items()}


def tell_shift(usual, reference):
    """How far the means over rows, with what is measured, lie from the reference music's: the largest of the seven features"""
    for entry in reference:
        of = usual[entry["kind"]]
        means = np.mean(of["rows"], 0) + of["measured"]
        apart = {f: entry["midlevel_means"][f] - means[j] for j, f in enumerate(FEATURES)}
        furthest = max(apart, key=lambda f: abs(apart[f]))
        print(f"  {entry['kind']}: at most {apart[furthest]:+.3f}, {furthest}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    import moodglass

    clips = clips_data.without_twins(clips_data.load_tables(options.data))
    kind = np.array([kinds.kind_of(clip) for clip in clips])
    for path in [paths.MODELS / f"{name}.safetensors" for name in options.names] or sorted(paths.MODELS.glob("*.safetensors")):
        usual = by_kind(kind, *heard(moodglass.Model(str(path)), clips, options.data))
        tensors, metadata = tensor_file.read(path, as_stored=True)
        metadata |= tensor_file.as_text({"usual_cells": usual})
        if "black_box" in metadata:
            its_own = json.loads(metadata["black_box"]) | {"usual_cells": of_outputs(usual, slice(len(FEATURES), len(FEATURES) + len(EMOTIONS)))}
            metadata |= tensor_file.as_text({"black_box": its_own})
        tensor_file.write(path, tensors, metadata)
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB; reference music's means less these:")
        tell_shift(usual, json.loads(metadata["reference"]))
