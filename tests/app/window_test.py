#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The window from outside, in a display of its own: what it draws (not pixel for pixel, but that there is something where
something should be), that it ends well on bad files, that it sleeps, and that keys reach it.

    tests/app/window_test.py WINDOW REPOSITORY
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import numpy as np

WINDOW, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
MEDIA = ROOT / "build" / "media"
MODEL = ROOT / "tests" / "golden" / "tiny.safetensors"
KEPT = ROOT / "build" / "window-pictures"  # to be looked at
PLUS, MINUS = (0xF0, 0xA2, 0x4A), (0x5F, 0xA8, 0xEE)  # of src/app/theme.cpp, dark
INK = (0xED, 0xEF, 0xF3)


def setUpModule():
    global display, models, environment
    models = tempfile.TemporaryDirectory()
    shutil.copy(MODEL, pathlib.Path(models.name) / "joint.safetensors")
    KEPT.mkdir(parents=True, exist_ok=True)
    read, write = os.pipe()
    display = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "3840x2160x24", "-noreset"], pass_fds=[write],
                               stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as number:
        name = ":" + number.readline().strip()
    environment = dict(os.environ, DISPLAY=name, LIBGL_ALWAYS_SOFTWARE="1", MOODGLASS_MODELS=models.name, HOME=models.name,
                       ASAN_OPTIONS="detect_leaks=0")


def tearDownModule():
    display.terminate()
    display.wait()
    models.cleanup()


def read_ppm(path):
    magic, size, _, pixels = path.read_bytes().split(b"\n", 3)
    assert magic == b"P6"
    width, height = map(int, size.split())
    return np.frombuffer(pixels, np.uint8).reshape(height, width, 3)


def shoot(name, *arguments, size="1440x900"):
    picture = KEPT / f"{name}.ppm"
    subprocess.run([WINDOW, "--screenshot", picture, "--size", size, *map(str, arguments)], env=environment, check=True, timeout=120,
                   stderr=subprocess.PIPE)
    return read_ppm(picture)


def part(picture, left, top, right, bottom):
    height, width, _ = picture.shape
    return picture[int(top * height):int(bottom * height), int(left * width):int(right * width)].reshape(-1, 3)


def count(pixels, colour, tolerance=8):
    return int((np.abs(pixels.astype(int) - colour).max(axis=1) < tolerance).sum())


class Pictures(unittest.TestCase):
    def test_empty_state_has_text_and_a_button(self):
        middle = part(shoot("empty"), 0.3, 0.2, 0.7, 0.8)
        self.assertGreater(count(middle, INK), 3000)

    def test_a_song_fills_every_panel(self):
        picture = shoot("song", MEDIA / "piece.mp3")
        spectrogram = part(picture, 0.23, 0.2, 0.58, 0.32)
        self.assertGreater(len(np.unique(spectrogram // 16, axis=0)), 30, "a spectrogram has many colours")
        self.assertGreater(np.var(part(picture, 0.23, 0.12, 0.58, 0.17)), 300, "waveform")
        for name, place in {"features": (0.18, 0.65, 0.45, 0.98), "plane": (0.48, 0.68, 0.7, 0.95),
                            "emotions": (0.73, 0.1, 0.98, 0.4), "why": (0.73, 0.45, 0.98, 0.98)}.items():
            self.assertGreater(count(part(picture, *place), INK), 50, name)
        why = part(picture, 0.73, 0.6, 0.98, 0.98)
        self.assertGreater(count(why, PLUS) + count(why, MINUS), 300, "bars of effects")

    def test_narrow_and_large_and_light(self):
        for name, size, more in (("narrow", "390x844", []), ("large", "3840x2160", ["--scale", "2"]), ("light", "1440x900", ["--light"]),
                                 ("german", "1440x900", ["--german"])):
            picture = shoot(name, MEDIA / "piece.ogg", *more, size=size)
            self.assertEqual("x".join(map(str, picture.shape[1::-1])), size)
            self.assertGreater(np.var(picture), 150, name)

    def test_bad_files_end_with_a_sentence_and_the_good_one_is_shown(self):
        bad = ["text.mp3", "empty.mp3", "short.wav", "silence.wav", "channels30.wav"]
        picture = shoot("bad", *[MEDIA / name for name in bad], MEDIA / "piece.flac", "no-such-file.mp3")
        warning = (0xF2, 0xC1, 0x4E)
        self.assertGreater(count(part(picture, 0, 0.05, 0.17, 1), warning, 50), 300)
        self.assertGreater(np.var(part(picture, 0.23, 0.12, 0.58, 0.17)), 300, "waveform of the good one")

    def test_no_model_is_said(self):
        with tempfile.TemporaryDirectory() as none:
            picture = KEPT / "no-model.ppm"
            subprocess.run([WINDOW, "--screenshot", picture, MEDIA / "piece.mp3"], env=dict(environment, MOODGLASS_MODELS=none),
                           check=True, timeout=60)


class Behaviour(unittest.TestCase):
    def start(self, *arguments):
        process = subprocess.Popen([WINDOW, *map(str, arguments)], env=environment, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    @staticmethod
    def ticks(process):
        fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def key(self, *names):
        subprocess.run(["xdotool", "key", "--delay", "120", *names], env=environment, check=True)

    def settle(self, process):
        """Waits until the window uses no time any more."""
        for _ in range(60):
            before = self.ticks(process)
            time.sleep(0.5)
            if self.ticks(process) - before <= 1:
                return
        self.fail("the window never sleeps")

    def test_wrong_usage(self):
        for wrong in (["--nonsense"], ["--size", "wide"], ["--scale", "0"]):
            self.assertEqual(subprocess.run([WINDOW, *wrong], env=environment, stderr=subprocess.DEVNULL).returncode, 2)

    def test_sleeps_while_nothing_happens(self):
        process = self.start("--size", "1000x700", MEDIA / "piece.mp3")
        time.sleep(3)
        self.settle(process)
        before = self.ticks(process)
        time.sleep(3)
        self.assertLessEqual(self.ticks(process) - before, 6, "hundredths of a second in 3 s")
        self.assertIsNone(process.poll())

    def test_keys_save_the_result(self):
        process = self.start("--size", "1000x700", MEDIA / "piece-16.wav")
        time.sleep(3)
        self.settle(process)
        self.key("question", "Escape", "l", "t", "s")
        for _ in range(40):
            saved = list(pathlib.Path(models.name).glob("piece*.json"))
            if saved:
                break
            time.sleep(0.25)
        self.assertEqual(len(saved), 1)
        self.assertIn('"emotions"', saved[0].read_text())

    def test_ends_while_a_song_is_analysed(self):
        process = self.start(MEDIA / "long.wav")
        time.sleep(2)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=10), -signal.SIGTERM)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
