# SPDX-License-Identifier: Apache-2.0
"""Files as people have them that no encoder means to write: unfinished, tagged twice, joined, inverted, passed off as another
kind. All hold the same four seconds, where they hold any; tests/cli/kinds_test.py says what has to come of each."""
import itertools
import pathlib
import struct
import subprocess
import sys
import tempfile

import numpy as np

from wav import wav


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"moodglass: {command[0]} failed: {done.stderr.strip()}\n    tools/test installs what is needed.")


def chunk(name, data, pad=True):
    return name + struct.pack("<I", len(data)) + data + (b"\0" if pad and len(data) % 2 else b"")


def riff(*chunks):
    body = b"WAVE" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def fmt(tag, channels, rate, block, bits, more=b""):
    return chunk(b"fmt ", struct.pack("<HHIIHH", tag, channels, rate, rate * block, block, bits) + more)


def waves(mono, rate):
    random = np.random.default_rng(4)
    plain = wav(mono, rate, 16)
    samples, header = plain[44:], plain[:44]
    whole = (plain[4:8], plain[40:44])

    def sizes(of_riff, of_data):
        return header[:4] + struct.pack("<I", of_riff) + header[8:40] + struct.pack("<I", of_data) + samples

    noise = 0.02 * random.standard_normal(mono.shape)
    low = 0.9 * np.sin(2 * np.pi * 40 * np.arange(len(mono)) / rate)[:, None]
    surround = np.hstack([0.3 * mono, 0.3 * mono, 0.3 * mono, low, 0 * mono, 0 * mono])
    mask = struct.pack("<HHI", 22, 16, 0x3F) + b"\1\0\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71"
    words = random.integers(-0x2000, 0x2000, 4 * rate).astype("<i2")
    words[::1024], words[1::1024] = 0x1FFF, -0x1800  # the two words that begin each frame of DTS on a CD
    big = np.frombuffer(samples, "<i2").astype(">i2").tobytes()
    extended = struct.pack(">HQ", 16383 + 15, rate << 48)
    comm = b"COMM" + struct.pack(">IhIh", 18, 1, 0, 16) + extended
    tag = b"ID3\3\0\0\0\0\1\0" + bytes(128)
    return {
        "control.wav": plain,
        "never-finished.wav": sizes(36, 0),
        "stopped-late.wav": sizes(36 + len(samples) // 3, len(samples) // 3),
        "pipe.aiff": b"FORM\0\0\0\0AIFF" + comm + b"SSND" + bytes(12) + big,
        "behind-a-tag.wav": tag + plain,
        "odd-chunk.wav": riff(plain[12:36], chunk(b"note", b"odd", pad=False), plain[36:]),
        "inverted.wav": wav(np.hstack([mono, -mono]), rate, 16),
        "nearly-inverted.wav": wav(np.hstack([mono + noise, noise - mono]), rate, 16),
        "shifted.wav": wav(np.hstack([0.5 * mono + 0.4, 0.5 * mono - 0.3]), rate, 16),
        "surround.wav": riff(fmt(0xFFFE, 6, rate, 12, 16, mask), wav(surround, rate, 16)[36:]),
        "dts.wav": riff(fmt(1, 2, rate, 4, 16), chunk(b"data", words.tobytes())),
        "gsm.wav": riff(fmt(0x31, 1, rate, 65, 0, b"\2\0\x40\1"), chunk(b"data", random.bytes(6500))),
    }


def tags():
    """Every kind, as the bytes that stand behind a song."""
    item = struct.pack("<II", 9, 0) + b"REPLAYGAIN_TRACK_GAIN\0-7.03 dB\n"
    footer = b"APETAGEX" + struct.pack("<IIII", 2000, len(item) + 32, 1, 0x80000000) + bytes(8)
    header = b"APETAGEX" + struct.pack("<IIII", 2000, len(item) + 32, 1, 0xA0000000) + bytes(8)
    words = b"LYRICSBEGININD0000200" + b"LYR00005la la"
    size = struct.pack(">BBBB", 0, 0, 0, 100)
    return {
        "ape": header + item + footer,
        "lyrics": words + b"%06d" % len(words) + b"LYRICS200",
        "id3v1": b"TAG" + bytes(125),
        "id3v2": b"ID3\4\0\x10" + size + bytes(100) + b"3DI\4\0\x10" + size,
    }


def mp3s(mono, rate, folder):
    def encoded(sound, *options):
        (folder / "in.wav").write_bytes(wav(sound, rate, 16))
        run("lame", "--quiet", *options, folder / "in.wav", folder / "out.mp3")
        return (folder / "out.mp3").read_bytes()

    stereo = np.hstack([mono, mono])
    song, all_tags = encoded(stereo, "-b", "128"), tags()
    bare = encoded(stereo, "-b", "128", "-t")
    cover = b"APETAGEX" + struct.pack("<IIII", 2000, 150032, 1, 0xA0000000) + bytes(8) + b"\xff\xfb\x90\0" * 37500
    cover += b"APETAGEX" + struct.pack("<IIII", 2000, 150032, 1, 0x80000000) + bytes(8)
    files = {
        "zeros-in-front.mp3": bytes(100_000) + bare,
        "cover-in-front.mp3": cover + song,
        "small-tag.mp3": b"ID3\3\0\0\0\0\1\0" + b"\0x" * 40_000 + bare,
        "free.mp3": encoded(stereo, "--freeformat", "-b", "400", "-t"),
        "mono-then-stereo.mp3": encoded(mono, "-m", "m", "-b", "64") + song,
        "two-rates.mp3": encoded(stereo, "--resample", "48") + song,
    }
    for names in itertools.permutations(all_tags, 3):
        files["-".join(("tagged", *names)) + ".mp3"] = song + b"".join(all_tags[name] for name in names)
    return files


def pages(ogg):
    """The pages of an Ogg file."""
    at = 0
    while at < len(ogg):
        segments = ogg[at + 26]
        end = at + 27 + segments + sum(ogg[at + 27:at + 27 + segments])
        yield bytearray(ogg[at:end])
        at = end


def closed(page):
    """With the checksum that its content has."""
    page[22:26] = bytes(4)
    total = 0
    for byte in page:
        total ^= byte << 24
        for _ in range(8):
            total = (total << 1 ^ 0x04C11DB7 if total >> 31 else total << 1) & 0xFFFFFFFF
    page[22:26] = struct.pack("<I", total)
    return bytes(page)


def oggs(folder):
    control = folder / "control.wav"
    run("opusenc", "--quiet", "--serial", "1", control, folder / "out.opus")
    *others, last = pages((folder / "out.opus").read_bytes())
    last[5] &= ~4
    ffmpeg = ("ffmpeg", "-y", "-v", "error", "-bitexact")
    picture = ("-f", "lavfi", "-i", "color=red:size=64x64:rate=1:duration=1")
    run(*ffmpeg, *picture, "-i", control, "-map", "0:v", "-map", "1:a", "-c:v", "libtheora", "-c:a", "libvorbis", folder / "out.ogg")
    run("oggenc", "--quiet", "-s", "1", "-o", folder / "plain.ogg", control)
    first, *rest = pages((folder / "plain.ogg").read_bytes())
    index = bytearray(b"OggS\0\2" + bytes(8) + b"\7\0\0\0" + bytes(8) + b"\1\x40" + b"fishead\0\3" + bytes(55))
    over = bytearray(b"OggS\0\4" + bytes(8) + b"\7\0\0\0\1\0\0\0" + bytes(4) + b"\1\0")
    run(*ffmpeg, "-i", control, "-filter_complex", "[0:a]asplit=16" + "".join(f"[c{i}]" for i in range(16)) + ";" +
        "".join(f"[c{i}]" for i in range(16)) + "amerge=inputs=16", "-c:a", "libopus", "-mapping_family", "255", folder / "many.opus")
    return {
        "no-end.opus": b"".join(map(bytes, others)) + closed(last),
        "cover-first.ogg": (folder / "out.ogg").read_bytes(),
        "index-first.ogg": closed(index) + bytes(first) + closed(over) + b"".join(map(bytes, rest)),
        "microphones.opus": (folder / "many.opus").read_bytes(),
    }


def other_containers(folder):
    ffmpeg = ("ffmpeg", "-y", "-v", "error", "-bitexact", "-i", folder / "control.wav")
    picture = ("-f", "lavfi", "-i", "testsrc=size=64x64:rate=5:duration=6", "-c:v", "mpeg4")
    ways = {
        "alac.m4a": ("-c:a", "alac"),
        "ac3.mp4": ("-c:a", "ac3"),
        "sound.ts": ("-c:a", "mp2"),
        "film.avi": (*picture, "-c:a", "libmp3lame"),
        "sound.ac3": ("-c:a", "ac3"),
        "sound.dts": ("-c:a", "dca", "-strict", "experimental"),
    }
    files = {}
    for name, way in ways.items():
        run(*ffmpeg, *way, folder / name)
        files[name] = (folder / name).read_bytes()
    run("ffmpeg", "-y", "-v", "error", "-bitexact", *picture, folder / "silent.mp4")
    files["silent.mp4"] = (folder / "silent.mp4").read_bytes()
    return files


def no_sound():
    return {
        "tune.mid": b"MThd\0\0\0\6\0\0\0\1\0\x60",
        "songs.zip": b"PK\3\4" + bytes(100),
        "list.m3u": b"one.mp3\ntwo.mp3\n",
        "page.mp3": b"<!DOCTYPE html><title>Sign in</title>",
        "link.url": b"[InternetShortcut]\r\nURL=https://example.org\r\n",
        "disc.dsf": b"DSD " + bytes(100),
        "zeros.mp3": bytes(5000),
    }


def odd(mono, rate):
    """-> {name: bytes}"""
    files = waves(mono, rate)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "control.wav").write_bytes(files["control.wav"])
        files |= mp3s(mono, rate, folder) | oggs(folder) | other_containers(folder)
    layer = struct.pack("<HHIHH", 1, 0, 1, 1152, 1)
    song = files["zeros-in-front.mp3"].lstrip(b"\0")
    files["holds-mp3.wav"] = riff(fmt(0x55, 2, rate, 1, 0, struct.pack("<H", len(layer)) + layer), chunk(b"data", song))
    return files | no_sound()
