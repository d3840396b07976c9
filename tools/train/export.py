# SPDX-License-Identifier: Apache-2.0
"""Writes models/NAME.safetensors: a trained run's weights with everything the engine shows beside them.

    export.py --name joint [--run RUN] --validated FAMILY

--run is the network that ships; without it the weights stay those that the file holds, and only what stands beside them is new, as after
more folds. --validated names the family of finished folds (models/folds) of the same recipe: figures and residuals (rating minus
prediction) are of clips that those networks have never seen. The reference is the shipped network's own predictions
for the 360 Soundtracks excerpts.
"""
import argparse
import sys

import torch

import checks
import data as clips_data
import evaluate
import familiarity
import fold_file
import held_out
import intervals
import model_file
import paths
import prediction
import results
import signs
import tables
from names import EMOTIONS, FEATURES

DESCRIPTIONS = {
    "joint": "Explains itself: seven mid-level features first, then eight emotions from them by one linear layer, trained together. "
             "Every weight between a feature and an emotion has the sign of their correlation in human ratings.",
    "a2mid2e": "Explains itself: seven mid-level features first, trained in the end without emotions; then eight emotions from them by a "
               "linear layer fitted afterwards.",
    "a2e": "The black box to compare with: eight emotions straight from the sound, no reasons given.",
}
TRAINING_DATA = ("360 film-music excerpts (Eerola & Vuoskoski 2011; mid-level ratings Aljanaki & Soleymani 2018), 400 excerpts of "
                 "Emotify (Aljanaki, Wiering & Veltkamp 2015; the same mid-level ratings), 479 excerpts with emotion quadrants "
                 "(4Q, Panda, Malheiro & Paiva 2018); some 3,500 unrated stretches of music from free games, in which, as in all the "
                 "others, what the tagger musicnn hears (Pons et al. 2018) is a target while training.")
LICENCE = "CC BY-NC-SA 4.0: the training data is released for research"


def shipped_network(options):
    """-> network, mean and deviation of its input"""
    if not options.run:
        network, metadata = model_file.read(paths.MODELS / f"{options.name}.safetensors")
        return network, float(metadata["mean"]), float(metadata["deviation"])
    return held_out.read_network(options.work / "runs" / options.run)


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


def largest_change_of_r(predictions, others, clips):
    """Largest difference of any output's r between two sets of predictions (mid-level or None, emotions)."""
    changes = []
    for a, b, ratings, names in zip(predictions, others, evaluate.rated(clips), (FEATURES, EMOTIONS)):
        if a is not None:
            r, other = (evaluate.correlations(p, ratings, names) for p in (a, b))
            changes += [abs(r[name] - other[name]) for name in names]
    return max(changes)


def export(options):
    full, mean, deviation = shipped_network(options)
    half = model_file.rounded_to_half(shipped_network(options)[0])
    everything = clips_data.load(options.data, options.work)
    clips = [c for c in everything if c.source == "soundtracks"]
    midlevel, emotions = prediction.predict(half, clips, mean, deviation)
    cost = largest_change_of_r((midlevel, emotions), prediction.predict(full, clips, mean, deviation), clips)
    human_midlevel, human_emotions = evaluate.rated(clips)
    effects = None
    if midlevel is not None:
        effects = model_file.effects_of(half, midlevel)
        wrong = signs.contradictions(half.emotions.weight.detach().numpy(), signs.required(human_midlevel, human_emotions))
        if wrong:
            sys.exit(f"{wrong} weights contradict the human correlations: not exported")
        lines, too_far = checks.bent(options.validated, everything) if half.scheme == "joint" else ([], [])
        print("\n".join(lines))
        if too_far:
            sys.exit("these features are too far below the mid-level-only model: not exported\n" + "\n".join(too_far))
    folds = fold_file.of(options.validated, half.scheme)
    figures, some = held_out_figures(folds, everything), intervals.residuals(folds, everything)
    typical, slope = intervals.widening(some)
    known = familiarity.statistics(next(part for part in (midlevel, emotions) if part is not None))
    errors = {kind: intervals.scaled(some, kind, typical, slope) for kind in intervals.KINDS}
    measured = [f"{figures[key]['average']:.2f} on {key.removesuffix(', emotions')}" for key in figures if key.endswith("emotions")]
    description = f"{DESCRIPTIONS[half.scheme]} Mean r over the emotions on held-out film music: {', '.join(measured)}."
    path = paths.MODELS / f"{options.name}.safetensors"
    model_file.write(
        path, half, name=options.name, mean=mean, deviation=deviation,
        reference=model_file.reference_statistics("360 excerpts of film music", midlevel, emotions, effects, human_midlevel),
        residuals=model_file.residual_quantiles(errors["midlevel"], errors["emotions"]), version=options.version,
        familiarity=familiarity.as_metadata(known, typical, slope),
        description=description, training_data=TRAINING_DATA, licence=LICENCE, figures=figures)
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB; residuals of "
          + ", ".join(f"{len(e)} film clips for {kind}" for kind, e in errors.items() if e is not None) + "; "
          f"fp16 changes r by at most {cost:.5f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--name", required=True)
    parser.add_argument("--run")
    parser.add_argument("--validated", required=True, choices=results.FAMILIES)
    parser.add_argument("--version", default="2.0")
    with torch.no_grad():
        export(parser.parse_args())
