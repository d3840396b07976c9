#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The window from outside, beyond why: maps, what if, compare, listening to a part, and the example pieces.

    tests/app/window_reasons_test.py WINDOW REPOSITORY
"""
import json
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest
import wave

import numpy as np

import window_driver
from window_driver import KEPT, MEDIA, MINUS, PLUS, Story, count, part, read_ppm

setUpModule, tearDownModule = window_driver.open_display, window_driver.close_display

# Parts of the window, as shares of it.
SPECTROGRAM = (0.23, 0.2, 0.58, 0.32)
BELOW = (0.18, 0.65, 0.7, 0.98)
EMOTIONS = (0.73, 0.1, 0.98, 0.38)
REASONS = (0.73, 0.42, 0.98, 0.98)
TRANSPORT = (0.18, 0.07, 0.72, 0.12)


def difference(one, other, place):
    return np.abs(part(one, *place).astype(int) - part(other, *place)).mean()


def samples(content):
    path = pathlib.Path(window_driver.models.name) / "part.wav"
    path.write_bytes(content)
    with wave.open(str(path)) as file:
        assert file.getsampwidth() == 2
        values = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())
        rate = file.getframerate()
    path.unlink()
    return values.astype(float), rate


class Reasons(Story):
    def look(self, process, name):
        self.settle(process)
        return self.picture(name)

    def test_a_map_lies_over_the_spectrogram_and_in_the_saved_picture(self):
        process = self.ready(MEDIA / "piece.flac")
        plain = self.look(process, "map-off")
        self.key("w")
        emotion = self.look(process, "map-emotion")
        self.key("e")
        self.settle(process)
        self.key("2")
        (KEPT / "saved.png").write_bytes(self.saved("piece*.png"))
        subprocess.run(["convert", KEPT / "saved.png", "-depth", "8", f"ppm:{KEPT / 'saved.ppm'}"], check=True)
        self.assertLess(difference(read_ppm(KEPT / "saved.ppm"), emotion, SPECTROGRAM), 1)
        self.key("w")
        quality = self.look(process, "map-quality")
        self.key("w")
        again = self.look(process, "map-off-again")
        self.assertGreater(difference(emotion, plain, SPECTROGRAM), 5)
        self.assertGreater(difference(quality, emotion, SPECTROGRAM), 2)
        self.assertEqual(difference(again, plain, SPECTROGRAM), 0)
        self.assertEqual(difference(emotion, plain, BELOW), 0)

    def test_what_if_moves_the_emotions_and_not_the_result(self):
        process = self.ready(MEDIA / "piece.flac")
        self.key("8", "i")
        asked = self.look(process, "what-if")
        self.key("s")
        before = json.loads(self.saved("piece*.json"))
        self.key(*["less"] * 4, "Return")
        moved = self.look(process, "what-if-moved")
        self.assertGreater(difference(moved, asked, EMOTIONS), 0.2)
        self.assertGreater(difference(moved, asked, REASONS), 1)
        self.key("s")
        self.assertEqual(json.loads(self.saved("piece*.json")), before, "what is saved is the music's own")
        self.key("BackSpace")
        self.assertEqual(difference(self.look(process, "what-if-reset"), asked, EMOTIONS), 0)

    def test_two_stretches_are_compared(self):
        process = self.ready(MEDIA / "piece.flac")
        self.mouse("mousemove 330 250", "mousedown 1", "mousemove 400 252", "mousemove 480 252", "mouseup 1", "mousemove 5 5")
        self.key("x")
        invited = self.look(process, "compare-a")
        self.mouse("mousemove 640 250", "mousedown 1", "mousemove 700 252", "mousemove 800 252", "mouseup 1", "mousemove 5 5")
        compared = self.look(process, "compare-b")
        bars = part(compared, *REASONS)
        self.assertGreater(count(bars, PLUS) + count(bars, MINUS), 300, "bars of differences")
        before = part(invited, *REASONS)
        self.assertLess(count(before, PLUS) + count(before, MINUS), 50, "nothing to compare with yet")
        self.key("y")
        self.assertGreater(difference(self.look(process, "compare-left"), compared, REASONS), 1)

    def until_it_plays(self, name):
        """A part has to be made first, which takes the longer the more the machine has to do: then the cursor moves."""
        before, moves = self.picture(name), 0
        for _ in range(60):
            time.sleep(1)
            after = self.picture(name + "-later")
            moves = moves + 1 if difference(after, before, TRANSPORT) > 0 else 0
            if moves == 2:  # once may be that it is ready
                return
            before = after
        self.fail(f"{name}: the cursor does not move")

    def test_a_part_is_heard_and_saved_and_both_make_the_whole(self):
        process = self.ready(MEDIA / "piece-16.wav")
        self.key("3", "w", "h")
        self.until_it_plays("listen-only")
        self.key("h")
        self.until_it_plays("listen-without")
        self.key("h")
        self.until_it_plays("listen-original")
        self.key("space")
        parts = []
        for key in "89":
            self.settle(process)
            self.key("e")
            self.settle(process)
            self.key(key)
            parts.append(samples(self.saved("piece-16*.wav")))
        whole, rate = samples((MEDIA / "piece-16.wav").read_bytes())
        (only, rate_of_only), (without, _) = parts
        self.assertEqual((only.shape, without.shape, rate_of_only), (whole.shape, whole.shape, rate))
        # Each is as loud as the whole, so one number is to be found for each.
        both = np.stack([only.ravel(), without.ravel()], axis=1)
        gains, *_ = np.linalg.lstsq(both, whole.ravel(), rcond=None)
        self.assertLess(np.abs(both @ gains - whole.ravel()).max(), 4, "steps of 16 bits")
        self.assertTrue(np.all(gains > 0.1))
        self.assertGreater(np.abs(only - without).mean(), 100)

    def test_example_pieces_are_offered_and_the_lesson_compares_two(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("march", "lament", "chase", "tiptoe"):
                shutil.copy(MEDIA / "piece.ogg", pathlib.Path(folder) / f"{name}.ogg")
            shutil.copy(MEDIA / "piece.mp3", pathlib.Path(folder) / "fog.ogg")
            window_driver.environment["MOODGLASS_EXAMPLES"] = folder
            self.addCleanup(window_driver.environment.pop, "MOODGLASS_EXAMPLES")
            process = self.ready()
            self.picture("examples-offered")
            self.key("g")
            self.look(process, "examples-one")
            self.key("g", "g", "g")
            time.sleep(2)
            lesson = self.look(process, "examples-lesson")
            self.key("s")
            self.assertIn(b'"fog.ogg"', self.saved("fog*.json"), "the second of the two is shown")
            self.key("y")
            self.assertGreater(difference(self.look(process, "examples-why"), lesson, REASONS), 1, "compared with the first")


if __name__ == "__main__":
    unittest.main(argv=[__file__])
