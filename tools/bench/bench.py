#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Measures; tools/bench/run installs and builds what this needs. One figure is a median; a spread is smallest to largest."""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import time

import numpy as np

import model
import native
import report

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build"
OUT = BUILD / "bench"
DEFAULT = ROOT / "models" / "joint.safetensors"


def make_song(seconds):
    """An MP3 of 192 kbit/s: the test piece, again and again."""
    piece = BUILD / "media" / "piece-16.wav"
    path = OUT / f"song-{seconds}.mp3"
    if not path.exists() or path.stat().st_mtime < piece.stat().st_mtime:
        part = path.with_suffix(".part.mp3")  # an interrupted one would pass for an hour
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-stream_loop", "-1", "-i", piece, "-t", str(seconds), "-c:a", "libmp3lame",
                        "-b:a", "192k", part], check=True)
        part.rename(path)
    return path


def prepare_peers(packages, song):
    """The folder that peers.js runs in."""
    folder = OUT / "peers"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("index.html", "index.js", "front_end.js", "peers.js"):
        shutil.copy(HERE / name, folder)
    for dist in ("@tensorflow/tfjs-core/dist/tf-core.min.js", "@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js",
                 "onnxruntime-web/dist/ort.wasm.min.js"):
        shutil.copy(packages / dist, folder)
    for found in [*packages.glob("@tensorflow/tfjs-backend-wasm/dist/*.wasm"),
                  *(packages / "onnxruntime-web/dist" / f"ort-wasm-simd-threaded.{ending}" for ending in ("mjs", "wasm"))]:
        shutil.copy(found, folder)
    for variant, kernels in (("wasm-simd", "simd"), ("wasm-relaxed", "relaxed")):
        target = folder / "engine" / kernels
        target.mkdir(parents=True)
        for built, name in (("engine.mjs", "engine.js"), ("engine.wasm", "engine.wasm")):  # as tools/site names them
            shutil.copy(BUILD / variant / "bin" / built, target / name)
    metadata, tensors = model.read(DEFAULT)
    parts = model.folded(metadata, tensors)
    (folder / "model.onnx").write_bytes(model.onnx(*parts, 313, 149))
    layers, data = model.plain(*parts)
    (folder / "model.json").write_text(layers)
    (folder / "model.bin").write_bytes(data)
    shutil.copy(DEFAULT, folder / "model.safetensors")
    shutil.copy(song, folder / "song.mp3")
    # An old-style module: the page takes it as a new one.
    (folder / "fft.js").write_text((packages / "fft.js/lib/fft.js").read_text().replace("module.exports =", "export default"))
    frames = OUT / "frames.npy"
    subprocess.run([native.COMMAND, "spectrogram", song, "--force", "--npy", frames], check=True)
    (folder / "frames.bin").write_bytes(np.load(frames).astype("<f4").tobytes())
    (folder / "scale.json").write_text(json.dumps({key: float(metadata[key]) for key in ("mean", "deviation")}))
    return folder


def serve(*command):
    """A server and its address."""
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for line in server.stdout:
        if found := re.search(r"http://[\w.]+:\d+", line):
            return server, found.group()
    raise SystemExit("moodglass: the server did not start")


def in_browser(packages, site, peers, tiny, songs):
    # The peers' programs do not run under the page's Content-Security-Policy: theirs is a plain server.
    servers = [serve(ROOT / "tools" / "serve", "--port", "0", site),
               serve("/usr/bin/python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", peers)]
    four_minutes = str(songs[12 if tiny else 240])
    pages = {"4 minutes": {"query": "", "song": four_minutes}}
    if not tiny:
        pages |= {"4 minutes, one worker": {"query": "?workers=1", "song": four_minutes},
                  "4 minutes, SIMD128": {"query": "?kernels=simd", "song": four_minutes},
                  "4 minutes, full width": {"query": "?model=full-width", "song": four_minutes},
                  "60 minutes": {"query": "", "song": str(songs[3600])}}
        for model, query in (("", ""), (", full width", "&model=full-width")):
            pages |= {f"15 minutes{model}, {workers} workers": {"query": f"?workers={workers}{query}", "song": str(songs[900])}
                      for workers in (1, 2, 4)}
    config = {"site": servers[0][1], "bench": servers[1][1], "rounds": 1 if tiny else 15, "song_s": 11 if tiny else 240, "peers": True,
              "relaxed": True, "page_rounds": 1 if tiny else 3, "pages": pages}
    path = OUT / "browser.json"
    path.write_text(json.dumps(config))
    script = OUT / "browser.mjs"  # beside its packages
    shutil.copy(HERE / "browser.mjs", script)
    link = OUT / "node_modules"
    link.unlink(missing_ok=True)
    link.symlink_to(packages)
    try:
        done = subprocess.run(["node", script, path], stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(done.stdout.splitlines()[-1])
    finally:
        for server, _ in servers:
            server.terminate()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=pathlib.Path, required=True)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--no-browser", action="store_true")
    options = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    tiny = options.tiny
    lengths = [12] if tiny else [10, 60, 240, 900, 3600]
    songs = {seconds: make_song(seconds) for seconds in lengths}
    middle = songs[12 if tiny else 240]
    full = OUT / "full-width.safetensors"
    model.write(full, *model.widened(*model.read(DEFAULT)))

    started = time.time()
    results = {"tiny": tiny, "machine": native.machine(), "load": os.getloadavg()[0]}

    def keep():
        results["took_s"] = time.time() - started
        (OUT / "results.json").write_text(json.dumps(results, indent=1))

    # Before PyTorch is loaded: a child's peak memory begins with its parent's.
    results["growth"] = native.growth(songs, DEFAULT, rounds=1 if tiny else 3)
    shared = {"4 minutes, default": (middle, DEFAULT), "4 minutes, full width": (middle, full)}
    if not tiny:
        shared["60 minutes, default"] = (songs[3600], DEFAULT)
    results["threads"] = native.threads(shared, rounds=1 if tiny else 5)
    results["front_end"] = native.front_end(middle, OUT / "frames.npy", full, rounds=1 if tiny else 5)
    results["folder"] = native.folder(OUT, BUILD / "media" / "piece.mp3", 3 if tiny else 200)
    results["network"] = native.network(DEFAULT, full, model, rounds=1 if tiny else 15)
    keep()
    if not options.no_browser:
        results["sizes"] = native.sizes(BUILD, DEFAULT)
        site = OUT / "site"
        subprocess.run([ROOT / "tools" / "site", "--out", site, "--model", full], check=True)
        results["browser"] = in_browser(options.packages.resolve(), site, prepare_peers(options.packages, middle), tiny, songs)
        keep()
    tables = report.tables(json.loads((OUT / "results.json").read_text()))
    (OUT / "results.md").write_text(tables)
    print(tables)


if __name__ == "__main__":
    main()
