# SPDX-License-Identifier: Apache-2.0
"""What a finished run leaves in its folder: network.npz, predictions.npz of the held-out clips, figures.json.

A joint run also leaves NAME-direct: the black box, emotions straight from the same embedding, as a run of its own.
"""
import json

import numpy as np
import torch

import evaluate
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


def save_figures(folder, network, about, training_clips, held, mean, deviation):
    report, stored = dict(about, scheme=network.scheme, training_clips=len(training_clips)), {}
    for name, group in held.items():
        midlevel, emotions = evaluate.predict(network, group, mean, deviation)
        report[name] = evaluate.figures(midlevel, emotions, group)
        if group[0].source == "fourq":
            fourq = [c for c in training_clips if c.source == "fourq"]
            thresholds = np.median(evaluate.predict(network, fourq, mean, deviation)[1][:, :2], axis=0)
            report[name]["quadrant_accuracy"] = evaluate.quadrant_accuracy(emotions, group, thresholds)
        true_midlevel, true_emotions = evaluate.rated(group)
        entry = {"ids": [c.id for c in group], "midlevel": midlevel, "emotions": emotions,
                 "true_midlevel": true_midlevel, "true_emotions": true_emotions}
        stored.update({f"{name}/{key}": value for key, value in entry.items() if value is not None})
    np.savez(folder / "predictions.npz", **stored)
    report = evaluate.rounded(report)
    (folder / "figures.json").write_text(json.dumps(report, indent=1) + "\n")
    print(folder.name, json.dumps(report), flush=True)


def finish(model, folder, about, training_clips, held, mean, deviation):
    networks = {folder: model.network}
    if model.network.scheme == "joint":
        networks[folder.with_name(folder.name + "-direct")] = black_box(model)
    for target, network in networks.items():
        target.mkdir(exist_ok=True)
        save_network(target, network, mean, deviation)
        with torch.no_grad():
            save_figures(target, network, about, training_clips, held, mean, deviation)


def watch(network, held, mean, deviation):
    """Figures of the inner split while training."""
    for name, group in held.items():
        midlevel, emotions = evaluate.predict(network, group, mean, deviation)
        figures = evaluate.figures(midlevel, emotions, group)
        line = {kind: round(figures[kind]["average"], 3) for kind in ("midlevel", "emotions") if kind in figures}
        if group[0].source == "fourq":
            line["quadrants"] = round(evaluate.quadrant_accuracy(emotions, group, np.median(emotions[:, :2], axis=0)), 3)
        print("   ", name, line, flush=True)
