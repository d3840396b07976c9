# SPDX-License-Identifier: Apache-2.0
"""Results as NumPy arrays. Values are ratings divided by ten, times seconds in the file; the order of features and emotions is that of
FEATURES and EMOTIONS."""
import dataclasses
import json
import math
import weakref

import numpy as np

from . import _library
from ._errors import UseError
from ._library import EMOTIONS, FEATURES, error, lib


def _array(pointer, *shape):
    """A copy of what lies at the pointer; None where there is nothing."""
    if not pointer:
        return None
    if 0 in shape:
        return np.zeros(shape, np.ctypeslib.as_array(pointer, (1,)).dtype)
    return np.ctypeslib.as_array(pointer, shape).copy()


def _text(bytes_):
    return bytes_.decode(errors="replace")


@dataclasses.dataclass(frozen=True, eq=False)
class Estimates:
    """Predicted ratings of the whole song, each of shape (7,) or (8,)."""
    mean: np.ndarray
    low: np.ndarray  # 80 % prediction interval
    high: np.ndarray
    percentile: np.ndarray  # 0 to 100: the share of the reference music that lies below
    ambiguous: np.ndarray  # of an emotion: the interval covers the middle half of the reference music

    @classmethod
    def _of(cls, estimates):
        columns = {name: np.array([getattr(each, name) for each in estimates]) for name, _ in estimates._type_._fields_}
        columns["ambiguous"] = columns["ambiguous"].astype(bool)
        return cls(**columns)


@dataclasses.dataclass(frozen=True, eq=False)
class Curve:
    """The finest view, one value for each of T columns."""
    times: np.ndarray  # (T,): the middle of each column
    midlevel: np.ndarray | None  # (7, T); None of the black box
    emotions: np.ndarray  # (8, T)
    black_box: np.ndarray | None  # (8, T); None where it is not known


@dataclasses.dataclass(frozen=True, eq=False)
class Windows:
    """Views of ten seconds, one a second, N in all."""
    start_s: np.ndarray  # (N,)
    end_s: np.ndarray  # (N,)
    midlevel: np.ndarray | None  # (N, 7); None of the black box
    emotions: np.ndarray  # (N, 8)


@dataclasses.dataclass(frozen=True, eq=False)
class Cells:
    """Every cell of the last feature map: what a value is the mean of, along T columns of time and R rows of frequency."""
    values: np.ndarray  # (T, R, outputs): features, or the black box's emotions; behind features the black box's, where known
    silence: np.ndarray  # (R, outputs): what a cell of each row says of silence
    measured: np.ndarray | None  # (T, outputs): what is measured beside the network
    times: np.ndarray  # (T,)
    row_hz: np.ndarray  # (R,)
    field_s: float  # how much time a cell hears
    field_bands: float  # how many of the spectrogram's bands


@dataclasses.dataclass(frozen=True, eq=False)
class Spectrogram:
    """What the network hears: log10(1 + magnitude) of the sound divided by its peak."""
    values: np.ndarray  # (frames, 149)
    times: np.ndarray  # (frames,)
    band_hz: np.ndarray  # (149,)


@dataclasses.dataclass(frozen=True, eq=False)
class Map:
    """base + the sum of values = what is explained, to 1e-4."""
    values: np.ndarray  # (T, R): each cell's contribution
    base: float  # what is usual in the reference music, or what silence is given, and what is measured
    measured: float  # as much of the base is measured, beyond what is usual
    counted_from: str  # "usual", or "silence"
    times: np.ndarray  # (T,)
    row_hz: np.ndarray  # (R,)


@dataclasses.dataclass(frozen=True, eq=False)
class Explanation:
    """Why a value is what it is over a stretch. Of a feature, of what is left out and of the black box there are no effects: None."""
    begin_s: float
    end_s: float
    value: float
    percentile: float
    sentence: str
    change: str  # what would have to change; "" where there are no effects
    bias: float | None
    effects: np.ndarray | None  # (7,); bias + effects = value, to 1e-4
    relative: np.ndarray | None  # (7,): as shares of the sum of their sizes
    usual_effects: np.ndarray | None  # (7,): their means over the reference music
    midlevel: np.ndarray | None  # (7,): of the stretch
    raises: tuple  # begin_s, end_s, low_hz, high_hz of what raises it most
    lowers: tuple
    map: Map
    json: str  # the property `explanation` of docs/analysis.schema.json


@dataclasses.dataclass(frozen=True, eq=False)
class Comparison:
    """The second song less the first."""
    emotion: str
    midlevel: np.ndarray  # (7,)
    emotions: np.ndarray  # (8,)
    effects: np.ndarray  # (7,): on that emotion; they add up to its difference
    sentence: str
    json: str


class Analysis:
    """All that is known of a song.

    file, duration_s, interval_scale, warnings, sentences (an emotion each), json (docs/analysis.schema.json)
    midlevel, emotions: Estimates. midlevel is None of the black box, as are measured, weights, bias and effects
    measured (7,): as much of each feature is measured, not heard by the network
    weights, effects (8, 7), bias (8,): effect = weight x feature; bias + effects = emotion, to 1e-5
    black_box, left_out, left_out_percentile (8,): what the reasons leave out; None where the model does not know
    curve, windows, cells, spectrogram
    """

    def __init__(self, result):
        self._result = result
        weakref.finalize(self, lib.mg_result_close, result)
        values = lib.mg_result_values(result).contents
        self.json = _text(lib.mg_result_json(result))
        self.file = json.loads(self.json)["file"]
        self.duration_s = values.duration_s
        self.interval_scale = values.interval_scale
        self.warnings = [_text(lib.mg_result_warning(result, i)) for i in range(lib.mg_result_warning_count(result))]
        self.sentences = {name: _text(lib.mg_result_sentence(result, e)) for e, name in enumerate(EMOTIONS)}
        self.emotions = Estimates._of(values.emotions)
        known = bool(values.explained)
        self.midlevel = Estimates._of(values.midlevel) if known else None
        for name in ("measured", "weights", "bias", "effects"):
            setattr(self, name, np.array(getattr(values, name)) if known else None)
        for name in ("black_box", "left_out", "left_out_percentile"):
            setattr(self, name, np.array(getattr(values, name)) if values.tells_left_out else None)
        self.curve = self._curve()
        self.windows = self._windows()
        self.cells = self._cells()
        self.spectrogram = self._spectrogram()

    def __repr__(self):
        return f"<moodglass.Analysis of {self.file!r}, {self.duration_s:.1f} s>"

    def _curve(self):
        raw = lib.mg_result_curve(self._result).contents
        count = raw.columns
        return Curve(raw.start_s + raw.hop_s * np.arange(count), _array(raw.midlevel, len(FEATURES), count),
                     _array(raw.emotions, len(EMOTIONS), count), _array(raw.black_box, len(EMOTIONS), count))

    def _windows(self):
        raw = lib.mg_result_windows(self._result).contents
        count = raw.count
        return Windows(_array(raw.start_s, count), _array(raw.end_s, count), _array(raw.midlevel, count, len(FEATURES)),
                       _array(raw.emotions, count, len(EMOTIONS)))

    def _cells(self):
        raw = lib.mg_result_cells(self._result).contents
        columns, rows, outputs = raw.columns, raw.rows, raw.outputs
        return Cells(_array(raw.values, columns, rows, outputs), _array(raw.silence, rows, outputs), _array(raw.measured, columns, outputs),
                     raw.start_s + raw.column_s * np.arange(columns), _array(raw.row_hz, rows), raw.field_s, raw.field_bands)

    def _spectrogram(self):
        raw = lib.mg_result_spectrogram(self._result).contents
        return Spectrogram(_array(raw.values, raw.frames, raw.bands), raw.start_s + np.arange(raw.frames) / raw.frames_per_second,
                           _array(raw.band_hz, raw.bands))

    def explain(self, of, begin_s=0.0, end_s=math.inf, *, left_out=False, level=math.nan, counted_from="usual"):
        """Why an emotion or a feature is what it is, over the whole song or a stretch of it.

        left_out: instead what the reasons of the emotion leave out. level: of the emotion, that `change` should bring about, 0 to 1;
        nothing: the reference music's median. counted_from: what the map is counted from, "usual" in the reference music, or "silence".
        """
        if of in FEATURES and not left_out:
            kind, index = _library.OF_FEATURE, FEATURES.index(of)
        elif of in EMOTIONS:
            kind, index = _library.OF_LEFT_OUT if left_out else _library.OF_EMOTION, EMOTIONS.index(of)
        else:
            names = EMOTIONS if left_out else EMOTIONS + FEATURES
            raise UseError(f"there is no {of!r} to explain; there are: {', '.join(names)}")
        if counted_from not in _library.FROM:
            raise UseError(f"a map is not counted from {counted_from!r}; it is from: {', '.join(_library.FROM)}")
        question = _library.Question(size=0, of=kind, index=index, begin_s=begin_s, end_s=end_s, level=level,
                                     from_=_library.FROM.index(counted_from))
        question.size = _library.c.sizeof(question)
        explanation = lib.mg_explain(self._result, question)
        if not explanation:
            raise error()
        try:
            return _explanation(explanation)
        finally:
            lib.mg_explanation_close(explanation)


def _explanation(explanation):
    raw = lib.mg_explanation_reasons(explanation).contents
    map_ = lib.mg_explanation_map(explanation).contents
    known = bool(raw.reasons)
    arrays = {name: np.array(getattr(raw, name)) if known else None for name in ("effects", "relative", "usual_effects", "midlevel")}
    return Explanation(
        begin_s=raw.begin_s, end_s=raw.end_s, value=raw.value, percentile=raw.percentile,
        sentence=_text(lib.mg_explanation_sentence(explanation)), change=_text(lib.mg_explanation_change(explanation)),
        bias=raw.bias if known else None, raises=_highlight(raw.raises), lowers=_highlight(raw.lowers),
        map=Map(_array(map_.values, map_.columns, map_.rows), map_.base, map_.measured, _library.FROM[map_.from_], map_.start_s + map_.column_s * np.arange(map_.columns),
                _array(map_.row_hz, map_.rows)),
        json=_text(lib.mg_explanation_json(explanation)), **arrays)


def _highlight(raw):
    return raw.begin_s, raw.end_s, raw.low_hz, raw.high_hz


def compare(first, second, emotion=None):
    """What differs between two songs that one model has analysed, and by which effects. emotion: None for that which differs most."""
    if emotion is not None and emotion not in EMOTIONS:
        raise UseError(f"there is no emotion {emotion!r}; there are: {', '.join(EMOTIONS)}")
    comparison = lib.mg_compare(first._result, second._result, len(EMOTIONS) if emotion is None else EMOTIONS.index(emotion))
    if not comparison:
        raise error()
    try:
        raw = lib.mg_comparison_difference(comparison).contents
        return Comparison(EMOTIONS[raw.emotion], np.array(raw.midlevel), np.array(raw.emotions), np.array(raw.effects),
                          _text(lib.mg_comparison_sentence(comparison)), _text(lib.mg_comparison_json(comparison)))
    finally:
        lib.mg_comparison_close(comparison)
