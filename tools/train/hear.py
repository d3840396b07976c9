# SPDX-License-Identifier: Apache-2.0
"""What the tagger hears in the labelled clips, patch by patch: WORK/heard/FOLDER/CLIP.npy, float16 (m, 250), patches data.HOP_S apart.

Embedding and logits of the tags (tagger.py). A training crop is taught those of its own seconds. What is there already is kept.
"""
import argparse

import numpy as np

import data as clips_data
import paths
from tagger import Tagger

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    options = parser.parse_args()
    tagger, clips = Tagger(options.data / "teacher"), clips_data.load_tables(options.data)
    for done, clip in enumerate(clips, 1):
        target = options.work / "heard" / f"{clip.id}.npy"
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            (audio,) = (options.data / clip.source / "audio").glob(f"{clip.name}.*")
            spectrogram = tagger.spectrogram(tagger.samples(audio))
            count = 1 + int(max(0, len(spectrogram) / tagger.frames_per_second - clips_data.HEARD_S) / clips_data.HOP_S[clip.source])
            part = target.with_suffix(".part.npy")
            np.save(part, tagger.hear(spectrogram, clips_data.HOP_S[clip.source] * np.arange(count)))
            part.rename(target)
        if done % 100 == 0:
            print(f"{done} of {len(clips)}", flush=True)
