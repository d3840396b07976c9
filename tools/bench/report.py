# SPDX-License-Identifier: Apache-2.0
"""The results as Markdown: the tables of docs/performance.md.

    report.py build/bench/results.json      writes them there anew, between <!-- tables --> and <!-- end -->
"""
import json
import pathlib
import re
import sys
from statistics import median

DOCUMENT = pathlib.Path(__file__).resolve().parent.parent.parent / "docs" / "performance.md"


def spread(values, unit=1.0, digits=0):
    """Median (smallest to largest)."""
    low, mid, high = min(values) * unit, median(values) * unit, max(values) * unit
    return f"{mid:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def slope(growth):
    """Seconds a minute of song, between the shortest and the longest."""
    lengths = sorted(growth, key=float)
    first, last = lengths[0], lengths[-1]
    return (median(growth[last]["seconds"]) - median(growth[first]["seconds"])) / max(1e-9, (float(last) - float(first)) / 60)


def tables(r):
    """r: results.json as it is read"""
    parts = []
    if r["tiny"]:
        parts.append("**On seconds of sound: these figures mean nothing.**\n")
    parts.append(f"{r['machine']['cpu']}, {r['machine']['cores']} cores, load at the start {r['load']:.1f}. Medians (smallest to largest); "
                 f"the whole run took {r['took_s']:.0f} s.\n")
    browser = r.get("browser")
    if browser:
        excerpt, song = browser["peers"]["excerpt"]["times"], browser["peers"]["song"]["times"]
        best = next(iter(excerpt))
        parts.append("### One thread in the browser, default model\n")
        parts.append(table(["engine", "one excerpt, ms", f"times {best}", "4 minutes, every second, s", f"times {best}"],
                           [[name, spread(ms, digits=1), f"{median(ms) / median(excerpt[best]):.2f}", f"{song[name][0] / 1e3:.2f}",
                             f"{song[name][0] / song[best][0]:.1f}"] for name, ms in excerpt.items()]))
        ratings = browser["peers"]["excerpt"]["ratings"].values()
        apart = max(abs(x - y) for a in ratings for b in ratings for x, y in zip(a, b))
        if apart > 1e-4:
            raise SystemExit(f"report.py: the engines do not run the same network: features differ by up to {apart:.0e}: {browser['peers']['excerpt']['ratings']}")
        parts.append(f"Largest difference of a feature of the excerpt between any two engines: {apart:.0e}\n")
        front_end = browser["peers"]["front_end"]
        decode, frames = (median(run[key] for run in front_end) / 1e3 for key in ("decode_ms", "frames_ms"))
        parts.append("### End to end in the browser: the same MP3 to the features of every second\n")
        rows = [[name, f"{decode:.2f}", f"{frames:.2f}", f"{song[name][0] / 1e3:.2f}", f"{decode + frames + song[name][0] / 1e3:.2f}"]
                for name in ("tfjs", "onnxruntime")]
        for name, runs in browser["page"].items():
            if name.startswith("4 minutes") or r["tiny"]:
                rows.append([f"Moodglass's page: {name}", "", "", "", f"{median(run['done'] for run in runs) / 1e3:.2f}"])
        parts.append(table(["engine", "decodeAudioData, s", "frames in JavaScript, s", "network, s", "all, s"], rows))
        parts.append("### The page\n")
        rows = []
        for name, runs in browser["page"].items():
            rows.append([name, *(spread([run[key] for run in runs]) for key in ("first_values", "done", "ready", "memory_MB"))])
        parts.append(table(["song", "first values, ms", "all, ms", "page ready (second visit), ms", "renderer's peak, MB"], rows))
    parts.append("### One thread natively, one excerpt\n")
    rows = []
    for name, by in r["network"]["excerpt_ms"].items():
        rows.append([name, spread(by["moodglass"], digits=1), spread(by["pytorch"], digits=1), f"{median(by['pytorch']) / median(by['moodglass']):.2f}"])
    parts.append(table(["model", "Moodglass, ms", "PyTorch, ms", "ratio"], rows))
    for name, layers in r["network"]["layers"].items():
        parts.append(f"### Layers natively, {name} (measured peak {layers['peak']:.0f} GFLOP/s)\n")
        rows = []
        for each in layers["layers"]:
            plain, done = (each[key] / each["ms"] * 1e3 for key in ("gflop", "done"))
            rows.append([each["name"], f"{each['gflop']:.2f}", f"{plain:.0f}", f"{plain / layers['peak'] * 100:.0f} %",
                         f"{each['done']:.2f}", f"{done / layers['peak'] * 100:.0f} %"])
        parts.append(table(["convolution", "GFLOP as a plain sum", "of these a second", "of the peak", "GFLOP really multiplied", "of the peak"], rows))
    parts.append(f"### Growth natively, one thread: {slope(r['growth']):.3f} s a minute of song\n")
    parts.append(table(["MP3 of", "time, s", "peak memory, MB"],
                       [[f"{float(seconds) / 60:.2g} min", spread(each["seconds"], digits=2), f"{each['memory_MB']:.0f}"] for seconds, each in r["growth"].items()]))
    four_minutes = median(r["threads"]["4 minutes, default"]["1"]["seconds"])
    parts.append(f"A million songs of 4 minutes at {four_minutes:.2f} s each on one core: {four_minutes * 1e6 / 3600:.0f} core hours.\n")
    parts.append("### Threads natively, alone and on a busy machine\n")
    parts.append("All of a song, and how many times as fast the network alone is on so many threads as on one.\n")
    rows = []
    for name, by in r["threads"].items():
        times = [median(a / b for a, b in zip(by["1"]["network_s"], each["network_s"])) for each in by.values()]
        rows.append([name, *(spread(each["seconds"], digits=2) for each in by.values()), *(f"{ratio:.2f}" for ratio in times[1:]),
                     *(f"{max(each['memory_MB']):.0f}" for each in by.values())])
    parts.append(table(["song, model", "1 thread, s", "2, s", "4, s", "network on 2", "on 4", "peak on 1, MB", "on 2", "on 4"], rows))
    alone = median(r["front_end"]["decoding and frames"])
    parts.append("### Decoding and frames, 4 minutes on one thread\n")
    parts.append(table(["what", "s", "share of decoding and frames"],
                       [[name, spread(taken, digits=2), f"{alone / median(taken) * 100:.0f} %"] for name, taken in r["front_end"].items()]))
    folder = r["folder"]
    parts.append(f"A folder of {folder['songs']} songs of {folder['song_s']} s with `--jobs 2`: {folder['seconds']:.1f} s, "
                 f"{folder['cores_busy'] * 100:.0f} % of two cores busy, {folder['memory_MB']:.0f} MB.\n")
    if "sizes" in r:
        parts.append("### Sizes, gzipped\n")
        parts.append(table(["what", "kB"], [[name, f"{kilobytes:.0f}"] for name, kilobytes in r["sizes"].items()]))
    return "\n".join(parts)


if __name__ == "__main__":
    new = tables(json.loads(pathlib.Path(sys.argv[1]).read_text()))
    text = DOCUMENT.read_text()
    DOCUMENT.write_text(re.sub(r"(<!-- tables -->\n).*?(<!-- end -->)", lambda match: match[1] + new + match[2], text, flags=re.S))
