# SPDX-License-Identifier: Apache-2.0
"""Spectrograms of all labelled clips, computed by the engine itself so that training and inference cannot differ.

Each is WORK/spectrograms/FOLDER/CLIP.npy, float32 (frames, 149), before standardisation. What is there already is kept.
With --reference, NumPy's front end (tools/golden) computes them instead, after ffmpeg's decoding and resampling: for
comparing the two, or before the engine is built. --compare PATH prints how far two such folders differ.
"""
import argparse
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import paths

sys.path.insert(0, str(paths.ROOT / "tools" / "golden"))
import spectrogram as front_end

FOLDERS = ("soundtracks", "emotify", "fourq")


def by_engine(engine, audio, out):
    subprocess.run([engine, "spectrogram", audio, "--force", "--npy", out], check=True, stdout=subprocess.DEVNULL)


def by_reference(audio, out):
    raw = subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", audio, "-ac", "1", "-ar", str(front_end.SAMPLE_RATE),
                          "-f", "f32le", "-"], check=True, capture_output=True).stdout
    samples = front_end.trim_and_normalise(np.frombuffer(raw, np.float32))
    np.save(out, front_end.spectrogram(samples))


def prepare(arguments):
    out = arguments.out or arguments.work / "spectrograms"
    jobs = []
    for folder in FOLDERS:
        (out / folder).mkdir(parents=True, exist_ok=True)
        for audio in sorted((arguments.data / folder / "audio").iterdir()):
            target = out / folder / (audio.stem + ".npy")
            if not target.exists():
                jobs.append((audio, target))

    def one(job):
        audio, target = job
        part = target.with_suffix(".part.npy")
        if arguments.reference:
            by_reference(audio, part)
        else:
            by_engine(arguments.engine, audio, part)
        part.rename(target)

    with ThreadPoolExecutor(arguments.jobs) as pool:
        for done, _ in enumerate(pool.map(one, jobs), 1):
            if done % 100 == 0:
                print(f"{done} of {len(jobs)}", flush=True)
    print(f"{len(jobs)} spectrograms written to {out}")


def compare(first, second):
    """Largest and typical differences between two folders of spectrograms, over the frames they share."""
    differences, lengths = [], []
    for path in sorted(first.glob("*/*.npy")):
        a, b = np.load(path), np.load(second / path.relative_to(first))
        shared = min(len(a), len(b))
        lengths.append(abs(len(a) - len(b)))
        differences.append(np.abs(a[:shared] - b[:shared]).mean())
    print(f"{len(differences)} clips: mean |difference| median {np.median(differences):.5f}, "
          f"worst {np.max(differences):.5f}; lengths differ by at most {max(lengths)} frames")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--engine", default=paths.ROOT / "build" / "native" / "bin" / "moodglass")
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--out", type=type(paths.ROOT), help="instead of WORK/spectrograms")
    parser.add_argument("--compare", type=type(paths.ROOT), metavar="PATH")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if options.compare:
        compare(options.out or options.work / "spectrograms", options.compare)
    else:
        prepare(options)
