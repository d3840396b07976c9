#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The command keeps itself in: a decoder that a song has taken over reads, writes, reaches and starts nothing.

    tests/cli/sandbox_test.py COMMAND REPOSITORY TAKEN_OVER
"""
import errno
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest

COMMAND, ROOT, TAKEN_OVER = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
MEDIA = ROOT / "build" / "media"
MODEL = ROOT / "tests" / "golden" / "tiny.safetensors"
ATTEMPTS = ["read", "write", "connect", "signal", "exec"]
DENIED = {errno.EACCES, errno.EPERM}
VERSION = subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True).stdout
HELD = re.search(r"Landlock \d.*seccomp$", VERSION, re.M) is not None


class Sandbox(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.at = pathlib.Path(folder.name)
        (self.at / "songs").mkdir()
        (self.at / "results").mkdir()
        shutil.copy(MEDIA / "piece.m4a", self.at / "songs")
        self.song = self.at / "songs" / "piece.m4a"
        self.secret = self.at / "secret"
        self.secret.write_text("private")

    def run_command(self, *arguments, env=None, status=0):
        done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=120, cwd=self.at,
                              env={**os.environ, **(env or {})})
        if status is not None:
            self.assertEqual(done.returncode, status, done.stderr)
        return done

    def attempts(self, *arguments):
        """What each attempt of the decoder that was taken over comes to, by name; written: whether its file is there."""
        written = self.at / "results" / "written"
        written.unlink(missing_ok=True)
        with socket.create_server(("127.0.0.1", 0)) as server:
            done = self.run_command(*arguments, status=None, env={
                "LD_PRELOAD": TAKEN_OVER, "TAKEN_OVER_READ": str(self.secret), "TAKEN_OVER_WRITE": str(written),
                "TAKEN_OVER_PORT": str(server.getsockname()[1]), "TAKEN_OVER_PROCESS": str(os.getpid())})
        told = {name: int(result) for name, result in re.findall(r"^taken over: (\w+) (\d+)$", done.stderr, re.M)}
        self.assertEqual(sorted(told), sorted(ATTEMPTS), done.stderr)
        return told, written.exists()

    def commands(self):
        model = ["--model", MODEL]
        return [["analyze", *model, "songs"],
                ["analyze", *model, "--format", "jsonl", "--out", "results/all.jsonl", "--force", "songs"],
                ["analyze", *model, "--format", "jsonl", "--out", "results/on.jsonl", "--resume", self.song],
                ["explain", *model, "--emotion", "tension", "--map", "results/map.npy", self.song],
                ["compare", *model, self.song, self.song],
                ["spectrogram", self.song, "--npy", "results/spectrogram.npy"],
                ["harmony", self.song, "--npy", "results/harmony.npy"],
                ["pulse", self.song],
                ["playlist", *model, "--emotion", "tension", "--out", "results/list.m3u8", "songs"],
                ["tag", *model, "songs"]]

    def test_version_says_what_holds(self):
        self.assertRegex(VERSION, r"^\d+\.\d+\.\d+\nkept in: files by .+, system calls by .+\n$")

    @unittest.skipUnless(HELD, VERSION)
    def test_a_decoder_that_was_taken_over_is_kept_in(self):
        for arguments in self.commands():
            with self.subTest(arguments[0]):
                told, written = self.attempts(*arguments)
                self.assertLessEqual(set(told.values()), DENIED, told)
                self.assertFalse(written)

    def test_without_the_sandbox_it_does_all_of_this(self):
        """So the attempts are real."""
        for arguments in self.commands():
            with self.subTest(arguments[0]):
                told, written = self.attempts(arguments[0], "--no-sandbox", *arguments[1:])
                self.assertEqual(set(told.values()), {0}, told)
                self.assertTrue(written)

    def test_outputs_are_written_as_ever(self):
        for arguments in self.commands():
            with self.subTest(arguments[0]):
                self.run_command(*arguments)
        names = ["all.jsonl", "harmony.npy", "list.m3u8", "map.npy", "on.jsonl", "spectrogram.npy"]
        self.assertEqual(sorted(os.listdir(self.at / "results")), names)
        self.assertGreater(min((self.at / "results" / name).stat().st_size for name in names), 20)

    def test_an_output_of_a_song_that_failed_leaves_nothing(self):
        (self.at / "songs" / "text.mp3").write_text("no sound")
        self.run_command("spectrogram", "songs/text.mp3", "--npy", "results/out.npy", status=1)
        self.assertEqual(os.listdir(self.at / "results"), [])

    def test_links_are_followed_when_asked(self):
        outside = self.at / "outside"
        outside.mkdir()
        self.song.rename(outside / "piece.m4a")
        (self.at / "songs" / "link.m4a").symlink_to(outside / "piece.m4a")
        done = self.run_command("analyze", "--model", MODEL, "--format", "csv", "--follow-links", "songs")
        self.assertIn("link.m4a", done.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
