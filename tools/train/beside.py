# SPDX-License-Identifier: Apache-2.0
"""What stands beside a model's weights and comes from finished folds: reference music, kinds, residuals, figures.

    beside.py [NAME...]    writes it anew into models/NAME.safetensors (by default all); the weights stay byte for byte
    beside.py --check      whether that would change anything

Without sound and without PyTorch: NumPy, the data's tables and models/folds are enough.
"""
import argparse
import json
import sys

import numpy as np

import data as clips_data
import evaluate
import familiarity
import fold_file
import intervals
import kinds
import left_out
import paths
import quadrants
import references
import results
import shipped
import tables
import tensor_file
from names import EMOTIONS, FEATURES

DESCRIPTIONS = {
    "joint": "Explains itself: seven mid-level features first, then eight emotions from them by one linear layer, trained together. "
             "Every weight between a feature and an emotion has the sign of their correlation in human ratings.",
    "a2mid2e": "Explains itself: seven mid-level features first, trained in the end without emotions; then eight emotions from them by a "
               "linear layer fitted afterwards.",
    "a2e": "The black box to compare with: eight emotions straight from the sound, no reasons given.",
}


def held_out_figures(folds, clips):
    """{"random, emotions": {output: r}, ...} over the pooled clips that the folds held out"""
    figures = {}
    for protocol in folds[0].held:
        found = results.figures_of(folds, clips, protocol)
        held = sorted({int(fold.held[protocol]) for fold in folds})
        title = protocol if protocol == "test36" else f"{protocol} fold{'s' * (len(held) > 1)} {tables.numbers(held)}"
        figures |= {f"{title}, {kind}": found[kind] for kind in ("emotions", "midlevel") if kind in found}
        if "quadrant_accuracy" in found:
            figures[f"{title}, quadrants"] = {"average": found["quadrant_accuracy"]}
    return evaluate.rounded(figures)


def residual_quantiles(midlevel, emotions):
    """80 % interval of rating minus out-of-fold prediction: (n, 7) or None, (n, 8)"""
    spread = lambda values, names: {name: references.decimals(np.nanpercentile(values[:, j], (10, 90))) for j, name in enumerate(names)}
    quantiles = {"emotions": spread(emotions, EMOTIONS)}
    if midlevel is not None:
        quantiles["midlevel"] = spread(midlevel, FEATURES)
    return quantiles


def residuals_by_kind(some, held, typical, slope):
    """Of film music, and of the other kinds beside: features by their own ratings, emotions as quadrants.py says"""
    of = lambda rated, kind: intervals.scaled(some, rated, kind, typical, slope)
    film, widths = of("emotions", "film"), quadrants.of_emotions(held, some)
    wider = {"popular": widths, "classical": np.full(len(widths), widths.max()), "all": widths}
    return residual_quantiles(of("midlevel", "film"), film) | {
        "kinds": {kind: residual_quantiles(of("midlevel", kind), film * width) for kind, width in wider.items()}}


def metadata_of(scheme, layer, family, data, known, black_box=False):
    """Keys of the model file. layer: weight and bias 7 -> 8, None for the black box; known: mean and precision of its own outputs for the
    film clips it was trained on (familiarity.py); black_box: whether the file holds that head, too."""
    folds, clips = fold_file.of(family, scheme), clips_data.load_tables(data)
    figures, some = held_out_figures(folds, clips), intervals.residuals(folds, clips)
    typical, slope = intervals.widening(some)
    measured = [f"{figures[key]['average']:.2f} on {key.removesuffix(', emotions')}" for key in figures if key.endswith("emotions")]
    held = kinds.held_out(folds, clips)
    direct = left_out.black_box(held, family, clips) if black_box else None
    return {"description": f"{DESCRIPTIONS[scheme]} Mean r over the emotions on held-out film music: {', '.join(measured)}.",
            "figures": figures, "reference": references.by_kind(held, layer, direct), "kinds": kinds.as_metadata(kinds.classifier(held)),
            "residuals": residuals_by_kind(some, held, typical, slope),
            "familiarity": familiarity.as_metadata(known, typical, slope)}


def with_new(tensors, metadata, family, data):
    """metadata with what is new; of a black box within it, too"""
    scheme, known = metadata["scheme"], json.loads(metadata["familiarity"])
    known = {"mean": np.array(known["mean"]), "precision": np.array(known["precision"])}
    layer = None if scheme == "a2e" else tuple(tensors[f"emotions.{part}"].astype(np.float64) for part in ("weight", "bias"))
    metadata = metadata | tensor_file.as_text(metadata_of(scheme, layer, family, data, known, "black_box.weight" in tensors))
    if "black_box" not in metadata:
        return metadata
    black_box, of = shipped.black_box_of(tensors, metadata)
    return shipped.with_black_box(tensors, metadata, black_box, with_new(black_box, of, family, data))[1]


def renewed(path, family, data):
    """-> tensors as the file holds them, its metadata with what is new"""
    tensors, metadata = tensor_file.read(path, as_stored=True)
    return tensors, with_new(tensors, metadata, family, data)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--validated", default="together", choices=results.FAMILIES)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    old = []
    for path in [paths.MODELS / f"{name}.safetensors" for name in options.names] or sorted(paths.MODELS.glob("*.safetensors")):
        tensors, metadata = renewed(path, options.validated, options.data)
        if options.check:
            old += [path.stem] * (tensor_file.read(path)[1] != metadata)
        else:
            tensor_file.write(path, tensors, metadata)
            print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
    if old:
        sys.exit(f"{', '.join(old)}: what stands beside the weights is old; run beside.py")
