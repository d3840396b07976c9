#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The window hears a file that another program plays: a PulseAudio of its own has one output that is no device, and what
comes out there can be listened to.

    tests/app/window_heard_test.py WINDOW REPOSITORY
"""
import json
import pathlib
import subprocess
import tempfile
import time
import unittest
import wave

import window_driver
from window_driver import MEDIA, MODEL, WINDOW, Story, count, part

PLAYED = MEDIA / "piece-16.wav"
COMMAND = pathlib.Path(WINDOW).with_name("moodglass")
OPEN = (0xFF, 0x8A, 0x8F)  # of src/app/drawing/theme.cpp, dark


def setUpModule():
    global folder, server
    window_driver.open_display()
    folder = tempfile.TemporaryDirectory()
    for name, inner in (("XDG_RUNTIME_DIR", "run"), ("TMPDIR", "heard")):
        path = pathlib.Path(folder.name) / inner
        path.mkdir(mode=0o700)
        window_driver.environment[name] = str(path)
    socket = f"{folder.name}/run/sound"
    window_driver.environment["PULSE_SERVER"] = f"unix:{socket}"
    modules = [f"module-native-protocol-unix socket={socket} auth-anonymous=1", "module-null-sink sink_name=room rate=44100 channels=2"]
    options = ["-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]  # -n: no settings, and no real devices
    server = subprocess.Popen(["pulseaudio", *options, *(word for module in modules for word in ("-L", module))],
                              env=window_driver.environment, stderr=subprocess.DEVNULL)
    while subprocess.run(["pactl", "info"], env=window_driver.environment, capture_output=True, check=False).returncode != 0:
        if server.poll() is not None:
            raise AssertionError("PulseAudio does not run")
        time.sleep(0.1)


def tearDownModule():
    server.terminate()
    server.wait()
    window_driver.close_display()
    folder.cleanup()


class Heard(Story):
    def bar(self):
        return part(self.picture("heard"), 0, 0.94, 1, 1)

    def recording_s(self):
        """How much was heard so far."""
        return sum(path.stat().st_size for path in pathlib.Path(folder.name).glob("heard/moodglass-*/*")) / 2 / 22050

    def test_what_another_program_plays_becomes_a_song_with_the_values_of_its_file(self):
        with wave.open(str(PLAYED)) as file:
            length_s = file.getnframes() / file.getframerate()
        process = self.ready("--microphone", "monitor")
        self.key("shift+l")
        for _ in range(240):
            if self.recording_s() > 0.5:
                break
            time.sleep(0.25)
        else:
            self.fail("nothing is heard")
        self.assertGreater(count(self.bar(), OPEN), 1000, "a red mark")
        subprocess.run(["paplay", "--device", "room", PLAYED], env=window_driver.environment, check=True)  # returns once it was played
        before = self.recording_s()
        for _ in range(240):
            if self.recording_s() > before + 1:
                break
            time.sleep(0.25)
        self.assertGreater(self.recording_s(), length_s)
        self.key("shift+l")
        self.settle(process)
        self.assertEqual(count(self.bar(), OPEN), 0, "it is closed")
        self.key("s")
        heard = json.loads(self.saved("Recording *.json"))
        told = subprocess.run([COMMAND, "analyze", "--model", MODEL, "--format", "jsonl", PLAYED], capture_output=True, text=True, check=True)
        expected = json.loads(told.stdout)
        self.assertGreater(heard["duration_s"], expected["duration_s"], "silence before and after it, which is not analysed")
        for group in ("midlevel", "emotions"):
            for name, value in expected[group].items():
                self.assertAlmostEqual(heard[group][name]["mean"], value["mean"], delta=0.01, msg=name)


if __name__ == "__main__":
    unittest.main(argv=[__file__])
