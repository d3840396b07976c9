# SPDX-License-Identifier: Apache-2.0
"""Writes models/NAME.safetensors: a trained run's weights with everything the engine shows beside them.

    export.py --name joint --run RUN --validated RUN[,RUN...]

--run is the network that ships; --validated are runs of the same recipe with folds held out: its figures and its residuals
(rating minus prediction) are of clips that those runs have never seen. The reference is the shipped network's own predictions
for the 360 Soundtracks excerpts.
"""
import argparse
import json
import sys

import numpy as np
import torch

import data as clips_data
import evaluate
import model_file
import paths
import signs
from names import EMOTIONS, FEATURES
from network import Network

DESCRIPTIONS = {
    "joint": "Explains itself: seven mid-level features first, then eight emotions from them by one linear layer, trained together. "
             "Every weight between a feature and an emotion has the sign of their correlation in human ratings.",
    "a2mid2e": "Explains itself: seven mid-level features, trained last on ratings of these features alone; eight emotions from them by a "
               "linear layer fitted to human ratings afterwards.",
    "a2e": "The black box to compare with: eight emotions straight from the sound, no reasons given.",
}
TRAINING_DATA = ("360 film-music excerpts (Eerola & Vuoskoski 2011; mid-level ratings Aljanaki & Soleymani 2018), 400 excerpts of "
                 "Emotify (Aljanaki, Wiering & Veltkamp 2015; the same mid-level ratings), 479 excerpts with emotion quadrants "
                 "(4Q, Panda, Malheiro & Paiva 2018); while training also the embedding of the tagger musicnn (Pons et al. 2018).")
LICENCE = "CC BY-NC-SA 4.0: the training data is released for research"


def trained_network(folder):
    stored = np.load(folder / "network.npz")
    network = Network(json.loads(str(stored["layers"])), str(stored["scheme"]))
    return network.load({name: stored[name] for name in network.tensors()}).eval(), float(stored["mean"]), float(stored["deviation"])


def held_out(folders):
    """Residuals of mid-level (n, 7) and emotions (m, 8), figures by protocol, over all runs' held-out clips, each clip once."""
    midlevel, emotions, figures, seen = [], [], {}, set()
    for folder in folders:
        stored, report = np.load(folder / "predictions.npz"), json.loads((folder / "figures.json").read_text())
        for group in sorted({key.split("/")[0] for key in stored.files}):
            entry = lambda key: stored[f"{group}/{key}"]
            keep = np.array([name not in seen for name in entry("ids")])
            seen.update(entry("ids"))
            if f"{group}/midlevel" in stored.files and not np.isnan(entry("true_midlevel")).any():
                midlevel.append((entry("true_midlevel") - entry("midlevel"))[keep])
            if not np.isnan(entry("true_emotions")).any():
                emotions.append((entry("true_emotions") - entry("emotions"))[keep])
            for kind in ("emotions", "midlevel"):
                if kind in report[group]:
                    figures[f"{group.replace(':', ' fold ')}, {kind}"] = report[group][kind]
            if "quadrant_accuracy" in report[group]:
                figures[f"{group.replace(':', ' fold ')}, quadrants"] = {"average": report[group]["quadrant_accuracy"]}
    return np.concatenate(midlevel) if midlevel else None, np.concatenate(emotions), figures


def largest_change_of_r(predictions, others, clips):
    """Largest difference of any output's r between two sets of predictions (mid-level or None, emotions)."""
    changes = []
    for a, b, ratings, names in zip(predictions, others, evaluate.rated(clips), (FEATURES, EMOTIONS)):
        if a is not None:
            r, other = (evaluate.correlations(p, ratings, names) for p in (a, b))
            changes += [abs(r[name] - other[name]) for name in names]
    return max(changes)


def export(options):
    runs = options.work / "runs"
    full, mean, deviation = trained_network(runs / options.run)
    half = model_file.rounded_to_half(trained_network(runs / options.run)[0])
    clips = [c for c in clips_data.load(options.data, options.spectrograms or options.work / "spectrograms") if c.source == "soundtracks"]
    midlevel, emotions = evaluate.predict(half, clips, mean, deviation)
    cost = largest_change_of_r((midlevel, emotions), evaluate.predict(full, clips, mean, deviation), clips)
    human_midlevel, human_emotions = evaluate.rated(clips)
    effects = None
    if midlevel is not None:
        effects = model_file.effects_of(half, midlevel)
        wrong = signs.contradictions(half.emotions.weight.detach().numpy(), signs.required(human_midlevel, human_emotions))
        if wrong:
            sys.exit(f"{wrong} weights contradict the human correlations: not exported")
    errors_midlevel, errors_emotions, figures = held_out([runs / run for run in options.validated.split(",")])
    measured = [f"{figures[key]['average']:.2f} on {key.split(',')[0]}" for key in figures if key.endswith("emotions")]
    description = f"{DESCRIPTIONS[half.scheme]} Mean r over the emotions on held-out film music: {', '.join(measured)}."
    path = paths.MODELS / f"{options.name}.safetensors"
    model_file.write(
        path, half, name=options.name, mean=mean, deviation=deviation,
        reference=model_file.reference_statistics("360 excerpts of film music", midlevel, emotions, effects, human_midlevel),
        residuals=model_file.residual_quantiles(errors_midlevel, errors_emotions),
        description=description, training_data=TRAINING_DATA, licence=LICENCE, figures=figures)
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB; residuals of {len(errors_emotions)} clips for emotions, "
          f"{0 if errors_midlevel is None else len(errors_midlevel)} for mid-level; "
          f"fp16 changes r by at most {cost:.5f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--name", required=True)
    parser.add_argument("--run", required=True)
    parser.add_argument("--validated", required=True)
    parser.add_argument("--spectrograms", type=type(paths.ROOT))
    with torch.no_grad():
        export(parser.parse_args())
