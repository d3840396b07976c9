# SPDX-License-Identifier: Apache-2.0
"""Prints 7 -> 8 layers as tables: fitted to the human ratings free and bounded by their signs, and those of shipped models.

    layers.py [NAME...]

For the fits: their mean r by ten-fold cross-validation (fold_random), what a linear map of perfect features could reach.
"""
import argparse

import numpy as np

import data as clips_data
import evaluate
import model_file
import paths
import signs
from names import EMOTIONS, FEATURES


def table(weight, bias):
    print("| | " + " | ".join(EMOTIONS) + " |\n|" + "---|" * (1 + len(EMOTIONS)))
    for j, feature in enumerate(FEATURES):
        print(f"| {feature} | " + " | ".join(f"{w:+.2f}" for w in weight[:, j]) + " |")
    print("| bias | " + " | ".join(f"{b:+.2f}" for b in bias) + " |")


def cross_validated(midlevel, emotions, folds, bounded):
    predicted = np.empty_like(emotions)
    for fold in set(folds):
        train, test = folds != fold, folds == fold
        required = signs.required(midlevel[train], emotions[train]) if bounded else None
        weight, bias = signs.fit(midlevel[train], emotions[train], required)
        predicted[test] = midlevel[test] @ weight.T + bias
    return evaluate.correlations(predicted, emotions, EMOTIONS)["average"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    clips = [c for c in clips_data.load_tables(options.data) if c.source == "soundtracks"]
    midlevel, emotions = evaluate.rated(clips)
    folds = np.array([c.folds["random"] for c in clips])
    required = signs.required(midlevel, emotions)
    for title, wanted in (("free", None), ("bounded", required)):
        weight, bias = signs.fit(midlevel, emotions, wanted)
        print(f"\nhuman ratings, {title}: {signs.contradictions(weight, required)} weights contradict, "
              f"mean r {cross_validated(midlevel, emotions, folds, wanted is not None):.3f} by cross-validation\n")
        table(weight, bias)
    for name in options.names:
        network, _ = model_file.shipped_model(name)
        weight, bias = network.emotions.weight.detach().numpy(), network.emotions.bias.detach().numpy()
        print(f"\n{name}: {signs.contradictions(weight, required)} weights contradict\n")
        table(weight, bias)
