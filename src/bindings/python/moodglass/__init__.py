# SPDX-License-Identifier: Apache-2.0
"""How a song sounds to people, which emotions it expresses, and why.

    import moodglass
    analysis = moodglass.analyse("a.mp3")                    # or bytes, or an array of samples and its rate
    dict(zip(moodglass.EMOTIONS, analysis.emotions.mean))    # ratings divided by ten
    analysis.effects                                         # (8, 7): emotion = bias + effects, exactly
    analysis.explain("tension").sentence                     # why
    analysis.explain("tension").map.values                   # and where in the sound

The song never leaves this machine.
"""
from ._analysis import Analysis, Cells, Curve, Estimates, Explanation, Map, Spectrogram, Windows, Comparison, compare
from ._errors import Error, MissingError, OutOfMemoryError, UseError
from ._library import EMOTIONS, FEATURES, VERSION as __version__
from ._model import Model, analyse

__all__ = ["EMOTIONS", "FEATURES", "Analysis", "Cells", "Comparison", "Curve", "Error", "Estimates", "Explanation", "Map", "MissingError",
           "Model", "OutOfMemoryError", "Spectrogram", "UseError", "Windows", "analyse", "compare"]
