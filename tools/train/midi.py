# SPDX-License-Identifier: Apache-2.0
"""Renders the MIDI data with FluidSynth as training clips whose chords (POP909) or emotion quadrant (EMOPIA) are known.

Each is WORK/midi/NAME.npz: frames, float16 (frames, 149), by NumPy's front end (tools/golden; no decoder stands between); minor,
float16 (frames), 1 while a minor chord is notated, 0 while a major one, NaN else; quadrant (2), valence and energy high, or NaN.
One excerpt of 20 s a song, its instruments drawn by a seed. What is there already is kept.
    Debian: fluidsynth fluid-soundfont-gm python3-mido
"""
import argparse
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import mido
import numpy as np

import paths

sys.path.insert(0, str(paths.ROOT / "tools" / "golden"))
import spectrogram as front_end

EXCERPT_S = 20.0
TICKS_PER_SECOND = 960  # 480 a quarter at the default 120 a minute
PEDAL, ALL_SOUND_OFF = 64, 120
BYTES = int(EXCERPT_S * front_end.SAMPLE_RATE) * 2 * 4  # stereo, float
MELODY = (0, 11, 24, 40, 52, 56, 65, 68, 73, 80)  # General MIDI programs for POP909's tracks: melody, bridge, accompaniment
BRIDGE = (0, 4, 25, 45, 48, 50, 61, 88)
ACCOMPANIMENT = (0, 0, 1, 4, 6, 19, 24, 25, 26, 27, 29, 46, 48, 89)
PIANOS = (0, 0, 1, 2, 4)


def excerpt(midi, start_s, programs):
    """The MIDI file from start_s on, EXCERPT_S long, its channels played by the programs."""
    track, now, last = mido.MidiTrack(), 0.0, 0.0
    for channel, program in enumerate(programs):
        track.append(mido.Message("program_change", channel=channel, program=int(program)))
    for message in midi:
        now += message.time
        at = now - start_s
        if message.is_meta or message.type not in ("note_on", "note_off", "control_change"):
            continue
        if at > EXCERPT_S:
            break
        at = max(at, 0.0)
        track.append(message.copy(time=round((at - last) * TICKS_PER_SECOND)))
        last = at
    track.append(mido.Message("control_change", control=PEDAL, value=0, time=round((EXCERPT_S - last) * TICKS_PER_SECOND)))
    for channel in range(16):
        track += [mido.Message("control_change", channel=channel, control=control, value=0) for control in (PEDAL, ALL_SOUND_OFF)]
    return mido.MidiFile(ticks_per_beat=480, tracks=[track])


def rendered(midi, soundfont):
    """-> samples at 22,050 Hz, as a file's are after trimming and division by the peak"""
    with tempfile.TemporaryDirectory() as folder:
        source, raw = Path(folder) / "excerpt.mid", Path(folder) / "excerpt.raw"
        midi.save(source)
        # Some files it renders without end, so it is stopped once there is enough.
        synthesiser = subprocess.Popen(["fluidsynth", "-niq", "-o", "synth.dynamic-sample-loading=1", "-r", str(front_end.SAMPLE_RATE), "-T", "raw",
                                        "-O", "float", "-F", raw, soundfont, source], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while synthesiser.poll() is None and not (raw.exists() and raw.stat().st_size >= BYTES):
            time.sleep(0.02)
        synthesiser.kill()
        synthesiser.wait()
        if not raw.exists():
            raise RuntimeError(f"fluidsynth rendered nothing with {soundfont}")
        return front_end.trim_and_normalise(np.fromfile(raw, np.float32, BYTES // 4).reshape(-1, 2).mean(1))


def minor_frames(chords, start_s, frames):
    """1 minor, 0 major, NaN where neither is notated."""
    minor = np.full(frames, np.nan, np.float16)
    for line in chords.read_text().splitlines():
        first, last, name = line.split()
        quality = name.partition(":")[2]
        if quality[:3] in ("maj", "min") or quality[:1] == "7":
            a, b = (int((float(t) - start_s) * front_end.FRAMES_PER_SECOND) for t in (first, last))
            minor[max(a, 0) : max(b, 0)] = quality.startswith("min")
    return minor


def pop909(song, generator, soundfont):
    midi = mido.MidiFile(song / f"{song.name}.mid")
    start_s = generator.uniform(0.15, 0.6) * midi.length
    programs = [generator.choice(choice) for choice in (MELODY, BRIDGE, ACCOMPANIMENT)]
    frames = front_end.spectrogram(rendered(excerpt(midi, start_s, programs), soundfont))
    return {"frames": frames.astype(np.float16), "minor": minor_frames(song / "chord_midi.txt", start_s, len(frames)),
            "quadrant": np.full(2, np.nan, np.float32)}


def emopia(path, generator, soundfont):
    frames = front_end.spectrogram(rendered(excerpt(mido.MidiFile(path), 0.0, [generator.choice(PIANOS)]), soundfont))
    quadrant = path.name[:2]
    return {"frames": frames.astype(np.float16), "minor": np.full(len(frames), np.nan, np.float16),
            "quadrant": np.array([quadrant in ("Q1", "Q4"), quadrant in ("Q1", "Q2")], np.float32)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--soundfont", default="/usr/share/sounds/sf2/FluidR3_GM.sf2")
    parser.add_argument("--every", type=int, default=1, help="only every N-th song and clip")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    out = options.work / "midi"
    out.mkdir(parents=True, exist_ok=True)
    songs = [path for path in sorted((options.data / "pop909").iterdir()) if path.is_dir()]
    jobs = [(pop909, path) for path in songs] + [(emopia, path) for path in sorted((options.data / "emopia").glob("*.mid"))]
    numbered = list(enumerate(jobs))[:: options.every]

    def one(job):
        number, (make, path) = job
        target = out / f"{path.stem}.npz"
        if not target.exists():
            clip = make(path, np.random.default_rng(number), options.soundfont)
            part = target.with_suffix(".part.npz")
            np.savez(part, **clip)
            part.rename(target)

    with ThreadPoolExecutor(options.jobs) as pool:
        for done, _ in enumerate(pool.map(one, numbered), 1):
            if done % 100 == 0:
                print(f"{done} of {len(numbered)}", flush=True)
