#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The notices of everything that is in the programs, and the changes, as a Debian package has them.

    tools/packaging/notices.py ROOT FOLDER
"""
import gzip
import importlib.machinery
import importlib.util
import pathlib
import sys

ROOT, OUT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def site():
    """tools/site, which knows the parts and where their licences lie."""
    loader = importlib.machinery.SourceFileLoader("site_of_moodglass", str(ROOT / "tools" / "site"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("site_of_moodglass", loader))
    loader.exec_module(module)
    return module


def paragraph(text):
    """As a field of a Debian file goes on: indented, empty lines as dots."""
    return "".join(f" {line}\n" if line.strip() else " .\n" for line in text.rstrip().splitlines())


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    lines = ["Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Moodglass\n\n"
             "Files: *\nCopyright: The Moodglass authors\nLicense: Apache-2.0\n On Debian systems the full text is in"
             " /usr/share/common-licenses/Apache-2.0.\n\n"
             "Files: */models/*\nCopyright: The Moodglass authors\nLicense: CC-BY-NC-SA-4.0\n"
             + paragraph((ROOT / "models" / "LICENCE.md").read_text()) + "\n"]
    for name, paths in site().licence_files():
        texts = [path.read_text(errors="replace") for path in paths if path.is_file()]
        if name in ("Moodglass", "The models' weights", "Emscripten's runtime and libraries") or not texts:
            continue
        lines.append(f"Files: */{name.replace(' ', '-')}\nCopyright: as the text below says\nLicense: {name.replace(' ', '-')}\n"
                     + paragraph("\n\n".join(texts)) + "\n")
    (OUT / "copyright").write_text("".join(lines))
    with gzip.GzipFile(OUT / "changelog.gz", "wb", 9, mtime=0) as file:
        file.write((ROOT / "CHANGELOG.md").read_bytes())


if __name__ == "__main__":
    main()
