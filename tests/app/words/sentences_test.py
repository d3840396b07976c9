#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every sentence that the engine, its models, the files or the page's workers may say of a song has its German, French and Spanish in
src/app/words/sentences.cpp: each string literal of a refusal or warning is a part of an English clause there. All of a clause's languages have its
places, and French has no space before ; : where a line may break.

    sentences_test.py SOURCE
"""
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
SAYING = re.compile(r'(?:failure\(|complain\(|tell\(|push_back\(|sentence \+?= )(?:[^";{}]|"(?:[^"\\]|\\.)*")*;')
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def joined(path):
    """Its text without comments, adjacent literals as one; JavaScript's strings become C++'s."""
    text = re.sub(r"/\*.*?\*/|\s*//[^\n]*", "", path.read_text(), flags=re.DOTALL)
    if path.suffix != ".js":
        return re.sub(r'"\s*"', "", text)
    text = re.sub(r"'((?:[^'\\\n]|\\.)*)'", lambda m: '"' + m[1].replace('"', "").replace("\\'", "'") + '"', text)
    text = re.sub(r"`([^`]*)`", lambda m: '"' + re.sub(r"\$\{[^}]*\}", '" + value + "', m[1]) + '"', text)
    return re.sub(r'"\s*\+?\s*"', "", text)


def literals(statement):
    return [literal for literal in LITERAL.findall(statement) if " " in literal]


def said():
    """(place, literal) of all that is said"""
    files = ["network/network.cpp", "network/safetensors.cpp", "explain/masked_wav.cpp", "explain/references.cpp", "explain/kind_classifier.cpp", "explain/uncertainty.cpp", "explain/familiarity.cpp",
             "platform/files/file.cpp", "platform/files/kept_folder.cpp", "platform/files/collect.cpp", "platform/files/model_folder.cpp", "platform/decoding/process.cpp",
             "platform/web/engine.cpp", "platform/sound/capture.cpp", "platform/desktop/listener.cpp"]
    parts = [*source.glob("src/audio/*.cpp"), *source.glob("src/analysis/*.cpp"), *(source / "src" / name for name in files)]
    for path in sorted(parts):
        text = joined(path)
        for statement in SAYING.findall(text):
            for literal in literals(statement):
                yield path, literal
    for path in sorted(source.glob("web/engine/*.js")):
        for literal in literals(joined(path)):
            if re.search("; |[.] ", literal):
                yield path, literal


def is_known(literal):
    """As a part of a clause, or as one whose end is a clause of its own: "it cannot be written: {0}"."""
    return any(literal in clause or (clause.endswith(": {0}") and literal.startswith(clause[:-3]) and literal[len(clause) - 3:] in clauses)
               for clause in clauses)


table = joined(source / "src/app/words/sentences.cpp")
clauses = re.findall(r'Clause\{\s*"((?:[^"\\]|\\.)*)", *"', re.sub(r",\s+", ", ", table))
EXEMPT = {"there is such a file already; "}  # the command's alone
LANGUAGES = r'"((?:[^"\\]|\\.)*)"'
for texts in re.findall(r"Clause\{\s*" + r",\s*".join([LANGUAGES] * 4) + r"\s*\}", table):
    english, german, french, spanish = texts
    known = sorted(re.findall(r"\{\d\}", english))
    for text in texts[1:]:
        if sorted(re.findall(r"\{\d\}", text)) != known:
            sys.exit(f"other places than in English: {text}")
    if re.search(r" [;:?!]|[^0]; |[a-z}]: ", french):
        sys.exit(f"a space that may break before ; or :, or none: {french}")
    if spanish.count("\\u00bf") != spanish.count("?"):
        sys.exit(f"a question without its beginning: {spanish}")
translated = len(re.findall(r"Clause\{\s*" + r",\s*".join([LANGUAGES] * 4) + r"\s*\}", table))
missing, count = [], 0
for path, literal in said():
    count += 1
    if literal not in EXEMPT and not is_known(literal):
        missing.append(f"{path.relative_to(source)}: {literal!r}")
print(f"{count} literals, {len(clauses)} clauses, {translated} in all languages")
print("\n".join(missing))
sys.exit(1 if missing or count < 60 or len(clauses) < 60 or translated != len(clauses) else 0)
