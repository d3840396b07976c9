# SPDX-License-Identifier: Apache-2.0
"""A display of its own, and the window in it as somebody uses it: for the tests beside this file.

    window_..._test.py WINDOW REPOSITORY
"""
import os
import pathlib
import shutil
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
PLUS, MINUS = (0xF0, 0xA2, 0x4A), (0x5F, 0xA8, 0xEE)  # of src/app/drawing/theme.cpp, dark
INK = (0xED, 0xEF, 0xF3)


def open_display():
    global display, models, environment
    models = tempfile.TemporaryDirectory()
    shutil.copy(MODEL, pathlib.Path(models.name) / "joint.safetensors")
    # As somebody who has chosen to see everything; the card has its own stories.
    wishes = pathlib.Path(models.name) / ".local" / "share" / "moodglass"
    wishes.mkdir(parents=True)
    (wishes / "show-everything").touch()
    KEPT.mkdir(parents=True, exist_ok=True)
    read, write = os.pipe()
    display = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "3840x2160x24", "-noreset"], pass_fds=[write],
                               stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as number:
        name = ":" + number.readline().strip()
    environment = dict(os.environ, DISPLAY=name, LIBGL_ALWAYS_SOFTWARE="1", MOODGLASS_MODELS=models.name, HOME=models.name, LC_ALL="C",
                       ASAN_OPTIONS="detect_leaks=0")


def close_display():
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


class Story(unittest.TestCase):
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

    def mouse(self, *commands):
        for command in commands:
            subprocess.run(["xdotool", *command.split()], env=environment, check=True)
            time.sleep(0.15)

    def ready(self, *arguments):
        """A window that has analysed its songs and sleeps."""
        process = self.start("--size", "1440x900", *arguments)
        time.sleep(2)
        self.settle(process)
        return process

    def saved(self, pattern):
        """The file that appears; it is gone afterwards, so that the next story finds its own."""
        for _ in range(60):
            found = list(pathlib.Path(models.name).glob(pattern))
            if found:
                time.sleep(0.2)
                content = found[0].read_bytes()
                found[0].unlink()
                self.assertEqual(len(found), 1)
                return content
            time.sleep(0.25)
        self.fail(f"no {pattern} was saved")

    def leave(self, process):
        process.kill()
        process.wait()

    def settle(self, process):
        """Waits until the window uses no time any more."""
        for _ in range(60):
            before = self.ticks(process)
            time.sleep(0.5)
            if self.ticks(process) - before <= 1:
                return
        self.fail("the window never sleeps")

    def picture(self, name):
        """Of the whole display, cut to the window."""
        path = KEPT / f"story-{name}.ppm"
        subprocess.run(["import", "-window", "root", "-crop", "1440x900+0+0", "+repage", "-depth", "8", f"ppm:{path}"], env=environment, check=True)
        return read_ppm(path)
