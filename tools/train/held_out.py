# SPDX-License-Identifier: Apache-2.0
"""What a finished run leaves: network.npz in its folder, and models/folds/RUN.json with predictions for the clips it held out, if it is
one of a family of folds.

A joint run also leaves RUN-direct: the black box, emotions straight from the same embedding, as a run of its own.
"""
import json

import numpy as np
import torch

import evaluate
import familiarity
import fold_file
import prediction
from network import Network


def black_box(model):
    """The direct head as a network of the scheme a2e."""
    network = Network(model.network.layers, "a2e")
    tensors = {name: value for name, value in model.network.tensors().items() if not name.startswith(("midlevel", "emotions"))}
    tensors["emotions.weight"] = model.direct.weight.detach().numpy()
    tensors["emotions.bias"] = model.direct.bias.detach().numpy()
    return network.load(tensors).eval()


def save_network(folder, network, mean, deviation):
    np.savez(folder / "network.npz", mean=mean, deviation=deviation, layers=json.dumps(network.layers), scheme=network.scheme,
             **network.tensors())


def save_predictions(network, about, training_clips, held, mean, deviation):
    of_training = prediction.predict(network, training_clips, mean, deviation)
    own_outputs = lambda midlevel, emotions: emotions if midlevel is None else midlevel
    film, fourq = (np.array([clip.source == source for clip in training_clips]) for source in ("soundtracks", "fourq"))
    known = familiarity.statistics(own_outputs(*of_training)[film])
    clips = list({clip.id: clip for group in held.values() for clip in group}.values())
    midlevel, emotions = prediction.predict(network, clips, mean, deviation)
    distance = familiarity.distance(own_outputs(midlevel, emotions), known)
    fold_file.write(dict(about, scheme=network.scheme, training_clips=len(training_clips)), clips, distance, emotions, midlevel,
                    np.median(of_training[1][fourq][:, :2], axis=0))


def finish(model, folder, about, training_clips, held, mean, deviation):
    networks = {folder: model.network}
    if model.network.scheme == "joint":
        networks[folder.with_name(folder.name + "-direct")] = black_box(model)
    for target, network in networks.items():
        target.mkdir(exist_ok=True)
        save_network(target, network, mean, deviation)
        if held and about["family"]:
            with torch.no_grad():
                save_predictions(network, dict(about, run=target.name), training_clips, held, mean, deviation)


def watch(model, held, mean, deviation):
    """Figures of the inner split while training."""
    network, direct = model.network, black_box(model) if model.network.scheme == "joint" else None
    for name, group in held.items():
        midlevel, emotions = prediction.predict(network, group, mean, deviation)
        figures = evaluate.figures(midlevel, emotions, group)
        line = {kind: round(figures[kind]["average"], 3) for kind in ("midlevel", "emotions") if kind in figures}
        if "midlevel" in line:
            line["minorness"] = round(figures["midlevel"]["minorness"], 3)
        quadrants = lambda values: round(evaluate.quadrant_accuracy(values, group, np.median(values[:, :2], axis=0)), 3)
        if group[0].source == "fourq":
            line["quadrants"] = quadrants(emotions)
        if direct is not None:
            _, said = prediction.predict(direct, group, mean, deviation)
            if "emotions" in line:
                line["direct"] = round(evaluate.figures(None, said, group)["emotions"]["average"], 3)
            if group[0].source == "fourq":
                line["direct"] = quadrants(said)
        print("   ", name, line, flush=True)
