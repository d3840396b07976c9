#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The window from outside, in a display of its own: what it draws (not pixel for pixel, but that there is something where
something should be), that it ends well on bad files, that it sleeps, and that keys reach it.

    tests/app/window_test.py WINDOW REPOSITORY
"""
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import wave

import numpy as np

import window_driver
from window_driver import INK, KEPT, MEDIA, MINUS, PLUS, WINDOW, Story, count, part, shoot

setUpModule, tearDownModule = window_driver.open_display, window_driver.close_display


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
                                 ("german", "1440x900", ["--language", "de"])):
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
            subprocess.run([WINDOW, "--screenshot", picture, MEDIA / "piece.mp3"], env=dict(window_driver.environment, MOODGLASS_MODELS=none),
                           check=True, timeout=60)


class Behaviour(Story):
    def test_wrong_usage(self):
        for wrong in (["--nonsense"], ["--size", "wide"], ["--scale", "0"]):
            self.assertEqual(subprocess.run([WINDOW, *wrong], env=window_driver.environment, stderr=subprocess.DEVNULL).returncode, 2)

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
        self.assertIn(b'"emotions"', self.saved("piece*.json"))

    def test_a_stretch_is_selected_and_taken_away(self):
        process = self.ready(MEDIA / "piece.flac", MEDIA / "text.mp3")
        whole = self.picture("whole")
        self.mouse("mousemove 450 250", "mousedown 1", "mousemove 500 252", "mousemove 640 252", "mouseup 1", "mousemove 5 5")
        self.settle(process)
        stretch = self.picture("stretch")
        self.assertGreater(np.abs(part(whole, 0.73, 0.1, 0.98, 0.98).astype(int) - part(stretch, 0.73, 0.1, 0.98, 0.98)).max(), 100,
                           "emotions and reasons are those of the stretch")
        self.key("e")
        self.settle(process)
        self.key("1")
        report = self.saved("piece*.html").decode()
        self.assertIn("<h1>piece.flac: how it sounds, and why</h1>", report)
        self.assertEqual(report.count("<tr>"), 3 + 8 + 7 + 8)
        self.assertEqual(report.count("<img src=\"data:image/png;base64,"), 1)
        self.key("e")
        self.settle(process)
        self.key("2")
        png = self.saved("piece*.png")
        self.assertEqual(png[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual((int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")), (1440, 900))
        self.key("e", "3")
        png = self.saved("piece*.square.png")
        self.assertEqual((int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")), (1080, 1080))
        self.key("e", "6")
        self.assertTrue(self.saved("piece*.csv").startswith(b"\xef\xbb\xbftime_s,melodiousness,"))

    def test_results_are_kept_by_choice_opened_again_and_deleted(self):
        data = pathlib.Path(window_driver.models.name) / ".local" / "share" / "moodglass"
        process = self.ready(MEDIA / "piece.ogg")
        wishes = {data / "show-everything"}  # which the driver has for somebody who chose it before
        self.assertEqual(set(data.iterdir()), wishes, "nothing is kept unasked")
        self.key("k", "space")
        self.settle(process)
        self.picture("kept-list")
        self.assertEqual(len(list(data.glob("*.result.json"))), 1)
        self.key("Escape", "s")
        before = self.saved("piece*.json")
        self.leave(process)
        process = self.ready()
        self.key("k")
        self.settle(process)
        self.key("Return")
        self.settle(process)
        picture = self.picture("kept")
        self.assertGreater(np.var(part(picture, 0.23, 0.12, 0.58, 0.17)), 100, "the outline of its waveform")
        self.key("s")
        self.assertEqual(self.saved("piece*.json"), before)
        self.key("k")
        self.settle(process)
        self.key("Delete")
        self.settle(process)
        self.assertEqual(list(data.glob("*.result.json")), [])
        self.key("space")
        self.settle(process)
        self.assertEqual(set(data.iterdir()), wishes)
        self.leave(process)

    def test_a_removed_song_comes_back_and_the_palette_finds_by_letters(self):
        process = self.ready(MEDIA / "piece.ogg")
        self.key("s")
        before = self.saved("piece*.json")
        with_song = self.picture("undo-before")
        self.key("Delete")
        self.settle(process)
        self.assertLess(np.var(part(self.picture("undo-removed"), 0.23, 0.12, 0.58, 0.17)), np.var(part(with_song, 0.23, 0.12, 0.58, 0.17)))
        self.key("ctrl+z")
        self.settle(process)
        self.key("s")
        self.assertEqual(self.saved("piece*.json"), before)
        self.key("slash")
        self.settle(process)
        self.key("c", "u", "r", "v", "e", "s", "space", "c", "s", "v")
        self.settle(process)
        self.picture("palette")
        self.key("Return")
        self.assertTrue(self.saved("piece*.csv").startswith(b"\xef\xbb\xbftime_s,melodiousness,"))
        self.leave(process)

    def test_a_class_guesses(self):
        process = self.ready(MEDIA / "piece.mp3", MEDIA / "piece.ogg")
        self.key("p")
        for lesson in ("hear", "express", "why", "timeline", "plane"):
            self.settle(process)
            hidden = self.picture(f"classroom-{lesson}-hidden")
            self.key("n")
            self.settle(process)
            shown = self.picture(f"classroom-{lesson}")
            self.assertGreater(np.var(part(shown, 0.1, 0.2, 0.9, 0.8)), np.var(part(hidden, 0.1, 0.2, 0.9, 0.8)), lesson)
            self.key("Right")
        self.key("Escape")
        self.settle(process)

    def test_a_song_is_cancelled_and_colours_and_language_change(self):
        with tempfile.TemporaryDirectory() as folder:
            half_an_hour = pathlib.Path(folder) / "half-an-hour.wav"  # so long that it is still analysed when it is cancelled
            with wave.open(str(MEDIA / "long.wav")) as once, wave.open(str(half_an_hour), "wb") as out:
                out.setparams(once.getparams())
                sound = once.readframes(once.getnframes())
                for _ in range(10):
                    out.writeframes(sound)
            process = self.start("--size", "1440x900", "--language", "de", "--light", half_an_hour, MEDIA / "piece.mp3")
            time.sleep(2)
            self.mouse("mousemove 220 107", "click 1")  # the cross of the first song
            self.settle(process)
        cancelled = self.picture("cancelled")
        self.key("s")
        self.key("Down", "s")
        self.assertIn(b'"emotions"', self.saved("piece*.json"))
        self.assertEqual(list(pathlib.Path(window_driver.models.name).glob("half-an-hour*")), [], "it was not analysed to its end")
        self.key("t", "l")
        self.settle(process)
        other = self.picture("cancelled-dark-english")
        self.assertLess(other.mean(), cancelled.mean() - 60)
        self.leave(process)

    def test_a_title_from_right_to_left(self):
        name = "\u05e9\u05d9\u05e8 \u05d4\u05e9\u05d9\u05e8\u05d9\u05dd \u0623\u063a\u0646\u064a\u0629.mp3"
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(MEDIA / "piece.mp3", pathlib.Path(folder) / name)
            shoot("titles", pathlib.Path(folder) / name)

    def test_ends_while_a_song_is_analysed(self):
        process = self.start(MEDIA / "long.wav")
        time.sleep(2)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=10), -signal.SIGTERM)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
