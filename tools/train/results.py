# SPDX-License-Identifier: Apache-2.0
"""Collects the figures of finished runs into models/results.json, each with its protocol, seed and the command that makes it.

    results.py [--note TEXT] RUN...       runs whose folds were held out; replaces entries of the same run
"""
import argparse
import json

import paths


def entry(folder, note):
    report = json.loads((folder / "figures.json").read_text())
    about = {key: report.pop(key) for key in ("held", "seed", "training_clips", "epochs", "command", "scheme") if key in report}
    report.pop("inner", None)
    if note:
        about["note"] = note
    return {"run": folder.name, **about, "figures": report}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--note")
    parser.add_argument("runs", nargs="+")
    options = parser.parse_args()
    path = paths.MODELS / "results.json"
    results = json.loads(path.read_text()) if path.exists() else []
    new = [entry(options.work / "runs" / run, options.note) for run in options.runs]
    kept = [old for old in results if old["run"] not in options.runs]
    path.write_text(json.dumps(sorted(kept + new, key=lambda e: e["run"]), indent=1) + "\n")
    print(f"{path.name}: {len(kept + new)} runs")
