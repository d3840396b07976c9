# SPDX-License-Identifier: Apache-2.0
"""libmoodglass.so by its C header, moodglass.h, whose names, structs and comments are followed here word for word."""
import ctypes as c
import pathlib

from ._errors import Error, MissingError, OutOfMemoryError, UseError

ABI = 1
FOLDER = pathlib.Path(__file__).resolve().parent
OK, FAILED, STOPPED = range(3)
OF_EMOTION, OF_FEATURE, OF_LEFT_OUT = range(3)
FROM = ("usual", "silence")
STAGES = ("decoding", "analysing", "done")

_FEATURES, _EMOTIONS = 7, 8
_Floats = c.POINTER(c.c_float)
_Doubles = c.POINTER(c.c_double)
_Features = c.c_float * _FEATURES
_PerEmotion = c.c_float * _EMOTIONS


class Options(c.Structure):
    _fields_ = [("size", c.c_size_t), ("name", c.c_char_p), ("reference", c.c_char_p), ("alone", c.c_int32)]


class Progress(c.Structure):
    _fields_ = [("stage", c.c_int32), ("fraction", c.c_double)]


class Estimate(c.Structure):
    _fields_ = [("mean", c.c_float), ("low", c.c_float), ("high", c.c_float), ("percentile", c.c_float), ("ambiguous", c.c_int32)]


class Values(c.Structure):
    _fields_ = [("complete", c.c_int32), ("explained", c.c_int32), ("duration_s", c.c_double), ("interval_scale", c.c_float),
                ("midlevel", Estimate * _FEATURES), ("measured", _Features), ("emotions", Estimate * _EMOTIONS),
                ("weights", _Features * _EMOTIONS), ("bias", _PerEmotion), ("effects", _Features * _EMOTIONS), ("tells_left_out", c.c_int32),
                ("black_box", _PerEmotion), ("left_out", _PerEmotion), ("left_out_percentile", _PerEmotion)]


class Curve(c.Structure):
    _fields_ = [("start_s", c.c_double), ("hop_s", c.c_double), ("columns", c.c_size_t), ("midlevel", _Floats), ("emotions", _Floats),
                ("black_box", _Floats)]


class Windows(c.Structure):
    _fields_ = [("count", c.c_size_t), ("start_s", _Doubles), ("end_s", _Doubles), ("midlevel", _Floats), ("emotions", _Floats)]


class Cells(c.Structure):
    _fields_ = [("columns", c.c_size_t), ("rows", c.c_size_t), ("outputs", c.c_size_t), ("values", _Floats), ("silence", _Floats),
                ("measured", _Floats), ("start_s", c.c_double), ("column_s", c.c_double), ("row_hz", _Floats), ("field_s", c.c_double),
                ("field_bands", c.c_double)]


class Spectrogram(c.Structure):
    _fields_ = [("frames", c.c_size_t), ("bands", c.c_size_t), ("values", _Floats), ("start_s", c.c_double), ("frames_per_second", c.c_double),
                ("band_hz", _Floats)]


class Question(c.Structure):
    _fields_ = [("size", c.c_size_t), ("of", c.c_int32), ("index", c.c_size_t), ("begin_s", c.c_double), ("end_s", c.c_double),
                ("level", c.c_float), ("from_", c.c_int32)]


class Highlight(c.Structure):
    _fields_ = [("begin_s", c.c_double), ("end_s", c.c_double), ("low_hz", c.c_double), ("high_hz", c.c_double)]


class Reasons(c.Structure):
    _fields_ = [("begin_s", c.c_double), ("end_s", c.c_double), ("value", c.c_float), ("percentile", c.c_float), ("reasons", c.c_int32),
                ("bias", c.c_float), ("midlevel", _Features), ("effects", _Features), ("relative", _Features), ("usual_effects", _Features),
                ("raises", Highlight), ("lowers", Highlight)]


class Map(c.Structure):
    _fields_ = [("columns", c.c_size_t), ("rows", c.c_size_t), ("values", _Floats), ("base", c.c_float), ("measured", c.c_float),
                ("start_s", c.c_double), ("column_s", c.c_double), ("row_hz", _Floats), ("from_", c.c_int32)]


class Difference(c.Structure):
    _fields_ = [("emotion", c.c_size_t), ("midlevel", _Features), ("emotions", _PerEmotion), ("effects", _Features)]


Told = c.CFUNCTYPE(c.c_int, c.POINTER(Progress), c.c_void_p)

_object = c.c_void_p
_SIGNATURES = {
    "mg_abi": (c.c_uint32, []), "mg_version": (c.c_char_p, []), "mg_error": (c.c_char_p, []), "mg_error_cause": (c.c_int, []),
    "mg_feature_name": (c.c_char_p, [c.c_size_t]), "mg_emotion_name": (c.c_char_p, [c.c_size_t]),
    "mg_model_open": (_object, [c.c_char_p]), "mg_model_from_bytes": (_object, [c.c_char_p, c.c_size_t]), "mg_model_close": (None, [_object]),
    "mg_model_name": (c.c_char_p, [_object]), "mg_model_version": (c.c_char_p, [_object]), "mg_model_sha256": (c.c_char_p, [_object]),
    "mg_model_scheme": (c.c_char_p, [_object]), "mg_model_explained": (c.c_int32, [_object]),
    "mg_session_open_file": (_object, [_object, c.c_char_p, c.POINTER(Options)]),
    "mg_session_open_bytes": (_object, [_object, c.c_char_p, c.c_size_t, c.POINTER(Options)]),
    "mg_session_open_samples": (_object, [_object, _Floats, c.c_size_t, c.c_uint32, c.c_uint32, c.POINTER(Options)]),
    "mg_session_close": (None, [_object]), "mg_session_run": (c.c_int, [_object, Told, c.c_void_p]),
    "mg_session_result": (_object, [_object]), "mg_result_close": (None, [_object]),
    "mg_result_values": (c.POINTER(Values), [_object]), "mg_result_curve": (c.POINTER(Curve), [_object]),
    "mg_result_windows": (c.POINTER(Windows), [_object]), "mg_result_sentence": (c.c_char_p, [_object, c.c_size_t]),
    "mg_result_warning_count": (c.c_size_t, [_object]), "mg_result_warning": (c.c_char_p, [_object, c.c_size_t]),
    "mg_result_json": (c.c_char_p, [_object]), "mg_result_cells": (c.POINTER(Cells), [_object]),
    "mg_result_spectrogram": (c.POINTER(Spectrogram), [_object]),
    "mg_explain": (_object, [_object, c.POINTER(Question)]), "mg_explanation_close": (None, [_object]),
    "mg_explanation_reasons": (c.POINTER(Reasons), [_object]), "mg_explanation_map": (c.POINTER(Map), [_object]),
    "mg_explanation_sentence": (c.c_char_p, [_object]), "mg_explanation_change": (c.c_char_p, [_object]),
    "mg_explanation_json": (c.c_char_p, [_object]),
    "mg_compare": (_object, [_object, _object, c.c_size_t]), "mg_comparison_close": (None, [_object]),
    "mg_comparison_difference": (c.POINTER(Difference), [_object]), "mg_comparison_sentence": (c.c_char_p, [_object]),
    "mg_comparison_json": (c.c_char_p, [_object]),
}


def _load():
    name = f"libmoodglass.so.{ABI}"
    beside = FOLDER / name
    try:
        library = c.CDLL(str(beside) if beside.exists() else name)  # releases the interpreter's lock while it is at work
    except OSError as error:
        raise ImportError(f"Moodglass' library cannot be loaded ({error}); install the wheel for this kind of machine, and Debian's "
                          "libavformat, libavcodec and libavutil of the release that it was built on") from error
    for function, (result, arguments) in _SIGNATURES.items():
        entry = getattr(library, function)
        entry.restype, entry.argtypes = result, arguments
    if library.mg_abi() != ABI:
        raise ImportError(f"{name} is of another version; install the wheel anew")
    return library


lib = _load()
VERSION = lib.mg_version().decode()
FEATURES = tuple(lib.mg_feature_name(i).decode() for i in range(_FEATURES))
EMOTIONS = tuple(lib.mg_emotion_name(i).decode() for i in range(_EMOTIONS))


def error():
    """The exception for the last call of this thread that failed."""
    kind = {1: MissingError, 3: OutOfMemoryError, 4: UseError}.get(lib.mg_error_cause(), Error)
    return kind(lib.mg_error().decode(errors="replace"))
