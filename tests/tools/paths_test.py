#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What is given away does not tell on which machine, by whom and in which folder it was built: a name of a person is often
part of such a path, and two who build the same could not get the same bytes.

    paths_test.py REPOSITORY PROGRAM...    the programs, and the page in REPOSITORY/build/site where it is there
"""
import os
import pathlib
import sys

ROOT, PROGRAMS = pathlib.Path(sys.argv[1]), [pathlib.Path(name) for name in sys.argv[2:]]
CACHE = pathlib.Path(os.environ.get("MOODGLASS_CACHE")
                     or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "moodglass")


def main():
    paths = [str(path) for path in (ROOT, CACHE) if len(path.parts) > 2]  # "/src" may be a word of its own
    given = [*PROGRAMS, *(path for path in (ROOT / "build" / "site").rglob("*") if path.is_file())]
    faults = []
    for file in given:
        content = file.read_bytes()
        for path in paths:
            at = content.find(path.encode())
            if at >= 0:
                said = content[at:at + 120].split(b"\0")[0].decode(errors="replace")
                faults.append(f"{file} tells where it was built: {said}")
    print(f"{len(given)} files looked through for {' and '.join(paths)}")
    sys.exit("\n".join(faults) or 0)


if __name__ == "__main__":
    main()
