#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The wheel as a researcher uses it.

    tests/packages/python_test.py REPOSITORY FOLDER      FOLDER holds the ladder's files
"""
import json
import pathlib
import subprocess
import sys
import threading
import unittest

import moodglass
import numpy as np

sys.dont_write_bytecode = True
ROOT, FOLDER = map(pathlib.Path, sys.argv[1:3])
sys.path.insert(0, str(ROOT / "tools" / "media"))

from piece import piece
from wav import wav

COMMAND = ROOT / "build" / "native" / "bin" / "moodglass"
TINY = ROOT / "tests" / "golden" / "tiny.safetensors"
RATE = 44100


def command(*arguments):
    done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class Wheel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sound = piece(14, RATE)  # (n, 2)
        cls.song = FOLDER / "song.wav"
        cls.song.write_bytes(wav(cls.sound, RATE, "float"))
        cls.tiny = moodglass.Model(TINY)
        cls.analysis = moodglass.analyse(cls.song)

    def test_it_is_the_installed_one(self):
        self.assertIn("site-packages", moodglass.__file__)

    def test_numbers_are_the_commands(self):
        told = command("analyze", "--format", "json", self.song)
        a = self.analysis
        for group, names in (("midlevel", moodglass.FEATURES), ("emotions", moodglass.EMOTIONS)):
            for field in ("mean", "low", "high"):
                ours = getattr(getattr(a, group), field)
                np.testing.assert_allclose(ours, [told[group][name][field] for name in names], rtol=0, atol=1e-6)
        for e, emotion in enumerate(moodglass.EMOTIONS):
            np.testing.assert_allclose(a.effects[e], [told["effects"][emotion][name] for name in moodglass.FEATURES], rtol=0, atol=1e-6)
            self.assertEqual(a.sentences[emotion], told["sentences"][emotion])
        np.testing.assert_allclose(a.curve.emotions, told["curve"]["emotions"], rtol=0, atol=1e-6)
        np.testing.assert_allclose(a.windows.midlevel, [w["midlevel"] for w in told["windows"]], rtol=0, atol=1e-6)
        ours = json.loads(a.json)
        for of in (ours, told):
            del of["timings_s"]
        self.assertEqual(ours, told)

    def test_values_add_up(self):
        a = self.analysis
        np.testing.assert_allclose(a.effects, a.weights * a.midlevel.mean, atol=1e-6)
        np.testing.assert_allclose(a.bias + a.effects.sum(axis=1), a.emotions.mean, atol=1e-5)
        features = a.cells.values[:, :, :7].mean(axis=1) + a.cells.measured[:, :7]
        np.testing.assert_allclose(features.mean(axis=0), a.midlevel.mean, atol=1e-4)
        np.testing.assert_allclose(features.T, a.curve.midlevel, atol=1e-4)
        self.assertEqual(a.spectrogram.values.shape[1], 149)
        self.assertEqual(a.spectrogram.values.shape[0], len(a.spectrogram.times))
        self.assertTrue((np.diff(a.cells.row_hz) > 0).all())

    def test_a_path_bytes_and_samples_are_the_same_song(self):
        of_path = self.tiny.analyse(str(self.song))
        as_floats = self.sound.astype(np.float32)
        for other in (self.tiny.analyse(self.song.read_bytes()), self.tiny.analyse(as_floats, RATE), self.tiny.analyse(as_floats[::1, :], float(RATE)),
                      self.tiny.analyse(np.asfortranarray(as_floats), RATE, threads=False)):
            np.testing.assert_array_equal(other.emotions.mean, of_path.emotions.mean)
        whole = np.round(self.sound * 32767).astype(np.int16)
        np.testing.assert_allclose(self.tiny.analyse(whole, RATE).emotions.mean, of_path.emotions.mean, atol=1e-3)

    def test_explains_and_compares(self):
        told = command("explain", self.song, "--emotion", "tension", "--stretch", "2-9", "--format", "json")["explanation"]
        why = self.analysis.explain("tension", 2, 9)
        self.assertEqual(why.sentence, told["sentence"])
        self.assertEqual(why.change, told["change"])
        np.testing.assert_allclose(why.effects, list(told["effects"].values()), atol=1e-6)
        self.assertAlmostEqual(why.map.base + why.map.values.sum(), why.value, delta=1e-4)
        self.assertEqual(why.map.values.shape, (len(why.map.times), len(why.map.row_hz)))
        self.assertIsNone(self.analysis.explain("dissonance").effects)
        with self.assertRaisesRegex(moodglass.UseError, "there is no 'joy' to explain; there are: valence, "):
            self.analysis.explain("joy")
        with self.assertRaisesRegex(ValueError, "the stretch ends before it begins"):
            self.analysis.explain("tension", 9, 2)
        noise = self.tiny.analyse(np.random.default_rng(1).normal(0, 0.1, 12 * RATE), RATE, name="noise")
        song = self.tiny.analyse(self.song)
        difference = moodglass.compare(song, noise, "tension")
        e = moodglass.EMOTIONS.index("tension")
        self.assertAlmostEqual(difference.effects.sum(), noise.emotions.mean[e] - song.emotions.mean[e], delta=1e-4)
        self.assertIn("noise", difference.sentence)
        with self.assertRaisesRegex(moodglass.UseError, "analysed by two models"):
            moodglass.compare(self.analysis, noise)

    def test_progress_is_told_and_an_exception_stops(self):
        told = []
        self.tiny.analyse(self.song, progress=lambda fraction, stage: told.append((fraction, stage)))
        fractions = [fraction for fraction, _ in told]
        self.assertEqual(fractions, sorted(fractions))
        self.assertEqual(told[-1], (1.0, "done"))

        class Enough(Exception):
            pass

        calls = []

        def enough(fraction, stage):
            calls.append(fraction)
            raise Enough

        with self.assertRaises(Enough):
            self.tiny.analyse(self.song, progress=enough)
        self.assertEqual(len(calls), 1)
        np.testing.assert_array_equal(self.tiny.analyse(self.song).emotions.mean, self.tiny.analyse(self.song).emotions.mean)

    def test_other_threads_go_on(self):
        """While a song is at work the interpreter is free: a listener that waits for another thread is answered."""
        asked, answered = threading.Event(), threading.Event()
        thread = threading.Thread(target=lambda: asked.wait(60) and answered.set())
        thread.start()

        def ask(fraction, stage):
            asked.set()
            self.assertTrue(answered.wait(60))

        results = [None, None]

        def work(i):
            results[i] = self.tiny.analyse(self.song, threads=False)

        others = [threading.Thread(target=work, args=(i,)) for i in range(2)]
        for other in others:
            other.start()
        alone = self.tiny.analyse(self.song, progress=ask)
        for other in (*others, thread):
            other.join()
        for result in results:
            np.testing.assert_array_equal(result.emotions.mean, alone.emotions.mean)

    def test_errors_have_their_sentences(self):
        for wrong, kind, sentence in (("/nowhere.mp3", FileNotFoundError, "there is no such file; check its name"), (b"", moodglass.Error, "the file is empty"),
                                      (b"words, and more words", moodglass.Error, "not audio: it seems to be text")):
            with self.assertRaisesRegex(kind, sentence):
                self.tiny.analyse(wrong)
        for samples, rate, sentence in ((np.zeros(99999), 44100, "silent: "), (np.zeros((10, 30)), 44100, "channels"), (np.zeros(0), 44100, "no sound could be decoded"),
                                        (np.full(99999, np.nan), 44100, "silent"), (np.zeros(99999), 100, "sample rate is 100 Hz"),
                                        (np.zeros(9), None, "samples need their rate"), (np.zeros((2, 2, 2)), 44100, "a song is a path"),
                                        (["a"], 44100, "a song is a path")):
            with self.assertRaisesRegex(moodglass.Error, sentence):
                self.tiny.analyse(samples, rate)
        with self.assertRaisesRegex(moodglass.MissingError, "the model nothing cannot be loaded from"):
            moodglass.Model("nothing")
        with self.assertRaises(moodglass.Error):
            moodglass.Model(self.song.rename(self.song.with_suffix(".safetensors")))

    def tearDown(self):
        moved = self.song.with_suffix(".safetensors")
        if moved.exists():
            moved.rename(self.song)

    def test_the_ladder_is_analysed_or_refused(self):
        files = sorted((FOLDER / "ladder").iterdir())
        self.assertGreater(len(files), 500)
        refused = told = 0
        for file in files:
            try:
                analysis = self.tiny.analyse(file, threads=False)
            except moodglass.Error as error:
                self.assertGreater(len(str(error)), 20, file)
                refused += 1
                continue
            self.assertTrue(np.isfinite(analysis.emotions.mean).all(), file)
            self.assertTrue(analysis.warnings or abs(analysis.duration_s / 4 - 1) < 0.02, file)
            told += bool(analysis.warnings)
        self.assertGreater(refused, 20)
        self.assertGreater(told, 20)
        self.assertLess(refused + told, len(files))

    def test_box_plots_of_five_songs(self):
        songs = []
        for i in range(5):
            songs.append(FOLDER / f"song-{i}.wav")
            songs[-1].write_bytes(wav(piece(6 + i, RATE), RATE, 16))
        picture = FOLDER / "effects.png"
        picture.unlink(missing_ok=True)
        example = ROOT / "src" / "bindings" / "python" / "examples" / "box_plots.py"
        done = subprocess.run([sys.executable, "-W", "error::DeprecationWarning:__main__", example, "tension", picture, *songs], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(done.stdout.splitlines()), 5)
        self.assertEqual(picture.read_bytes()[:8], b"\x89PNG\r\n\x1a\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
