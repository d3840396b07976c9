# SPDX-License-Identifier: Apache-2.0
"""What is measured outside of a browser."""
import contextlib
import gzip
import hashlib
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
COMMAND = ROOT / "build" / "native" / "bin" / "moodglass"
NETWORK = ROOT / "build" / "native" / "bin" / "bench_network"


def machine():
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return {"cpu": cpu.group(1) if cpu else "unknown", "cores": os.cpu_count()}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def zipped(path):
    return len(gzip.compress(path.read_bytes(), 9))


def sizes(build, weights):
    """kB gzipped. A first visit: until the page is ready, its own files with one of the two engines, and the default model as it is;
    and what is then fetched for use without a network."""
    site = build / "site"
    own = [path for path in site.rglob("*") if path.is_file() and "models" not in path.parts]
    one_engine = [path for path in own if "examples" not in path.parts and ("simd" not in path.parts or "engine" not in path.parts)]
    return {"engine, relaxed": zipped(build / "wasm-relaxed/bin/engine.wasm") / 1e3, "engine, SIMD128": zipped(build / "wasm-simd/bin/engine.wasm") / 1e3,
            "page": zipped(build / "wasm-simd/bin/page.wasm") / 1e3,
            "first visit until ready": (sum(map(zipped, one_engine)) + weights.stat().st_size) / 1e3,
            "first visit, with all for use without a network": (sum(map(zipped, own)) + weights.stat().st_size) / 1e3}


def usage(*command, out=subprocess.DEVNULL):
    """(seconds of the clock, seconds of all processors, peak memory in MB) of a command that must succeed. out: a file."""
    since = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], stdout=out)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"moodglass: failed: {' '.join(map(str, command))}")
    return time.perf_counter() - since, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def analyze(song, weights, jobs=1):
    return COMMAND, "analyze", "--model", weights, "--format", "jsonl", "--jobs", str(jobs), song


def growth(songs, weights, rounds):
    """On one thread: {seconds of song: {seconds, memory_MB}}."""
    taken = {seconds: [] for seconds in songs}
    for _ in range(rounds):
        for seconds, song in songs.items():
            taken[seconds].append(usage(*analyze(song, weights)))
    return {seconds: {"seconds": [each[0] for each in all], "memory_MB": max(each[2] for each in all)} for seconds, all in taken.items()}


@contextlib.contextmanager
def beside(programs):
    """So many other programs that do nothing but take a core."""
    spinning = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(programs)]
    try:
        yield
    finally:
        for child in spinning:
            child.kill()
            child.wait()


def threads(cases, rounds):
    """By turns on one, two and four threads, alone and with two other programs at work. cases: {name: (song, model)};
    {case: {threads: {seconds, network_s, memory_MB}}}"""
    taken = {}
    for _ in range(rounds):
        for programs in (0, 2):
            with beside(programs):
                for (name, case), count in itertools.product(cases.items(), (1, 2, 4)):
                    with tempfile.TemporaryFile("w+") as out:
                        clock, _, memory = usage(*analyze(*case, count), out=out)
                        out.seek(0)
                        told = json.load(out)
                    name_here = name + (f", {programs} other programs" if programs else "")
                    runs = taken.setdefault(name_here, {}).setdefault(count, {"seconds": [], "network_s": [], "memory_MB": []})
                    for key, value in (("seconds", clock), ("network_s", told["timings_s"]["network"]), ("memory_MB", memory)):
                        runs[key].append(value)
    return taken


def front_end(song, out, full, rounds):
    """Seconds of decoding and frames alone, beside those of the whole analysis, on one thread by turns."""
    ways = {"decoding and frames": (COMMAND, "spectrogram", song, "--force", "--npy", out), "all, default model": analyze(song, ROOT / "models/joint.safetensors"),
            "all, full width": analyze(song, full)}
    taken = {name: [] for name in ways}
    for _ in range(rounds):
        for name, command in ways.items():
            taken[name].append(usage(*command)[0])
    return taken


def folder(out, song, count):
    """How busy two jobs keep the cores over a folder of songs."""
    place = out / "folder"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for i in range(count):
        os.link(song, place / f"{i:03}.mp3") if os.stat(song).st_dev == os.stat(place).st_dev else shutil.copy(song, place / f"{i:03}.mp3")
    clock, cpu, memory = usage(*analyze(place, ROOT / "models/joint.safetensors", 2))
    return {"songs": count, "song_s": 24, "seconds": clock, "cores_busy": cpu / clock / min(2, os.cpu_count()), "memory_MB": memory}


class Asked:
    """bench_network, which answers one line to each."""

    def __init__(self, weights):
        self.child = subprocess.Popen([NETWORK, weights], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, what):
        self.child.stdin.write(what + "\n")
        self.child.stdin.flush()
        return self.child.stdout.readline()


def torch_runner(steps):
    """The same folded layers by PyTorch on one thread."""
    import torch
    import torch.nn.functional as F
    torch.set_num_threads(1)
    layers = [step if "pool" in step else {**step, "weight": torch.tensor(step["weight"], dtype=torch.float32),
                                           "bias": torch.tensor(step["bias"], dtype=torch.float32)} for step in steps]
    frames = torch.full((1, 1, 313, 149), 0.5)

    def run():
        with torch.inference_mode():
            since, value = time.perf_counter(), frames
            for layer in layers:
                value = (F.max_pool2d(value, layer["pool"]) if "pool" in layer else
                         F.relu(F.conv2d(value, layer["weight"], layer["bias"], layer["stride"], layer["pad"])))
            value.mean((2, 3))
            return (time.perf_counter() - since) * 1e3
    return run


def network(default, full, model, rounds):
    """Milliseconds of one excerpt, by turns, on one thread; and every layer against the machine's peak."""
    taken = {}
    for name, weights in (("default", default), ("full width", full)):
        runners = {"moodglass": lambda asked=Asked(weights): float(asked("excerpt")), "pytorch": torch_runner(model.folded(*model.read(weights))[0])}
        for round_ in range(-1, rounds):
            for who, run in runners.items():
                ms = run()
                if round_ >= 0:
                    taken.setdefault(name, {}).setdefault(who, []).append(ms)
    return {"excerpt_ms": taken, "layers": {name: json.loads(Asked(weights)("layers")) for name, weights in (("default", default), ("full width", full))}}
