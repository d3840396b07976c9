#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The command on long and odd files: each is analysed, or refused with a reason.

    tests/cli/odd_test.py COMMAND REPOSITORY
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import numpy as np

COMMAND, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
MODEL = ROOT / "tests" / "golden" / "tiny.safetensors"
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools" / "media"))

from piece import piece
from wav import wav

SCRIPTS = ["Größe und Ärger", "Песня о друге", "歌曲", "うた", "노래", "أغنية", "שיר", "เพลง", "गीत", "τραγούδι", "🎵 emoji", "a\nline", "-dash", "a'b\"c",
           "<img src=x onerror=alert(1)>.mp3", " spaces ", "é composed", "e\u0301 decomposed"]


class Odd(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return path

    def analyze(self, *paths, options=()):
        done = subprocess.run([COMMAND, "analyze", "--model", MODEL, "--format", "jsonl", *options, "--", *map(str, paths)],
                              capture_output=True, text=True, errors="surrogateescape", timeout=300)
        self.assertIn(done.returncode, (0, 1), done.stderr[-500:])
        self.assertNotIn("null", done.stdout)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def one(self, name, samples, rate, bits=16):
        return self.analyze(self.write(name, wav(samples, rate, bits)))[0]

    def test_three_hours(self):
        part = piece(20.0, 22050)[:, :1]
        hours = np.tile(part, (540, 1))
        result = self.one("long.wav", hours, 22050)
        self.assertAlmostEqual(result["duration_s"], 3 * 3600, delta=1e-3)
        self.assertEqual(result["warnings"], [])
        self.assertEqual(len(result["windows"]), 3 * 3600 - 9)

    def test_half_a_second_is_too_short(self):
        self.assertIn("too short: 0.5 s", self.one("short.wav", piece(2.0, 44100)[:22050], 44100)["error"])

    def test_rates_and_channels(self):
        for rate in (8000, 11025, 48000, 96000, 192000):
            for channels in (1, 2, 3, 6, 8):
                with self.subTest(rate=rate, channels=channels):
                    sound = np.tile(piece(2.0, rate), (1, 4))[:, :channels]
                    self.assertAlmostEqual(self.one("odd.wav", sound, rate)["duration_s"], 2.0, delta=1e-3)

    def test_levels(self):
        time_s = np.arange(3 * 44100) / 44100
        square = np.sign(np.sin(2 * np.pi * 220 * time_s))[:, None]
        self.assertIn("silent", self.one("zero.wav", 0 * square, 44100)["error"])
        self.assertIn("silent", self.one("quiet.wav", 1e-6 * square, 44100, "float")["error"])
        self.assertIn("silent", self.one("direct.wav", 0 * square + 0.5, 44100, "float")["error"])
        for name, samples in {"square.wav": square, "shifted.wav": square / 2 + 0.3, "loud.wav": 7 * square}.items():
            with self.subTest(name):
                self.assertAlmostEqual(self.one(name, samples, 44100, "float")["duration_s"], 3.0, delta=1e-3)

    def test_names_in_every_script(self):
        content = wav(piece(1.5, 22050), 22050, 16)
        longest = "n" * 251 + ".wav"
        names = [*SCRIPTS, longest, "歌" * 85]
        paths = [self.write(name, content) for name in names] + [self.write(os.fsdecode(b"latin-1 \xe9.wav"), content)]
        results = self.analyze(*paths)
        self.assertEqual([pathlib.Path(result["file"]).name for result in results], [*names, "latin-1 \ufffd.wav"])
        table = self.folder / "table.csv"
        subprocess.run([COMMAND, "analyze", "--model", MODEL, "--format", "csv", "--out", table, "--", *paths], check=True, timeout=300)
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = [pathlib.Path(row["file"]).name for row in csv.DictReader(file)]
        self.assertEqual(rows, [*names, "latin-1 \ufffd.wav"])
        out = self.folder / ("o" * 255)
        done = subprocess.run([COMMAND, "analyze", "--model", MODEL, "--format", "csv", "--out", out, self.folder / longest])
        self.assertEqual(done.returncode, 0)
        self.assertTrue(out.is_file())

    def test_four_gigabytes_are_refused(self):
        path = self.write("huge.wav", wav(piece(1.5, 22050), 22050, 16))
        os.truncate(path, 4 << 30)  # a file with a hole: no space is taken
        self.assertIn("larger than 2 GB", self.analyze(path)[0]["error"])

    def test_a_thousand_files_and_the_same_twice(self):
        content = wav(piece(1.1, 8000)[:, :1], 8000, 16)
        paths = [self.write(f"{i:03}.wav", content) for i in range(500)]
        results = self.analyze(*paths, *paths)
        self.assertEqual([result["file"] for result in results], [str(path) for path in [*paths, *paths]])
        values = {json.dumps(result["emotions"]) for result in results}
        self.assertEqual(len(values), 1)  # the same file gives the same to the bit, in whatever order and thread

    def test_a_file_that_changes_while_it_is_read(self):
        path = self.write("growing.wav", wav(piece(4.0, 22050), 22050, 16))
        done = threading.Event()

        def change():
            while not done.is_set():
                with path.open("r+b") as file:
                    file.truncate(40000)
                    file.seek(0, os.SEEK_END)
                    file.write(bytes(40000))
                time.sleep(0)

        changer = threading.Thread(target=change)
        changer.start()
        try:
            for result in self.analyze(*[path] * 50):  # what was changed while it was read has no line: --resume tries it again
                self.assertTrue(result.get("duration_s", 0) > 0 or result.get("error", "").startswith("too short"), result)
        finally:
            done.set()
            changer.join()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
