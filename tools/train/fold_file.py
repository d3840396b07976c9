# SPDX-License-Identifier: Apache-2.0
"""models/folds/RUN.json: what a finished fold leaves in the repository, predictions for the clips it held out. No ratings. The networks' own
lie in models/folds/networks; from there refit.py makes those of the models, with what the second ear measures.

    {"run", "scheme", "held", "family", "seed", "before": [commands], "command", "thresholds": [valence, energy],
     "clips": {id: [distance, 8 emotions, 7 features]}}

Those of a recipe that is not shipped yet gather elsewhere, at MOODGLASS_FOLDS.

thresholds: medians of the predictions for 4Q's training clips. distance: to the training clips (familiarity.py).
"""
import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import paths
from names import EMOTIONS

FOLDS = Path(os.environ.get("MOODGLASS_FOLDS") or paths.MODELS / "folds")
NETWORKS = FOLDS / "networks"


@dataclass
class Fold:
    about: dict
    thresholds: np.ndarray
    distance: dict  # id -> number
    emotions: dict  # id -> (8)
    midlevel: dict  # id -> (7), empty for the black box

    @property
    def held(self):
        """{protocol: fold}"""
        return dict(item.split(":") for item in self.about["held"].split(","))

    def covers(self, clip, protocol):
        return protocol in self.held and clip.folds.get(protocol) == self.held[protocol]


def write(about, clips, distance, emotions, midlevel, thresholds, folder=FOLDS):
    folder.mkdir(exist_ok=True, parents=True)
    columns = [distance[:, None], emotions] + ([] if midlevel is None else [midlevel])
    rows = {clip.id: [round(float(v), 4) for v in row] for clip, row in zip(clips, np.hstack(columns))}
    head = json.dumps(dict(about, thresholds=[round(float(t), 4) for t in thresholds]), indent=1)[:-2]
    body = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}" for name, row in sorted(rows.items()))
    path = folder / f"{about['run']}.json"
    path.with_suffix(".part").write_text(f'{head},\n "clips": {{\n{body}\n }}\n}}\n')
    path.with_suffix(".part").rename(path)  # a half-written one would count as finished


def read(run, folder=FOLDS):
    stored = json.loads((folder / f"{run}.json").read_text())
    rows = {name: np.array(row) for name, row in stored.pop("clips").items()}
    end = 1 + len(EMOTIONS)
    return Fold(stored, np.array(stored.pop("thresholds")), {n: r[0] for n, r in rows.items()}, {n: r[1:end] for n, r in rows.items()},
                {n: r[end:] for n, r in rows.items() if len(r) > end})


def of(family, scheme, folder=FOLDS):
    """All finished folds of a family (folds.py) and scheme, in order."""
    folds = [read(path.stem, folder) for path in sorted(folder.glob("*.json"))]
    return [fold for fold in folds if fold.about["family"] == family and fold.about["scheme"] == scheme]
