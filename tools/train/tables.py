# SPDX-License-Identifier: Apache-2.0
"""The tables of docs/models.md and of the models' cards, from models/results.json: written between the lines

    <!-- table KIND [SCHEME] -->     and     <!-- end -->

    tables.py            writes them anew
    tables.py --check    exit 1 where one is not what results.json says

KIND is one of: emotions (schemes beside the targets), each-emotion, features, quadrants, and for the cards own-emotions, own-features, own-quadrants.
"""
import argparse
import json
import re
import sys

import paths
from names import EMOTIONS, FEATURES, SCHEMES

FAMILY = "together"
SMALL = "test36"  # a family of one protocol, which has its name; stands in the table of emotions once all schemes are there
FILES = [paths.ROOT / "docs" / "models.md", *(paths.MODELS / f"{scheme}.md" for scheme in SCHEMES)]
TABLE = re.compile(r"(<!-- table ([a-z0-9 -]+) -->\n).*?(<!-- end -->)", re.S)
FILM = ("random", "album")
TITLES = {"random": "random", "album": "album", "emotify": "Emotify", "fourq": "4Q"}
COLUMNS = {"random": "Soundtracks `fold_random`", "album": "Soundtracks `fold_album`", "emotify": "Emotify `fold`"}
TARGETS = {"a2e": {"random": 0.80, "album": 0.76, "test36": 0.76}, "a2mid2e": {"random": 0.77, "album": 0.73, "test36": 0.72},
           "joint": {"random": 0.80, "album": 0.76, "test36": 0.76}}
FEATURE_TARGETS = {"random": 0.68, "album": 0.64, "emotify": 0.62}
MOST_COST, QUADRANTS = 0.01, 0.70
PAPER = {"a2e": ".76", "a2mid2e": ".71", "joint": ".75"}
SHORT_EMOTIONS = ("valence", "energy", "tension", "anger", "fear", "happy", "sad", "tender")
SHORT_FEATURES = ("melod.", "artic.", "rh. compl.", "rh. stab.", "disson.", "tonal st.", "minorness")


def entries():
    """{(protocol, scheme): entry} of the two families"""
    pooled = json.loads((paths.MODELS / "results.json").read_text())["pooled"]
    of = {(e["protocol"], e["scheme"]): e for e in pooled if e["family"] in (FAMILY, SMALL)}
    for family in (FAMILY, SMALL):  # a fold or seed whose schemes are not all finished
        if len({(tuple(e["folds"]), tuple(e["seeds"])) for e in of.values() if e["family"] == family}) > 1:
            sys.exit("results.json holds other folds or seeds for one scheme than for another: they cannot stand in one table")
    return of


def r(value, digits=2):
    return f"{value:.{digits}f}".replace("0.", ".", 1)


def ends(interval):
    return " to ".join(r(value) for value in interval)


def numbers(folds):
    return f"{folds[0]} to {folds[-1]}" if folds == list(range(folds[0], folds[-1] + 1)) and len(folds) > 2 else ", ".join(map(str, folds))


def heading(entry):
    if entry["family"] == SMALL:
        seeds = entry["figures"].get("seeds", 1)
        return f"{SMALL} ({entry['figures']['clips']} clips, {seeds} seed{'s' * (seeds > 1)})"
    return f"{TITLES[entry['protocol']]} folds {numbers(entry['folds'])} ({entry['figures']['clips']} clips)"


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def target(wanted, value):
    return r(wanted) + (" (missed)" if round(value, 3) < wanted else "")


def spread(figures):
    return f", ± {r(figures['emotions_spread'], 3)}" if "emotions_spread" in figures else ""


def emotions(of):
    protocols = [protocol for protocol in (*FILM, SMALL) if all((protocol, scheme) in of for scheme in SCHEMES)]
    average = lambda scheme, protocol: of[protocol, scheme]["figures"]["emotions"]["average"]
    rows = []
    for scheme in SCHEMES:
        figures = [of[protocol, scheme]["figures"] for protocol in protocols]
        wanted = [target(TARGETS[scheme][protocol], average(scheme, protocol)) for protocol in protocols]
        rows.append([f"`{scheme}`", *(f"**{r(f['emotions']['average'], 3)}** ({ends(f['emotions_interval'])}{spread(f)})" for f in figures),
                     ", ".join(wanted), PAPER[scheme]])
    for scheme in ("joint", "a2mid2e"):
        costs = [round(average("a2e", protocol) - average(scheme, protocol), 3) for protocol in protocols]
        missed = " (missed)" if scheme == "joint" and max(costs) > MOST_COST else ""
        rows.append([f"cost of explanation, `{scheme}`", *(r(cost, 3) for cost in costs), f"at most {r(MOST_COST)}{missed}" if scheme == "joint" else "",
                     ".01" if scheme == "joint" else ".05"])
    return table(["", *(heading(of[protocol, "joint"]) for protocol in protocols), "targets", "paper 2019, its own split"], rows)


def each_emotion(of):
    rows = [[f"`{scheme}`, {protocol}", *(r(of[protocol, scheme]["figures"]["emotions"][name]) for name in EMOTIONS)]
            for scheme in SCHEMES for protocol in FILM]
    return table(["", *SHORT_EMOTIONS], rows)


def features(of):
    rows = []
    for protocol, wanted in FEATURE_TARGETS.items():
        for scheme in ("joint", "a2mid2e"):
            figures = of[protocol, scheme]["figures"]["midlevel"]
            rows.append([f"`{scheme}`, {heading(of[protocol, scheme])}", *(r(figures[name]) for name in FEATURES), f"**{r(figures['average'])}**",
                         target(wanted, figures["average"]) if scheme == "joint" else ""])
    return table(["", *SHORT_FEATURES, "average", "target"], rows)


def percent(value):
    return f"{100 * value:.0f} %"


def quadrants(of):
    rows = []
    for scheme in SCHEMES:
        figures = of["fourq", scheme]["figures"]
        low, high = figures["quadrant_interval"]
        missed = " (missed)" if figures["quadrant_accuracy"] < QUADRANTS else ""
        rows.append([f"`{scheme}`", f"**{percent(figures['quadrant_accuracy'])}** ({100 * low:.0f} to {100 * high:.0f})",
                     f"{percent(QUADRANTS)}{missed}" if scheme == "joint" else ""])
    return table(["", heading(of["fourq", "joint"]), "target"], rows)


def own(of, scheme, protocols, kind, names, titles):
    rows = []
    for protocol in protocols:
        entry = of[protocol, scheme]
        figures = entry["figures"]
        rows.append([f"{COLUMNS[protocol]} {numbers(entry['folds'])}", str(figures["clips"]), *(r(figures[kind][name]) for name in names),
                     f"**{r(figures[kind]['average'])}**", ends(figures[f"{kind}_interval"])])
    return table(["protocol", "clips", *titles, "average", "95 % interval"], rows)


def own_emotions(of, scheme):
    return own(of, scheme, FILM, "emotions", EMOTIONS, SHORT_EMOTIONS)


def own_features(of, scheme):
    return own(of, scheme, FEATURE_TARGETS, "midlevel", FEATURES, SHORT_FEATURES)


def own_quadrants(of, scheme):
    entry = of["fourq", scheme]
    low, high = entry["figures"]["quadrant_interval"]
    return table(["protocol", "clips", "quadrants", "95 % interval"],
                 [[f"4Q `fold` {numbers(entry['folds'])} (artists unseen)", str(entry["figures"]["clips"]),
                   f"**{percent(entry['figures']['quadrant_accuracy'])}**", f"{100 * low:.0f} to {100 * high:.0f} %"]])


KINDS = {"emotions": emotions, "each-emotion": each_emotion, "features": features, "quadrants": quadrants, "own-emotions": own_emotions,
         "own-features": own_features, "own-quadrants": own_quadrants}


def written(text, of):
    def one(match):
        kind, *scheme = match[2].split()
        return match[1] + KINDS[kind](of, *scheme) + match[3]

    return TABLE.sub(one, text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    of, stale = entries(), []
    for path in FILES:
        text = path.read_text()
        new = written(text, of)
        if new != text:
            stale.append(path.name)
            if not check:
                path.write_text(new)
    if check and stale:
        sys.exit(f"not what models/results.json says: {', '.join(stale)}. tools/train/tables.py writes them anew")
