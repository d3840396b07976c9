#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The command on odd files as people have them, which tools/media makes: each is analysed whole and told truly, or refused by
what it is.

    tests/cli/kinds_test.py COMMAND REPOSITORY
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

COMMAND, ROOT = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
MODEL = ROOT / "tests" / "golden" / "tiny.safetensors"
RATE, SECONDS = 44100, 4.0
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools" / "media"))

from odd import odd
from piece import piece

SAME = {  # as the control: to the bit, or as near as a mixture of channels or a lossy format comes
    "never-finished.wav": 0, "stopped-late.wav": 0, "pipe.aiff": 0, "behind-a-tag.wav": 0, "odd-chunk.wav": 0, "alac.m4a": 0,
    "inverted.wav": 1e-6, "nearly-inverted.wav": 5e-3, "shifted.wav": 5e-3, "surround.wav": 1e-3,
    "zeros-in-front.mp3": .05, "cover-in-front.mp3": .05, "small-tag.mp3": .05, "free.mp3": .05, "holds-mp3.wav": .05,
    "no-end.opus": .05, "cover-first.ogg": .05, "index-first.ogg": .05, "ac3.mp4": .1, "sound.ts": .1, "film.avi": .1,
    "sound.ac3": .1, "sound.dts": .1,
}
WARNS = {
    "never-finished.wav": "the header was never finished",
    "stopped-late.wav": "the header tells of 1.3 s of sound",
    "inverted.wav": "the channels cancel each other out for 4.0 s of 4.0 s",
    "nearly-inverted.wav": "the channels cancel each other out for 4.0 s of 4.0 s",
    "no-end.opus": "the file does not say where it ends",
}
REFUSED = {
    "dts.wav": "DTS surround sound in the place of plain samples",
    "gsm.wav": "a WAV or AIFF file whose sound is coded as GSM 6.10",
    "microphones.opus": "an Opus file of 16 channels that are for no loudspeakers",
    "silent.mp4": "a video without sound",
    "tune.mid": "a MIDI file",
    "songs.zip": "a ZIP archive",
    "list.m3u": "a playlist",
    "page.mp3": "a web page and not the song",
    "link.url": "a shortcut to an address",
    "disc.dsf": "DSD",
    "zeros.mp3": "the file holds nothing but zeros",
}
TWICE = ["mono-then-stereo.mp3", "two-rates.mp3"]


class Kinds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        mono = piece(SECONDS, RATE).mean(axis=1, keepdims=True)
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            cls.names = []
            for file, content in odd(mono, RATE).items():
                (folder / file).write_bytes(content)
                cls.names.append(file)
            done = subprocess.run([COMMAND, "analyze", "--model", MODEL, "--format", "jsonl", "--", *cls.names], cwd=folder,
                                  capture_output=True, text=True, timeout=300)
        cls.results = {line["file"]: line for line in map(json.loads, done.stdout.splitlines())}

    def test_each_is_analysed_or_refused(self):
        tagged = {name for name in self.names if name.startswith("tagged-")}
        self.assertEqual(len(tagged), 24)
        self.assertEqual(set(self.names), {"control.wav", *SAME, *REFUSED, *TWICE} | tagged)
        self.assertEqual(set(self.results), set(self.names))
        self.assertEqual({name for name, result in self.results.items() if "error" in result}, set(REFUSED))

    def test_what_is_refused_is_named_with_a_next_step(self):
        for name, start in REFUSED.items():
            with self.subTest(name):
                error = self.results[name].get("error", "")
                self.assertTrue(error.startswith(start), error)
                self.assertIn("; ", error)

    def test_only_what_is_true_is_warned_of(self):
        for name, result in self.results.items():
            with self.subTest(name):
                warnings = result.get("warnings", [])
                self.assertEqual(len(warnings), 1 if name in WARNS else 0, warnings)
                for warning in warnings:
                    self.assertTrue(warning.startswith(WARNS[name]), warning)

    def test_the_values_are_those_of_the_sound(self):
        control = self.results["control.wav"]
        for name, tolerance in SAME.items():
            with self.subTest(name):
                result = self.results[name]
                self.assertAlmostEqual(result["duration_s"], SECONDS, delta=0.1)
                for emotion, value in result["emotions"].items():
                    self.assertAlmostEqual(value["mean"], control["emotions"][emotion]["mean"], delta=tolerance)

    def test_of_what_was_joined_all_is_heard(self):
        for name in TWICE:
            with self.subTest(name):
                self.assertAlmostEqual(self.results[name]["duration_s"], 2 * SECONDS, delta=0.2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
