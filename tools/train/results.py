# SPDX-License-Identifier: Apache-2.0
"""Every figure of models/results.json, from the finished folds' predictions (models/folds) and the ratings of the data folder.

    results.py       Pearson r over the pooled out-of-fold predictions, with 95 % bootstrap intervals over clips
    results.py --only 2,3    prints those of some folds alone
    results.py --twins-out   prints those without the clips whose twin lies in another fold (data.py): in trainings before twins were left
                             out as well, the network may have heard it

For each family of folds (folds.py), scheme and protocol; with several seeds the mean and the spread of their pooled figures.
"left_out" holds what left_out.py prints, "quadrants" what quadrants.py prints. "earlier" holds figures of runs whose predictions were not kept; they stay as they are.
"""
import argparse
import json

import numpy as np

import data as clips_data
import evaluate
import fold_file
import left_out
import paths
import quadrants
from names import SCHEMES

RESULTS = paths.MODELS / "results.json"
FAMILIES = ("together", "random", "album", "test36")


def held_out(folds, clips, protocol):
    """[(clip, fold)] of a protocol: each held-out clip once."""
    return [(clip, fold) for fold in folds for clip in clips if fold.covers(clip, protocol)]


def quadrants_right(rows):
    """rows: [(clip, fold)] -> (n) whether each clip's quadrant is right, by its own fold's thresholds"""
    emotions, thresholds = (np.stack(part) for part in zip(*((fold.emotions[clip.id], fold.thresholds) for clip, fold in rows)))
    return evaluate.quadrants_right(emotions, [clip for clip, _ in rows], thresholds)


def pooled(folds, clips, protocol):
    """Figures of one seed's folds for one protocol."""
    rows = held_out(folds, clips, protocol)
    group = [clip for clip, _ in rows]
    emotions = np.stack([fold.emotions[clip.id] for clip, fold in rows])
    midlevel = np.stack([fold.midlevel[clip.id] for clip, fold in rows]) if folds[0].midlevel else None
    figures = evaluate.figures(midlevel, emotions, group)
    if group[0].source == "fourq":
        right = quadrants_right(rows)
        figures["quadrant_accuracy"] = float(right.mean())
        figures["quadrant_interval"] = evaluate.bootstrap(lambda pick: right[pick].mean(), len(right))
    return figures


def over_seeds(figures):
    """Of one seed: its figures. Of several: their mean, intervals too, and the spread of the averages."""
    if len(figures) == 1:
        return figures[0]
    out = dict(figures[0], seeds=len(figures))
    mean = lambda key: np.mean([f[key] for f in figures], axis=0).tolist()
    for kind in ("midlevel", "emotions"):
        if kind in out:
            out[kind] = {name: float(np.mean([f[kind][name] for f in figures])) for name in out[kind]}
            out[f"{kind}_interval"] = mean(f"{kind}_interval")
            out[f"{kind}_spread"] = float(np.std([f[kind]["average"] for f in figures], ddof=1))
    if "quadrant_accuracy" in out:
        out["quadrant_accuracy"], out["quadrant_interval"] = mean("quadrant_accuracy"), mean("quadrant_interval")
        out["quadrant_spread"] = float(np.std([f["quadrant_accuracy"] for f in figures], ddof=1))
    return out


def by_seed(folds):
    """[folds of the first seed, of the second, ...]: in each, a clip is held out once."""
    seeds = {}
    for fold in folds:
        seeds.setdefault(fold.about["seed"], []).append(fold)
    if len({tuple(sorted(fold.about["held"] for fold in of)) for of in seeds.values()}) > 1:
        raise SystemExit("the seeds have different folds: finish them first (folds.py)")
    return [seeds[seed] for seed in sorted(seeds)]


def figures_of(folds, clips, protocol):
    return over_seeds([pooled(of_seed, clips, protocol) for of_seed in by_seed(folds)])


def entry(family, scheme, protocol, folds, clips):
    return {"protocol": protocol, "scheme": scheme, "family": family, "folds": sorted({int(f.held[protocol]) for f in folds}),
            "seeds": sorted({f.about["seed"] for f in folds}),
            "commands": [command for f in folds for command in (*f.about.get("before", ()), f.about["command"])],
            "figures": figures_of(folds, clips, protocol)}


def all_entries(clips, only=None):
    """only: numbers of folds; all of them if None"""
    for family in FAMILIES:
        for scheme in SCHEMES:
            folds = [fold for fold in fold_file.of(family, scheme) if only is None or set(map(int, fold.held.values())) <= set(only)]
            for protocol in folds[0].held if folds else ():
                figures = entry(family, scheme, protocol, folds, clips)
                if len(figures["figures"]) > 1:
                    yield figures


def line(e):
    figures = e["figures"]
    return f"{e['family']} {e['protocol']} {e['scheme']}: folds {e['folds']}, {figures['clips']} clips: " + ", ".join(
        [f"{kind} {figures[kind]['average']:.3f}" for kind in ("emotions", "midlevel") if kind in figures]
        + [f"quadrants {figures['quadrant_accuracy']:.3f}" for _ in range("quadrant_accuracy" in figures)])


def write(data):
    if fold_file.FOLDS != paths.MODELS / "folds":
        return print(f"{RESULTS.name} stays: these folds are of a recipe that is not shipped; --only prints their figures")
    earlier = json.loads(RESULTS.read_text())["earlier"]
    clips = clips_data.load_tables(data)
    entries = list(all_entries(clips))
    figures = {"pooled": entries, "left_out": left_out.figures(clips), "quadrants": {scheme: quadrants.figures(scheme, clips) for scheme in SCHEMES}}
    RESULTS.write_text(json.dumps(evaluate.rounded(figures) | {"earlier": earlier}, indent=1) + "\n")
    print("\n".join(map(line, entries)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--only", type=lambda text: [int(k) for k in text.split(",")], help="print the figures of these folds, as 2,3,4; write nothing")
    parser.add_argument("--twins-out", action="store_true", help="print the figures without clips whose twin is in another fold; write nothing")
    options = parser.parse_args()
    if options.only or options.twins_out:
        clips = clips_data.load_tables(options.data)
        print("\n".join(line(e) for e in all_entries(clips_data.without_twins(clips) if options.twins_out else clips, options.only)))
    else:
        write(options.data)
