# SPDX-License-Identifier: Apache-2.0
"""How far the peak of music lies above what is loud in it (src/audio/level.h), over all clips of labelled music.

    levels.py     median, 99 in 100 and largest ratio of the peak to the level that one in a hundred pieces of 2 ms reaches
"""
import argparse
import subprocess
import sys

import numpy as np

import paths

sys.path.insert(0, str(paths.ROOT / "tools" / "golden"))
import spectrogram as front_end  # noqa: E402


def ratio(audio):
    raw = subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", audio, "-ac", "1", "-ar", str(front_end.SAMPLE_RATE),
                          "-f", "f32le", "-"], check=True, capture_output=True).stdout
    sound = np.frombuffer(raw, np.float32)
    return np.abs(sound).max() / front_end.loud(sound)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    options = parser.parse_args()
    ratios = [ratio(audio) for folder in ("soundtracks", "emotify", "fourq")
              for audio in sorted((options.data / folder / "audio").iterdir())]
    median, most, largest = np.quantile(ratios, [0.5, 0.99, 1])
    print(f"{len(ratios)} clips: median {median:.2f}, 99 in 100 below {most:.2f}, largest {largest:.2f}")
