# SPDX-License-Identifier: Apache-2.0
"""Music that nobody rated, for the network to learn from what the tagger hears in it (recipe.py --free-alone): the soundtracks of Debian's games.

It belongs to no fold and no rating, so every training may start from it. free_music.txt names packages, versions and SHA-256;
apt fetches them, ffmpeg and the engine read them. Of every file of at least SHORTEST_S, up to CROPS stretches of CROP_S, EVERY_S apart.

Each is WORK/free/PACKAGE/FILE.npz: frames (k, 470, 149) as the engine has them, heard (k, 5, 250) as the tagger has patches
data.HOP_S apart. A package that is done already is kept. A file that two packages have is taken once, if one run finds both.
"""
import argparse
import hashlib
import io
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

import numpy as np

import data as clips_data
import paths
from tagger import Tagger

BY_ENGINE = (".ogg", ".oga", ".mp3", ".opus", ".flac", ".wav")  # the others by way of ffmpeg
MODULES = (".mod", ".xm", ".s3m", ".it")
SUFFIXES = (*BY_ENGINE, *MODULES, ".m4a", ".ogv")
ARCHIVES = (".pk3", ".zip", ".wz", ".nvz", ".ocs", ".stk")
SMALLEST = {".wav": 2_000_000, ".flac": 2_000_000, **dict.fromkeys(MODULES, 20_000)}  # bytes; of other files 250,000
LONGEST_S, SHORTEST_S, SETTLED_S = 600, 25.0, 5.0
CROPS, CROP_S, EVERY_S = 5, 15.0, 30.0
PATCHES = 5
LIST = Path(__file__).with_suffix(".txt")


def fetch(package, version, digest, folder):
    subprocess.run(["apt-get", "-q", "-o", "APT::Sandbox::User=root", "download", f"{package}={version}"], check=True, cwd=folder, stdout=subprocess.DEVNULL)
    (deb,) = folder.glob("*.deb")
    if hashlib.sha256(deb.read_bytes()).hexdigest() != digest:
        raise SystemExit(f"{package} {version} is not the file that {LIST.name} names")
    return deb


def audio_files(deb):
    """-> (name, bytes) of everything in a package that may be music, archives opened."""
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE) as process:
        package = tarfile.open(fileobj=process.stdout, mode="r|")
        for member in package:
            if member.isfile() and member.name.lower().endswith(SUFFIXES + ARCHIVES):
                yield from inside(member.name, package.extractfile(member).read())


def inside(name, data):
    suffix = Path(name).suffix.lower()
    if suffix in SUFFIXES and len(data) >= SMALLEST.get(suffix, 250_000):
        yield name, data
    if suffix in ARCHIVES and zipfile.is_zipfile(io.BytesIO(data)):
        archive = zipfile.ZipFile(io.BytesIO(data))
        for part in archive.namelist():
            if part.lower().endswith(SUFFIXES):
                yield from inside(f"{name}/{part}", archive.read(part))


def engine_spectrogram(path, engine):
    if path.suffix not in BY_ENGINE:
        wav = path.with_suffix(".wav")
        subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", "-i", path, "-t", str(LONGEST_S), wav], check=True)
        path = wav
    npy = path.with_suffix(".npy")
    subprocess.run([engine, "spectrogram", path, "--force", "--npy", npy], check=True, stdout=subprocess.DEVNULL)
    return np.load(npy)


def stretches(path, tagger, engine):
    """-> what is kept of a file; nothing if it is too short to be music"""
    samples = tagger.samples(path, LONGEST_S)
    if len(samples) < SHORTEST_S * tagger.rate:
        return None
    spectrogram, of_tagger = engine_spectrogram(path, engine), tagger.spectrogram(samples)
    duration = min(len(samples) / tagger.rate, len(spectrogram) / clips_data.FRAMES_PER_SECOND)
    starts = np.arange(SETTLED_S, duration - CROP_S, EVERY_S)[:CROPS]
    if len(starts) == 0:  # the engine leaves the silence at both ends out
        return None
    first = (starts * clips_data.FRAMES_PER_SECOND).astype(int)
    return {"frames": np.stack([spectrogram[a : a + clips_data.FREE_FRAMES] for a in first]).astype(np.float16),
            "heard": np.stack([tagger.hear(of_tagger, start + clips_data.HOP_S["free"] * np.arange(PATCHES)) for start in starts])}


def prepare(options):
    tagger, seen = Tagger(options.data / "teacher"), set()
    for line in LIST.read_text().splitlines():
        package, version, digest = line.split()
        target = options.work / "free" / package
        if target.exists():
            continue
        part = options.work / "free-unfinished" / package
        part.mkdir(parents=True, exist_ok=True)
        target.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            for name, data in audio_files(fetch(package, version, digest, folder)):
                if hashlib.sha256(data).digest() in seen:
                    continue
                seen.add(hashlib.sha256(data).digest())
                path = folder / ("music" + Path(name).suffix.lower())
                path.write_bytes(data)
                try:
                    kept = stretches(path, tagger, options.engine)
                except subprocess.CalledProcessError:
                    print(f"{package}: {name} can't be read", flush=True)
                    continue
                if kept:
                    np.savez(part / (name.strip("./").replace("/", "_")[-120:] + ".npz"), **kept)
        part.rename(target)
        print(f"{package}: {len(list(target.iterdir()))} pieces", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    paths.add_arguments(parser)
    parser.add_argument("--engine", default=paths.ROOT / "build" / "native" / "bin" / "moodglass")
    prepare(parser.parse_args())
