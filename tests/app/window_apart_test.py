#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The window has its songs decoded by processes of their own: one that crashes, hangs or is killed costs its song, and none
outlives the window. The decoders that crash and hang are preloaded in front of libav, so that the window is the one that is shipped.

    tests/app/window_apart_test.py WINDOW REPOSITORY CRASHING HANGING
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

import numpy as np

import window_driver
from window_driver import INK, MEDIA, MODEL, WINDOW, Story, count, part, shoot

CRASHING, HANGING = sys.argv[3:5]
COMMAND = pathlib.Path(WINDOW).with_name("moodglass")
WARNING = (0xF2, 0xC1, 0x4E)  # of src/app/drawing/theme.cpp, dark

setUpModule, tearDownModule = window_driver.open_display, window_driver.close_display


def state(number):
    """R, S, Z, ...; empty where there is no such process."""
    try:
        return pathlib.Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return ""


def name_of(number):
    try:
        return pathlib.Path(f"/proc/{number}/comm").read_text().strip()
    except FileNotFoundError:
        return ""


class Apart(Story):
    def preloaded(self, library):
        window_driver.environment["LD_PRELOAD"] = library
        self.addCleanup(window_driver.environment.pop, "LD_PRELOAD")

    @staticmethod
    def children(process):
        return [int(number) for task in pathlib.Path(f"/proc/{process.pid}/task").iterdir()
                for number in (task / "children").read_text().split()]

    def child(self, process):
        for _ in range(120):
            for number in self.children(process):
                if name_of(number) == "moodglass-song":
                    return number
            time.sleep(0.25)
        self.fail("nothing decodes")

    def none_decodes(self, process):
        """Once all songs have come to their end; nor does any wait to be told of."""
        for _ in range(120):
            if not self.children(process):
                self.settle(process)
                return
            time.sleep(0.25)
        self.fail("a process is left")

    def drawn(self):
        for _ in range(120):
            if count(part(self.picture("drawn"), 0, 0, 0.17, 0.3), INK) > 300:
                return
            time.sleep(0.25)
        self.fail("no list of songs")

    def gone(self, number):
        for _ in range(120):
            if state(number) in ("", "Z"):
                return
            time.sleep(0.25)
        self.fail("it goes on")

    def values(self):
        """The values of piece.mp3 that the window saves are those of the command."""
        home = pathlib.Path(window_driver.models.name)
        for old in home.glob("piece*.json"):
            old.unlink()
        found = []
        for _ in range(60):  # until it is analysed
            self.key("s")
            time.sleep(0.5)
            found = sorted(home.glob("piece*.json"))
            if found:
                break
        self.assertTrue(found, "nothing is saved")
        seen = json.loads(found[0].read_text())
        told = subprocess.run([COMMAND, "analyze", "--model", MODEL, "--format", "jsonl", MEDIA / "piece.mp3"], capture_output=True, text=True,
                              check=True, env={name: value for name, value in os.environ.items() if name != "LD_PRELOAD"})
        for group in ("midlevel", "emotions"):
            for name, value in json.loads(told.stdout)[group].items():
                self.assertAlmostEqual(seen[group][name]["mean"], value["mean"], delta=1e-4, msg=name)

    def test_a_song_that_crashes_its_decoder_is_told_and_the_next_is_analysed(self):
        self.preloaded(CRASHING)
        picture = shoot("crash", MEDIA / "piece.m4a", MEDIA / "piece.mp3")
        self.assertGreater(count(part(picture, 0, 0.05, 0.17, 1), WARNING, 50), 100)
        process = self.ready(MEDIA / "piece.m4a", MEDIA / "piece.mp3")
        self.none_decodes(process)
        self.key("Down")
        self.settle(process)
        self.assertGreater(np.var(part(self.picture("crash-next"), 0.23, 0.12, 0.58, 0.17)), 300, "waveform of the good one")
        self.values()
        self.leave(process)

    def test_a_song_whose_decoder_hangs_can_be_taken_away(self):
        self.preloaded(HANGING)
        process = self.start("--size", "1440x900", MEDIA / "piece.m4a", MEDIA / "piece.mp3")
        child = self.child(process)
        self.drawn()
        self.settle(process)
        self.mouse("mousemove 220 107", "click 1")  # the cross of the first song
        self.gone(child)
        self.none_decodes(process)
        self.key("Down")
        self.settle(process)
        self.values()
        self.leave(process)

    def test_a_song_whose_decoder_is_killed_is_told(self):
        self.preloaded(HANGING)
        process = self.start("--size", "1440x900", MEDIA / "piece.m4a", MEDIA / "piece.mp3")
        child = self.child(process)
        self.drawn()
        os.kill(child, signal.SIGKILL)
        self.gone(child)
        self.none_decodes(process)
        self.assertGreater(count(part(self.picture("killed"), 0, 0.05, 0.17, 1), WARNING, 50), 100)
        self.key("Down")
        self.settle(process)
        self.values()
        self.leave(process)

    def test_no_decoder_outlives_the_window(self):
        self.preloaded(HANGING)
        for ending in (signal.SIGKILL, signal.SIGTERM):
            process = self.start("--size", "1440x900", MEDIA / "piece.m4a")
            child = self.child(process)
            process.send_signal(ending)
            process.wait()
            self.gone(child)

    def test_it_plays_what_a_process_decodes(self):
        process = self.ready(MEDIA / "piece.mp3")
        still = part(self.picture("before-playing"), 0.23, 0.12, 0.58, 0.17)
        self.key("space")
        for _ in range(120):
            if (part(self.picture("playing"), 0.23, 0.12, 0.58, 0.17) != still).any():
                break
            time.sleep(0.25)
        else:
            self.fail("the playhead stands")
        self.leave(process)

    def test_version_says_what_holds_and_it_can_be_left_open(self):
        done = subprocess.run([WINDOW, "--version"], capture_output=True, text=True, check=True, env=window_driver.environment)
        self.assertRegex(done.stdout, r"^\d+\.\d+\.\d+\ndecoding kept in: files by .+, system calls by .+\n$")
        picture = shoot("open", "--no-sandbox", MEDIA / "piece.mp3")
        self.assertGreater(np.var(part(picture, 0.23, 0.12, 0.58, 0.17)), 300, "waveform")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
