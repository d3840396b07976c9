# SPDX-License-Identifier: Apache-2.0
"""How far a shipped model's outputs move when a film-music clip changes in ways that should not matter.

    stability.py [--mp3] NAME...     median over clips of the largest change of any output, and the share of clips under 0.03

half level: the same clip at half amplitude, as inside a louder song.   half a second later: a 10 s excerpt starting there.
10 s alone: the fully convolutional pass over the whole clip,
against the average of its 10 s excerpts each by itself (clips of 20 s and more).
MP3, with --mp3: every sixth clip as 128 kbit/s MP3, by ffmpeg, through the engine.
Exit 1 where a median is more than 0.03.
"""
import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

import data as clips_data
import model_file
import paths

MOST = 0.03
EXCERPT_FRAMES, HALF_SECOND_FRAMES = 313, 16


def outputs(network, metadata, frames):
    with torch.no_grad():
        parts = network(model_file.standardised(frames.astype(np.float32), metadata))
    return np.concatenate([part[0].numpy() for part in parts if part is not None])


def changes(network, metadata, clips):
    rows = {"half level": [], "half a second later": [], "10 s alone": []}
    for clip in clips:
        frames = clip.frames.astype(np.float32)
        if len(frames) < EXCERPT_FRAMES + HALF_SECOND_FRAMES:
            continue
        excerpt = outputs(network, metadata, frames[:EXCERPT_FRAMES])
        later = frames[HALF_SECOND_FRAMES : EXCERPT_FRAMES + HALF_SECOND_FRAMES]
        quieter = np.log10(1 + (10 ** frames[:EXCERPT_FRAMES] - 1) / 2)
        whole = frames[: len(frames) // EXCERPT_FRAMES * EXCERPT_FRAMES]
        alone = np.mean([outputs(network, metadata, part) for part in np.split(whole, len(whole) // EXCERPT_FRAMES)], axis=0)
        rows["half a second later"].append(np.abs(outputs(network, metadata, later) - excerpt).max())
        rows["half level"].append(np.abs(outputs(network, metadata, quieter) - excerpt).max())
        if len(whole) > EXCERPT_FRAMES:
            rows["10 s alone"].append(np.abs(outputs(network, metadata, whole) - alone).max())
    return rows


def mp3_frames(audio, engine):
    """Spectrogram of a clip after 128 kbit/s MP3."""
    with tempfile.TemporaryDirectory() as folder:
        mp3, npy = Path(folder) / "clip.mp3", Path(folder) / "clip.npy"
        subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", audio, "-b:a", "128k", mp3], check=True)
        subprocess.run([engine, "spectrogram", mp3, "--force", "--npy", npy], check=True, stdout=subprocess.DEVNULL)
        return np.load(npy)


def report(name, change, moved):
    """-> whether the median is good"""
    print(f"{name}: {change}: median {np.median(moved):.3f}, under {MOST} in {np.mean(np.array(moved) < MOST):.0%} of {len(moved)} clips")
    return np.median(moved) <= MOST


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("names", nargs="+")
    parser.add_argument("--mp3", action="store_true")
    parser.add_argument("--engine", default=paths.ROOT / "build" / "native" / "bin" / "moodglass")
    options = parser.parse_args()
    clips = [c for c in clips_data.load(options.data, options.work) if c.source == "soundtracks"]
    some = clips[::6] if options.mp3 else []
    encoded = [mp3_frames(options.data / "soundtracks" / "audio" / f"{c.name}.opus", options.engine) for c in some]
    good = True
    for name in options.names:
        network, metadata = model_file.shipped_model(name)
        for change, moved in changes(network, metadata, clips).items():
            good &= report(name, change, moved)
        if some:
            good &= report(name, "MP3", [np.abs(outputs(network, metadata, a) - outputs(network, metadata, c.frames.astype(np.float32))).max()
                                         for a, c in zip(encoded, some)])
    sys.exit(0 if good else 1)
