#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The window as somebody sees it who opens it for the first time: the card, before all panels.

    tests/app/window_card_test.py WINDOW REPOSITORY
"""
import pathlib
import unittest

import numpy as np

import window_driver
from window_driver import INK, MEDIA, MINUS, PLUS, Story, count, part, shoot


def mark():
    return pathlib.Path(window_driver.models.name) / ".local" / "share" / "moodglass" / "show-everything"


def setUpModule():
    window_driver.open_display()
    mark().unlink()


tearDownModule = window_driver.close_display

WHY = (0.73, 0.6, 0.98, 0.98)


def bars(picture):
    """Of the effects: only where all panels are."""
    why = part(picture, *WHY)
    return count(why, PLUS) + count(why, MINUS)


class Card(Story):
    def test_a_song_shows_its_card(self):
        for name, size, more in (("card", "1440x900", []), ("card-light", "1440x900", ["--light"]), ("card-german", "1440x900", ["--language", "de"]),
                                 ("card-narrow", "390x844", [])):
            picture = shoot(name, MEDIA / "piece.mp3", *more, size=size)
            self.assertGreater(np.var(picture), 150, name)
            self.assertLess(bars(picture), 300, name)
        headline = part(shoot("card-again", MEDIA / "piece.mp3"), 0.15, 0.05, 0.6, 0.3)
        self.assertGreater(count(headline, INK), 1500)

    def test_a_key_shows_everything_and_the_next_window_does_so_at_once(self):
        process = self.ready(MEDIA / "piece.mp3")
        self.assertLess(bars(self.picture("card")), 300)
        self.key("q")
        self.settle(process)
        self.assertGreater(bars(self.picture("card-everything")), 300)
        self.assertTrue(mark().exists())
        self.leave(process)
        self.assertGreater(bars(shoot("card-remembered", MEDIA / "piece.mp3")), 300)
        process = self.ready(MEDIA / "piece.mp3")
        self.key("q")
        self.settle(process)
        self.assertLess(bars(self.picture("card-back")), 300)
        self.assertFalse(mark().exists())
        self.leave(process)


class Shared(Story):
    def test_its_picture_has_its_own_size_whatever_the_window_has(self):
        for shape, height, width in (("square", 1080, 1080), ("wide", 630, 1200)):
            picture = shoot(f"share-{shape}", "--card", shape, MEDIA / "piece.mp3")
            self.assertEqual(picture.shape, (height, width, 3))
            self.assertGreater(np.var(picture), 150, shape)
            self.assertGreater(count(part(picture, 0, 0, 1, 0.5), INK), 1500, "the headline")
            narrow = shoot(f"share-{shape}-narrow", "--card", shape, "--scale", "2", MEDIA / "piece.mp3", size="390x844")
            # Letters lie elsewhere in the fonts' texture, and their edges may be drawn a little differently.
            self.assertLess((narrow != picture).any(axis=2).mean(), 0.001, shape)
            light = shoot(f"share-{shape}-light", "--card", shape, "--light", "--language", "fr", MEDIA / "piece.mp3")
            self.assertGreater(light.mean(), 150, shape)
            self.assertGreater((picture.astype(int).max(axis=2) - picture.min(axis=2) > 60).mean(), 0.005, "colours of moods")


if __name__ == "__main__":
    unittest.main(argv=[__file__])
