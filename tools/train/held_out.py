# SPDX-License-Identifier: Apache-2.0
"""What a finished run leaves: network.npz and commands.json in its folder, and models/folds/networks/RUN.json with predictions for the clips it
held out, if it is one of a family of folds.

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

TAGS = 50  # the last of what the tagger hears


def black_box(model):
    """The direct head as a network of the scheme a2e."""
    network = Network(model.network.layers, "a2e")
    tensors = {name: value for name, value in model.network.tensors().items() if not name.startswith(("midlevel", "emotions"))}
    tensors["emotions.weight"] = model.direct.weight.detach().numpy()
    tensors["emotions.bias"] = model.direct.bias.detach().numpy()
    return network.load(tensors).eval()


def save_network(network, folder, about, mean, deviation):
    folder.mkdir(exist_ok=True)
    (folder / "commands.json").write_text(json.dumps([*about["before"], about["command"]]))
    np.savez(folder / "network.npz", mean=mean, deviation=deviation, layers=json.dumps(network.layers), scheme=network.scheme,
             **network.tensors())


def read_network(folder):
    """-> network, mean and deviation of its input"""
    stored = np.load(folder / "network.npz")
    network = Network(json.loads(str(stored["layers"])), str(stored["scheme"]))
    return network.load({name: stored[name] for name in network.tensors()}).eval(), float(stored["mean"]), float(stored["deviation"])


def save_predictions(network, about, training_clips, held, mean, deviation):
    of_training = lambda source: prediction.predict(network, [clip for clip in training_clips if clip.source == source], mean, deviation)
    own_outputs = lambda midlevel, emotions: emotions if midlevel is None else midlevel
    known = familiarity.statistics(own_outputs(*of_training("soundtracks")))
    clips = list({clip.id: clip for group in held.values() for clip in group}.values())
    midlevel, emotions = prediction.predict(network, clips, mean, deviation)
    distance = familiarity.distance(own_outputs(midlevel, emotions), known)
    fold_file.write(dict(about, scheme=network.scheme), clips, distance, emotions, midlevel,
                    np.median(of_training("fourq")[1][:, :2], axis=0), fold_file.NETWORKS)


def finish(model, folder, about, training_clips, held, mean, deviation):
    """about: {"family", "held", "seed", "before", "command", ...}; held: {fold: its clips}"""
    networks = {}
    if model.network.scheme == "joint":
        networks[folder.with_name(folder.name + "-direct")] = black_box(model)
    networks[folder] = model.network  # last: where its file is, the fold is finished (folds.py)
    for target, network in networks.items():
        save_network(network, target, about, mean, deviation)
        if held and about["family"]:
            with torch.no_grad():
                save_predictions(network, dict(about, run=target.name), training_clips, held, mean, deviation)


def watch(model, held, mean, deviation):
    """Figures of the inner split while training, each protocol's folds pooled: mean r, and of 4Q's valence and energy the r with the quadrants."""
    network, direct = model.network, black_box(model) if model.network.scheme == "joint" else None
    groups = {}
    for fold, clips in held.items():
        groups.setdefault(fold.partition(":")[0], []).extend(clips)
    for name, clips in groups.items():
        with torch.no_grad():
            embeddings = prediction.embeddings(network, clips, mean, deviation)
            midlevel, emotions = (None if part is None else part.numpy() for part in network.heads(embeddings))
            tags = model.heard(embeddings).numpy()[:, -TAGS:]
            said = {"": emotions} | ({} if direct is None else {"direct ": direct.heads(embeddings)[1].numpy()})
        line = {"tags": evaluate.average_r(tags, np.stack([clip.heard for clip in clips])[:, -TAGS:])}
        figures = evaluate.figures(midlevel, emotions, clips)
        if "midlevel" in figures:
            line |= {"midlevel": figures["midlevel"]["average"], "minorness": figures["midlevel"]["minorness"]}
        for who, values in said.items():
            if "emotions" in figures:
                line[who + "emotions"] = evaluate.figures(None, values, clips)["emotions"]["average"]
            if clips[0].source == "fourq":
                quadrants = np.stack([clip.quadrant for clip in clips])
                line |= {who + of: evaluate.pearson(values[:, j], quadrants[:, j]) for j, of in enumerate(("valence", "energy"))}
                line[who + "quadrants"] = float(evaluate.quadrants_right(values, clips, np.median(values[:, :2], axis=0)).mean())
        print(f"    {name}, {len(clips)} clips:", ", ".join(f"{of} {value:.3f}" for of, value in line.items()), flush=True)
