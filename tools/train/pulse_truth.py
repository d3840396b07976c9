# SPDX-License-Identifier: Apache-2.0
"""Are tempi and beats right? The engine's pace of POP909, rendered (Debian's fluidsynth, fluid-soundfont-gm, timgm6mb-soundfont).

    pulse_truth.py [--songs N] [--varied]

Songs whose number is divisible by six, of which none served to choose a constant. Told of a minute from second 20 on: the share of songs whose
tempo is within 4 % of the truth, and up to octave (half, double); and the beats: F-measure with a window of 70 ms, as in MIREX, and against
the better of the true beats, every other of them from the first or the second on, and twice as many. The truth is POP909's beats, which its
MIDI carries: the tempo is a minute by the median between two beats. "right, by sure": the same share without octave where `sure` is below 0.2,
below 0.5 and above, with the number of songs. By themselves the songs are three tracks of piano; --varied gives them
other instruments and, mostly, drums (harmony_music.py).
"""
import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np

import paths
from harmony_music import FONTS, RATE, varied
from harmony_truth import wav

FROM_S, UNTIL_S = 20, 80
TOLERANCE, WINDOW_S = 0.04, 0.07


def render(midi, font, folder):
    """The stretch's samples; what comes after is not rendered"""
    (folder / "song.mid").write_bytes(midi)
    with subprocess.Popen(["fluidsynth", "-ni", "-q", "-g", "0.6", "-r", str(RATE), "-T", "raw", "-O", "s16", "-E", "little", "-F", "/dev/stdout",
                           font, folder / "song.mid"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        raw = process.stdout.read(UNTIL_S * RATE * 4)
        process.kill()
    return np.frombuffer(raw[: len(raw) // 4 * 4], "<i2").reshape(-1, 2).mean(1)[FROM_S * RATE :] / 32768


def f_measure(told, true):
    if not len(told):
        return 0.0
    hits = sum(np.abs(told - beat).min() <= WINDOW_S for beat in true)
    return 2 * hits / (len(told) + len(true))


def metrical_levels(beats):
    return [beats, beats[::2], beats[1::2], np.sort(np.concatenate([beats, (beats[:-1] + beats[1:]) / 2]))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--engine", default=paths.ROOT / "build" / "native" / "bin" / "moodglass")
    parser.add_argument("--songs", type=int, default=100)
    parser.add_argument("--varied", action="store_true")
    options = parser.parse_args()
    octaves, sure, beats_right, beats_at_any_level, untold = [], [], [], [], 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for song in [f for f in sorted((options.data / "pop909").glob("[0-9]*")) if int(f.name) % 6 == 0][: options.songs]:
            true = np.loadtxt(song / "beat_midi.txt")[:, 0]
            true = true[(true >= FROM_S) & (true < UNTIL_S)] - FROM_S
            random = np.random.default_rng(int(song.name))
            midi = (song / f"{song.name}.mid").read_bytes()
            samples = render(varied(midi, random, UNTIL_S) if options.varied else midi, FONTS[random.integers(2)], folder)
            (folder / "song.wav").write_bytes(wav(samples))
            pulse = json.loads(subprocess.run([options.engine, "pulse", folder / "song.wav", "--format", "json"], check=True, capture_output=True).stdout)
            bpm, told = pulse["tempo_bpm"], np.array(pulse["beats_s"])
            if bpm == 0:
                untold += 1
                continue
            octaves.append(np.log2(bpm * np.median(np.diff(true)) / 60))
            sure.append(pulse["sure"])
            beats_right.append(f_measure(told, true))
            beats_at_any_level.append(max(f_measure(told, level) for level in metrical_levels(true)))
    octaves, near = np.array(octaves), np.log2(1 + TOLERANCE)
    share = lambda right: round(float(np.sum(right)) / (len(octaves) + untold), 3)
    right = np.abs(octaves) <= near
    by_sure = [right[band == np.digitize(sure, (0.2, 0.5))] for band in range(3)]
    print(json.dumps({"songs": len(octaves) + untold, "no tempo told": untold, "up to octave": share(np.abs(octaves - octaves.round()) <= near),
                      "tempo": share(right), "half": share(np.abs(octaves + 1) <= near), "double": share(np.abs(octaves - 1) <= near),
                      "right, by sure": [(round(float(np.mean(some)), 2) if len(some) else None, len(some)) for some in by_sure],
                      "beats": round(float(np.mean(beats_right)), 3), "beats at any level": round(float(np.mean(beats_at_any_level)), 3)}))


if __name__ == "__main__":
    main()
