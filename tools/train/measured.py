# SPDX-License-Identifier: Apache-2.0
"""What the second ear adds to what the network tells, on held-out clips (docs/harmony.md has what this prints).

    measured.py [--out MEASURED.json]

Needs WORK/harmony/fold-0.npz to fold-9.npz (key_network.py --held) and models/folds. For test fold k every measure, of training and test clips alike,
comes from the key network that was taught without that fold's clips. The network's seven are its predictions for clips it was not trained on.

The measured part: feature = gain x network's own value + sum over measures of weight x (measure - centre) + bias, least squares with a ridge
(PENALTY, on standardised columns, as in all regressions here; none is tuned). Emotions follow from the seven by signs.py's bounded layer.
MEASURED.json: gain, weights, bias and centres, fitted to all clips' out-of-fold values.
"""
import argparse
import json

import numpy as np

import paths
import signs
from harmony_music import definition, load, skey, table
from names import EMOTIONS, FEATURES

MEASURES = ("minor", "clarity", "diatonic", "spread", "pitched", "change")  # src/harmony/measures.h
PENALTY = 20.0
FOLDS = range(10)


def heard(work):
    """[{clip: (6 measures)}] of every fold's network"""
    networks = [dict(np.load(work / "harmony" / f"fold-{k}.npz")) for k in FOLDS]
    measures = [{} for _ in FOLDS]
    keys = [{} for _ in FOLDS]
    for clip in load(work, "clips"):
        tuned = definition.tuned(clip.salience, clip.tuning).astype(np.float32)
        classes = definition.pitch_classes(tuned)
        for k, network in enumerate(networks):
            told = definition.keys(tuned, network)
            keys[k][clip.id] = told.mean(0)
            measures[k][clip.id] = definition.measures(clip.salience, classes, told).mean(0)
    return measures, keys


def ridge(x, y):
    """-> weights (columns, outputs) and bias on the columns as they are"""
    mean, deviation, centre = x.mean(0), x.std(0) + 1e-9, y.mean(0)
    z = (x - mean) / deviation
    weights = np.linalg.solve(z.T @ z + PENALTY * np.eye(z.shape[1]), z.T @ (y - centre)) / deviation[:, None]
    return weights, centre - mean @ weights


def r(a, b):
    each = [np.corrcoef(a[:, k], b[:, k])[0, 1] for k in range(b.shape[1])]
    return f"{np.mean(each):.3f}  " + " ".join(f"{value:.2f}" for value in each)


def area(score, truth):
    rank = np.argsort(np.argsort(score)) + 1
    return (rank[truth].sum() - truth.sum() * (truth.sum() + 1) / 2) / truth.sum() / (~truth).sum()


class Protocol:
    """A source's clips with their folds, ratings, the network's seven, and the measures as each test fold may know them."""

    def __init__(self, data, source, column, measures, scheme):
        rows = table(data, source)
        self.clips = [f"{source}/{row['clip']}" for row in rows]
        self.fold = np.array([int(row[column]) for row in rows])
        numbers = lambda names: np.array([[float(row[name]) for name in names] for row in rows]) / 10
        self.features = numbers(FEATURES) if source != "fourq" else None
        self.emotions = numbers(EMOTIONS) if source == "soundtracks" else None
        self.quadrant = [row.get("quadrant") for row in rows]
        told = [json.loads((paths.MODELS / "folds" / f"together-{k}-{scheme}.json").read_text())["clips"] for k in FOLDS]
        self.emotions_told = np.array([told[k][clip][1:9] for k, clip in zip(self.fold, self.clips)])
        self.seven = np.array([told[k][clip][9:16] for k, clip in zip(self.fold, self.clips)])
        self.measures = [np.array([measures[k][clip] for clip in self.clips]) for k in FOLDS]

    def own(self):
        """(n, 6): each clip by the network that had not heard it"""
        return np.array([self.measures[k][i] for i, k in enumerate(self.fold)])

    def out_of_fold(self, columns, target):
        """columns(k) -> (n, c) as fold k may know them"""
        out = np.zeros_like(target)
        for k in FOLDS:
            x, test = columns(k), self.fold == k
            weights, bias = ridge(x[~test], target[~test])
            out[test] = x[test] @ weights + bias
        return out

    def with_measured_part(self):
        """(n, 7), out of fold: each feature from the network's own value and the measures"""
        return np.hstack([self.out_of_fold(lambda k: np.hstack([self.seven[:, [f]], self.measures[k]]), self.features[:, [f]]) for f in range(7)])


def through_the_seven(protocol, seven):
    """Emotions by a bounded layer fitted to the other folds."""
    out = np.zeros_like(protocol.emotions)
    for k in FOLDS:
        test = protocol.fold == k
        train = ~test
        weight, bias = signs.fit(seven[train], protocol.emotions[train], signs.required(protocol.features[train], protocol.emotions[train]))
        out[test] = seven[test] @ weight.T + bias
    return out


def report(options):
    measures, keys = heard(options.work)
    teacher = skey(options.data)
    softmax = lambda x: np.exp(x - x.max(1, keepdims=True)) / np.exp(x - x.max(1, keepdims=True)).sum(1, keepdims=True)
    film = {}
    for source, column in (("soundtracks", "fold_random"), ("soundtracks", "fold_album"), ("emotify", "fold"), ("fourq", "fold")):
        p = Protocol(options.data, source, column, measures, "a2mid2e")
        minor = p.own()[:, 0]
        its_keys = np.array([keys[k][clip] for k, clip in zip(p.fold, p.clips)])
        s_key = np.array([softmax(np.stack([logits for _, logits in teacher[clip]])).mean(0) for clip in p.clips])
        print(f"{source}, {column}: agreement with S-KEY: P(minor) r {np.corrcoef(minor, s_key[:, 12:].sum(1))[0, 1]:.3f}, same key "
              f"{np.mean(its_keys.argmax(1) == s_key.argmax(1)):.3f}, area where S-KEY says minor {area(minor, s_key[:, 12:].sum(1) > 0.5):.3f}")
        if source == "fourq":
            valence = np.isin(p.quadrant, ["Q1", "Q4"])
            joint = Protocol(options.data, source, column, measures, "joint")
            print(f"  valence, area: P(major) {area(-minor, valence):.3f}; a ridge on the seven "
                  f"{area(joint.out_of_fold(lambda k: joint.seven, valence[:, None] * 1.0)[:, 0], valence):.3f}, and measures "
                  f"{area(joint.out_of_fold(lambda k: np.hstack([joint.seven, joint.measures[k]]), valence[:, None] * 1.0)[:, 0], valence):.3f}")
            continue
        print(f"  minorness: P(minor) alone {np.corrcoef(minor, p.features[:, 6])[0, 1]:.3f}, S-KEY's {np.corrcoef(s_key[:, 12:].sum(1), p.features[:, 6])[0, 1]:.3f}")
        print(f"  {' '.join(FEATURES)}")
        print("  a2mid2e              ", r(p.seven, p.features))
        print("  the seven refitted   ", r(p.out_of_fold(lambda k: p.seven, p.features), p.features))
        print("  seven and measures   ", r(p.out_of_fold(lambda k: np.hstack([p.seven, p.measures[k]]), p.features), p.features))
        joint = Protocol(options.data, source, column, measures, "joint")
        print("  joint                ", r(joint.seven, p.features))
        print("  joint, measured part ", r(joint.with_measured_part(), p.features))
        if source == "soundtracks":
            film[column] = joint
            black_box = Protocol(options.data, source, column, measures, "joint-direct")
            print(f"  {' '.join(EMOTIONS)}")
            print("  joint                ", r(joint.emotions_told, p.emotions))
            print("  black box            ", r(black_box.emotions_told, p.emotions))
            print("  joint, layer refitted", r(through_the_seven(joint, joint.seven), p.emotions))
            print("  measured part        ", r(through_the_seven(joint, joint.with_measured_part()), p.emotions))
            print("  seven and measures   ", r(joint.out_of_fold(lambda k: np.hstack([joint.seven, joint.measures[k]]), p.emotions), p.emotions))
    return film


def fitted(options, film):
    """The measured part on all film clips, by album."""
    p = film["fold_album"]
    own = p.own()
    parts = [ridge(np.hstack([p.seven[:, [f]], own]), p.features[:, [f]]) for f in range(7)]
    centres = own.mean(0)
    weights = np.array([part[0][1:, 0] for part in parts])
    return {"measures": MEASURES, "centres": centres.round(5).tolist(), "features": FEATURES, "weights": weights.round(5).tolist(),
            "gain": [round(float(part[0][0, 0]), 5) for part in parts],
            "bias": [round(float(part[1][0] + centres @ row), 5) for part, row in zip(parts, weights)]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--out", type=argparse.FileType("w"))
    chosen = parser.parse_args()
    by_column = report(chosen)
    if chosen.out:
        json.dump(fitted(chosen, by_column), chosen.out, indent=1)
