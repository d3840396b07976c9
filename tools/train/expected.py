# SPDX-License-Identifier: Apache-2.0
"""What the tagger's embedding makes one expect of a clip: a second opinion for training, beside its few raters.

    expected.py     how good it is: figures over folds 1 to 9 of each data set; fold 0 is left for tests

Ridge regressions on the tagger's embedding and tag logits, fitted to the training clips alone. A clip's expected values come from
a fit without its own fold (film music: its album's). The strength of each ridge is chosen by leave-one-out on its own clips.

    midlevel   film music and Emotify: of clips of the same data set.   4Q, which nobody rated: of Emotify's.   Free music: of both.
    quadrant   4Q: of 4Q's other artists.   Emotify and free music: of all of 4Q.   Film music has rated emotions and needs none.
"""
import numpy as np

OWN_FOLDS = {"soundtracks": "album", "emotify": "emotify", "fourq": "fourq"}
FARTHEST = 4.0  # deviations: a unit that is silent on all training clips tells nothing about one where it is not
STRENGTHS = (30, 100, 300, 1000, 3000)


def ridge(inputs, targets, others):
    """Fitted to inputs (n, d), targets (n, k); -> predictions for others (m, k). One strength for each target."""
    mean, deviation = inputs.mean(0), inputs.std(0) + 1e-9
    a, b = (np.clip((x - mean) / deviation, -FARTHEST, FARTHEST) for x in (inputs, others))
    centre = targets.mean(0)
    values, vectors = np.linalg.eigh(a @ a.T)
    rotated = vectors.T @ (targets - centre)
    best, out = np.full(targets.shape[1], np.inf), np.zeros((len(others), targets.shape[1]))
    for strength in STRENGTHS:
        scaled = vectors / (values + strength)
        dual = scaled @ rotated
        left_out = np.square(dual / (scaled * vectors).sum(1)[:, None]).mean(0)
        better = left_out < best
        out[:, better] = (b @ (a.T @ dual) + centre)[:, better]
        best = np.minimum(best, left_out)
    return out


def without_own_fold(clips, inputs, targets):
    out = np.empty_like(targets)
    folds = np.array([clip.folds[OWN_FOLDS[clip.source]] for clip in clips])
    for fold in set(folds):
        out[folds == fold] = ridge(inputs[folds != fold], targets[folds != fold], inputs[folds == fold])
    return out


def expected(clips):
    """-> mid-level (n, 7) and quadrant (n, 2), NaN where nothing is expected"""
    of = {source: [i for i, c in enumerate(clips) if c.source == source] for source in (*OWN_FOLDS, "free")}
    inputs = {source: np.stack([clips[i].heard for i in members]).astype(np.float64) for source, members in of.items() if members}
    midlevel, quadrant = np.full((len(clips), 7), np.nan, np.float32), np.full((len(clips), 2), np.nan, np.float32)
    rated = lambda source, name: np.stack([getattr(clips[i], name) for i in of[source]]).astype(np.float64)
    both = lambda parts: np.concatenate([parts("soundtracks"), parts("emotify")])
    for source in ("soundtracks", "emotify"):
        midlevel[of[source]] = without_own_fold([clips[i] for i in of[source]], inputs[source], rated(source, "midlevel"))
    midlevel[of["fourq"]] = ridge(inputs["emotify"], rated("emotify", "midlevel"), inputs["fourq"])
    quadrant[of["fourq"]] = without_own_fold([clips[i] for i in of["fourq"]], inputs["fourq"], rated("fourq", "quadrant"))
    if of["free"]:
        midlevel[of["free"]] = ridge(both(inputs.get), both(lambda source: rated(source, "midlevel")), inputs["free"])
        quadrant[of["free"]] = ridge(inputs["fourq"], rated("fourq", "quadrant"), inputs["free"])
    quadrant[of["emotify"]] = ridge(inputs["fourq"], rated("fourq", "quadrant"), inputs["emotify"])
    return midlevel, np.clip(quadrant, 0.02, 0.98)


if __name__ == "__main__":
    import argparse

    import data as clips_data
    import evaluate
    import paths
    from names import FEATURES

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    options = parser.parse_args()
    clips = [clip for clip in clips_data.load_tables(options.data) if "0" not in (clip.folds[OWN_FOLDS[clip.source]], clip.folds.get("random"))]
    clips_data.hear(clips, options.work)
    midlevel, quadrant = expected(clips)
    for source in ("soundtracks", "emotify"):
        of = [i for i, clip in enumerate(clips) if clip.source == source]
        r = evaluate.correlations(midlevel[of], np.stack([clips[i].midlevel for i in of]), FEATURES)
        print(f"{source}, {len(of)} clips: " + ", ".join(f"{name} {value:.3f}" for name, value in r.items()))
    of = [i for i, clip in enumerate(clips) if clip.source == "fourq"]
    right = (quadrant[of] > np.median(quadrant[of], axis=0)) == (np.stack([clips[i].quadrant for i in of]) > 0.5)
    print(f"fourq, {len(of)} clips: valence {right[:, 0].mean():.3f}, energy {right[:, 1].mean():.3f}, quadrants {right.all(1).mean():.3f}")
