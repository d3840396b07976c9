#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""tools/third_party/fetch with mirrors that lack what sources.lock pins: fetch_test.py ROOT.

A copy of the scripts stands in a folder of its own, with a sources.lock of one small source. apt's programs are stand-ins whose index
lacks it; the mirror and Debian's archive of old versions are folders behind one local server."""
import functools
import hashlib
import http.server
import io
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import unittest

ROOT = pathlib.Path(sys.argv.pop(1))
FILE = "thing_1.0.orig.tar.gz"


def tarball(word):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        entry = tarfile.TarInfo("thing-1.0/thing.c")
        entry.size = len(word)
        tar.addfile(entry, io.BytesIO(word))
    return packed.getvalue()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Fetch(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.thing = tarball(b"int thing;")
        self.sha256 = hashlib.sha256(self.thing).hexdigest()
        sha1 = hashlib.sha1(self.thing).hexdigest()
        for part in ("tools/lib", "tools/third_party"):
            shutil.copytree(ROOT / part, self.folder / part)
        lock = f"thing 1.0-1 sid {FILE} {self.sha256} pool/main/t/thing snapshot/{sha1}\n"
        (self.folder / "tools/third_party/sources.lock").write_text(lock)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=self.folder / "served"))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.pool = self.folder / "served/mirror/pool/main/t/thing" / FILE
        self.archive = self.folder / "served/archive-of-all/file" / sha1
        for place in (self.pool, self.archive):
            place.parent.mkdir(parents=True)
        said = f'Acquire::Snapshots::URI::Origin::Debian "{self.address}/archive-of-all/archive/debian/@SNAPSHOTID@/";'
        for name, does in {"apt-get": "exit 0", "apt-cache": "exit 0", "apt-config": f"echo '{said}'"}.items():
            program = self.folder / "bin" / name
            program.parent.mkdir(exist_ok=True)
            program.write_text(f"#!/bin/sh\n{does}\n")
            program.chmod(0o755)

    def fetch(self, **more):
        here = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}", "MOODGLASS_CACHE": f"{self.folder}/cache",
                "MOODGLASS_MIRROR": f"{self.address}/mirror", "MOODGLASS_SOURCES": "", **more}
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            here.pop(name, None)
        return subprocess.run([self.folder / "tools/third_party/fetch"], env=here, capture_output=True, text=True, timeout=120)

    def assertUnpacked(self, run):
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual((self.folder / "cache/src/thing/thing.c").read_bytes(), b"int thing;")

    def test_a_mirror_that_lacks_one_is_told_with_a_way_out(self):
        run = self.fetch()
        self.assertEqual(run.returncode, 1)
        for part in ("the source of thing could not be fetched", FILE, self.sha256, "MOODGLASS_SOURCES=THAT_FOLDER"):
            self.assertIn(part, run.stderr)
        self.assertFalse((self.folder / "cache/src/thing").exists())
        by_hand = self.folder / "by hand"
        by_hand.mkdir()
        (by_hand / FILE).write_bytes(self.thing)
        self.assertUnpacked(self.fetch(MOODGLASS_SOURCES=str(by_hand)))

    def test_the_pool_is_asked_where_the_index_lacks_it(self):
        self.pool.write_bytes(self.thing)
        self.assertUnpacked(self.fetch())

    def test_the_archive_is_asked_last(self):
        self.archive.write_bytes(self.thing)
        self.assertUnpacked(self.fetch())

    def test_other_content_is_refused(self):
        self.pool.write_bytes(tarball(b"int other;"))
        self.assertEqual(self.fetch().returncode, 1)
        self.assertFalse((self.folder / "cache/src/thing").exists())
        self.archive.write_bytes(self.thing)
        self.assertUnpacked(self.fetch())

    def test_what_is_there_needs_no_mirror(self):
        self.pool.write_bytes(self.thing)
        self.fetch()
        self.pool.unlink()
        self.assertUnpacked(self.fetch())


unittest.main()
