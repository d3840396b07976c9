# SPDX-License-Identifier: Apache-2.0
"""Models, and songs on their way through them."""
import functools
import os
import weakref

import numpy as np

from . import _library
from ._analysis import Analysis
from ._errors import UseError
from ._library import error, lib


class Model:
    """A trained model: name, version, sha256, scheme, explained. Any number of threads may analyse by it at once."""

    def __init__(self, name="joint"):
        """name: of a model that comes with the package or lies in $MOODGLASS_MODELS, or the path of a .safetensors file."""
        self._model = lib.mg_model_open(os.fsencode(name))
        if not self._model:
            raise error()
        weakref.finalize(self, lib.mg_model_close, self._model)
        for field in ("name", "version", "sha256", "scheme"):
            setattr(self, field, getattr(lib, f"mg_model_{field}")(self._model).decode())
        self.explained = bool(lib.mg_model_explained(self._model))

    def __repr__(self):
        return f"<moodglass.Model {self.name} {self.version}>"

    def analyse(self, song, rate=None, *, name=None, reference="auto", progress=None, threads=True):
        """An Analysis of a song.

        song: a path; the bytes of a file; or samples as an array (n,) or (n, channels) of real numbers from -1 to 1, or of whole
        numbers over their type's range. rate: of samples, in Hz. name: what the result calls it. reference: the music to compare with,
        "auto", "film", "popular", "classical" or "all". progress: is called with the fraction of the way, 0 to 1, and the stage, every
        some tens of milliseconds in this thread; what it raises ends the analysis and comes out of here, as a KeyboardInterrupt does.
        threads: False to stay in this thread; the values are the same.
        """
        options = _library.Options(name=os.fsencode(name) if name is not None else None, reference=reference.encode(), alone=not threads)
        options.size = _library.c.sizeof(options)
        kept = None  # what the session reads, for as long as it lives
        if isinstance(song, (str, os.PathLike)):
            session = lib.mg_session_open_file(self._model, os.fsencode(song), options)
        elif isinstance(song, (bytes, bytearray, memoryview)):
            kept = bytes(song)
            session = lib.mg_session_open_bytes(self._model, kept, len(kept), options)
        else:
            kept, rate = _samples(song, rate)
            pointer = kept.ctypes.data_as(_library._Floats)
            session = lib.mg_session_open_samples(self._model, pointer, kept.shape[0], kept.shape[1], rate, options)
        if not session:
            raise error()
        try:
            _run(session, progress)
            result = lib.mg_session_result(session)
            if not result:
                raise error()
            return Analysis(result)
        finally:
            lib.mg_session_close(session)
            del kept


def _samples(song, rate):
    """(n, channels) of float32, and the rate."""
    array = np.asarray(song)
    if array.dtype.kind not in "fiu" or array.ndim not in (1, 2):
        raise UseError("a song is a path, the bytes of a file, or an array (n,) or (n, channels) of numbers")
    if rate is None or not 0 < rate < 2**31 or int(rate) != rate:
        raise UseError("samples need their rate, a whole number of Hz: analyse(samples, 44100)")
    if array.dtype.kind != "f":
        limits = np.iinfo(array.dtype)
        middle = 0 if array.dtype.kind == "i" else (limits.max + 1) / 2
        array = (array - np.float64(middle)) / (limits.max + 1 - middle)
    return np.ascontiguousarray(array.reshape(len(array), -1) if array.size else array.reshape(0, 1), np.float32), int(rate)


def _run(session, progress):
    raised = []

    def told(now, _):  # also without a listener: here the interpreter hears of an interrupt
        try:
            if progress is not None:
                progress(now.contents.fraction, _library.STAGES[now.contents.stage])
            return 0
        except BaseException as stop:
            raised.append(stop)
            return 1

    status = lib.mg_session_run(session, _library.Told(told), None)
    if raised:
        raise raised[0]
    if status != _library.OK:
        raise error()


@functools.cache
def _default():
    return Model()


def analyse(song, rate=None, *, model=None, **more):
    """An Analysis of a song, by the model that ships or another: see Model.analyse()."""
    return (model or _default()).analyse(song, rate, **more)
