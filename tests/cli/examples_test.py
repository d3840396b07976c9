#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the model hears in one tune played in five ways, of which each of the others differs in one quality from the first: the
example pieces of the lesson *What has changed?* (docs/guide.md).

    tests/cli/examples_test.py COMMAND REPOSITORY
"""
import json
import pathlib
import shutil
import subprocess
import sys
import unittest

COMMAND, ROOT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
WAYS = {2: ("minorness", 1), 3: ("articulation", 1), 4: ("rhythmic_stability", -1), 5: ("dissonance", 1)}


@unittest.skipUnless(shutil.which("oggenc"), "needs oggenc, of Debian's vorbis-tools")
class OneTune(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = ROOT / "build" / "examples"
        subprocess.run([ROOT / "tools" / "media" / "examples", folder], check=True)
        cls.heard = {}
        for way in range(1, 6):
            said = subprocess.run([COMMAND, "analyze", folder / f"tune-{way}.ogg", "--reference", "all", "--format", "json"],
                                  check=True, capture_output=True, text=True).stdout
            cls.heard[way] = json.loads(said)["midlevel"]

    def rank(self, way, quality):
        return self.heard[way][quality]["percentile"]

    def test_each_way_is_heard_in_its_quality(self):
        for way, (quality, sign) in WAYS.items():
            self.assertGreater(sign * (self.rank(way, quality) - self.rank(1, quality)), 20, quality)
            for other in {1, *WAYS} - {way, 5 if way == 4 else way}:  # clusters are heard as unsteady too
                self.assertGreater(sign * (self.heard[way][quality]["mean"] - self.heard[other][quality]["mean"]), 0,
                                   f"{quality} of {way} and {other}")

    def test_minor_staccato_and_free_move_their_quality_more_than_any_other(self):
        for way in (2, 3, 4):
            moved = {quality: abs(self.rank(way, quality) - self.rank(1, quality)) for quality in self.heard[1]}
            self.assertEqual(max(moved, key=moved.get), WAYS[way][0], moved)


if __name__ == "__main__":
    unittest.main(argv=[__file__])
