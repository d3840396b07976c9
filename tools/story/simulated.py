#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whether a reader of the card could say what the model says: from the card alone a plain rule tells which of two songs has more of an emotion. It
knows no number of the model, and no weight of it is fitted. It reads

- the words: the headline's moods, and the qualities in headline and reasons. Moods lie in the plane of valence and energy about where Russell has them
  (A circumplex model of affect, 1980): a word for one emotion says something of its neighbours, and the contrary of its opposite;
- the picture, whose sides are valence and energy: how far right and how far up the path lies among the grey dots, to a tenth of its side.

Valence and energy are read in the picture, and in the words where the picture shows no difference. For the other six it is the other way round.

    tools/story/simulated.py [--data FOLDER] [--command FILE] [--every N]
"""
import argparse
import json
import os
import re
import subprocess
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
EMOTIONS = ("valence", "energy", "tension", "anger", "fear", "happy", "sad", "tender")
# Where each lies in the plane: to the right pleasant, up energetic.
PLACE = np.array([(1., 0), (0, 1), (-.7, .7), (-.6, .8), (-.8, .6), (.9, .4), (-.8, -.6), (.7, -.7)])
# The words of a headline, for more and for less of each emotion.
MOODS = (("bright", "dark"), ("driving", "calm"), ("tense", "relaxed"), ("fierce", "mild"), ("eerie", "untroubled"), ("cheerful", "cheerless"),
         ("sad", "carefree"), ("tender", "harsh"))
# What the words for a quality suggest, as a place in the plane: more of it, less of it is the opposite.
QUALITIES = ((("easier to sing", "with a tune to sing"), ("harder to sing", "with little to sing along"), (.5, -.5)),
             (("choppier", "in short, separate notes"), ("more flowing", "in long, flowing notes"), (0, 1)),
             (("busier in its rhythm", "over a busy rhythm"), ("simpler in its rhythm", "over a simple rhythm"), (0, .5)),
             (("steadier in its beat", "on a steady beat"), ("less steady in its beat", "without a steady beat"), (.5, .5)),
             (("rougher", "with a rough sound"), ("smoother", "with a smooth sound"), (-.7, .7)),
             (("clearer in its key", "firmly in its key"), ("less clear in its key", "drifting between keys"), (1, 0)),
             (("more minor", "in minor"), ("more major", "in major"), (-1, 0)))
OF_QUALITY = 0.5      # what a quality's word counts, beside a mood's
SIDES = 10            # tenths of the picture


def words_say(headline, reasons):
    """For each emotion, how much of it the words suggest."""
    said = np.zeros(len(EMOTIONS))
    moods = re.split(", (?:with|in|over|on|firmly|drifting)", headline.removesuffix("."))[0].lower()
    for e, ends in enumerate(MOODS):
        for word, sign in zip(ends, (1, -1)):
            if re.search(rf"\b{word}\b", moods):
                near = PLACE @ PLACE[e] / (np.linalg.norm(PLACE, axis=1) * np.linalg.norm(PLACE[e]))
                near[e] = 2
                said += sign * near
    for more, less, place in QUALITIES:
        for word, sign in [(w, 1) for w in more] + [(w, -1) for w in less]:
            if any(re.search(rf"(?:^|is |, |and ){word}\b", text) for text in (headline, reasons)):
                said += sign * OF_QUALITY * (PLACE @ np.array(place))
    return said


def picture_says(song):
    """The same of the place of the path among the dots, as an eye reads it: in steps of the picture's side."""
    dots = np.array(song["reference_plane"])
    path = np.array([window["emotions"][:2] for window in song["windows"]]).mean(0)
    low, high = min(dots.min(), .3), max(dots.max(), .7)
    middle = dots.mean(0)
    return PLACE @ (np.round((path - middle) / (high - low) * SIDES))


def compared(first, second):
    """For each pair and emotion +1 where the first song of the pair has more, -1 where the second has; `second` counts where `first` does not differ."""
    i, j = np.triu_indices(len(first), 1)
    return np.where(np.abs(first[i] - first[j]) > 1e-9, np.sign(first[i] - first[j]), np.sign(np.where(
        np.abs(second[i] - second[j]) > 1e-9, second[i] - second[j], 0)))


def report(name, said, truth):
    """Shares of the pairs: those the rule can call, the right ones of these; and of all, where a coin is thrown for the others."""
    differ = truth != 0
    called = (said != 0) & differ
    right = called & (said == truth)
    of_all = (right.sum() + 0.5 * (differ & ~called).sum()) / differ.sum()
    by_emotion = ", ".join(f"{emotion} {share:.0%}" for emotion, share in zip(EMOTIONS, right.sum(0) / called.sum(0)))
    print(f"{name}: {called.sum() / differ.sum():.1%} called, {right.sum() / called.sum():.1%} of them right; of all {of_all:.1%}\n  {by_emotion}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("MOODGLASS_DATA"), help="labelled music (default: $MOODGLASS_DATA)")
    parser.add_argument("--command", default=ROOT / "build" / "native" / "bin" / "moodglass")
    parser.add_argument("--every", type=int, default=4, metavar="N", help="take every Nth clip of Soundtracks, Emotify and 4Q")
    arguments = parser.parse_args()
    clips = sorted(path for source in ("soundtracks", "emotify", "fourq") for path in (arguments.data / source / "audio").glob("*.opus"))[::arguments.every]
    run = lambda *more: subprocess.run([arguments.command, *more], capture_output=True, check=True, text=True).stdout
    songs = [json.loads(line) for line in run("analyze", "--format", "jsonl", *clips).splitlines()]
    stories = [run("story", song["file"]).strip().split(". ") for song in songs]
    headlines = [story[0] for story in stories]
    words = np.array([words_say(story[0], story[1]) for story in stories])
    picture = np.array([picture_says(song) for song in songs])
    nothing = np.zeros_like(words)
    card = np.where(np.arange(len(EMOTIONS)) < 2, compared(picture, words), compared(words, picture))
    pairs = len(card)
    print(f"{len(songs)} clips, {pairs} pairs, {pairs * len(EMOTIONS)} comparisons")
    for of, what in (("percentile", "rank in the music that each is compared with"), ("mean", "value")):
        values = np.array([[song["emotions"][emotion][of] for emotion in EMOTIONS] for song in songs])
        truth = compared(values, nothing)
        for name, said in (("the card", card), ("its words alone", compared(words, nothing)), ("its picture alone", compared(picture, nothing))):
            report(f"{what}, by {name}", said, truth)
    counts = np.unique(headlines, return_counts=True)[1]
    print(f"{len(counts)} different headlines; of all pairs {(counts * (counts - 1) // 2).sum() / pairs:.2%} have the same")


if __name__ == "__main__":
    main()
