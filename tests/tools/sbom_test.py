#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The page's bill of materials names what is linked into its programs, and nothing else; with the bytes that it was built from.

    sbom_test.py BUILD        of this project, with BUILD/site and BUILD/wasm-*; ends with 77 where the page is not built
"""
import hashlib
import json
import os
import pathlib
import re
import sys
import unittest

BUILD = pathlib.Path(sys.argv[1])
CACHE = pathlib.Path(os.environ.get("MOODGLASS_CACHE")
                     or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "moodglass")
# A library's file -> the part that it is built from, where they are not called the same.
PARTS = {"XNNPACK": "xnnpack", "microkernels-prod": "xnnpack", "vorbis": "libvorbis", "vorbisfile": "libvorbis", "ogg": "libogg",
         "speexresampler": "speexdsp"}
COMPILED_IN = {"fxdiv", "nlohmann-json3-dev", "libexpected-dev"}  # headers alone
NO_CODE = {"fonts-inter"}
COMPILER = {"emscripten"}  # its libraries, which it links by itself


def linked(programs):
    """The parts whose libraries the link lines of these programs name."""
    found = set()
    for variant, names in programs.items():
        ninja = (BUILD / variant / "build.ninja").read_text()
        for name in names:
            line = re.search(rf"^build bin/{name}\.mjs.*?\n(?:  .*\n)*?  LINK_LIBRARIES = (.*)$", ninja, re.M)
            assert line, f"{variant}: there is no link line of {name}"
            for library in re.findall(r"(\S+)\.a\b", line.group(1)):
                if library.startswith("/"):  # those of this project lie below the build folder
                    stem = library.rsplit("/lib", 1)[-1]
                    found.add(PARTS.get(stem, stem))
    return found


class Sbom(unittest.TestCase):
    def setUp(self):
        bill = json.loads((BUILD / "site/sbom.cdx.json").read_text())
        self.parts = {part["name"]: part for part in bill["components"]}
        self.code = {name for name, part in self.parts.items() if part["type"] == "library"}

    def test_it_names_what_is_linked_and_nothing_else(self):
        programs = {"wasm-simd": ["page", "engine"], "wasm-relaxed": ["engine"]}
        self.assertEqual(linked(programs), self.code - COMPILED_IN - NO_CODE - COMPILER)

    def test_headers_that_it_names_are_compiled_in(self):
        sources = "".join(path.read_text() for ending in ("*.h", "*.cpp") for path in (BUILD.parent / "src").rglob(ending))
        self.assertIn("#include <nlohmann/json.hpp>", sources)
        self.assertIn("#include <tl/expected.hpp>", sources)
        pool = "".join(path.read_text(errors="replace") for path in (CACHE / "src/pthreadpool/src").glob("*.h"))
        self.assertIn("#include <fxdiv.h>", pool)

    def test_sources_are_those_that_were_fetched(self):
        for name, part in self.parts.items():
            if "arch=source" in part.get("purl", ""):
                fetched, _, patch = (CACHE / "src" / name / ".sha256").read_text().strip().partition(" patched by ")
                self.assertEqual(part["hashes"][0]["content"], fetched, name)
                told = {entry["name"]: entry["value"] for entry in part["properties"]}
                self.assertEqual(told.get("moodglass:patched-by-sha256", ""), patch, name)

    def test_models_are_those_that_are_served(self):
        served = sorted(path.relative_to(BUILD / "site").as_posix() for path in (BUILD / "site/models").glob("*.safetensors"))
        self.assertEqual(sorted(name for name, part in self.parts.items() if part["type"] == "machine-learning-model"), served)
        for name in served:
            self.assertEqual(self.parts[name]["hashes"][0]["content"], hashlib.sha256((BUILD / "site" / name).read_bytes()).hexdigest())

    def test_every_part_tells_its_version_and_licence(self):
        for name, part in self.parts.items():
            self.assertNotEqual(part["version"], "unknown", name)
            self.assertTrue(part["licenses"][0]["license"]["id"], name)


if __name__ == "__main__":
    if not (BUILD / "site/sbom.cdx.json").is_file():
        print("the page is not built here")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
