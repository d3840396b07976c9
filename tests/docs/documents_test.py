#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The documents can be read on a narrow screen, and point to what is there: no line is longer than 120 characters, and every relative link
leads to a file, and to a heading of it where it names one.

Longer may be: rows of tables, and lines without a blank at which they could be broken (an address, a link).

    documents_test.py ROOT        names each place that is wrong, and ends with 1 if there is one
"""
import pathlib
import re
import sys
import urllib.parse

MOST = 120
FENCE = re.compile(r"^\s*(```|~~~)")
LINK = re.compile(r"\[[^\[\]]*\]\(\s*<?([^()\s>]+)>?[^()]*\)")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
CODE = re.compile(r"(`+).+?\1")
ELSEWHERE = re.compile(r"^([a-z][a-z0-9+.-]*:|//)", re.I)
MARKERS = re.compile(r"^\s*([-*+]|\d+[.)]|>|#+)?\s*")  # of a list, a quotation, a heading: no place for a break


def documents(root):
    names = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/*.md", "models/*.md", "tools/train/README.md"]
    found = sorted(path for name in names for path in root.glob(name))
    missing = [name for name in names if not list(root.glob(name))]
    return found, missing


def can_be_broken(line):
    """Whether the line is too long for no reason: it has a blank between the marker it begins with and its end. A link's own words may be
    broken, but not by everybody: a link counts as one word."""
    text = LINK.sub("x", line[MARKERS.match(line).end():])
    return " " in text.strip()


def prose(text):
    """(number, line) of the lines outside fenced code"""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, line


def too_long(text):
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > MOST and not line.lstrip().startswith("|") and can_be_broken(line):
            yield number, f"{len(line)} characters, more than {MOST}"


def anchors(text):
    """The names of a document's headings, as the usual hosts of repositories make them."""
    names = {}
    for _, line in prose(text):
        heading = HEADING.match(line)
        if not heading:
            continue
        words = LINK.sub(lambda m: m[0][1:m[0].index("]")], heading[1]).replace("`", "").replace("*", "")
        name = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        count = names[name] = names.get(name, -1) + 1
        yield name if count == 0 else f"{name}-{count}"


def broken_links(path, root):
    # A link's words may run over the end of a line; no line break is within its target.
    text = "\n".join("" if line.startswith("    ") else CODE.sub(lambda m: "x" * len(m[0]), line) for line in unfenced(path))
    for link in LINK.finditer(text):
        if ELSEWHERE.match(link[1]):
            continue
        place, _, anchor = urllib.parse.unquote(link[1]).partition("#")
        number = text.count("\n", 0, link.start(1)) + 1
        target = (path.parent / place).resolve() if place else path
        if not target.is_relative_to(root) or not target.exists():
            yield number, f"there is no {place}"
        elif anchor and target.suffix == ".md" and anchor not in set(anchors(target.read_text(encoding="utf-8"))):
            yield number, f"there is no heading #{anchor} in {target.relative_to(root)}"


def unfenced(path):
    text = path.read_text(encoding="utf-8")
    kept = dict(prose(text))
    return [kept.get(number, "") for number in range(1, len(text.splitlines()) + 1)]


def check_itself():
    assert list(too_long("word " * 30)) and not list(too_long("| word " * 30))
    assert not list(too_long("- " + "x" * 150)) and not list(too_long(f"- [two words](https://{'x' * 150})"))
    assert list(anchors("## A last fit of 7 -> 8\n## `A` and *b*\n## `A` and *b*")) == ["a-last-fit-of-7---8", "a-and-b", "a-and-b-1"]
    assert [m[1] for m in LINK.finditer("see [a](b.md#c) and ![d e](f.png)")] == ["b.md#c", "f.png"]


check_itself()
root = pathlib.Path(sys.argv[1]).resolve()
files, missing = documents(root)
wrong = [f"there is no {name}" for name in missing]
for file in files:
    for number, what in sorted([*too_long(file.read_text(encoding="utf-8")), *broken_links(file, root)]):
        wrong.append(f"{file.relative_to(root)}:{number}: {what}")
print("\n".join([f"{len(files)} documents", *wrong]))
sys.exit(1 if wrong else 0)
