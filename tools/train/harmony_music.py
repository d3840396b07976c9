# SPDX-License-Identifier: Apache-2.0
"""What the key network learns from, as magnitudes of pitch bands (tools/golden/harmony.py) in WORK/harmony:

    harmony_music.py clips       the labelled clips                                                clips.npz
    harmony_music.py rendered    every NTH song of POP909, rendered with other instruments,        rendered.npz
                                 drums and tuning; the longest stretch in one key, up to 45 s
    harmony_music.py free        music of Debian's games (free_music.txt) and what S-KEY hears     free.npz
                                 in it, 15 s every 45 s; --packages names some

ffmpeg decodes; Debian's fluidsynth, fluid-soundfont-gm and timgm6mb-soundfont render. Sound itself is not kept.
"""
import argparse
import csv
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import numpy as np

import paths

sys.path.insert(0, str(paths.ROOT / "tools" / "golden"))
import harmony as definition

TABLES = {"soundtracks": ("ratings", ("fold_random", "fold_album")), "emotify": ("ratings", ("fold",)), "fourq": ("quadrants", ("fold",))}
FONTS = ("/usr/share/sounds/sf2/FluidR3_GM.sf2", "/usr/share/sounds/sf2/TimGM6mb.sf2")
INSTRUMENTS = ((0, 4, 24, 25, 26, 27, 40, 48, 52, 56, 61, 65, 68, 71, 73, 80, 81, 85, 88),  # melody, bridge, piano: General MIDI programs
               (0, 4, 11, 24, 25, 27, 40, 42, 48, 50, 52, 61, 66, 73, 80, 89, 90),
               (0, 0, 0, 1, 4, 5, 6, 16, 19, 24, 25, 26, 27, 29, 30, 46, 48, 50, 51, 88, 89))
NOTES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
NTH, LONGEST_S, SHORTEST_S = 4, 45, 20
PIECE_S, EVERY_S, SETTLED_S, PIECES = 15, 45, 5, 80  # of free music; pieces a package
RATE = definition.SAMPLE_RATE


def table(data, source):
    with open(data / source / f"{TABLES[source][0]}.csv") as file:
        return list(csv.DictReader(file))


def clip_folds(data):
    """{"soundtracks/001": {its folds by any protocol}}"""
    return {f"{source}/{row['clip']}": {int(row[column]) for column in columns} for source, (_, columns) in TABLES.items() for row in table(data, source)}


def skey(data):
    """{clip: [(start_s, 24 logits)]}"""
    arrays, heard = np.load(data / "teacher" / "skey.npz"), {}
    for clip, start, logits in zip(arrays["clip_index"], arrays["start_s"], arrays["logits"].astype(np.float32)):
        heard.setdefault(str(arrays["ids"][clip]), []).append((float(start), logits))
    return heard


def load(work, name):
    """Each with id, salience (frames, 216) and tuning; rendered with key, free with logits."""
    arrays = np.load(work / "harmony" / f"{name}.npz")
    ends = np.cumsum(arrays["lens"])
    magnitudes = arrays["magnitudes"].astype(np.float32)
    for k, (id, end, length) in enumerate(zip(arrays["ids"], ends, arrays["lens"])):
        salience = definition.salience(magnitudes[end - length : end]).astype(np.float32)
        more = {one: arrays[many][k] for one, many in (("key", "keys"), ("logits", "logits")) if many in arrays}
        yield SimpleNamespace(id=str(id), salience=salience, tuning=float(definition.tuning(salience)), **more)


def save(work, name, rows, **more):
    """rows: [(id, magnitudes)]; of the loudest band 1"""
    (work / "harmony").mkdir(parents=True, exist_ok=True)
    np.savez(work / "harmony" / f"{name}.npz", ids=np.array([id for id, _ in rows]), lens=np.array([len(m) for _, m in rows]),
             magnitudes=np.concatenate([m / m.max() for _, m in rows]).astype(np.float16), **more)


def decoded(path, *options):
    raw = subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", path, *options, "-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"], capture_output=True).stdout
    return np.frombuffer(raw, np.float32)


def clips(options):
    save(options.work, "clips", [(f"{source}/{row['clip']}", definition.magnitudes(decoded(options.data / source / row["audio"])))
                                 for source in TABLES for row in table(options.data, source)])


def quantity(n):
    """MIDI's numbers of varying length"""
    out = [n & 127]
    while n := n >> 7:
        out.insert(0, n & 127 | 128)
    return bytes(out)


def drums(random, division, seconds, beat_us):
    """A track: one random bar of sixteen steps over and over."""
    hat, kick, snare = random.random(16) < random.uniform(0.3, 1), random.random(16) < 0.25, random.random(16) < 0.08
    kick[0] = snare[4] = snare[12] = True
    events, wait = b"", 0
    for step in range(int(seconds * 4e6 / beat_us)):
        for on, notes in ((hat, (42, 46, 51)), (kick, (36,)), (snare, (38, 40))):
            if on[step % 16]:
                events += quantity(wait) + bytes([0x99, int(random.choice(notes)), int(random.integers(60, 120))])
                wait = 0
        wait += division // 4
    return b"MTrk" + struct.pack(">I", len(events) + 4) + events + b"\x00\xff\x2f\x00"


def varied(midi, random, seconds):
    """The file's bytes with other instruments and, mostly, drums."""
    midi = bytearray(midi)
    tracks, division = struct.unpack(">HH", midi[10:14])
    at = 14
    while at < len(midi):
        for channel, programs in enumerate(INSTRUMENTS):
            program = int(random.choice(programs))
            for told in {channel, 0}:
                found = midi.find(bytes([0xC0 + channel, told]), at + 8, at + 40)
                if found >= 0:
                    midi[found + 1] = program
                    break
        at += 8 + struct.unpack(">I", midi[at + 4 : at + 8])[0]
    tempo = midi.find(b"\xff\x51\x03", 14, 400)
    if random.random() < 0.6:
        midi[10:12] = struct.pack(">H", tracks + 1)
        midi += drums(random, division, seconds, int.from_bytes(midi[tempo + 3 : tempo + 6], "big") if tempo >= 0 else 500000)
    return bytes(midi)


def key_of(folder):
    """The longest stretch in one key: begin_s, end_s, 0-11 major or 12-23 minor"""
    stretches = [line.split() for line in (folder / "key_audio.txt").read_text().splitlines() if line.strip()]
    begin, end, key = max(stretches, key=lambda row: float(row[1]) - float(row[0]))
    tonic, mode = key.split(":")
    return float(begin), float(end), (NOTES[tonic[0]] + tonic.count("#") - tonic.count("b")) % 12 + 12 * (mode == "min")


def render(folder, random, temporary):
    """-> samples of up to 45 s in one key, and that key"""
    begin, end, key = key_of(folder)
    midi, wav = temporary / "song.mid", temporary / "song.wav"
    midi.write_bytes(varied((folder / f"{folder.name}.mid").read_bytes(), random, end))
    subprocess.run(["fluidsynth", "-ni", "-q", "-g", str(random.uniform(0.3, 0.8)), "-r", str(RATE), "-R", str(int(random.random() < 0.5)), "-C", "0",
                    "-F", wav, FONTS[random.integers(2)], midi], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    samples = np.fromfile(wav, "<i2", offset=44).astype(np.float32).reshape(-1, 2).mean(1) / 32768
    span = min(LONGEST_S, end - begin)
    first = int((begin + random.uniform(0, end - begin - span)) * RATE)
    samples = samples[first : first + int(span * RATE)]
    if random.random() < 0.5 and len(samples):  # out of tune by up to 40 cents, being played faster or slower
        count = int(len(samples) * 2 ** (random.uniform(-0.4, 0.4) / 12))
        samples = np.interp(np.linspace(0, len(samples) - 1, count), np.arange(len(samples)), samples).astype(np.float32)
    return samples, key


def rendered(options):
    rows, keys = [], []
    with tempfile.TemporaryDirectory() as temporary:
        for folder in sorted((options.data / "pop909").glob("[0-9]*"))[:: NTH]:
            samples, key = render(folder, np.random.default_rng(int(folder.name)), Path(temporary))
            if len(samples) >= SHORTEST_S * RATE and np.abs(samples).max() > 1e-3:
                rows.append((folder.name, definition.magnitudes(samples)))
                keys.append(key)
    save(options.work, "rendered", rows, keys=np.array(keys))


def free(options):
    sys.path.insert(0, str(options.data / "teacher"))
    import torch
    from free_music import LIST, audio_files, fetch
    from skey_torch import KeyNet

    torch.set_num_threads(1)
    teacher, rows, logits = KeyNet(), [], []
    for line in LIST.read_text().splitlines():
        package, version, digest = line.split()
        if options.packages and package not in options.packages:
            continue
        here = len(rows)
        with tempfile.TemporaryDirectory() as temporary:
            for name, content in audio_files(fetch(package, version, digest, Path(temporary))):
                path = Path(temporary) / ("music" + Path(name).suffix)
                path.write_bytes(content)
                samples = decoded(path, "-t", "200")
                for start in range(SETTLED_S * RATE, len(samples) - PIECE_S * RATE, EVERY_S * RATE):
                    piece = samples[start : start + PIECE_S * RATE]
                    if len(rows) - here < PIECES and np.abs(piece).max() > 0.01:
                        with torch.no_grad():
                            logits.append(teacher(torch.from_numpy(piece.copy())[None])[0].numpy())
                        rows.append((package, definition.magnitudes(piece)))
        print(f"{package}: {len(rows) - here} pieces", flush=True)
    save(options.work, "free", rows, logits=np.array(logits))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("what", choices=("clips", "rendered", "free"))
    parser.add_argument("--packages", nargs="*", help="of free_music.txt; default: all")
    chosen = parser.parse_args()
    {"clips": clips, "rendered": rendered, "free": free}[chosen.what](chosen)
