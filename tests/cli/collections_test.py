#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Collections of songs (docs/scale.md): playlists, tags in the files, tables for spreadsheets.

    tests/cli/collections_test.py COMMAND REPOSITORY
"""
import array
import csv
import io
import json
import math
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import wave

COMMAND, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
MEDIA = ROOT / "build" / "media"
MODEL = ROOT / "tests" / "golden" / "tiny.safetensors"
SONGS = ["piece-8.wav", "piece.flac", "piece.mp3", "piece.ogg", "piece.opus", "piece.m4a"]


def run(*arguments, cwd=None):
    done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, cwd=cwd, timeout=300)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def places(playlist):
    return [line for line in playlist.splitlines() if line and not line.startswith("#")]


def sound(path):
    """A hash of the coded sound in a file, by ffmpeg: tags are no part of it."""
    return subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-c", "copy", "-f", "hash", "-"],
                          capture_output=True, text=True, check=True).stdout


def tags(path):
    done = subprocess.run(["ffprobe", "-v", "error", "-of", "json", "-show_entries", "format_tags:stream_tags", path],
                          capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    every = dict(found["format"].get("tags", {}))
    for stream in found["streams"]:
        every.update(stream.get("tags", {}))
    return {name.upper(): value for name, value in every.items()}


def id3v2(version, frames):
    """A tag of texts; all are short enough that 2.3 and 2.4 write their lengths alike."""
    body = b"".join(name.encode() + struct.pack(">IH", len(text) + 1, 0) + b"\0" + text.encode() for name, text in frames.items())
    return b"ID3" + bytes([version, 0, 0, 0, 0, len(body) >> 7, len(body) & 127]) + body


def waves(mark, order):
    """A WAV file of the piece in that order of bytes, its header begun by this mark."""
    with wave.open(str(MEDIA / "piece-16.wav")) as piece:
        form, samples = piece.getparams(), array.array("h", piece.readframes(piece.getnframes()))
    if (order == ">") == (sys.byteorder == "little"):
        samples.byteswap()
    block = form.nchannels * 2
    return struct.pack(order + "4sI4s4sIHHIIHH4sI", mark, 36 + len(samples) * 2, b"WAVE", b"fmt ", 16, 1, form.nchannels,
                       form.framerate, form.framerate * block, block, 16, b"data", len(samples) * 2) + samples.tobytes()


class Collection(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.at = pathlib.Path(folder.name)
        self.songs = self.at / "songs"
        self.songs.mkdir()
        for name in SONGS:
            shutil.copy(MEDIA / name, self.songs)


class Playlists(Collection):
    @staticmethod
    def result(name, **emotions):
        """A line as `analyze` writes it, with these values for those of the piece."""
        result = json.loads(Playlists.line)
        result["file"] = name
        for emotion, value in emotions.items():
            result["emotions"][emotion]["mean"] = value
        return json.dumps(result)

    @classmethod
    def setUpClass(cls):
        status, cls.line, err = run("analyze", "--model", MODEL, "--format", "jsonl", MEDIA / "piece.flac")
        assert status == 0, err

    def results(self, *lines):
        path = self.at / "results.jsonl"
        path.write_text("".join(line + "\n" for line in lines))
        return path

    def test_songs_are_analysed_and_sorted(self):
        status, out, err = run("playlist", "--model", MODEL, "--emotion", "tension", self.songs)
        self.assertEqual(status, 0, err)
        self.assertTrue(out.startswith("#EXTM3U\n#PLAYLIST:tension, highest first\n#EXTINF:24,piece"))
        _, lines, _ = run("analyze", "--model", MODEL, "--format", "jsonl", self.songs)
        values = {result["file"]: result["emotions"]["tension"]["mean"] for result in map(json.loads, lines.splitlines())}
        self.assertEqual(sorted(places(out)), sorted(values))
        listed = [values[place] for place in places(out)]
        for one, next_one in zip(listed, listed[1:]):
            self.assertGreaterEqual(one + 1e-4, next_one)  # the JSON is rounded

    def test_results_are_enough(self):
        path = self.results(self.result("a.mp3", tension=0.2), self.result("b.mp3", tension=0.9), json.dumps({"file": "c.mp3", "error": "no"}),
                            self.result("d.mp3", tension=0.5))
        self.assertEqual(places(run("playlist", "--emotion", "tension", "--from", path)[1]), ["b.mp3", "d.mp3", "a.mp3"])
        self.assertEqual(places(run("playlist", "--emotion", "tension", "--top", "2", "--from", path)[1]), ["b.mp3", "d.mp3"])
        self.assertEqual(places(run("playlist", "--emotion", "tension", "--lowest", "--top", "1", "--from", path)[1]), ["a.mp3"])

    def test_a_way_leads_over_the_plane(self):
        corners = [self.result(f"{step}.mp3", valence=step / 10, energy=1 - step / 10) for step in (10, 3, 0, 7, 5)]
        aside = [self.result("aside.mp3", valence=0.9, energy=0.9), self.result("far.mp3", valence=0, energy=0)]
        path = self.results(*corners, *aside)
        status, out, _ = run("playlist", "--between", "0.mp3", "10.mp3", "--steps", "5", "--from", path)
        self.assertEqual((status, places(out)), (0, ["0.mp3", "3.mp3", "5.mp3", "7.mp3", "10.mp3"]))
        status, out, err = run("playlist", "--between", "0.mp3", "10.mp3", "--steps", "12", "--from", path)
        self.assertEqual(len(places(out)), 7)
        self.assertEqual(len(set(places(out))), 7)
        self.assertIn("there are only 7 songs for the way", err)
        status, _, err = run("playlist", "--between", "0.mp3", "none.mp3", "--from", path)
        self.assertEqual(status, 2)
        self.assertIn("none.mp3 is not among the songs", err)

    def test_the_ends_of_a_way_are_analysed_too(self):
        shutil.copy(MEDIA / "piece.oga", self.at / "end.oga")
        status, out, err = run("playlist", "--model", MODEL, "--between", self.songs / "piece.mp3", self.at / "end.oga", "--steps", "3", self.songs)
        self.assertEqual(status, 0, err)
        self.assertEqual([places(out)[0], places(out)[-1], len(places(out))], [str(self.songs / "piece.mp3"), str(self.at / "end.oga"), 3])

    def albums(self):
        """Folders in which songs have equal names, as albums do."""
        for album in "xyz":
            (self.at / "music" / album).mkdir(parents=True)
            shutil.copy(MEDIA / "piece.flac", self.at / "music" / album / "01.flac")
        return self.at / "music"

    def test_songs_of_one_name_are_told_apart_by_their_paths(self):
        music = self.albums()
        os.symlink(music / "y", self.at / "link")
        for cwd, source, one, other in ((music, ".", "x/01.flac", "y/01.flac"), (self.at, "music", "./music/x/01.flac", "music/z/../y//01.flac"),
                                        (music / "x", "..", "01.flac", music / "y" / "01.flac"), (self.at, music, "music/x/01.flac", "link/01.flac"),
                                        (self.at, "music", "x/01.flac", "y/01.flac")):
            with self.subTest(cwd=cwd, source=source, one=one, other=other):
                status, out, err = run("playlist", "--model", MODEL, "--between", one, other, "--steps", "3", source, cwd=cwd)
                self.assertEqual((status, err), (0, ""))
                self.assertEqual(places(out), [os.path.join(source, album, "01.flac") for album in "xzy"])
        status, _, err = run("playlist", "--model", MODEL, "--between", "01.flac", "x/01.flac", "--steps", "3", "music", cwd=self.at)
        self.assertEqual(status, 2)
        self.assertIn("01.flac is the name of several songs; write its whole path", err)

    def test_songs_that_are_not_there_any_more_are_found_by_their_paths(self):
        path = self.results(*(self.result(name) for name in ("music/x/01.opus", "music/y/01.opus", "./z/uniq.opus", str(self.at / "w" / "01.opus"))))
        for asked in ("music/x/01.opus", "./music//x/01.opus", "music/none/../x/01.opus", self.at / "music" / "x" / "01.opus", "x/01.opus"):
            with self.subTest(asked=asked):
                status, out, err = run("playlist", "--between", asked, "uniq.opus", "--steps", "2", "--from", path, cwd=self.at)
                self.assertEqual((status, places(out), err), (0, ["music/x/01.opus", "./z/uniq.opus"], ""))
        self.assertEqual(places(run("playlist", "--between", "w/01.opus", "z/uniq.opus", "--steps", "2", "--from", path, cwd=self.at)[1]),
                         [str(self.at / "w" / "01.opus"), "./z/uniq.opus"])
        for asked, sentence in (("01.opus", "is the name of several songs; write its whole path"), ("", "is not among"), ("nowhere/uniq.opus", "is not among"),
                                ("./uniq.opus", "is not among"), ("/z/uniq.opus", "is not among"), ("niq.opus", "is not among"), ("c/x/01.opus", "is not among")):
            with self.subTest(asked=asked):
                status, out, err = run("playlist", "--between", asked, "music/x/01.opus", "--from", path, cwd=self.at)
                self.assertEqual((status, out), (2, ""))
                self.assertIn(f"moodglass: {asked} {sentence}", err)

    def test_a_file_that_is_there_is_not_taken_for_another_of_its_name(self):
        self.albums()
        shutil.copy(MEDIA / "text.mp3", self.at / "01.flac")
        shutil.rmtree(self.at / "music" / "z")
        os.rename(self.at / "music" / "y" / "01.flac", self.at / "music" / "y" / "02.flac")
        status, out, err = run("playlist", "--model", MODEL, "--between", "01.flac", "02.flac", "--steps", "3", "music", cwd=self.at)
        self.assertEqual((status, out), (2, ""))
        self.assertIn("01.flac is not among the songs that were analysed", err)

    def test_a_song_is_listed_once(self):
        lines = [self.result(name, tension=tension) for name, tension in (("a.mp3", 0.2), ("b.mp3", 0.5), ("a.mp3", 0.9), ("./c/../b.mp3", 0.4))]
        path = self.results(*lines)
        self.assertEqual(places(run("playlist", "--emotion", "tension", "--top", "4", "--from", path)[1]), ["a.mp3", "./c/../b.mp3"])
        status, out, err = run("playlist", "--between", "a.mp3", "b.mp3", "--steps", "4", "--from", path)
        self.assertEqual((status, places(out)), (0, ["a.mp3", "./c/../b.mp3"]))
        self.assertIn("there are only 2 songs for the way", err)
        status, out, err = run("playlist", "--model", MODEL, "--emotion", "tension", self.songs, self.songs / "piece.mp3", f"{self.songs}/../songs")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(sorted(places(out)), sorted(str(self.songs / name) for name in SONGS))

    def test_empty_lines_are_passed_over(self):
        path = self.results("", self.result("a.mp3", tension=0.2), "", self.result("b.mp3", tension=0.9), "")
        status, out, err = run("playlist", "--emotion", "tension", "--from", path)
        self.assertEqual((status, places(out), err), (0, ["b.mp3", "a.mp3"], ""))
        status, _, err = run("playlist", "--emotion", "tension", "--from", self.results("", "hello"))
        self.assertEqual(status, 2)
        self.assertIn("line 2: no result of", err)

    def test_odd_names(self):
        path = self.results(*(self.result(name) for name in ("#1.mp3", "two\nlines.mp3", "\u00e4 \u4e2d.mp3")))
        status, out, err = run("playlist", "--emotion", "sad", "--from", path)
        self.assertEqual((status, places(out)), (1, ["./#1.mp3", "\u00e4 \u4e2d.mp3"]))
        self.assertIn("left out: a playlist cannot name it", err)
        _, out, _ = run("playlist", "--emotion", "sad", "--absolute", "--from", path, cwd=self.at)
        self.assertEqual(places(out)[0], str(self.at / "#1.mp3"))

    def test_names_that_were_no_text_are_left_out(self):
        names = ["a.flac", "\ufffd of its own.flac", os.fsdecode(b"latin-1 \xe9.flac")]
        for name in names:
            shutil.copy(MEDIA / "piece.flac", self.at / name)
        path = self.at / "results.jsonl"
        self.assertEqual(run("analyze", "--model", MODEL, "--format", "jsonl", "--out", path, *names, cwd=self.at)[0], 0)
        for source in (("--model", MODEL, *names), ("--from", path)):
            done = subprocess.run([COMMAND, "playlist", "--emotion", "sad", *source], cwd=self.at, capture_output=True, timeout=300)
            self.assertEqual((done.returncode, places(done.stdout.decode())), (1, names[:2]), source)
            self.assertIn(b"left out: a playlist cannot name it", done.stderr)
        done = subprocess.run([COMMAND, "playlist", "--between", names[0], names[2], "--model", MODEL, *names], cwd=self.at, capture_output=True, timeout=300)
        self.assertIn("#PLAYLIST:from a to latin-1 \ufffd", done.stdout.decode())  # UTF-8 all the same

    def test_numbers_that_cannot_be_are_told_with_those_that_can(self):
        path = self.results(self.result("a.mp3"))
        for number in ("0", "-1", "x", "1000000001"):
            status, _, err = run("playlist", "--emotion", "sad", "--top", number, "--from", path)
            self.assertEqual(status, 2)
            self.assertRegex(err, rf"--top: Value {number} not in range .*\b1\b.*\b1000000000\b")
            self.assertNotRegex(err, r"\d{11}")
        self.assertEqual(run("playlist", "--emotion", "sad", "--top", "1", "--from", path)[0], 0)

    def test_what_is_no_result_is_refused(self):
        other = json.loads(self.line)
        other["model"]["sha256"] = "0" * 64
        for lines, sentence in ((["hello"], "line 1: no result of"), ([self.line.strip(), json.dumps(other)], "line 2: a result of another model")):
            status, _, err = run("playlist", "--emotion", "sad", "--from", self.results(*lines))
            self.assertEqual(status, 2)
            self.assertIn(sentence, err)
        status, _, err = run("playlist", "--from", self.results(self.line.strip()))
        self.assertEqual(status, 2)
        self.assertIn("name one of --emotion, --feature and --between", err)

    def test_a_file_is_not_overwritten_unasked(self):
        path, out = self.results(self.result("a.mp3")), self.at / "list.m3u8"
        self.assertEqual(run("playlist", "--emotion", "sad", "--from", path, "--out", out)[0], 0)
        self.assertEqual(places(out.read_text()), ["a.mp3"])
        self.assertEqual(run("playlist", "--emotion", "sad", "--from", path, "--out", out)[0], 2)
        self.assertEqual(run("playlist", "--emotion", "sad", "--from", path, "--out", out, "--force")[0], 0)


class Tags(Collection):
    def test_nothing_is_written_unasked(self):
        before = {name: (self.songs / name).read_bytes() for name in SONGS}
        status, out, err = run("tag", "--model", MODEL, self.songs)
        self.assertEqual(status, 0, err)
        self.assertEqual(out.count("COMMENT Moodglass: "), len(SONGS))
        self.assertIn("nothing was changed: --write writes this", err)
        self.assertEqual(before, {name: (self.songs / name).read_bytes() for name in SONGS})

    def test_tags_are_written_and_taken_out_and_the_sound_stays(self):
        before = {name: (sound(self.songs / name), tags(self.songs / name)) for name in SONGS}
        status, out, err = run("tag", "--model", MODEL, "--write", self.songs)
        self.assertEqual((status, err), (0, ""))
        for name in SONGS:
            with self.subTest(name):
                self.assertEqual(sound(self.songs / name), before[name][0])
                if name.endswith(("flac", "mp3", "ogg", "opus")):
                    written = tags(self.songs / name)
                    self.assertIn("MOOD", "".join(written))
                    self.assertRegex(json.dumps(written), r"Moodglass: [a-z; ]+ \(valence ")
        self.assertEqual(sorted(path.name for path in self.songs.iterdir()), sorted(SONGS), "nothing is left beside them")
        status, again, _ = run("tag", "--model", MODEL, "--write", self.songs / "piece.flac")
        self.assertEqual((status, again), (0, f"{self.songs / 'piece.flac'}: nothing to change\n"))
        status, out, err = run("tag", "--remove", "--write", self.songs)
        self.assertEqual((status, err), (0, ""))
        for name in SONGS:
            with self.subTest(name):
                self.assertEqual((sound(self.songs / name), tags(self.songs / name)), before[name])

    def test_others_words_stay(self):
        path = self.songs / "own.flac"
        subprocess.run(["ffmpeg", "-v", "error", "-i", MEDIA / "piece.flac", "-c", "copy", "-metadata", "MOOD=Sunday", "-metadata", "TITLE=Piece", path], check=True)
        status, _, err = run("tag", "--model", MODEL, "--write", path)
        self.assertEqual(status, 0)
        self.assertIn("MOOD has another's words, and keeps them", err)
        self.assertEqual((tags(path)["MOOD"], tags(path)["TITLE"]), ("Sunday", "Piece"))
        run("tag", "--remove", "--write", path)
        self.assertEqual((tags(path)["MOOD"], tags(path)["TITLE"]), ("Sunday", "Piece"))
        self.assertNotIn("MOODGLASS", tags(path))

    def test_what_cannot_be_tagged_is_told_and_stays(self):
        for file in (MEDIA / "piece.webm", MEDIA / "text.mp3", MEDIA / "containers" / "flac.mka"):
            name = file.name
            shutil.copy(file, self.at)
            before = (self.at / name).read_bytes()
            status, _, err = run("tag", "--model", MODEL, "--write", self.at / name)
            self.assertEqual(status, 1)
            self.assertIn(name, err)
            self.assertEqual((self.at / name).read_bytes(), before)

    def test_what_says_that_it_was_saved_and_was_not_is_told_and_stays(self):
        plain = waves(b"RIFF", "<")
        for name, content in (("big-endian.wav", waves(b"RIFX", ">")), ("tag-in-front.wav", id3v2(3, {"TIT2": "A"}) + plain)):
            with self.subTest(name):
                (self.at / name).write_bytes(content)
                status, out, err = run("tag", "--model", MODEL, "--write", self.at / name)
                self.assertEqual((status, out), (1, ""))
                self.assertIn(f"{name}: its tags cannot be written; it is as it was", err)
                self.assertTrue((self.at / name).read_bytes() == content)

    def test_a_file_is_taken_for_what_it_holds_not_for_its_name(self):
        for name, ending in (("piece.mp3", "wav"), ("piece.mp3", "flac"), ("piece-16.wav", "mp3"), ("piece.m4a", "mp3")):
            with self.subTest(name=name, ending=ending):
                path = self.at / f"named.{ending}"
                shutil.copy(MEDIA / name, path)
                before = sound(path), tags(path)
                self.assertEqual(run("tag", "--model", MODEL, "--write", path)[0], 0)
                self.assertRegex(json.dumps(tags(path)), "Moodglass: [a-z; ]+ ")
                self.assertEqual(path.read_bytes()[:3] == b"ID3", name == "piece.mp3")
                self.assertEqual(run("tag", "--remove", "--write", path)[0], 0)
                self.assertEqual((sound(path), tags(path)), before)

    def test_a_film_named_mp3_gets_no_mp3_tag(self):
        path = self.at / "named.mp3"
        shutil.copy(MEDIA / "piece.webm", path)
        self.assertEqual(run("tag", "--model", MODEL, "--write", path)[0], 1)
        self.assertTrue(path.read_bytes() == (MEDIA / "piece.webm").read_bytes())

    def test_several_moods_of_wma_are_found_again_in_any_order(self):
        path = self.at / "piece.wma"
        subprocess.run(["ffmpeg", "-v", "error", "-i", MEDIA / "piece.flac", path], check=True)
        before = tags(path)
        self.assertEqual(run("tag", "--model", MODEL, "--write", path)[0], 0)
        self.assertIn("nothing to change", run("tag", "--model", MODEL, "--write", path)[1])
        self.assertEqual(run("tag", "--remove", "--write", path)[0], 0)
        self.assertEqual(tags(path), before)

    def test_attributes_stay(self):
        path = self.songs / "piece.flac"
        values = {"user.rating": b"5\0stars", "user.empty": b"", "user.long": bytes(range(256)) * 4}
        try:
            for name, value in values.items():
                os.setxattr(path, name, value)
        except OSError as error:
            self.skipTest(str(error))
        path.chmod(0o640)
        for action in (("--model", MODEL), ("--remove",)):
            self.assertEqual(run("tag", *action, "--write", path)[0], 0)
            self.assertEqual({name: os.getxattr(path, name) for name in os.listxattr(path) if name.startswith("user.")}, values)
            self.assertEqual(path.stat().st_mode & 0o777, 0o640)

    @unittest.skipUnless(os.geteuid() == 0, "only root gives files away")
    def test_the_owner_stays(self):
        path = self.songs / "piece.flac"
        os.chown(path, 4321, 1234)
        self.assertIn("COMMENT", run("tag", "--model", MODEL, "--write", path)[1])
        self.assertEqual((path.stat().st_uid, path.stat().st_gid), (4321, 1234))

    def with_tag(self, name, tag):
        """The piece as a file of that kind, with that ID3v2 tag."""
        path, content = self.at / name, waves(b"RIFF", "<")
        if name.endswith("mp3"):
            path.write_bytes(tag + (MEDIA / "piece.mp3").read_bytes())
            return path
        if name.endswith("aiff"):
            subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", MEDIA / "piece-16.wav", path], check=True)
            content = path.read_bytes()
        order = ">" if name.endswith("aiff") else "<"
        content += b"ID3 " + struct.pack(order + "I", len(tag)) + tag + bytes(len(tag) % 2)
        path.write_bytes(content[:4] + struct.pack(order + "I", len(content) - 8) + content[8:])
        return path

    def test_the_version_of_id3v2_stays(self):
        frames = {3: {"TIT2": "Piece", "TYER": "1999", "TORY": "1990"}, 4: {"TIT2": "Piece", "TDRC": "1999", "TDOR": "1990"}}
        for version in (3, 4):
            for ending in ("mp3", "wav", "aiff"):
                with self.subTest(version=version, ending=ending):
                    path = self.with_tag(f"own.{ending}", id3v2(version, frames[version]))
                    for action in (("--model", MODEL), ("--remove",)):
                        status, _, err = run("tag", *action, "--write", path)
                        self.assertEqual((status, err), (0, ""))
                        content = path.read_bytes()
                        self.assertTrue(b"ID3" + bytes([version]) in content)
                        for old, new in (("TORY", "TDOR"), ("TYER", "TDRC")):
                            self.assertEqual([name.encode() in content for name in (old, new)], [version == 3, version == 4])
                        self.assertFalse(version == 3 and b"TMOO" in content)
                        self.assertEqual("MOODGLASS".encode("utf-16-le") in content or b"MOODGLASS" in content, action != ("--remove",))

    def test_moods_stand_in_an_old_tag(self):
        path = self.with_tag("own.mp3", id3v2(3, {"TIT2": "Piece"}))
        status, out, _ = run("tag", "--model", MODEL, "--write", path)
        self.assertEqual(status, 0)
        self.assertIn(f": MOOD {tags(path)['MOOD']}\n", out)
        self.assertIn("nothing to change", run("tag", "--model", MODEL, "--write", path)[1])

    def test_where_others_words_would_be_lost_nothing_is_written(self):
        path = self.with_tag("own.mp3", id3v2(3, {"TIT2": "Piece", "TDRL": "2010"}))  # of 2.4 alone
        before = path.read_bytes()
        status, _, err = run("tag", "--model", MODEL, "--write", path)
        self.assertEqual(status, 1)
        self.assertIn("others' tags in it would not stay as they are; it is as it was", err)
        self.assertTrue(path.read_bytes() == before)

    def test_people_stay_whose_roles_are_written_small(self):
        path = self.with_tag("own.mp3", id3v2(4, {"TIPL": "producer\0Joe"}))
        for action in (("--model", MODEL), ("--remove",)):
            self.assertEqual(run("tag", *action, "--write", path)[0], 0)
            self.assertTrue(b"producer\0Joe" in path.read_bytes())

    def test_results_are_enough(self):
        path = self.at / "results.jsonl"
        self.assertEqual(run("analyze", "--model", MODEL, "--format", "jsonl", "--out", path, self.songs / "piece.flac")[0], 0)
        self.assertEqual(run("tag", "--from", path, "--write")[0], 0)
        self.assertIn("MOODGLASS", tags(self.songs / "piece.flac"))
        self.assertEqual(run("tag", "--from", path, "--remove")[0], 2)

    def test_a_song_of_two_lines_is_told_once(self):
        path = self.at / "results.jsonl"
        self.assertEqual(run("analyze", "--model", MODEL, "--format", "jsonl", "--out", path, self.songs / "piece.flac")[0], 0)
        path.write_text(path.read_text() * 2)
        for source in (("--from", path), ("--model", MODEL, self.songs / "piece.flac", self.songs / "piece.flac")):
            status, out, _ = run("tag", *source)
            self.assertEqual((status, out.count("COMMENT")), (0, 1))


class Tables(Collection):
    def test_names_cannot_become_formulas(self):
        names = ["=1+1.flac", "+1.flac", "-1.flac", "@SUM(1).flac", "\tx.flac", 'a "b", c;d.flac']
        for name in names:
            shutil.copy(MEDIA / "piece.flac", self.at / name)
        for arguments, separator in ((), ","), (("--decimal", "comma"), ";"):
            status, out, err = run("analyze", "--model", MODEL, "--format", "csv", *arguments, "--", *names, cwd=self.at)
            self.assertEqual(status, 0, err)
            self.assertTrue(out.startswith("\ufefffile" + separator + "duration_s"))
            rows = list(csv.DictReader(io.StringIO(out[1:]), delimiter=separator))
            self.assertEqual([row["file"] for row in rows], ["'" + name for name in names[:5]] + names[5:])

    def test_a_comma_for_the_point(self):
        texts = ("file", "headline")
        _, point, _ = run("analyze", "--model", MODEL, "--format", "csv", MEDIA / "piece.flac")
        _, comma, _ = run("analyze", "--model", MODEL, "--format", "csv", "--decimal", "comma", MEDIA / "piece.flac")
        one, other = (next(csv.DictReader(io.StringIO(text[1:]), delimiter=mark)) for text, mark in ((point, ","), (comma, ";")))
        self.assertEqual(one.keys(), other.keys())
        self.assertIn(",", other["valence"])
        self.assertTrue(math.isclose(float(one["valence"]), float(other["valence"].replace(",", "."))))
        self.assertEqual({key: value.replace(",", ".") for key, value in other.items() if key not in texts},
                         {key: value for key, value in one.items() if key not in texts})


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
