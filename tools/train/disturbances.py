# SPDX-License-Identifier: Apache-2.0
"""How far the engine's values of a film-music clip move when something that is no music is put into it.

    disturbances.py [--engine COMMAND]     median over clips of the largest change of any output, and the largest of all

Every eighteenth clip. Pause: of zeros, in the middle. Dither: 5 s of the least step of 16 bits, up, down or none, at random.
A sample: one, then 10 s of zeros, which the engine would else drop in front. Click, knock: once, a third into a clip that is
so much quieter than they are; a click lasts one sample or a millisecond, a knock is 80 Hz and dies away in a tenth of a second.
"""
import argparse
import json
import subprocess
import tempfile
import wave
from pathlib import Path

import numpy as np

import data as clips_data
import paths

RATE = 44100
LOUD = 32000


def samples(audio):
    done = subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", audio, "-ac", "1", "-ar", str(RATE), "-f", "s16le", "-"],
                          check=True, capture_output=True)
    return np.frombuffer(done.stdout, np.int16)


def silenced(sound, random):
    """-> what is done to it: the sound then"""
    def zeros(seconds):
        return np.zeros(seconds * RATE, np.int16)

    dither = random.integers(-1, 2, 5 * RATE).astype(np.int16)
    first, second = np.split(sound, [len(sound) // 2])
    sounds = {f"a pause of {s} s": np.concatenate([first, zeros(s), second]) for s in (3, 10, 60)}
    return sounds | {"dither in front": np.concatenate([dither, sound]), "dither behind": np.concatenate([sound, dither]),
                     "a sample in front": np.concatenate([np.array([300], np.int16), zeros(10), sound])}


def struck(quiet, random):
    """-> what strikes: the sound then"""
    time = np.arange(RATE // 10) / RATE
    strokes = {"a click of a sample": np.ones(1), "a click of 1 ms": random.choice([-1.0, 1.0], RATE // 1000),
               "a knock": np.exp(-time / 0.025) * np.sin(2 * np.pi * 80 * time)}
    sounds = {}
    for name, stroke in strokes.items():
        sounds[name] = quiet.astype(float)
        sounds[name][len(quiet) // 3 :][: len(stroke)] += LOUD * stroke
    return {name: np.clip(sound, -32768, 32767).round().astype(np.int16) for name, sound in sounds.items()}


def outputs(engine, sound, folder):
    path = Path(folder) / "clip.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(sound.tobytes())
    done = subprocess.run([engine, "analyze", "--format", "json", path], check=True, capture_output=True, text=True)
    result = json.loads(done.stdout)
    return np.array([each["mean"] for part in ("emotions", "midlevel") for each in result[part].values()])


def changes(engine, sound, random, folder):
    """-> what is done to it: the largest change of any output"""
    def change(sounds, beside):
        alone = outputs(engine, beside, folder)
        return {name: np.abs(outputs(engine, other, folder) - alone).max() for name, other in sounds.items()}

    moved = change(silenced(sound, random), sound)
    for dB in (10, 20, 30):
        quiet = (sound * (LOUD / np.abs(sound.astype(float)).max() / 10 ** (dB / 20))).round().astype(np.int16)
        moved |= {f"{name}, {dB} dB above": value for name, value in change(struck(quiet, random), quiet).items()}
    return moved


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--engine", default=paths.ROOT / "build" / "native" / "bin" / "moodglass")
    options = parser.parse_args()
    clips = [c for c in clips_data.load(options.data, options.work) if c.source == "soundtracks"][::18]
    random, moved = np.random.default_rng(1), {}
    with tempfile.TemporaryDirectory() as folder:
        for clip in clips:
            sound = samples(options.data / "soundtracks" / "audio" / f"{clip.name}.opus")
            for name, change in changes(options.engine, sound, random, folder).items():
                moved.setdefault(name, []).append(change)
    for name, most in moved.items():
        print(f"{name}: median {np.median(most):.3f}, at most {np.max(most):.3f}, of {len(most)} clips")
