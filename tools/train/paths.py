# SPDX-License-Identifier: Apache-2.0
"""Where things are: the labelled music (not part of the repository), the cache of spectrograms, the repository's folders."""
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "models"
GOLDEN = ROOT / "tests" / "golden"


def add_arguments(parser):
    """The two folders every script here takes."""
    parser.add_argument("--data", type=Path, default=os.environ.get("MOODGLASS_DATA", ROOT.parent / "shared" / "data"),
                        help="labelled music: soundtracks/, emotify/, fourq/, teacher/ (default: $MOODGLASS_DATA)")
    parser.add_argument("--work", type=Path, default=os.environ.get("MOODGLASS_TRAIN_OUT", ROOT.parent / "train-out"),
                        help="spectrograms, checkpoints, predictions (default: $MOODGLASS_TRAIN_OUT)")
