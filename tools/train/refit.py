# SPDX-License-Identifier: Apache-2.0
"""The linear end of the networks, fitted once more with what the second ear measures.

    refit.py folds           models/folds from models/folds/networks: what finished folds' networks say becomes what the models say
    refit.py choose          figures of other choices of PENALTIES and WEIGHTS on an inner split, folds 1 to 6 alone
    refit.py ship NETWORKS   models/NAME.safetensors from that folder's, which hold the networks as they were trained; then beside.py

A model's own outputs, its features (joint, a2mid2e) or its emotions (a2e), become

    output = sum over what the network says of weight x that + sum over measures of weight x (measure - its mean) + bias

What a network says are its own outputs and, for joint, the eight emotions of the black box that shares its last feature map. All of that is
linear in the feature map, so that an output stays a sum over cells, but for the measured part. Emotions follow from the features by a layer
with the signs that human ratings ask for (signs.py). Everything is fitted at once to the ratings of film music and of Emotify's features and to
4Q's quadrants, as cross entropy on valence and energy through a scale and an offset; a2mid2e first to the features alone. Weights are drawn
towards what the network says by itself.

For test fold k no clip of that fold is used, and the measures are of an ear that was not taught with them (measures.py). What the networks say of
the clips that are used is out of fold, too: each by the network that had not heard it. These networks were trained on other folds' clips, fold k's
among them, as always where models are stacked on held-out predictions; a fit of its inner folds' networks would take a hundred trainings.
"""
import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

import data as clips_data
import evaluate
import familiarity
import fold_file
import measures
import paths
import results
import signs
import tensor_file
from names import FEATURES, MEASURES, SCHEMES

PROTOCOLS = ("random", "album", "emotify", "fourq")
# In squares of the rated outputs' deviations, summed over clips: a clip of film music counts 1.
WEIGHTS = {"features": 1.0, "emotify": 1.0, "emotions": 2.0, "quadrants": 0.6}
# What a weight costs that differs from what the network says by itself, in squares of standardised columns.
PENALTIES = {"own": 5.0, "others": 600.0, "black box": 80.0, "black box, those": 1e4, "measures": 60.0, "layer": 20.0}
# Features that the black box would bend: their ratings say least against it, and with 80 they came .04 to .05 below a2mid2e's on Emotify.
ALONE = ("rhythmic_complexity", "rhythmic_stability", "dissonance")
STEPS = 1500


@dataclass
class Rows:
    """Clips as the protocols' networks hear them: a film clip twice, by that of its random and of its album fold."""

    clips: list
    protocol: np.ndarray
    said: np.ndarray  # (n, c) by the network
    own: int  # the first of these are the model's own outputs
    measured: np.ndarray  # (n, 6)
    fold: np.ndarray

    @property
    def x(self):
        return np.hstack([self.said, self.measured])

    def pick(self, which):
        return replace(self, clips=[clip for clip, taken in zip(self.clips, which) if taken], protocol=self.protocol[which],
                       said=self.said[which], measured=self.measured[which], fold=self.fold[which])


@dataclass
class End:
    """The linear end: outputs = x @ weights + bias; emotions = outputs @ layer.T + layer_bias, None for the black box."""

    weights: np.ndarray
    bias: np.ndarray
    layer: np.ndarray = None
    layer_bias: np.ndarray = None

    def __call__(self, x):
        """-> features or None, emotions"""
        outputs = x @ self.weights + self.bias
        return (None, outputs) if self.layer is None else (outputs, outputs @ self.layer.T + self.layer_bias)


def says(scheme, network, black_box, clip):
    if scheme == "a2e":
        return network.emotions[clip.id]
    return np.hstack([network.midlevel[clip.id], black_box.emotions[clip.id]]) if scheme == "joint" else network.midlevel[clip.id]


def rows_of(scheme, clips, networks, black_boxes, ear):
    """networks, black_boxes: folds of "together" in order; ear: {clip: (6,)}"""
    found = [(clip, protocol, int(clip.folds[protocol])) for protocol in PROTOCOLS for clip in clips if protocol in clip.folds]
    return Rows([clip for clip, *_ in found], np.array([protocol for _, protocol, _ in found]),
                np.stack([says(scheme, networks[k], black_boxes[k], clip) for clip, _, k in found]), 8 if scheme == "a2e" else 7,
                np.stack([ear[clip.id] for clip, *_ in found]), np.array([k for *_, k in found]))


class Loss:
    """Of the whole end as one vector, with its gradient: (c x k) weights of standardised columns, k biases; layer (8 x 7), its bias (8); scale and
    offset of valence, and of energy, for the quadrants."""

    def __init__(self, rows, explained, weights, penalties):
        self.explained, self.penalties = explained, penalties
        x, film, emotify = rows.x, np.isin(rows.protocol, ("random", "album")), rows.protocol == "emotify"
        midlevel, emotions = evaluate.rated(rows.clips)
        self.mean, self.deviation = x.mean(0), x.std(0) + 1e-9
        self.z = (x - self.mean) / self.deviation
        count, outputs = self.z.shape[1], rows.own
        self.of_features, self.of_emotions = midlevel[film].std(0), emotions[film].std(0)
        half = 0.5  # a film clip is here twice
        self.features = (film | emotify) & explained
        self.feature_weight = np.where(film, half * weights["features"], weights["emotify"])[self.features, None]
        self.feature_truth = midlevel[self.features]
        self.film, self.emotion_weight, self.emotion_truth = film, half * weights["emotions"], emotions[film]
        self.popular, self.quadrant_weight = rows.protocol == "fourq", weights["quadrants"]
        self.quadrants = np.stack([clip.quadrant for clip in rows.clips])[self.popular]
        self.start = np.zeros((count, outputs))
        self.start[range(outputs), range(outputs)] = self.deviation[:outputs]
        self.cost = np.full((count, outputs), penalties["others"])
        self.cost[outputs : rows.said.shape[1]] = penalties["black box"]
        if explained:
            for name in ALONE:
                self.cost[outputs : rows.said.shape[1], FEATURES.index(name)] = penalties["black box, those"]
        self.cost[rows.said.shape[1] :] = penalties["measures"]
        self.cost[range(outputs), range(outputs)] = penalties["own"]
        self.of_outputs = self.of_features if explained else self.of_emotions
        parts = [self.start.ravel(), self.mean[:outputs]]
        bounds = [(None, None)] * (count * outputs + outputs)
        if explained:
            required = signs.required(midlevel[film], emotions[film])
            self.layer_start, bias = signs.fit(x[film, :outputs], emotions[film], required)
            parts += [self.layer_start.ravel(), bias]
            finite = lambda edge: [float(v) if np.isfinite(v) else None for v in edge.ravel()]
            bounds += [*zip(*map(finite, signs.bounds(required))), *[(None, None)] * 8]
        offsets = np.median(emotions[film, :2], axis=0)
        self.first = np.concatenate([*parts, [3, offsets[0], 3, offsets[1]]])
        self.bounds = bounds + [(0.1, None), (None, None)] * 2
        units = [np.tile(self.of_outputs, count + 1)]
        if explained:
            units += [(self.of_emotions[:, None] / self.deviation[:7]).ravel(), self.of_emotions]
        self.units = np.concatenate([*units, [1, self.of_emotions[0], 1, self.of_emotions[1]]])

    def taken_apart(self, vector):
        count, outputs = self.start.shape
        ends = np.cumsum([count * outputs, outputs] + ([56, 8] if self.explained else []))
        weights, bias, *layer, scales = np.split(vector, ends)
        layer = [layer[0].reshape(8, 7), layer[1]] if self.explained else [None, None]
        return weights.reshape(count, outputs), bias, *layer, scales.reshape(2, 2)

    def __call__(self, vector):
        weights, bias, layer, layer_bias, scales = self.taken_apart(vector)
        outputs = self.z @ weights + bias
        emotions = outputs @ layer.T + layer_bias if self.explained else outputs
        to_outputs, to_emotions = np.zeros_like(outputs), np.zeros_like(emotions)
        loss = 0.0
        if self.explained:
            error = (outputs[self.features] - self.feature_truth) / self.of_features
            loss += (self.feature_weight * error**2).sum()
            to_outputs[self.features] = 2 * self.feature_weight * error / self.of_features
        error = (emotions[self.film] - self.emotion_truth) / self.of_emotions
        loss += self.emotion_weight * (error**2).sum()
        to_emotions[self.film] = 2 * self.emotion_weight * error / self.of_emotions
        to_scales = np.zeros((2, 2))
        for j, (scale, offset) in enumerate(scales):
            above, truth = (emotions[self.popular, j] - offset) / self.of_emotions[j], self.quadrants[:, j]
            loss += 2 * self.quadrant_weight * (np.logaddexp(0, scale * above) - truth * scale * above).sum()
            slope = 2 * self.quadrant_weight * (expit(scale * above) - truth)
            to_emotions[self.popular, j] += slope * scale / self.of_emotions[j]
            to_scales[j] = (slope * above).sum(), -(slope * scale / self.of_emotions[j]).sum()
            loss += 0.05 * (scale - 3) ** 2
            to_scales[j, 0] += 0.1 * (scale - 3)
        away = (weights - self.start) / self.of_outputs
        loss += (self.cost * away**2).sum()
        of_layer = []
        if self.explained:
            from_start = (layer - self.layer_start) * self.deviation[:7] / self.of_emotions[:, None]
            loss += self.penalties["layer"] * (from_start**2).sum()
            of_layer = [(to_emotions.T @ outputs + 2 * self.penalties["layer"] * from_start * self.deviation[:7] / self.of_emotions[:, None]).ravel(),
                        to_emotions.sum(0)]
            to_outputs += to_emotions @ layer
        else:
            to_outputs += to_emotions
        to_weights = self.z.T @ to_outputs + 2 * self.cost * away / self.of_outputs
        return loss, np.concatenate([to_weights.ravel(), to_outputs.sum(0), *of_layer, to_scales.ravel()])

    def least(self):
        """In units in which everything weighs about the same."""
        def of_scaled(vector):
            loss, slope = self(vector * self.units)
            return loss, slope * self.units

        bounds = [tuple(None if edge is None else edge / unit for edge in pair) for pair, unit in zip(self.bounds, self.units)]
        return minimize(of_scaled, self.first / self.units, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": STEPS, "maxcor": 20}).x * self.units

    def end(self, vector):
        weights, bias, layer, layer_bias, _ = self.taken_apart(vector)
        weights = weights / self.deviation[:, None]
        return End(weights, bias - self.mean @ weights, layer, layer_bias)


def fitted(scheme, rows, weights=WEIGHTS, penalties=PENALTIES):
    if scheme == "a2mid2e":
        weights = weights | {"emotions": 0.0, "quadrants": 0.0}
    loss = Loss(rows, scheme != "a2e", weights, penalties)
    end = loss.end(loss.least())
    if scheme == "a2mid2e":  # its layer afterwards, as ever
        film = rows.pick(loss.film)
        midlevel, emotions = evaluate.rated(film.clips)
        end.layer, end.layer_bias = signs.fit(end(film.x)[0], emotions, signs.required(midlevel, emotions))
    return end


def not_held(rows, held):
    """Which rows are of clips that the protocols' folds do not hold out, nor their twins."""
    clips, _ = clips_data.split(rows.clips, held)
    kept = {clip.id for clip in clips}
    return np.array([clip.id in kept for clip in rows.clips])


def refitted(fold, scheme, rows, black_box, ear):
    """A finished fold by the end that is fitted without it."""
    training = rows.pick(not_held(rows, fold.about["held"]))
    end = fitted(scheme, training)
    by_id = {clip.id: clip for clip in clips_data.load_tables(OPTIONS.data)}
    clips = [by_id[id] for id in fold.emotions]
    x = np.stack([np.hstack([says(scheme, fold, black_box, clip), ear[clip.id]]) for clip in clips])
    midlevel, emotions = end(x)
    own = lambda values: values[1] if scheme == "a2e" else values[0]
    known = familiarity.statistics(own(end(training.pick(np.isin(training.protocol, ("random", "album"))).x)))
    thresholds = np.median(end(training.pick(training.protocol == "fourq").x)[1][:, :2], axis=0)
    about = fold.about | {"before": [*fold.about.get("before", ()), fold.about["command"]], "command": "tools/train/refit.py folds"}
    fold_file.write(about, clips, familiarity.distance(own((midlevel, emotions)), known), emotions, midlevel, thresholds)


def all_folds(clips, ears):
    for scheme in SCHEMES:
        networks, black_boxes = (fold_file.of("together", of, fold_file.NETWORKS) for of in (scheme, "a2e"))
        for k, (fold, black_box) in enumerate(zip(networks, black_boxes)):
            ear = ears[f"fold-{k}"]
            refitted(fold, scheme, rows_of(scheme, clips, networks, black_boxes, ear), black_box, ear)
        ear = ears["without-test36"]
        rows = rows_of(scheme, clips, networks, black_boxes, ear)
        for fold, black_box in zip(*(fold_file.of("test36", of, fold_file.NETWORKS) for of in (scheme, "a2e"))):
            refitted(fold, scheme, rows, black_box, ear)


def inner(clips, ears, scheme, weights, penalties, folds=range(1, 7)):
    """Figures on folds 1 to 6, each by an end that is fitted to the others of these."""
    networks, black_boxes = (fold_file.of("together", of, fold_file.NETWORKS) for of in (scheme, "a2e"))
    said = {}
    for k in folds:
        rows = rows_of(scheme, clips, networks, black_boxes, ears[f"fold-{k}"])
        of_these = np.isin(rows.fold, folds)
        held = ",".join(f"{protocol}:{k}" for protocol in PROTOCOLS)
        training, test = rows.pick(of_these & not_held(rows, held)), rows.pick(rows.fold == k)
        end = fitted(scheme, training, weights, penalties)
        thresholds = np.median(end(training.pick(training.protocol == "fourq").x)[1][:, :2], axis=0)
        for protocol in PROTOCOLS:
            of = test.pick(test.protocol == protocol)
            midlevel, emotions = end(of.x)
            said.setdefault(protocol, []).append((of.clips, midlevel, emotions, np.tile(thresholds, (len(of.clips), 1))))
    figures = []
    for protocol, parts in said.items():
        group, (emotions, thresholds) = sum((part[0] for part in parts), []), (np.concatenate([part[j] for part in parts]) for j in (2, 3))
        midlevel = np.concatenate([part[1] for part in parts]) if parts[0][1] is not None else None
        if protocol == "fourq":
            figures.append(f"quadrants {evaluate.quadrants_right(emotions, group, thresholds).mean():.3f}")
            continue
        found = evaluate.figures(midlevel, emotions, group)
        figures += [f"{protocol} {kind} {found[kind]['average']:.3f}" for kind in ("emotions", "midlevel") if kind in found]
    return ", ".join(figures)


def choose(clips, ears):
    for scheme in SCHEMES:
        print(f"{scheme}, as chosen: {inner(clips, ears, scheme, WEIGHTS, PENALTIES)}")
        for table, given in (("weights", WEIGHTS), ("penalties", PENALTIES)):
            for name, value in given.items():
                for factor in (0.25, 4):
                    other = {"weights": WEIGHTS, "penalties": PENALTIES} | {table: given | {name: value * factor}}
                    print(f"  {name} {value * factor:g}: {inner(clips, ears, scheme, **other)}", flush=True)


def shipped(scheme, clips, ears):
    """The end for all clips, each by its own fold's network and ear; the measures' means; what is known of film music (familiarity.py)."""
    networks, black_boxes = (fold_file.of("together", of, fold_file.NETWORKS) for of in (scheme, "a2e"))
    of_all = rows_of(scheme, clips, networks, black_boxes, ears["fold-0"])
    of_all.measured = np.stack([ears[f"fold-{k}"][clip.id] for clip, k in zip(of_all.clips, of_all.fold)])
    end = fitted(scheme, of_all)
    film = of_all.pick(np.isin(of_all.protocol, ("random", "album")))
    return end, of_all.measured.mean(0), familiarity.statistics(end(film.x)[1 if scheme == "a2e" else 0])


def ship(clips, ears, folder):
    black_box, _ = tensor_file.read(folder / "a2e.safetensors")
    for scheme in SCHEMES:
        end, centre, known = shipped(scheme, clips, ears)
        tensors, metadata = tensor_file.read(folder / f"{scheme}.safetensors", as_stored=True)
        head = "emotions" if scheme == "a2e" else "midlevel"
        heads = [(tensors[f"{head}.weight"], tensors[f"{head}.bias"])]
        if scheme == "joint":
            heads.append((black_box["emotions.weight"], black_box["emotions.bias"]))
        weight, bias = (np.concatenate([part[j].astype(np.float64) for part in heads]) for j in (0, 1))
        of_network, of_measures = np.split(end.weights, [len(weight)])
        put = lambda name, values: tensors.__setitem__(name, np.ascontiguousarray(values, np.float32))
        put(f"{head}.weight", of_network.T @ weight)
        put(f"{head}.bias", of_network.T @ bias + end.bias + centre @ of_measures)
        put("measured.weight", of_measures.T)
        put("measured.mean", centre)
        if end.layer is not None:
            put("emotions.weight", end.layer)
            put("emotions.bias", end.layer_bias)
        metadata |= {"measures": MEASURES, "version": "2.1", "familiarity": familiarity.as_metadata(known, 1.0, 0.0)}
        tensor_file.write(paths.MODELS / f"{scheme}.safetensors", tensors, tensor_file.as_text(metadata))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("what", choices=("folds", "choose", "ship"))
    parser.add_argument("networks", type=Path, nargs="?")
    OPTIONS = parser.parse_args()
    labelled, heard = clips_data.load_tables(OPTIONS.data), measures.read(OPTIONS.work)
    if OPTIONS.what == "folds":
        all_folds(labelled, heard)
        results.write(OPTIONS.data)
    elif OPTIONS.what == "choose":
        choose(labelled, heard)
    else:
        ship(labelled, heard, OPTIONS.networks)
