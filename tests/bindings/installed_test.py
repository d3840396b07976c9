#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The library as another program has it: installed to a prefix, found by find_package(moodglass), the examples built by it and run.

    tests/bindings/installed_test.py BUILD REPOSITORY
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
BUILD, ROOT = map(pathlib.Path, sys.argv[1:3])
sys.path.insert(0, str(ROOT / "tools" / "media"))

from piece import piece
from wav import wav

MODEL = ROOT / "tests" / "golden" / "tiny.safetensors"


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.prefix = pathlib.Path(cls.folder.name) / "prefix"
        cls.programs = pathlib.Path(cls.folder.name) / "examples"
        cls.song = pathlib.Path(cls.folder.name) / "song.wav"
        cls.song.write_bytes(wav(piece(12, 44100), 44100, 16))
        for component in ("library", "development"):
            done = run("cmake", "--install", BUILD, "--prefix", cls.prefix, "--component", component)
            assert done.returncode == 0, done.stderr
        source = ROOT / "src" / "bindings" / "c" / "examples"
        for step in (["-S", source, "-B", cls.programs, f"-DCMAKE_PREFIX_PATH={cls.prefix}"], ["--build", cls.programs]):
            done = run("cmake", *step)
            assert done.returncode == 0, done.stdout + done.stderr

    def library(self):
        (found,) = self.prefix.glob("lib/**/libmoodglass.so.1")
        return found

    def test_the_examples_say_what_the_command_says(self):
        told = json.loads(run(BUILD / "bin" / "moodglass", "analyze", "--model", MODEL, "--format", "json", self.song).stdout)
        c = run(self.programs / "song_c", self.song, MODEL)
        self.assertEqual(c.returncode, 0, c.stderr)
        values = dict(re.findall(r"^(\w+) (-?[0-9.]+)", c.stdout, re.M))
        for group in ("midlevel", "emotions"):
            for name, estimate in told[group].items():
                self.assertAlmostEqual(float(values[name]), estimate["mean"], delta=1e-6)
        cpp = run(self.programs / "song_cpp", self.song, MODEL)
        self.assertEqual(cpp.stdout.splitlines(), list(told["sentences"].values()), cpp.stderr)

    def test_the_shipped_model_is_found_from_the_library(self):
        moved = pathlib.Path(self.folder.name) / "elsewhere"
        self.prefix.rename(moved)
        try:
            environment = {**os.environ, "LD_LIBRARY_PATH": str(next(moved.glob("lib/**/libmoodglass.so.1")).parent)}
            environment.pop("MOODGLASS_MODELS", None)
            done = run(self.programs / "song_c", self.song, env=environment)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("12.00 s", done.stdout)
        finally:
            moved.rename(self.prefix)

    def test_a_bad_file_is_told(self):
        bad = pathlib.Path(self.folder.name) / "bad.mp3"
        bad.write_text("no music, but words")
        for program in ("song_c", "song_cpp"):
            done = run(self.programs / program, bad, MODEL)
            self.assertEqual(done.returncode, 1)
            self.assertIn("not audio: it seems to be text", done.stderr)

    def test_only_its_own_names_can_be_seen(self):
        names = run("nm", "-D", "--defined-only", "--demangle", self.library()).stdout.splitlines()
        names = [re.sub(r"^\S+ \S ", "", line) for line in names]
        self.assertIn("mg_session_run", names)
        strange = [name for name in names if not re.match(r"(mg_\w+|(typeinfo|vtable) for moodglass::.*|.*\bmoodglass::.*)$", name)]
        self.assertEqual(strange, [])

    def test_every_function_of_the_header_is_there(self):
        header = (self.prefix / "include" / "moodglass" / "moodglass.h").read_text()
        declared = set(re.findall(r"\b(mg_\w+)\(", re.sub(r"/\*.*?\*/", "", header, flags=re.S)))
        names = set(run("nm", "-D", "--defined-only", self.library()).stdout.split())
        self.assertGreater(len(declared), 30)
        self.assertEqual(declared - names, set())

    def test_the_headers_stand_alone(self):
        include = self.prefix / "include"
        headers = [path.relative_to(include).as_posix() for path in sorted(include.rglob("*.h"))]
        text = "".join(f"#include <{name}>\n" for name in headers)
        done = run("c++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-x", "c++", "-I", include, "-I", include / "moodglass", "-",
                   input=text)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = run("cc", "-std=c99", "-pedantic", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-x", "c", "-I", include, "-",
                   input="#include <moodglass/moodglass.h>\n")
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
