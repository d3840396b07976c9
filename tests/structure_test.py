#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A folder of src/ includes only itself and those that stand before it.

    structure_test.py SOURCE
"""
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1]) / "src"
ORDER = ["audio", "spectrogram", "harmony", "pulse", "network", "explain", "analysis", "story", "app/words", "app/drawing", "app/songs", "app/takeaway", "app", "app/panels",
         "platform/files", "platform/sandbox", "platform/decoding", "platform/sound", "bindings/c", "platform/web", "platform/desktop", "cli"]
# The application puts the panels on the screen, and they read what it holds: the one place that knows both.
WHOLE = {("app/app.cpp", "app/panels")}
INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)


def room_of(path):
    """The longest of ORDER that the path lies in, if any."""
    rooms = [room for room in ORDER if path.startswith(room + "/")]
    return max(rooms, key=len) if rooms else None


def main():
    wrong = []
    files = sorted(path for ending in ("*.h", "*.cpp") for path in source.rglob(ending))
    for path in files:
        name = path.relative_to(source).as_posix()
        room = room_of(name)
        if room is None:
            wrong.append(f"{name}: lies in no folder that tests/structure_test.py knows")
            continue
        for included in INCLUDE.findall(path.read_text()):
            other = room_of(included)
            if other and ORDER.index(other) > ORDER.index(room) and (name, other) not in WHOLE:
                wrong.append(f"{name}: includes {included}, of a folder above it")
    print("\n".join(wrong) or f"{len(files)} files, each includes only what stands before it")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
