#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The window from outside, by the model that ships: the music that a song is compared with, and what its reasons leave out.

    tests/app/window_kinds_test.py WINDOW REPOSITORY
"""
import json
import pathlib
import tempfile
import time
import unittest
import wave

import numpy as np

import window_driver
from window_driver import MEDIA, ROOT, Story, part

setUpModule, tearDownModule = window_driver.open_display, window_driver.close_display

POPULAR = ROOT / "build" / "examples" / "tune-3.ogg"  # sounds like popular music, surely
SPECTROGRAM = (0.23, 0.2, 0.58, 0.32)
OWN = 20  # so many songs are a reference


def slices(folder):
    """As many pieces of one, each a little longer than the one before and begun later."""
    with wave.open(str(MEDIA / "piece-16.wav")) as file:
        about, frames = file.getparams(), file.readframes(file.getnframes())
    size = about.sampwidth * about.nchannels
    for i in range(OWN):
        path = pathlib.Path(folder) / f"own {i}.wav"
        with wave.open(str(path), "wb") as file:
            file.setparams(about)
            file.writeframes(frames[i * about.framerate // 4 * size:(i * about.framerate // 4 + (10 * 4 + i) * about.framerate // 4) * size])
        yield path


class Kinds(Story):
    def setUp(self):
        window_driver.environment["MOODGLASS_MODELS"] = str(ROOT / "models")
        self.addCleanup(window_driver.environment.__setitem__, "MOODGLASS_MODELS", window_driver.models.name)

    def command(self, letters):
        self.key("slash", *("space" if letter == " " else letter for letter in letters), "Return")

    def told(self, name):
        self.key("s")
        return json.loads(self.saved(f"{name}*.json"))

    def test_a_pop_song_is_compared_with_popular_music_until_one_asks_for_other(self):
        process = self.ready(POPULAR)
        first = self.told("tune-3")
        self.assertEqual((first["reference"]["kind"], first["reference"]["chosen"]), ("popular", "auto"))
        self.assertIn("of popular music", first["sentences"]["energy"])
        self.picture("kind-popular")
        self.command("compare with film music")
        self.settle(process)
        other = self.told("tune-3")
        self.assertEqual((other["reference"]["kind"], other["reference"]["chosen"]), ("film", "asked"))
        self.assertEqual(other["emotions"]["energy"]["mean"], first["emotions"]["energy"]["mean"], "no value is another")
        self.assertNotEqual(other["emotions"]["energy"]["percentile"], first["emotions"]["energy"]["percentile"])

    def test_ones_own_songs_are_a_reference(self):
        with tempfile.TemporaryDirectory() as folder:
            process = self.start("--size", "1440x900", *slices(folder))
            time.sleep(2)
            self.settle(process)
            self.command("my own songs")
            self.settle(process)
            told = self.told("own ")
            self.assertEqual((told["reference"]["kind"], told["reference"]["chosen"]), ("own", "asked"))
            self.assertIn(str(OWN), told["reference"]["clips"])

    def test_what_is_left_out_is_seen_and_heard(self):
        process = self.ready(POPULAR)
        self.key("w")
        self.settle(process)
        emotion = self.picture("left-out-emotion")
        self.key("w", "w")
        self.settle(process)
        rest = self.picture("left-out")
        self.assertGreater(np.abs(part(rest, *SPECTROGRAM).astype(int) - part(emotion, *SPECTROGRAM)).mean(), 2)
        self.key("h")
        time.sleep(3)
        self.key("space")
        self.settle(process)
        self.key("e")
        self.settle(process)
        self.key("8")
        only = self.saved("tune-3*.wav")
        self.assertGreater(np.abs(np.frombuffer(only[44:], "<i2").astype(int)).max(), 1000, "what is left out is a sound")


if __name__ == "__main__":
    unittest.main(argv=[__file__])
