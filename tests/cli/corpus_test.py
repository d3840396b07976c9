#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Large collections (docs/scale.md): shares of the songs, runs that go on where one ended, GNU parallel over both.

    tests/cli/corpus_test.py COMMAND REPOSITORY
"""
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

COMMAND, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
MEDIA = ROOT / "build" / "media"
MODEL = ROOT / "tests" / "golden" / "tiny.safetensors"
SONGS = ["piece-8.wav", "piece.flac", "piece.mp3", "piece.ogg", "piece.opus"]


class Corpus(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.at = pathlib.Path(self.folder.name)
        (self.at / "songs").mkdir()
        for name in SONGS:
            shutil.copy(MEDIA / name, self.at / "songs")
        self.out = self.at / "all.jsonl"

    def analyze(self, *arguments, model=MODEL):
        done = subprocess.run([COMMAND, "analyze", "--model", model, "--format", "jsonl", *map(str, arguments), self.at / "songs"],
                              capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr

    def names(self, path):
        return [pathlib.Path(json.loads(line)["file"]).name for line in path.read_text().splitlines()]

    def test_shares_are_all_songs_each_once(self):
        found = []
        for i in (1, 2, 3):
            status, out, err = self.analyze("--shard", f"{i}/3")
            self.assertEqual(status, 0, err)
            found += [pathlib.Path(json.loads(line)["file"]).name for line in out.splitlines()]
        self.assertEqual(sorted(found), sorted(SONGS))

    def test_a_share_without_songs_is_no_failure(self):
        self.assertEqual(self.analyze("--shard", "9/9")[:2], (0, ""))

    def test_wrong_shares_are_refused(self):
        for wrong in ("0/3", "4/3", "1/0", "1", "1/3x", "a/b", ""):
            status, _, err = self.analyze("--shard", wrong)
            self.assertEqual(status, 2)
            self.assertIn("a shard is I/N", err)

    def test_a_run_goes_on_where_it_was_cut(self):
        self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)
        whole = self.out.read_bytes()
        lines = whole.splitlines(keepends=True)  # as they were done
        self.assertEqual(len(lines), len(SONGS))
        self.out.write_bytes(lines[0] + lines[1] + lines[2][:1000])  # killed while it wrote
        status, _, err = self.analyze("--resume", "--out", self.out)
        self.assertEqual(status, 0, err)
        self.assertEqual(sorted(self.names(self.out)), sorted(SONGS))
        self.assertTrue(self.out.read_bytes().startswith(lines[0] + lines[1]))
        before = self.out.read_bytes()
        self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)
        self.assertEqual(self.out.read_bytes(), before)

    def test_a_run_goes_on_where_it_was_interrupted(self):
        for i in range(60):
            os.link(self.at / "songs" / "piece.flac", self.at / "songs" / f"{i:03}.flac")
        process = subprocess.Popen([COMMAND, "analyze", "--model", MODEL, "--format", "jsonl", "--jobs", "1", "--resume", "--out", self.out,
                                    self.at / "songs"], stderr=subprocess.DEVNULL)
        while not self.out.is_file() or self.out.read_bytes().count(b"\n") < 2:
            self.assertIsNone(process.poll())
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=30), 130)
        before = self.out.read_bytes()
        self.assertLess(len(self.names(self.out)), 60)
        self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)
        self.assertTrue(self.out.read_bytes().startswith(before))
        self.assertEqual(sorted(self.names(self.out)), sorted([*SONGS, *[f"{i:03}.flac" for i in range(60)]]))

    def test_a_disk_that_goes_away_costs_no_song(self):
        for i in range(60):
            os.link(self.at / "songs" / "piece.flac", self.at / "songs" / f"{i:03}.flac")
        for names in ([self.at / "songs"], sorted((self.at / "songs").iterdir())):
            self.out.unlink(missing_ok=True)
            process = subprocess.Popen([COMMAND, "analyze", "--model", MODEL, "--format", "jsonl", "--jobs", "1", "--resume", "--out", self.out,
                                        *names], stderr=subprocess.DEVNULL)
            while not self.out.is_file() or self.out.read_bytes().count(b"\n") < 2:
                self.assertIsNone(process.poll())
                time.sleep(0.01)
            (self.at / "songs").rename(self.at / "elsewhere")
            self.assertEqual(process.wait(timeout=120), 1)
            self.assertLess(len(self.names(self.out)), 60)
            self.assertFalse([line for line in self.out.read_text().splitlines() if "error" in json.loads(line)])
            (self.at / "elsewhere").rename(self.at / "songs")
            self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)
            self.assertEqual(sorted(self.names(self.out)), sorted([*SONGS, *[f"{i:03}.flac" for i in range(60)]]))

    def test_a_name_that_is_no_file_has_a_line(self):
        status, out, err = self.analyze("nowhere.mp3")
        self.assertEqual(status, 1)
        self.assertIn("there is no such file", err)
        self.assertEqual([json.loads(line) for line in out.splitlines() if "error" in json.loads(line)],
                         [{"file": "nowhere.mp3", "error": "there is no such file; check its name"}])

    def run_limited(self, limits, *arguments):
        """With limits of the process: {resource.RLIMIT_...: value}."""
        def limit():
            for which, value in limits.items():
                resource.setrlimit(which, (value, value))

        # restore_signals: Python ignores SIGXFSZ, and so does the command: the write fails, as on a full disk.
        done = subprocess.run([COMMAND, "analyze", "--model", MODEL, "--format", "jsonl", *map(str, arguments), self.at / "songs"],
                              capture_output=True, text=True, timeout=120, preexec_fn=limit, restore_signals=False)
        return done.returncode, done.stdout, done.stderr

    def test_a_full_disk_leaves_whole_lines(self):
        self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)
        size = self.out.stat().st_size
        self.out.unlink()
        status, _, err = self.run_limited({resource.RLIMIT_FSIZE: size // 2}, "--resume", "--out", self.out)
        self.assertEqual(status, 1)
        self.assertEqual(err.count("not all could be written"), 1, err)
        before = self.out.read_bytes()
        self.assertTrue(before.endswith(b"\n"))
        self.assertLess(len(self.names(self.out)), len(SONGS))
        self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)
        self.assertTrue(self.out.read_bytes().startswith(before))
        self.assertEqual(sorted(self.names(self.out)), sorted(SONGS))

    def test_little_memory_loses_no_song(self):
        """Whatever becomes of the run: no song is refused for good, and the lines are whole."""
        for i in range(60):
            os.link(self.at / "songs" / "piece.flac", self.at / "songs" / f"{i:03}.flac")
        all_songs = sorted([*SONGS, *[f"{i:03}.flac" for i in range(60)]])
        for megabytes in (240, 320, 480, 640):
            self.out.unlink(missing_ok=True)
            _, _, err = self.run_limited({resource.RLIMIT_AS: megabytes << 20}, "--jobs", "64", "--resume", "--out", self.out)
            written = self.out.read_text() if self.out.is_file() else ""
            self.assertFalse([line for line in written.splitlines() if "error" in json.loads(line)], err)
            self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)
            self.assertEqual(sorted(self.names(self.out)), all_songs)

    def test_names_that_a_line_cannot_tell_apart_are_told(self):
        for name in (b"/caf\xe9.mp3", b"/caf\xe8.mp3"):
            shutil.copy(MEDIA / "piece.mp3", os.fsencode(self.at / "songs") + name)
        done = subprocess.run([COMMAND, "analyze", "--model", MODEL, "--format", "jsonl", "--resume", "--out", self.out, self.at / "songs"],
                              capture_output=True, timeout=120)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"its name is no text", done.stderr)
        self.assertEqual(len(self.names(self.out)), len(SONGS) + 1)

    def test_refused_songs_are_not_tried_again(self):
        (self.at / "songs" / "cut.mp3").write_bytes((MEDIA / "piece.mp3").read_bytes()[:600])
        status, _, err = self.analyze("--resume", "--out", self.out)
        self.assertEqual(status, 1)
        self.assertIn("cut.mp3", err)
        self.assertEqual(len(self.names(self.out)), len(SONGS) + 1)
        self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)

    def test_what_is_no_list_of_results_stays_as_it_is(self):
        for other in ("a diary", "[", '{"file":"a.mp3","duration_s":1}\na diary'):
            self.out.write_text(other)
            self.assertEqual((self.analyze("--resume", "--out", self.out)[0], self.out.read_text()), (2, other))
        self.out.write_text("a diary\n")
        status, _, err = self.analyze("--resume", "--out", self.out)
        self.assertEqual((status, self.out.read_text()), (2, "a diary\n"))
        self.assertIn("line 1 is no result", err)

    def test_a_name_that_is_no_text_is_found_again(self):
        shutil.copy(MEDIA / "piece.mp3", os.fsencode(self.at / "songs") + b"/caf\xe9.mp3")
        self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)
        before = self.out.read_bytes()
        self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)
        self.assertEqual(self.out.read_bytes(), before)

    def test_results_of_two_models_are_not_mixed(self):
        self.assertEqual(self.analyze("--resume", "--out", self.out)[0], 0)
        status, _, err = self.analyze("--resume", "--out", self.out, model=MODEL.with_name("tiny_a2e.safetensors"))
        self.assertEqual(status, 2)
        self.assertIn("of another model", err)

    def test_resume_needs_lines(self):
        self.assertEqual(self.analyze("--resume")[0], 2)
        self.assertEqual(self.analyze("--resume", "--out", self.out, "--format", "json")[0], 2)

    def test_gnu_parallel_runs_the_shares(self):
        command = (f"{COMMAND} analyze --model {MODEL} --format jsonl --jobs 1 --shard {{}}/3 --resume --out {self.at}/{{}}.jsonl "
                   f"{self.at}/songs")
        log = self.at / "log"
        for _ in range(2):  # the second time nothing is left to do
            subprocess.run(["parallel", "--jobs", "2", "--joblog", log, command, ":::", "1", "2", "3"], check=True, timeout=300,
                           capture_output=True)
            self.assertEqual([line.split("\t")[6] for line in log.read_text().splitlines()[1:]], ["0"] * 3)
            found = sum((self.names(self.at / f"{i}.jsonl") for i in (1, 2, 3)), [])
            self.assertEqual(sorted(found), sorted(SONGS))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
