#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""`moodglass listen`, on sound that comes through a pipe, from a file, and from a device that hears silence.

    tests/cli/listen_test.py COMMAND REPOSITORY
"""
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest
import wave

import numpy as np

COMMAND, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
MODEL = ROOT / "tests" / "golden" / "tiny.safetensors"
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools" / "media"))

from piece import piece
from wav import wav

RATE = 22050
SOUND = piece(13.0, RATE).mean(axis=1, keepdims=True)
SAMPLES = np.round(SOUND * 32767).astype("<i2").tobytes()


def listen(*arguments, sound=b""):
    done = subprocess.run([COMMAND, "listen", "--model", MODEL, *map(str, arguments)], input=sound, capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def lines(*arguments, sound=b""):
    """(moments, the whole)"""
    status, out, err = listen("--format", "jsonl", *arguments, sound=sound)
    assert status == 0, err
    *moments, whole = map(json.loads, out.splitlines())
    return moments, whole


class Listen(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def test_there_are_values_every_half_second_of_sound(self):
        moments, whole = lines("-", sound=wav(SOUND, RATE, 16))
        times = [moment["time_s"] for moment in moments]
        self.assertAlmostEqual(times[0], 3, delta=0.06)
        self.assertAlmostEqual(times[-1], 13, delta=0.06)
        self.assertTrue(all(abs(after - before - 0.5) < 0.06 for before, after in zip(times, times[1:])), times)
        self.assertEqual([moment["provisional"] for moment in moments], [time < 9.99 for time in times])
        for moment in moments:
            for emotion, effects in moment["effects"].items():
                self.assertAlmostEqual(sum(effects.values()), moment["emotions"][emotion], delta=1e-5)
        self.assertEqual(whole["duration_s"], 13)

    def test_the_end_is_what_the_recording_is_as_a_file(self):
        out = self.folder / "heard.wav"
        _, whole = lines("-", "--out", out, sound=wav(piece(9.0, 48000), 48000, 24))
        with wave.open(str(out)) as file:
            self.assertEqual((file.getnchannels(), file.getframerate(), file.getsampwidth(), file.getnframes()), (1, RATE, 2, 9 * RATE))
        done = subprocess.run([COMMAND, "analyze", "--model", MODEL, "--format", "jsonl", out], capture_output=True, text=True, check=True)
        of_file = json.loads(done.stdout)
        for key in ("duration_s", "midlevel", "emotions", "effects", "curve", "harmony"):
            self.assertEqual(whole[key], of_file[key], key)

    def test_what_is_kept_is_what_came(self):
        out = self.folder / "heard.wav"
        lines("-", "--out", out, sound=wav(SOUND, RATE, 16))
        with wave.open(str(out)) as file:
            kept = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        self.assertEqual(kept.tobytes(), SAMPLES)
        status, _, err = listen("-", "--out", out, sound=wav(SOUND, RATE, 16))
        self.assertEqual(status, 2)
        self.assertIn("--force overwrites it", err)

    def test_a_pipe_that_does_not_know_its_length(self):
        expected, _ = lines("-", sound=wav(SOUND, RATE, 16))
        endless = wav(SOUND, RATE, 16)
        endless = endless[:4] + b"\xff\xff\xff\xff" + endless[8:40] + b"\xff\xff\xff\xff" + endless[44:]
        notes = wav(SOUND, RATE, 16) + b"LIST" + struct.pack("<I", 60000) + b"INFO" + bytes(59996)
        for sound, options in ((endless, ()), (notes, ()), (SAMPLES, ("--rate", RATE))):
            moments, whole = lines("-", *options, sound=sound)
            self.assertEqual(whole["duration_s"], 13)
            self.assertEqual(moments[-1]["emotions"], expected[-1]["emotions"])

    def test_a_file_is_heard_as_if_it_was_played(self):
        path = self.folder / "song.wav"
        path.write_bytes(wav(SOUND, RATE, 16))
        expected, _ = lines("-", sound=wav(SOUND, RATE, 16))
        moments, whole = lines(path)
        self.assertEqual(moments[-1]["emotions"], expected[-1]["emotions"])
        self.assertEqual(whole["file"], str(path))

    def test_text_has_a_line_a_value_and_the_report(self):
        status, out, err = listen("-", "--seconds", 5, sound=wav(SOUND, RATE, 16))
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(out.count(" dB"), 5)
        self.assertEqual(out.count("provisional"), 5)
        self.assertIn("How it sounds", out)

    def test_too_loud_is_told(self):
        moments, _ = lines("-", sound=wav(np.clip(4 * SOUND, -1, 1), RATE, 16))
        self.assertTrue(any(moment["clips"] for moment in moments))

    def test_a_time_that_cannot_be_is_told_with_those_that_can(self):
        for seconds in ("0", "-1", "3601"):
            status, _, err = listen("-", "--seconds", seconds)
            self.assertEqual(status, 2)
            self.assertRegex(err, rf"--seconds: Value {seconds} not in range .*\b0\.1.*\b3600\b")
            self.assertNotRegex(err, r"\d{11}")

    def test_what_cannot_be_heard_is_told(self):
        for sound, options, reason in (
            (b"no sound at all", ("-",), "standard input is no WAV file"),
            (b"", ("-",), "standard input is no WAV file"),
            (wav(0 * SOUND, RATE, 16), ("-",), "silent"),
            (wav(SOUND[:RATE // 2], RATE, 16), ("-",), "too short"),
            (b"", ("--device", "null", "--seconds", 1.5), "silent"),
        ):
            status, _, err = listen(*options, sound=sound)
            self.assertEqual(status, 1, err)
            self.assertIn(reason, err)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
