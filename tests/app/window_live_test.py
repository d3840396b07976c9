#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The window hears a microphone: the one that is always there and hears silence.

    tests/app/window_live_test.py WINDOW REPOSITORY
"""
import pathlib
import tempfile
import time
import unittest

import window_driver
from window_driver import Story, count, part

setUpModule, tearDownModule = window_driver.open_display, window_driver.close_display

OPEN = (0xFF, 0x8A, 0x8F)  # of src/app/drawing/theme.cpp, dark
WARNING = (0xF2, 0xC1, 0x4E)


class Live(Story):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        window_driver.environment["TMPDIR"] = self.temporary.name

    def recordings(self):
        return [path for path in pathlib.Path(self.temporary.name).glob("moodglass-*/*")]

    def bar(self, name):
        return part(self.picture(name), 0, 0.94, 1, 1)

    def wait_for(self, what, holds):
        for _ in range(80):
            if holds():
                return
            time.sleep(0.25)
        self.fail(f"not within 20 s: {what}")

    def test_a_bar_is_there_while_it_is_open_and_what_was_heard_becomes_a_song(self):
        process = self.ready("--microphone", "null")
        self.assertEqual(count(self.bar("live-before"), OPEN), 0)
        self.key("shift+l")
        self.wait_for("a red mark", lambda: count(self.bar("live"), OPEN) > 1000)
        self.wait_for("that it is silent is said", lambda: count(self.bar("live"), WARNING, 50) > 300)
        [recording] = self.recordings()
        self.assertEqual(recording.parent.stat().st_mode & 0o777, 0o700, "for nobody else")
        self.key("shift+l")
        self.wait_for("it is closed", lambda: count(self.bar("live-after"), OPEN) == 0)
        [recording] = self.recordings()
        self.assertRegex(recording.name, r"^Recording \d{4}-\d\d-\d\d \d\d-\d\d-\d\d$")
        content = recording.read_bytes()
        self.assertEqual(content[:4] + content[8:12], b"RIFFWAVE")
        self.assertEqual(int.from_bytes(content[40:44], "little"), len(content) - 44)
        self.assertGreater(len(content), 44 + 3 * 2 * 22050, "more than three seconds")
        self.settle(process)
        songs = part(self.picture("live-after"), 0, 0.05, 0.17, 0.5)
        self.assertGreater(count(songs, WARNING, 50), 100, "that a recording of silence cannot be analysed is said")

    def test_too_little_leaves_nothing(self):
        self.ready("--microphone", "null")
        self.key("shift+l", "shift+l")
        self.wait_for("it is closed", lambda: not self.recordings() and count(self.bar("live-short"), OPEN) == 0)

    def test_a_microphone_that_is_not_there_is_said(self):
        self.ready("--microphone", "no such microphone")
        self.key("shift+l")
        self.assertEqual(count(self.bar("live-none"), OPEN), 0)
        self.assertEqual(self.recordings(), [])


if __name__ == "__main__":
    unittest.main(argv=[__file__])
