#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The manual pages are made of what the programs say of themselves: each is headed by one whole line, with the version alone.

    manual_test.py REPOSITORY COMMAND WINDOW
"""
import gzip
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT, COMMAND, WINDOW = sys.argv[1:4]


class Manual(unittest.TestCase):
    def test_pages_have_a_heading_and_options(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, "-B", pathlib.Path(ROOT) / "tools" / "packaging" / "manual.py", COMMAND, WINDOW, folder], check=True)
            for name, option in (("moodglass", "model"), ("moodglass-window", "language")):
                with gzip.open(pathlib.Path(folder) / f"{name}.1.gz", "rt") as file:
                    page = file.read()
                shown = name.upper().replace("-", r"\-")
                self.assertRegex(page, rf'\A\.TH {re.escape(shown)} 1 "" "Moodglass \d+\.\d+\.\d+" "User Commands"\n\.SH NAME\n')
                self.assertIn(rf"\-\-{option}", page)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
