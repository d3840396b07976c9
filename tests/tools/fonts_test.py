#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The faces of page and window (tools/fonts) have every character of what is said in any language: of the string literals of
the application's words, and of the letters that each language writes with.

    fonts_test.py SOURCE
"""
import pathlib
import re
import sys

from fontTools.ttLib import TTFont

source = pathlib.Path(sys.argv[1])
LETTERS = {
    "German": "ÄÖÜäöüß„“",
    "French": "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ«»’\u00a0\u202f",
    "Spanish": "ÁÉÍÑÓÚÜáéíñóúü¿¡«»\u00a0\u202f",
}
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
# Icons of ImGui's own drawing stand in no literal; what a comment quotes is not drawn.
FILES = [*source.glob("src/app/words/*.cpp"), *source.glob("src/story/*.cpp"), source / "src/story/language.h",
         source / "src/app/command_table.cpp", source / "src/app/keys.cpp"]
EXEMPT = {source / "src/app/words/titles.cpp"}  # ranges of all scripts


def said():
    for path in FILES:
        if path in EXEMPT:
            continue
        text = re.sub(r"//[^\n]*", "", path.read_text())
        for literal in LITERAL.findall(text):
            for code in re.findall(r"\\u([0-9a-f]{4})", literal):
                yield path.relative_to(source), chr(int(code, 16))


wanted = {character: f"letters of {language}" for language, letters in LETTERS.items() for character in letters}
wanted |= {character: path for path, character in said()}
missing = []
for face in ("Regular", "SemiBold"):
    characters = TTFont(source / "build" / "fonts" / f"Inter-{face}.otf").getBestCmap()
    missing += [f"{face}: {character!r} ({place})" for character, place in wanted.items() if ord(character) not in characters]
print(f"{len(wanted)} characters besides ASCII")
print("\n".join(missing))
sys.exit(1 if missing or len(wanted) < 60 else 0)
