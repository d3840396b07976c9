#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Songs whose sections are known: clips joined one behind the other, equally loud, and the first one's second half at the end.

    tools/story/joined.py make [--data FOLDER] [--work FOLDER]
    tools/story/joined.py measure [--command FILE] [--work FOLDER]

`make` writes songs of 4 to 6 sections, A B .. A, from clips of Soundtracks, Emotify and 4Q; half of them for choosing, half for
checking, with no clip in both. `measure` says how many of their seams are found within 3 s and how many of the borders
told are seams, how often the last section is heard as the first one's return, and whether borders stay where they are in
an MP3, when two seconds are cut off, and when as many whole columns of the curve are (which it has to know the curve for).
"""
import argparse
import json
import os
import random
import subprocess
import wave
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
RATE = 22050
SONGS = 20          # of each half
NEAR_S = 3.0        # a seam is found by a border that is this near; a strict one within 1 s
HALVES = ("choose", "check")


def decoded(path):
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"], capture_output=True,
                         check=True).stdout
    sound = np.frombuffer(raw, np.float32)
    return sound * (0.1 / max(1e-4, np.sqrt(np.mean(sound ** 2))))


def write_wav(path, sound):
    peak = max(1.0, np.abs(sound).max())
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(np.round(sound / peak * 32767).astype("<i2").tobytes())


def make(data, work):
    work.mkdir(parents=True, exist_ok=True)
    clips = {half: [] for half in HALVES}
    for source in ("soundtracks", "emotify", "fourq"):
        for i, path in enumerate(sorted((data / source / "audio").glob("*.opus"))):
            clips[HALVES[i % 2]].append(path)
    for half in HALVES:
        chance = random.Random(half)
        truth = {}
        for n in range(SONGS):
            name = f"{half}-{n:02}"
            count = chance.randint(3, 5)
            sounds = []
            while len(sounds) < count:
                sound = decoded(chance.choice(clips[half]))
                if len(sound) >= (26 if not sounds else 13) * RATE:
                    sounds.append(sound)
            middle = len(sounds[0]) // 2
            sections = [sounds[0][:middle], *(s[:chance.randint(12, 30) * RATE] for s in sounds[1:]), sounds[0][middle:]]
            ends = np.cumsum([len(s) for s in sections]) / RATE
            truth[name] = [round(float(end), 3) for end in ends]
            song = np.concatenate(sections)
            write_wav(work / f"{name}.wav", song)
            write_wav(work / f"{name}-cut.wav", song[2 * RATE:])
            subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", work / f"{name}.wav", "-b:a", "128k", work / f"{name}.mp3"], check=True)
        (work / f"{half}.json").write_text(json.dumps(truth))


def analysed(command, work, pattern):
    files = sorted(work.glob(pattern))
    lines = subprocess.run([command, "analyze", "--format", "jsonl", *files], capture_output=True, check=True, text=True).stdout
    return {Path(song["file"]).stem: song for song in map(json.loads, lines.splitlines())}


def cut_by_columns(work, name, song):
    """Writes the song without its first eight columns, so that the others are laid over the sound as they were. Says how many seconds that is."""
    samples = round((song["sections"][0]["start_s"] + 8 * song["curve"]["hop_s"]) * RATE)
    with wave.open(str(work / f"{name}.wav")) as whole, wave.open(str(work / f"{name}-columns.wav"), "wb") as file:
        file.setparams(whole.getparams())
        file.writeframes(whole.readframes(whole.getnframes())[2 * samples:])
    return samples / RATE


def borders(song):
    return [section["start_s"] for section in song["sections"][1:]]


def hits(found, true, near_s):
    """How many of `true` have a border of their own within near_s: each border answers for one."""
    left, count = list(found), 0
    for seam in true:
        near = [b for b in left if abs(b - seam) <= near_s]
        if near:
            left.remove(min(near, key=lambda b: abs(b - seam)))
            count += 1
    return count


def alike(a, b):
    """Whether two lists hold the same borders, to a second."""
    return len(a) == len(b) and all(abs(x - y) <= 1 for x, y in zip(a, b))


def measure(command, work, halves):
    for half in halves:
        truth = json.loads((work / f"{half}.json").read_text())
        songs = {ending: analysed(command, work, f"{half}-??{ending}") for ending in (".wav", ".mp3", "-cut.wav")}
        cut_s = {name: cut_by_columns(work, name, songs[".wav"][name]) for name in truth}
        songs["-columns.wav"] = analysed(command, work, f"{half}-??-columns.wav")
        told = {name: borders(songs[".wav"][name]) for name in truth}
        seams = sum(len(ends) - 1 for ends in truth.values())
        found = sum(len(of) for of in told.values())
        for near_s in (NEAR_S, 1.0):
            right = sum(hits(told[name], ends[:-1], near_s) for name, ends in truth.items())
            precision, recall = right / found, right / seams
            print(f"{half}: within {near_s:g} s precision {precision:.2f}, recall {recall:.2f}, F {2 * precision * recall / (precision + recall):.2f} "
                  f"({seams} seams in {len(truth)} songs, {found} borders)")
        letters = {name: [section["letter"] for section in songs[".wav"][name]["sections"]] for name in truth}
        returns = sum(of[0] == of[-1] for of in letters.values())
        others = [(a, b) for name, ends in truth.items() for a, b in between(ends, songs[".wav"][name]["sections"])]
        same = sum(a == b for a, b in others)
        print(f"{half}: the first section's return is heard in {returns / len(truth):.0%}; of pairs that are different clips {same / max(1, len(others)):.0%} are called the same")
        kept = {"as MP3": 0, "without the first two seconds": 0, "without the first eight columns": 0}
        whole = dict.fromkeys(kept, 0)
        for name, of in told.items():
            later = lambda ending, by_s: [b + by_s for b in borders(songs[f"{ending}.wav"][name + ending])]
            for how, other in zip(kept, (borders(songs[".mp3"][name]), later("-cut", 2), later("-columns", cut_s[name]))):
                kept[how] += hits(other, of, 1)
                whole[how] += alike(other, of)
        for how in kept:
            print(f"{half}: {how} {kept[how] / found:.0%} of the borders stay within a second, and in {whole[how] / len(truth):.0%} of the songs all do")


def between(ends, sections):
    """Letters of told sections that lie each in another clip, none of them the first."""
    place = lambda s: int(np.searchsorted(ends, (s["start_s"] + s["end_s"]) / 2))
    told = [(place(s), s["letter"]) for s in sections]
    last = len(ends) - 1
    return [(a, b) for i, (p, a) in enumerate(told) for q, b in told[i + 1:] if p != q and {p, q} != {0, last}]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("make", "measure"))
    parser.add_argument("--data", type=Path, default=os.environ.get("MOODGLASS_DATA"), help="labelled music (default: $MOODGLASS_DATA)")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "joined", help="the songs")
    parser.add_argument("--command", default=ROOT / "build" / "native" / "bin" / "moodglass")
    parser.add_argument("--half", nargs="+", choices=HALVES, default=HALVES, help="which to measure")
    arguments = parser.parse_args()
    if arguments.what == "make":
        make(arguments.data, arguments.work)
    else:
        measure(arguments.command, arguments.work, arguments.half)


if __name__ == "__main__":
    main()
