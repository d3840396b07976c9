#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""No part of this project is concerned by an advisory of its list, and one that is would be told.

    advisories_test.py SOURCE
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv[1])
LIST = json.loads((ROOT / "tools/advisories.json").read_text())


def run(*arguments):
    done = subprocess.run([ROOT / "tools/advisories", *map(str, arguments)], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout


class Advisories(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.at = pathlib.Path(folder.name)
        (self.at / "e2e").mkdir()
        (self.at / "tools/third_party").mkdir(parents=True)

    def project(self, package, opusfile):
        (self.at / "e2e/package-lock.json").write_text(json.dumps(
            {"packages": {"": {}, "node_modules/other/node_modules/ajv": {"version": package}}}))
        (self.at / "tools/third_party/sources.lock").write_text(f"# sources\nopusfile {opusfile} trixie opusfile.tar.gz 00 pool\n")
        return run("--root", self.at)

    def test_this_project_is_not_concerned(self):
        status, out = run()
        self.assertEqual(status, 0, out)
        for part in ("playwright", "libvorbis", "opusfile"):  # so that it looks where these are pinned
            self.assertRegex(out, rf"(?m)^{part} ")

    def test_an_old_package_within_another_is_told(self):
        status, out = self.project("8.17.9", "0.12-4")
        self.assertEqual(status, 1)
        self.assertRegex(out, r"ajv +8\.17\.9 .*CONCERNED")
        self.assertEqual(self.project("8.18.0", "0.12-4")[0], 0)

    def test_numbers_are_compared_as_numbers(self):
        self.assertEqual(self.project("8.9.0", "0.12-4")[0], 1)
        self.assertEqual(self.project("10.0.0", "0.12-4")[0], 0)

    def test_what_was_mended_in_one_version_is_not_in_another(self):
        self.assertIn("mended", self.project("9.0.0", "0.12-4")[1])
        self.assertEqual(self.project("9.0.0", "0.11-1")[0], 1)

    def test_the_list_is_complete(self):
        self.assertRegex(LIST["as_of"], r"^\d{4}-\d\d-\d\d$")
        for advisory in LIST["advisories"]:
            self.assertIn(advisory["of"], ("npm", "source"))
            self.assertTrue(advisory["id"] and advisory["below"] and advisory["what"])
            self.assertEqual("mended" in advisory, "how" in advisory)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
