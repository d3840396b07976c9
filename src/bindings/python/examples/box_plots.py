# SPDX-License-Identifier: Apache-2.0
"""How the effects on an emotion spread over songs, as in the paper's figures: one box a feature, one dot a song.

    python3 box_plots.py tension effects.png a.mp3 b.mp3 c.mp3 d.mp3 e.mp3
"""
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import moodglass
import numpy as np

emotion, picture, *songs = sys.argv[1:]
analyses = [moodglass.analyse(song) for song in songs]
effects = np.array([a.effects[moodglass.EMOTIONS.index(emotion)] for a in analyses])  # (songs, 7)

figure, axes = plt.subplots(figsize=(9, 4), layout="constrained")
axes.boxplot(effects, medianprops={"color": "black"})
axes.set_xticklabels([name.replace("_", "\n") for name in moodglass.FEATURES])
for analysis, row in zip(analyses, effects):
    axes.plot(np.arange(1, len(row) + 1), row, "o", label=analysis.file)
axes.axhline(0, color="grey", linewidth=0.5)
axes.set_ylabel(f"effect on {emotion}")
axes.legend(fontsize="small")
figure.savefig(picture)
for analysis in analyses:
    print(analysis.file, analysis.sentences[emotion])
