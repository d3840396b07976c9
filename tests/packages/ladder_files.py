#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the files of the corruption ladder (tools/ladder), and those of every format whole, into a folder.

    tests/packages/ladder_files.py FOLDER
"""
import importlib.machinery
import importlib.util
import pathlib
import sys

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    loader = importlib.machinery.SourceFileLoader("ladder", str(ROOT / "tools" / "ladder"))
    ladder = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(ladder)
    count = sum(1 for whole in ladder.whole_files(folder) for _ in ladder.broken_files(whole))
    print(f"{count} broken files")


if __name__ == "__main__":
    main()
