#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The command from outside, on music in every format and on files that are bad in every way: tools/media/make makes them.

    tests/cli/command_test.py COMMAND REPOSITORY
"""
import csv
import io
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import wave

import jsonschema
import numpy as np

COMMAND, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
MEDIA = ROOT / "build" / "media"
TWO_HEADS = ROOT / "tests" / "golden" / "tiny_two_heads.safetensors"  # with the black box's head
MODEL = ROOT / "tests" / "golden" / "tiny.safetensors"  # random weights: the shipped models have tests of their own
SCHEMA = json.loads((ROOT / "docs" / "analysis.schema.json").read_text())
SECONDS = 24.0

LOSSLESS = ["piece-16.wav", "piece-24.wav", "piece-32.wav", "piece-float.wav", "piece.flac", "piece.oga", "piece-32.flac"]
LOSSY = ["piece-8.wav", "piece.mp3", "piece-vbr.mp3", "piece.ogg", "piece.opus"]
BY_LIBAV = ["piece.m4a", "piece.aac", "piece.webm", "piece.wv", "piece.tta", "piece.au"]

REFUSED = {
    "text.mp3": "not audio: it seems to be text; choose a WAV, MP3, FLAC, Ogg Vorbis, Opus or M4A file",
    "empty.mp3": "the file is empty; choose another one",
    "short.wav": "too short: 0.3 s of sound, but at least 1.0 s is needed; choose a longer piece",
    "silence.wav": "silent: no sample of the file rises above digital silence; check the recording",
    "channels30.wav": "the file has 30 channels, but at most 8 can be mixed down; export it as stereo or mono",
    "protected.m4p": "protected by copy protection (DRM), which cannot be decoded; use an unprotected copy",
}


def run(*arguments):
    done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def analyze(name, *arguments):
    status, out, err = run("analyze", "--model", MODEL, "--format", "json", *arguments, MEDIA / name)
    assert status == 0, err
    return json.loads(out)


def spectrogram(name):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "out.npy"
        status, _, err = run("spectrogram", MEDIA / name, "--npy", path)
        assert status == 0, err
        return np.load(path)


class Formats(unittest.TestCase):
    def test_every_result_follows_the_schema(self):
        for name in LOSSLESS + LOSSY + BY_LIBAV:
            with self.subTest(name):
                jsonschema.validate(analyze(name), SCHEMA)

    def test_lengths_are_those_of_the_piece(self):
        for name in LOSSLESS + LOSSY:
            with self.subTest(name):
                self.assertAlmostEqual(analyze(name)["duration_s"], SECONDS, delta=1e-3)
        for name in BY_LIBAV:  # with the encoder's delay, which these containers tell only in part
            with self.subTest(name):
                self.assertAlmostEqual(analyze(name)["duration_s"], SECONDS, delta=0.1)

    def test_lossless_formats_give_the_same_numbers(self):
        expected = analyze("piece-float.wav")
        for name in LOSSLESS:
            for emotion, value in analyze(name)["emotions"].items():
                self.assertAlmostEqual(value["mean"], expected["emotions"][emotion]["mean"], delta=1e-3, msg=name)

    def test_lossy_formats_keep_the_time(self):
        """Encoder delay is trimmed: shifted by one frame of 32 ms, the spectrograms would agree worse."""
        expected = spectrogram("piece-float.wav")
        for name in LOSSY:
            other = spectrogram(name)
            self.assertEqual(len(other), len(expected), name)

            def difference(shift):
                return np.abs(other[5 + shift : len(other) - 5 + shift] - expected[5:-5]).mean()

            self.assertLess(difference(0), 0.5 * min(difference(-1), difference(1)), name)
            self.assertLess(difference(0), 0.05, name)

    def test_effects_add_up(self):
        result = analyze("piece.mp3")
        for emotion, effects in result["effects"].items():
            self.assertAlmostEqual(sum(effects.values()), result["emotions"][emotion]["mean"], delta=1e-5)


class Output(unittest.TestCase):
    def test_text_is_plain_where_it_goes_to_no_terminal(self):
        status, out, err = run("analyze", "--model", MODEL, MEDIA / "piece.mp3")
        self.assertEqual((status, err), (0, ""))
        self.assertNotIn("\033", out)
        for words in ("How it sounds", "What it expresses", "Why", "rhythmic stability", "Tension is "):
            self.assertIn(words, out)

    def test_csv_has_a_row_a_file(self):
        status, out, _ = run("analyze", "--model", MODEL, "--format", "csv", MEDIA / "piece.mp3", MEDIA / "piece.ogg")
        rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
        self.assertEqual(status, 0)
        self.assertEqual([pathlib.Path(row["file"]).name for row in rows], ["piece.mp3", "piece.ogg"])
        self.assertEqual(len(rows[0]), 2 + 7 + 8 + 2 + 15 + 8 + 2 + 8 + 8)  # file and length, values, reference, ranks, left out, headline and sections, its rank, black box
        self.assertAlmostEqual(float(rows[0]["tension"]), analyze("piece.mp3")["emotions"]["tension"]["mean"], delta=1e-5)

    def test_a_song_is_told_in_five_sentences(self):
        told = {}
        for language in ("en", "de", "fr", "es"):
            status, out, _ = run("story", "--model", MODEL, "--language", language, MEDIA / "piece.mp3")
            self.assertEqual(status, 0)
            self.assertLessEqual(out.count("."), 5)
            self.assertTrue(out[0].isupper() and out.endswith(".\n"), out)
            told[language] = out
        self.assertEqual(len(set(told.values())), 4)
        self.assertEqual(run("story", "--model", MODEL, MEDIA / "text.mp3")[0], 1)
        self.assertEqual(run("story", "--language", "xx", MEDIA / "piece.mp3")[0], 2)

    def test_csv_has_what_is_left_out_where_the_model_tells_it(self):
        def of(model, form):
            status, out, err = run("analyze", "--model", model, "--format", form, MEDIA / "piece.mp3")
            self.assertEqual(status, 0, err)
            return next(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))) if form == "csv" else json.loads(out)

        self.assertEqual(of(MODEL, "csv")["tension_left_out"], "")
        told = of(TWO_HEADS, "json")["left_out"]["tension"]["value"]
        row, told_more = of(TWO_HEADS, "csv"), of(TWO_HEADS, "json")["left_out"]["tension"]
        self.assertAlmostEqual(float(row["tension_left_out"]), told, delta=1e-5)
        self.assertAlmostEqual(float(row["tension_black_box"]), told_more["black_box"], delta=1e-5)
        self.assertAlmostEqual(float(row["tension_left_out_percentile"]), told_more["percentile"], delta=1e-3)

    def test_why_begins_with_what_sets_the_song_apart(self):
        told = analyze("piece.mp3")
        ranks = [abs(of["percentile"] - 50) for of in told["emotions"].values()]
        telling = list(told["sentences"].values())[ranks.index(max(ranks))]
        _, out, _ = run("analyze", "--model", MODEL, MEDIA / "piece.mp3")
        self.assertEqual(out.split("Why\n")[1].split("\n")[0].strip(), telling)

    def test_several_files_are_a_list(self):
        status, out, _ = run("analyze", "--model", MODEL, "--format", "json", MEDIA / "piece.mp3", MEDIA / "piece.flac")
        self.assertEqual(status, 0)
        self.assertEqual(len(json.loads(out)), 2)

    def test_an_output_file_is_never_overwritten_unasked(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "out.json"
            arguments = ("analyze", "--model", MODEL, "--format", "json", "--out", path, MEDIA / "piece.flac")
            self.assertEqual(run(*arguments)[0], 0)
            first = path.read_text()
            jsonschema.validate(json.loads(first), SCHEMA)
            status, _, err = run(*arguments)
            self.assertEqual(status, 2)
            self.assertIn("there is such a file already", err)
            self.assertEqual(path.read_text(), first)
            self.assertEqual(run(*arguments, "--force")[0], 0)
            # Where nothing comes of it, what is there stays.
            self.assertEqual(run(*arguments[:-1], "--force", MEDIA / "text.mp3")[0], 1)
            jsonschema.validate(json.loads(path.read_text()), SCHEMA)
            self.assertEqual(os.listdir(folder), ["out.json"])

    def test_a_song_is_not_overwritten_by_its_spectrogram(self):
        with tempfile.TemporaryDirectory() as folder:
            song = pathlib.Path(shutil.copy(MEDIA / "piece.mp3", folder))
            status, _, err = run("spectrogram", song, "--npy", song)
            self.assertEqual(status, 2)
            self.assertIn("there is such a file already", err)
            self.assertEqual(song.read_bytes(), (MEDIA / "piece.mp3").read_bytes())

    def test_no_song_is_overwritten_by_results(self):
        with tempfile.TemporaryDirectory() as folder:
            song = pathlib.Path(shutil.copy(MEDIA / "piece.mp3", folder))
            for arguments in (("spectrogram", song, "--npy", song), ("explain", "--model", MODEL, "--emotion", "fear", MEDIA / "piece.flac", "--map", song), ("analyze", "--model", MODEL, "--out", song, MEDIA / "piece.flac")):
                status, _, err = run(*arguments, "--force")
                self.assertEqual((status, err), (2, f"{song}: this is a song, and would be lost; choose another name\n"))
            self.assertEqual(song.read_bytes(), (MEDIA / "piece.mp3").read_bytes())
            results = pathlib.Path(folder) / "out.npy"
            for _ in range(2):
                self.assertEqual(run("spectrogram", song, "--npy", results, "--force"), (0, "", ""))

    def test_what_cannot_be_printed_is_told(self):
        song = MEDIA / "piece.flac"
        with open("/dev/full", "w") as full:
            self.assertEqual(subprocess.run([COMMAND, "models"], stdout=full, stderr=subprocess.DEVNULL, timeout=120).returncode, 1)
        for arguments in (("analyze", "--format", "jsonl", song), ("explain", "--emotion", "tension", song), ("compare", song, song)):
            with open("/dev/full", "w") as full:
                done = subprocess.run([COMMAND, arguments[0], "--model", MODEL, *map(str, arguments[1:])], stdout=full,
                                      stderr=subprocess.PIPE, text=True, timeout=120)
            self.assertEqual(done.returncode, 1, arguments)
            self.assertIn("not all could be printed", done.stderr)

    def test_a_place_that_cannot_be_is_told_before_the_work(self):
        with tempfile.TemporaryDirectory() as folder:
            for out in ("x" * 300, MEDIA / "piece.flac" / "out.json", pathlib.Path(folder) / "nowhere" / "out.json", folder):
                for arguments in (("analyze", "--model", MODEL, "--force", "--format", "json", "--out", out, "/no/song"),
                                  ("explain", "--model", MODEL, "--force", "--emotion", "fear", "--map", out, "/no/song"),
                                  ("spectrogram", "--force", "--npy", out, "/no/song")):
                    status, _, err = run(*arguments)
                    self.assertEqual(status, 2, (arguments, err))
                    self.assertIn("it cannot be written: ", err)
                    self.assertNotIn("/no/song", err)
            self.assertEqual(os.listdir(folder), [])

    def test_where_nothing_comes_of_it_what_is_there_stays(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "out"
            for form in ("text", "json", "csv"):
                path.write_text("before")
                names = (MEDIA / "text.mp3", MEDIA / "empty.mp3")
                self.assertEqual(run("analyze", "--model", MODEL, "--format", form, "--force", "--out", path, *names)[0], 1)
                self.assertEqual((path.read_text(), os.listdir(folder)), ("before", ["out"]), form)

    def test_a_pipe_is_written_and_stays_a_pipe(self):
        with tempfile.TemporaryDirectory() as folder:
            pipe = pathlib.Path(folder) / "pipe"
            os.mkfifo(pipe)
            process = subprocess.Popen([COMMAND, "analyze", "--model", MODEL, "--format", "json", "--out", pipe, MEDIA / "piece.flac"])
            jsonschema.validate(json.loads(pipe.read_text()), SCHEMA)
            self.assertEqual(process.wait(timeout=60), 0)
            self.assertTrue(pipe.is_fifo())

    def test_names_cannot_steer_the_terminal(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, content in (("a\033[31m\u009b2Jb\n.flac", "piece.flac"), ("c\033]0;x\a.mp3", "text.mp3")):
                song = pathlib.Path(shutil.copy(MEDIA / content, pathlib.Path(folder) / name))
                for arguments in (("analyze",), ("explain", "--emotion", "fear"), ("compare", MEDIA / "piece.mp3")):
                    _, out, err = run(arguments[0], "--model", MODEL, *arguments[1:], song)
                    self.assertIn("\\x1b", out + err)
                    self.assertNotRegex(out + err, "[\0-\x09\x0b-\x1f\x7f-\x9f]")

    def test_a_model_cannot_steer_the_terminal(self):
        content = MODEL.read_bytes()
        end = 8 + int.from_bytes(content[:8], "little")
        header = json.loads(content[8:end])
        about, evil = header["__metadata__"], "a\033[31m\a"
        about["name"], about["version"] = evil, evil
        about["figures"] = json.dumps({evil: {evil: 0.5}})
        about["reference"] = json.dumps([of | {"clips": evil} for of in json.loads(about["reference"])])
        changed = json.dumps(header).encode()
        with tempfile.TemporaryDirectory() as folder:
            model = pathlib.Path(folder) / "evil.safetensors"
            model.write_bytes(len(changed).to_bytes(8, "little") + changed + content[end:])
            song, told = MEDIA / "piece.flac", []
            told.append(subprocess.run([COMMAND, "models"], capture_output=True, text=True, env=os.environ | {"MOODGLASS_MODELS": folder}).stdout)
            for arguments in (["analyze"], ["explain", "--emotion", "fear"], ["compare", MEDIA / "piece.mp3"]):
                told.append("".join(run(*arguments, "--model", model, song)[1:]))
            for out in told:
                self.assertIn("\\x1b", out)
                self.assertNotRegex(out, "[\0-\x09\x0b-\x1f\x7f-\x9f]")

    def test_order_and_jobs_do_not_matter(self):
        names = [MEDIA / name for name in LOSSY]
        results = []
        for order, jobs in ((names, 1), (names[::-1], 3)):
            _, out, _ = run("analyze", "--model", MODEL, "--format", "jsonl", "--jobs", jobs, *order)
            results.append({item["file"]: item["curve"] for item in map(json.loads, out.splitlines())})
        self.assertEqual(results[0], results[1])


def explain(name, *arguments, model=MODEL):
    status, out, err = run("explain", "--model", model, "--format", "json", *arguments, MEDIA / name)
    assert status == 0, err
    result = json.loads(out)
    jsonschema.validate(result, SCHEMA)
    return result


def sound_of(path):
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels()), file.getframerate()


class Explanation(unittest.TestCase):
    def test_cells_add_up_to_the_value(self):
        whole = analyze("piece.flac")
        for arguments, expected in (
            (("--emotion", "tension"), whole["emotions"]["tension"]["mean"]),
            (("--feature", "dissonance"), whole["midlevel"]["dissonance"]["mean"]),
        ):
            e = explain("piece.flac", *arguments, "--cells")["explanation"]
            cells = np.array(e["map"]["cells"])
            self.assertAlmostEqual(e["value"], expected, delta=1e-5)
            self.assertAlmostEqual(e["map"]["base"] + cells.sum(), e["value"], delta=1e-5)
            self.assertEqual(cells.shape, (len(e["map"]["of_columns"]), len(e["map"]["row_hz"])))
            np.testing.assert_allclose(cells.sum(axis=0), e["map"]["of_rows"], atol=1e-6)

    def test_a_map_counts_from_what_is_usual_as_the_effects_do(self):
        for more in ((), ("--reference", "film"), ("--stretch", "3-9")):
            e = explain("piece.flac", "--emotion", "tension", "--cells", *more, model="joint")["explanation"]
            told, usual = e["map"], sum(e["usual_effects"].values())
            self.assertEqual(told["from"], "usual")
            self.assertAlmostEqual(told["base"] - told["measured"], e["bias"] + usual, delta=1e-5)
            self.assertAlmostEqual(np.sum(told["cells"]) + told["measured"], sum(e["effects"].values()) - usual, delta=2e-5)

    def test_a_model_that_tells_no_usual_cells_counts_from_silence(self):
        self.assertEqual(explain("piece.flac", "--emotion", "tension")["explanation"]["map"]["from"], "silence")

    def test_a_map_counts_from_silence(self):
        maps = [explain(name, "--emotion", "tension", "--from", "silence", *more)["explanation"]["map"]
                for name, *more in (("piece.flac",), ("long.wav",), ("piece.flac", "--stretch", "3-9"))]
        self.assertEqual({told["from"] for told in maps}, {"silence"})
        silence = [told["base"] - told["measured"] for told in maps]
        self.assertLess(max(silence) - min(silence), 1e-6, "what silence is given does not depend on what is heard")
        self.assertGreater(len({told["measured"] for told in maps}), 1, "what is measured does")

    def test_effects_and_shares(self):
        e = explain("piece.flac", "--emotion", "tension")["explanation"]
        self.assertAlmostEqual(e["bias"] + sum(e["effects"].values()), e["value"], delta=1e-5)
        self.assertAlmostEqual(sum(map(abs, e["relative_effects"].values())), 1, delta=1e-5)
        self.assertNotIn("effects", explain("piece.flac", "--feature", "minorness")["explanation"])

    def test_a_stretch_is_the_mean_of_its_curve(self):
        e = explain("piece.flac", "--emotion", "valence", "--stretch", "0:08-0:12.5")["explanation"]
        self.assertEqual(explain("piece.flac", "--emotion", "valence", "--stretch", "0:00:08-0:00:12.5")["explanation"], e, "with hours")
        curve = analyze("piece.flac")["curve"]
        times = curve["start_s"] + curve["hop_s"] * np.arange(len(curve["emotions"][0]))
        inside = (times >= 8) & (times <= 12.5)
        self.assertAlmostEqual(e["value"], np.array(curve["emotions"][0])[inside].mean(), delta=1e-5)
        self.assertGreaterEqual(e["begin_s"], 8)
        self.assertLessEqual(e["end_s"], 12.5)

    def test_no_place_lies_beyond_the_end_of_a_short_clip(self):
        sound, rate = sound_of(MEDIA / "long.wav")
        with tempfile.TemporaryDirectory() as folder:
            for length_s, silence_s in ((1.1, 0), (4, 0), (4, 20)):
                clip = pathlib.Path(folder) / f"{length_s}-{silence_s}.wav"
                with wave.open(str(clip), "wb") as file:
                    file.setparams((sound.shape[1], 2, rate, 0, "NONE", ""))
                    file.writeframes(sound[: int(length_s * rate)].tobytes())
                    file.writeframes(np.zeros((silence_s * rate, sound.shape[1]), np.int16).tobytes())
                last = ("--stretch", f"{length_s - 0.05:.2f}-{length_s}")  # no column has its middle there
                for question in (("tension",), ("happy",), ("sad",), ("energy", *last)):
                    e = explain(clip, "--emotion", *question)["explanation"]
                    for where in (e, e["raises"], e["lowers"]):
                        self.assertLessEqual(where["begin_s"], where["end_s"])
                        self.assertLessEqual(where["end_s"], length_s + 0.05)  # frames are 93 ms long
            status, _, err = run("explain", "--model", MODEL, "--emotion", "fear", "--stretch", "5-9", clip)
            self.assertEqual(status, 1)
            self.assertIn("only silence; it sounds until 0:04", err)

    def test_a_stretch_of_silence_is_told(self):
        sound, rate = sound_of(MEDIA / "long.wav")
        silence = np.zeros((10 * rate, sound.shape[1]), np.int16)
        with tempfile.TemporaryDirectory() as folder:
            clip = pathlib.Path(folder) / "late.wav"
            with wave.open(str(clip), "wb") as file:
                file.setparams((sound.shape[1], 2, rate, 0, "NONE", ""))
                file.writeframes(b"".join(part.tobytes() for part in (silence, sound[: 20 * rate], silence)))
            for stretch, reason in (("0-5", "it sounds from 0:10 on"), ("32-38", "it sounds until 0:30"), ("45-50", "it is 0:40 long")):
                for command in (("explain", "--emotion", "fear", "--stretch", stretch, clip),
                                ("compare", "--first", stretch, clip, clip), ("compare", "--second", stretch, clip, clip)):
                    status, _, err = run(command[0], "--model", MODEL, *command[1:])
                    self.assertEqual(status, 1)
                    self.assertIn(reason, err)
            within = pathlib.Path(folder) / "pause.wav"
            with wave.open(str(within), "wb") as file:
                file.setparams((sound.shape[1], 2, rate, 0, "NONE", ""))
                file.writeframes(b"".join(part.tobytes() for part in (sound[: 20 * rate], silence, sound[: 20 * rate])))
            for command in (("explain", "--emotion", "fear", "--stretch", "22-28", within),
                            ("compare", "--first", "22-28", within, clip), ("compare", "--second", "22-28", clip, within)):
                status, _, err = run(command[0], "--model", MODEL, *command[1:])
                self.assertEqual(status, 1)
                self.assertIn("the stretch is silent, as all from 0:20 to 0:30 is", err)
            e = explain(clip, "--emotion", "fear", "--stretch", "5-38")["explanation"]
            self.assertGreaterEqual(e["begin_s"], 10)
            self.assertLessEqual(e["end_s"], 30)

    def test_text_says_why_where_and_what_if(self):
        status, out, err = run("explain", "--model", MODEL, "--emotion", "tension", MEDIA / "piece.flac")
        self.assertEqual((status, err), (0, ""))
        for words in ("Tension is ", "Effects", "than usual", "What if", "Where in the sound", "raised most at"):
            self.assertIn(words, out)

    def test_what_the_reasons_leave_out(self):
        def of(*arguments):
            status, out, err = run("explain", "--model", TWO_HEADS, "--format", "json", *arguments, MEDIA / "piece.flac")
            self.assertEqual(status, 0, err)
            result = json.loads(out)
            jsonschema.validate(result, SCHEMA)
            return result

        whole = of("--emotion", "tension")
        left_out = whole["left_out"]["tension"]
        self.assertAlmostEqual(left_out["value"], left_out["black_box"] - whole["emotions"]["tension"]["mean"], delta=1e-6)
        self.assertAlmostEqual(whole["explanation"]["left_out"]["value"], left_out["value"], delta=1e-5)
        e = of("--emotion", "tension", "--left-out", "--cells")["explanation"]
        self.assertAlmostEqual(e["value"], left_out["value"], delta=1e-5)
        self.assertAlmostEqual(e["map"]["base"] + np.array(e["map"]["cells"]).sum(), e["value"], delta=1e-5)
        self.assertIn("not in these qualities", e["sentence"])
        self.assertNotIn("effects", e)
        part = of("--emotion", "tension", "--stretch", "0:08-0:12.5")
        curve = part["curve"]
        times = curve["start_s"] + curve["hop_s"] * np.arange(len(curve["emotions"][0]))
        inside = (times >= 8) & (times <= 12.5)
        rest = (np.array(curve["black_box"][2]) - np.array(curve["emotions"][2]))[inside].mean()
        self.assertAlmostEqual(part["explanation"]["left_out"]["value"], rest, delta=1e-5)
        status, out, _ = run("analyze", "--model", TWO_HEADS, MEDIA / "piece.flac")
        self.assertEqual(status, 0)
        self.assertIn("Not in these qualities", out)
        self.assertNotIn("left_out", analyze("piece.flac"))
        for arguments, reason in ((("--emotion", "tension"), "does not know what its reasons leave out"), (("--feature", "dissonance"), "--left-out is of an emotion")):
            status, _, err = run("explain", "--model", MODEL, *arguments, "--left-out", MEDIA / "piece.flac")
            self.assertEqual(status, 2)
            self.assertIn(reason, err)

    def test_what_would_have_to_change(self):
        change = explain("piece.flac", "--emotion", "tender", "--to", "0.9")["explanation"]["change"]
        self.assertRegex(change, r"tenderness")
        self.assertNotEqual(change, explain("piece.flac", "--emotion", "tender")["explanation"]["change"])

    def test_map_and_sound_are_written_and_never_overwritten_unasked(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            arguments = ("--emotion", "tension", "--map", folder / "m.npy", "--audio", folder / "a.wav", "--stretch", "5-10")
            e = explain("piece.flac", *arguments)["explanation"]
            values = np.load(folder / "m.npy")
            self.assertEqual(values.shape, (len(e["map"]["of_columns"]), len(e["map"]["of_rows"])))
            np.testing.assert_allclose(values.sum(axis=0), e["map"]["of_rows"], atol=1e-6)
            sound, rate = sound_of(folder / "a.wav")
            self.assertEqual(len(sound), 5 * rate)
            before = (folder / "a.wav").read_bytes()
            status, _, err = run("explain", "--model", MODEL, *arguments, MEDIA / "piece.mp3")
            self.assertEqual(status, 2)
            self.assertIn("there is such a file already", err)
            self.assertEqual((folder / "a.wav").read_bytes(), before)
            self.assertEqual(run("explain", "--model", MODEL, *arguments, "--force", MEDIA / "piece.mp3")[0], 0)
            self.assertEqual(sorted(os.listdir(folder)), ["a.wav", "m.npy"])

    def test_the_sound_of_every_format_is_as_long_as_the_stretch(self):
        for name in ("piece.mp3", "piece.ogg", "piece.opus", "piece.m4a"):
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / "a.wav"
                explain(name, "--emotion", "tension", "--audio", path, "--stretch", "5-10")
                sound, rate = sound_of(path)
                self.assertEqual(len(sound), 5 * rate)

    def test_the_sound_is_a_part_as_loud_as_the_whole(self):
        original, rate = sound_of(MEDIA / "piece-16.wav")
        with tempfile.TemporaryDirectory() as name:
            parts = {}
            for part in ("only", "without"):
                path = pathlib.Path(name) / f"{part}.wav"
                explain("piece-16.wav", "--emotion", "tension", "--audio", path, "--part", part)
                parts[part], part_rate = sound_of(path)
                self.assertEqual((part_rate, parts[part].shape), (rate, original.shape))
                loudness = np.sqrt((parts[part].astype(float) ** 2).mean() / (original.astype(float) ** 2).mean())
                self.assertGreater(loudness, 0.3)
                self.assertLess(loudness, 1.01)
            # Each is some multiple of its part, and the parts add up to the whole.
            both = np.stack([parts["only"].ravel(), parts["without"].ravel()], axis=1).astype(float)
            gains, *_ = np.linalg.lstsq(both, original.ravel().astype(float), rcond=None)
            self.assertLess(np.abs(both @ gains - original.ravel()).max(), 4)  # steps of 16-bit sound

    def test_wrong_usage_is_told(self):
        for arguments, words in (
            ((), "say what to explain"),
            (("--emotion", "tension", "--feature", "dissonance"), "say what to explain"),
            (("--emotion", "boredom"), "no such emotion or feature"),
            (("--emotion", "tension", "--stretch", "9-3"), "is no stretch of time"),
            (("--emotion", "tension", "--stretch", "1:xx-3"), "is no stretch of time"),
            (("--emotion", "tension", "--stretch", "0:00:00:01-9"), "is no stretch of time"),
            (("--emotion", "tension", "--stretch", "0:-9"), "is no stretch of time"),
            (("--emotion", "tension", "--to", "inf"), "a value of the emotion, from 0 to 1"),
            (("--emotion", "tension", "--to", "nan"), "a value of the emotion, from 0 to 1"),
            (("--emotion", "tension", "--to", "1.5"), "a value of the emotion, from 0 to 1"),
            (("--emotion", "tension", "--map", "a", "--audio", "./a"), "one file cannot be map and sound"),
            (("--emotion", "tension", "--force", "--map", MEDIA / "piece.flac"), "this is the song itself"),
        ):
            status, _, err = run("explain", "--model", MODEL, *arguments, MEDIA / "piece.flac")
            self.assertEqual(status, 2, arguments)
            self.assertIn(words, err)
        status, _, err = run("explain", "--model", MODEL, "--emotion", "tension", "--stretch", "50-60", MEDIA / "piece.flac")
        self.assertEqual(status, 1)
        self.assertIn("the stretch begins after its end; it is 0:24 long", err)

    def test_the_black_box_shows_where_but_not_why(self):
        black_box = MODEL.with_name("tiny_a2e.safetensors")
        status, out, err = run("explain", "--model", black_box, "--emotion", "fear", "--format", "json", MEDIA / "piece.flac")
        self.assertEqual(status, 0, err)
        jsonschema.validate(json.loads(out), SCHEMA)
        self.assertNotIn("effects", json.loads(out)["explanation"])
        status, _, err = run("explain", "--model", black_box, "--feature", "dissonance", MEDIA / "piece.flac")
        self.assertEqual(status, 2)
        self.assertIn("black box", err)


class Comparison(unittest.TestCase):
    def compare(self, *arguments):
        status, out, err = run("compare", "--model", MODEL, "--format", "json", *arguments)
        self.assertEqual(status, 0, err)
        return json.loads(out)

    def test_differences_of_effects_add_up(self):
        result = self.compare(MEDIA / "piece.flac", MEDIA / "cut.mp3", "--emotion", "fear")
        self.assertEqual(result["emotion"], "fear")
        self.assertAlmostEqual(sum(e["difference"] for e in result["effects"].values()), result["emotions"]["fear"]["difference"], delta=1e-5)
        expected = analyze("piece.flac")["emotions"]["fear"]["mean"]
        self.assertAlmostEqual(result["emotions"]["fear"]["first"], expected, delta=1e-5)

    def test_a_song_is_like_itself_and_its_stretches_differ(self):
        same = self.compare(MEDIA / "piece.flac", MEDIA / "piece.flac")
        self.assertTrue(all(value["difference"] == 0 for value in same["emotions"].values()))
        stretches = self.compare(MEDIA / "piece.flac", MEDIA / "piece.flac", "--first", "0-8", "--second", "0:12-0:24")
        self.assertTrue(any(value["difference"] != 0 for value in stretches["emotions"].values()))
        self.assertIn("piece.flac 0:12-0:24", stretches["sentence"])

    def test_the_music_compared_with_is_told_and_how_it_was_chosen(self):
        songs = (MEDIA / "piece.flac", MEDIA / "cut.mp3")
        asked = self.compare(*songs, "--reference", "popular")["reference"]
        self.assertEqual((asked["kind"], asked["chosen"]), ("popular", "asked"))
        alone = [analyze(song.name)["reference"] for song in songs]
        chosen = self.compare(*songs)["reference"]
        alike = alone[0]["kind"] == alone[1]["kind"] != "all"
        self.assertEqual((chosen["kind"], chosen["chosen"]), (alone[0]["kind"], "auto") if alike else ("all", "unsure"))

    def test_two_songs_of_one_name_are_told_apart(self):
        with tempfile.TemporaryDirectory() as folder:
            other = pathlib.Path(folder) / "piece.flac"
            shutil.copy(MEDIA / "piece.mp3", other)
            result = self.compare(MEDIA / "piece.flac", other)
            self.assertEqual((result["first"], result["second"]), (str(MEDIA / "piece.flac"), str(other)))

    def test_text_begins_with_the_sentence(self):
        status, out, _ = run("compare", "--model", MODEL, MEDIA / "piece.flac", MEDIA / "cut.mp3", "--emotion", "fear")
        self.assertEqual(status, 0)
        self.assertTrue(out.startswith("Fear is "), out)
        self.assertIn("difference", out)

    def test_what_fails_is_named(self):
        status, _, err = run("compare", "--model", MODEL, MEDIA / "piece.flac", MEDIA / "text.mp3")
        self.assertEqual(status, 1)
        self.assertIn("text.mp3: not audio", err)
        self.assertEqual(run("compare", MEDIA / "piece.flac")[0], 2)
        self.assertEqual(run("compare", "--emotion", "boredom", MEDIA / "piece.flac", MEDIA / "cut.mp3")[0], 2)


class BadFiles(unittest.TestCase):
    def test_each_gets_its_sentence_and_the_others_are_done(self):
        names = [*REFUSED, "piece.mp3"]
        status, out, err = run("analyze", "--model", MODEL, "--format", "jsonl", *[MEDIA / name for name in names])
        self.assertEqual(status, 1)
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(len(lines), len(names))
        for name, line in zip(REFUSED, lines):
            self.assertEqual(line, {"file": str(MEDIA / name), "error": REFUSED[name]})
            self.assertIn(f"{MEDIA / name}: {REFUSED[name]}\n", err)
        jsonschema.validate(lines[-1], SCHEMA)

    def test_a_cut_file_is_analysed_up_to_the_cut(self):
        result = analyze("cut.mp3")
        self.assertAlmostEqual(result["duration_s"], 0.55 * SECONDS, delta=0.3)
        self.assertEqual(result["warnings"], [f"the file is cut after {result['duration_s']:.1f} s of 24.0 s: analysed up to there"])

    def test_damage_within_is_not_told_as_a_cut(self):
        told = {  # the frames of FLAC say how much is missing
            "piece.flac": r"^parts of the file are damaged and were left out: times behind them are too early; get it again$",
            "piece.mp3": r"^only \d\d\.\d s of 24\.0 s could be decoded: the file is cut, or damaged within"}
        with tempfile.TemporaryDirectory() as folder:
            for name, warning in told.items():
                with self.subTest(name):
                    content = bytearray((MEDIA / name).read_bytes())
                    begin, end = int(0.4 * len(content)), int(0.6 * len(content))
                    content[begin:end] = bytes(end - begin)
                    path = pathlib.Path(folder) / name
                    path.write_bytes(content)
                    self.assertRegex(" ".join(analyze(path)["warnings"]), warning)

    def test_of_joined_files_of_two_kinds_the_first_is_analysed(self):
        for name in ("joined.aac", "joined.ogg"):
            with self.subTest(name):
                result = analyze(name)
                self.assertAlmostEqual(result["duration_s"], SECONDS, delta=0.15)  # with the encoder's delay and padding
                self.assertEqual(result["warnings"], [f"after {result['duration_s']:.1f} s the file goes on with another sample rate or other "
                                                      "channels, as joined files do: analysed up to there"])
                same = analyze(name.replace("joined", "piece"))
                for emotion, value in same["emotions"].items():
                    self.assertAlmostEqual(value["mean"], result["emotions"][emotion]["mean"], delta=2e-3)

    def test_of_joined_mp3_files_all_is_heard(self):
        result = analyze("joined.mp3")
        self.assertEqual(result["warnings"], [])
        self.assertAlmostEqual(result["duration_s"], 2 * SECONDS, delta=0.3)
        first, second = np.split(spectrogram("joined.mp3")[:1490], 2)
        self.assertAlmostEqual(second.mean(), first.mean(), delta=0.1 * first.mean())  # the same piece twice, once at half the rate

    def test_of_joined_files_with_other_channels_all_is_heard(self):
        result = analyze("wider.ogg")
        self.assertEqual(result["warnings"], [])
        self.assertAlmostEqual(result["duration_s"], 2 * SECONDS, delta=0.15)
        frames = spectrogram("wider.ogg")
        first, second = np.split(frames[: len(frames) // 2 * 2], 2)
        self.assertGreater(second.mean(), 0.5 * first.mean())  # it would be silence, were only the left channel heard

    def test_a_warning_is_told_in_every_form(self):
        with tempfile.TemporaryDirectory() as folder:
            for arguments in (("analyze", "--model", MODEL, "--format", "csv", MEDIA / "cut.mp3"),
                              ("compare", "--model", MODEL, MEDIA / "cut.mp3", MEDIA / "piece.flac"),
                              ("spectrogram", MEDIA / "cut.mp3", "--npy", pathlib.Path(folder) / "s.npy")):
                status, _, err = run(*arguments)
                self.assertEqual(status, 0)
                self.assertRegex(err, r"cut\.mp3: the file is cut after 13\.\d s of 24\.0 s")

    def test_wav_from_a_pipe_tells_no_size_and_is_whole(self):
        original = (MEDIA / "piece-16.wav").read_bytes()
        at = original.index(b"data") + 4
        values = analyze("piece-16.wav")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.wav"
            for whole, data in ((0x7FFFF024, 0x7FFFF000), (0, 0), (0xFFFFFFFF, 0xFFFFFFFF), (0xFFFFFFFF, 0)):
                with self.subTest(hex(data)):
                    path.write_bytes(original[:4] + whole.to_bytes(4, "little") + original[8:at] + data.to_bytes(4, "little")
                                     + original[at + 4:])
                    result = analyze(path)
                    self.assertEqual(result["warnings"], [])
                    self.assertEqual(result["emotions"], values["emotions"])

    def test_samples_that_are_no_numbers_are_told(self):
        result = analyze("nan.wav")
        self.assertRegex(" ".join(result["warnings"]), r"samples of the file are not numbers and were taken as silence")
        self.assertAlmostEqual(result["duration_s"], SECONDS, delta=1e-3)

    def test_what_libav_cannot_read_is_refused(self):
        status, _, err = run("analyze", "--model", MODEL, MEDIA / "damaged.m4a")
        self.assertEqual(status, 1)
        self.assertEqual(len(err.splitlines()), 1)

    def test_a_folder_gives_its_sound_files_only(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "below").mkdir()
            (folder / "below" / "b.mp3").write_bytes((MEDIA / "piece.mp3").read_bytes())
            (folder / "a 10.ogg").write_bytes((MEDIA / "piece.ogg").read_bytes())
            (folder / "a 9.ogg").write_bytes((MEDIA / "piece.ogg").read_bytes())
            (folder / "notes.txt").write_text("no sound")
            (folder / "circle").symlink_to(folder)
            os.mkfifo(folder / "pipe.mp3")
            status, out, err = run("analyze", "--model", MODEL, "--format", "jsonl", folder)
            self.assertEqual(status, 0)
            self.assertEqual(err.splitlines(), [
                f"{name}: 1 link in this folder was not followed; the command's --follow-links follows them",
                f"{name}: 1 pipe or device in this folder left out"])
            self.assertEqual([json.loads(line)["file"] for line in out.splitlines()], [f"{name}/a 9.ogg", f"{name}/a 10.ogg", f"{name}/below/b.mp3"])
            status, out, err = run("analyze", "--model", MODEL, "--format", "jsonl", "--follow-links", folder, folder / "below")
            self.assertEqual((status, len(out.splitlines())), (0, 3))
            self.assertNotIn("no sound files", err)  # they were in the folder around it

    def test_what_is_only_named_as_sound_is_told_once_a_folder(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "CD 2").mkdir()
            (folder / "a.flac").write_bytes((MEDIA / "piece.flac").read_bytes())
            for silent in ("cover.jpg", "notes.txt", "film.mp4", "._a.flac", "mp3", ".mp3"):
                (folder / silent).write_bytes(b"")
            arguments = ("analyze", "--model", MODEL, "--format", "jsonl", folder)
            status, out, err = run(*arguments)
            self.assertEqual((status, len(out.splitlines()), err), (0, 1, ""))
            (folder / "CD 2" / "10.MP3").write_bytes(b"")
            status, out, err = run(*arguments)
            self.assertEqual((status, len(out.splitlines()), err), (0, 1, f"{name}: 1 file in this folder, CD 2/10.MP3, is named as sound, but begins "
                                                                    "like none that is known here; choose it alone to learn what it is\n"))
            (folder / "CD 2" / "9.flac").write_bytes(bytes(100_000))
            (folder / "login.mp3").write_text("<!doctype html><title>Sign in</title>")
            (folder / "disc.dsf").write_bytes(b"DSD " + bytes(100))
            status, out, err = run(*arguments)
            told = (f"{name}: 4 files in this folder, among them CD 2/9.flac, are named as sound, but begin like none that is known here; "
                    "choose one alone to learn what it is")
            self.assertEqual((status, len(out.splitlines()), err), (0, 1, told + "\n"))
            (folder / "a.flac").unlink()
            status, out, err = run(*arguments)
            self.assertEqual((status, out, err.splitlines()), (1, "", [told, f"{name}: no sound files in this folder"]))

    def test_links_are_followed_only_when_told_and_circles_end(self):
        with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as outside:
            (pathlib.Path(outside) / "out.ogg").write_bytes((MEDIA / "piece.ogg").read_bytes())
            folder = pathlib.Path(name)
            (folder / "below").mkdir()
            (folder / "below" / "up").symlink_to(folder)
            (folder / "below" / "self").symlink_to("self")
            (folder / "away").symlink_to(outside)
            (folder / "dangling.mp3").symlink_to("nowhere")
            arguments = ("analyze", "--model", MODEL, "--format", "jsonl", folder)
            status, out, err = run(*arguments)
            self.assertEqual((status, out), (1, ""))
            self.assertIn("4 links in this folder were not followed", err)
            status, out, err = run(*arguments, "--follow-links")
            self.assertEqual(status, 0, err)
            self.assertEqual([json.loads(line)["file"] for line in out.splitlines()], [f"{name}/away/out.ogg"])

    def test_what_may_not_be_read_is_told(self):
        as_nobody = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}  # root may read everything
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            folder.chmod(0o755)
            (folder / "a.ogg").write_bytes((MEDIA / "piece.ogg").read_bytes())
            (folder / "a.ogg").chmod(0)
            (folder / "locked").mkdir(mode=0)
            shutil.copy(MODEL, folder / "tiny.safetensors")
            program = shutil.copy(COMMAND, folder)
            done = subprocess.run([program, "analyze", "--model", folder / "tiny.safetensors", "--format", "jsonl", folder],
                                  capture_output=True, text=True, timeout=60, cwd="/", **as_nobody)
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"{name}/a.ogg: it cannot be opened: Permission denied", done.stderr)
            self.assertIn(f"{name}/locked: the folder cannot be read to its end: Permission denied", done.stderr)

    def test_an_interrupt_leaves_finished_results_whole(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "out.json"
            names = [MEDIA / "piece.flac"] + [MEDIA / "long.wav"] * 200
            process = subprocess.Popen([COMMAND, "analyze", "--model", MODEL, "--jobs", "1", "--format", "jsonl", *names],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            first = process.stdout.readline()
            process.send_signal(signal.SIGINT)
            rest, err = process.communicate(timeout=30)
            self.assertEqual(process.returncode, 130, err)
            self.assertRegex(err, r"interrupted: \d+ of 201 files are done")
            for line in [first, *rest.splitlines()]:
                jsonschema.validate(json.loads(line), SCHEMA)
            # Songs behind a slow one that are done already are among the results.
            slow = [MEDIA / "long.wav"] + [MEDIA / "piece.flac"] * 3
            process = subprocess.Popen([COMMAND, "analyze", "--jobs", "2", "--format", "csv", *slow], stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, text=True)
            time.sleep(1.5)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
            done = int(re.search(r"interrupted: (\d+) of 4 files are done", err)[1]) if process.returncode == 130 else 4
            self.assertEqual(len(out.splitlines()), 1 + done)
            process = subprocess.Popen([COMMAND, "analyze", "--model", MODEL, "--jobs", "1", "--format", "json", "--out", path, *names],
                                       stderr=subprocess.PIPE, text=True)
            time.sleep(1.5)  # the result is a whole list, however far it came
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=30)
            self.assertEqual(process.returncode, 130)
            self.assertEqual(os.listdir(folder), ["out.json"])
            for result in json.loads(path.read_text()):
                jsonschema.validate(result, SCHEMA)

    def test_what_is_not_there_or_no_file(self):
        for path, reason in (("/nowhere/a.mp3", "there is no such file"), ("/dev/null", "a device or a pipe")):
            status, _, err = run("analyze", "--model", MODEL, path)
            self.assertEqual(status, 1)
            self.assertIn(reason, err)


class Usage(unittest.TestCase):
    def test_wrong_usage_is_2(self):
        for arguments in ((), ("analyze",), ("dance",), ("analyze", "--format", "xml", "a"), ("analyze", "--jobs", "0", "a")):
            self.assertEqual(run(*arguments)[0], 2, arguments)

    def test_an_unknown_model_is_named(self):
        status, _, err = run("analyze", "--model", "nothing", MEDIA / "piece.mp3")
        self.assertEqual(status, 2)
        self.assertIn("the model nothing cannot be loaded", err)

    def test_a_reference_that_is_not_there_is_told_by_what_it_is(self):
        with tempfile.TemporaryDirectory() as folder:
            for asked, reason in (("missing.jsonl", "there is no such file"), (f"{folder}/missing", "there is no such file"),
                                  (folder, "this is no file"), ("polka", "there is no reference music of the kind 'polka'")):
                status, _, err = run("analyze", "--model", MODEL, "--reference", asked, MEDIA / "piece.mp3")
                self.assertEqual((status, len(err.splitlines())), (2, 1))
                self.assertIn(reason, err)
                self.assertIn(asked, err)

    def test_help_is_good(self):
        status, out, _ = run("--help")
        self.assertEqual(status, 0)
        self.assertIn("analyze", out)

    def test_spectrogram_is_frames_by_149(self):
        values = spectrogram("piece.flac")
        self.assertEqual(values.dtype, np.float32)
        self.assertEqual(values.shape, (752, 149))  # ceil(24 s x 31.3)
        self.assertTrue(np.isfinite(values).all())

    def test_the_pace_is_the_mean_of_its_moments(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "pace.npy"
            status, out, err = run("pulse", MEDIA / "piece.flac", "--format", "json", "--npy", path)
            self.assertEqual((status, err), (0, ""))
            pace, moments = json.loads(out), np.load(path)
            self.assertAlmostEqual(pace["tempo_bpm"], 120, delta=1)  # tools/media/piece.py
            self.assertEqual(moments.shape, (49, 5))  # 24 s in steps of 0.499 s
            for column, name in ((2, "clarity"), (3, "beat_strength"), (4, "events_per_s")):
                self.assertAlmostEqual(moments[:, column].mean(), pace[name], places=5)
            self.assertEqual(run("pulse", MEDIA / "piece.flac", "--npy", path)[0], 2)  # not overwritten
            status, line, _ = run("pulse", MEDIA / "piece.flac")
            self.assertEqual(status, 0)
            self.assertTrue(line.startswith(f"{pace['tempo_bpm']:.0f} BPM"), line)

    def test_a_result_holds_the_pulse(self):
        pulse = analyze("piece.flac")["pulse"]
        alone = json.loads(run("pulse", MEDIA / "piece.flac", "--format", "json")[1])
        for name in ("tempo_bpm", "rival_bpm", "sure", "clarity", "beat_strength", "events_per_s"):
            self.assertAlmostEqual(pulse[name], alone[name], places=6)
        np.testing.assert_allclose(pulse["beats_s"], alone["beats_s"], atol=1e-3)
        for name in ("clarity", "beat_strength", "events_per_s"):  # a song is the mean of its moments
            self.assertAlmostEqual(np.mean(pulse["along"][name]), pulse[name], places=3)
        self.assertIn("Tempo: 120 BPM", run("analyze", "--model", MODEL, MEDIA / "piece.flac")[1])

    def test_models_are_listed(self):
        status, out, _ = run("models")
        self.assertEqual(status, 0)
        self.assertIn("joint", out)
        figures = [line for line in out.splitlines() if " folds " in line and line.startswith("  ") and ": " in line and "average" in line]
        self.assertTrue(any(line.startswith("  r, ") for line in figures))
        for line in figures:  # a share of clips is not called a correlation
            self.assertEqual("quadrants:" in line, line.startswith("  share of clips right, "), line)


if __name__ == "__main__":
    if not (MEDIA / "piece.mp3").exists():
        subprocess.run([ROOT / "tools" / "media" / "make"], check=True)
    unittest.main(argv=sys.argv[:1])
