#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every text that the application may show can be read: the reading ease of each is counted by the index of its language, and held to a bound.
The texts are those of the tables of words (src/app/words, src/story, the table of commands, web/view/words.js).

| language | index | source |
|---|---|---|
| English | Flesch: 206.835 - 1.015 words a sentence - 84.6 syllables a word | Flesch 1948 |
| German | Amstad: 180 - words a sentence - 58.5 syllables a word | Amstad 1978 |
| French | Kandel and Moles: 207 - 1.015 words a sentence - 73.6 syllables a word | Kandel and Moles 1958 |
| Spanish | Fernández Huerta: 206.84 - 1.02 words a sentence - 60 syllables a word | Fernández Huerta 1959 |

A sentence ends at . ! ? : ; as Flesch counted. What stands for a place like {0}, a figure or an abbreviation (FLAC) is one syllable. Syllables are
groups of vowels, by the rules of each language: a word may be off by one. A short text is a label, of which an index says nothing: only those of
LONG words or more are counted. With a command, what it tells of the music that tools/media makes is counted too: its story, and its reasons.

    reading_ease_test.py SOURCE [--command FILE] [--list N]      --list: the N hardest of each language
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

LONG = 10         # words: shorter texts are labels
LEAST = 30        # of each text; below it the scales say "very difficult"
LEAST_MEAN = 60   # of all texts of a language: the scales' "plain"
CODES = {"english": "en", "german": "de", "french": "fr", "spanish": "es"}
LANGUAGES = tuple(CODES)
INDEX = {
    "english": lambda words, syllables: 206.835 - 1.015 * words - 84.6 * syllables,
    "german": lambda words, syllables: 180 - words - 58.5 * syllables,
    "french": lambda words, syllables: 207 - 1.015 * words - 73.6 * syllables,
    "spanish": lambda words, syllables: 206.84 - 1.02 * words - 60 * syllables,
}

LITERAL = r'"((?:[^"\\]|\\.)*)"'
CLAUSE = re.compile(r"Clause\{\s*((?:" + LITERAL + r"\s*,?\s*)+)\}")
COMMAND = re.compile(r"\{\w+,\s*((?:" + LITERAL + r",\s*)+)Topic::")
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def syllables(word, language):
    """At least one; a figure or an abbreviation is one."""
    if any(c.isdigit() for c in word) or (len(word) > 1 and word.isupper()):
        return 1
    return sum(max(1, parts(part.lower(), language)) for part in re.split(r"['’\-]", word) if part)


def parts(word, language):
    if language == "english":
        # The last e of "tone", the es of "tones" and the ed of "moved" are silent; those of "table", "pieces" and "wanted" are not.
        word = re.sub(r"(?<=[^aeiouy])e(?=(?:ment|ful|less|ly|ness)s?$)", "", word)
        word = re.sub(r"(?<![aeiouysxzcgl])(?<!ch)(?<!sh)es$|(?<=[aeiouy]l)es$", "s", word)
        word = re.sub(r"(?<![aeiouytdl])ed$|(?<=[aeiouy]l)ed$", "d", word)
        word = re.sub(r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$", "", word)
        # Two vowels that are said apart: "quiet", "piano", "video", "doing", "usual"
        apart = re.findall(r"iet|ier$|(?<![cgst])i[ao]|(?<=[cgst])ia(?!l)|eo|u[ao]|[aeoiuy]ing", re.sub("qu", "q", word))
        return len(re.findall("[aeiouy]+", re.sub("qu", "q", word))) + len(apart)
    if language == "german":
        return len(re.findall("aa|ee|oo|ie|ei|ey|ai|au|äu|eu|[aeiouyäöü]", re.sub("qu", "q", word)))
    if language == "french":
        word = re.sub("qu|gu(?=[eiéèêy])", "q", word)
        silent = re.sub(r"(?<=[^aeiouyéèêàâîôûëïü])(?:e|es|ent)$|(?<=[aiouyéèêàâîôûëïü])es?$", "", word)
        return len(re.findall("[aeiouyéèêàâîôûëïüœæ]+", silent or word))
    word = re.sub("qu|gu(?=[eiéí])", "q", word)
    return len(re.findall("[iuüy]?[aeoáéó](?:[iuü]|y$)?|[íú]|[iuüy]+", re.sub(r"^y|(?<=[aeiouáéíóú])y(?=[aeiouáéíóú])", "j", word)))


def ease(text, language):
    """(reading ease, words)"""
    text = re.sub(r"(?<=\d)[.,:](?=\d)", "", re.sub(r"\{\d\}|%[ds]|\b\d+ ?%", " 1 ", text))
    sentences = [words for words in (WORD.findall(part) for part in re.split(r"[.!?:;…]+(?=\s|$|[\"“”»)])", text)) if words]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return None, 0
    return INDEX[language](len(words) / len(sentences), sum(syllables(word, language) for word in words) / len(words)), len(words)


def plain(path):
    """Its text without comments, adjacent literals as one."""
    text = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r'"\s*"', "", text)


def unescaped(literal):
    return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", lambda m: chr(int(m[1][1:], 16)) if len(m[1]) == 5 else {"n": " ", "t": " "}.get(m[1], m[1]), literal)


def of_scripts(path):
    """(language, text) of the page's own table: an object a language."""
    text = re.sub(r"/\*.*?\*/|^\s*//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"'\s*\+\s*'|`\s*\+\s*`", "", text)
    for name, body in re.findall(r"^(?:export )?const (\w+) = \{\n(.*?)^\};", text, flags=re.DOTALL | re.MULTILINE):
        if name not in LANGUAGES:
            continue
        for quoted, template in re.findall(r"'((?:[^'\\\n]|\\.)*)'|`((?:[^`$]|\$\{(?:[^{}`]|`[^`]*`)*\})*)`", body):
            yield name, unescaped(quoted or re.sub(r"\$\{(?:[^{}`]|`[^`]*`)*\}", " 1 ", template))


def texts(source):
    """(language, text) of all tables that are there"""
    for folder in ("src/app/words", "src/story"):
        for path in sorted((source / folder).glob("*.cpp")):
            if path.stem in LANGUAGES:
                for literal in re.findall(LITERAL, re.sub(r"#include[^\n]*", "", plain(path))):
                    yield path.stem, unescaped(literal)
    for name, pattern in (("src/app/words/sentences.cpp", CLAUSE), ("src/app/command_table.cpp", COMMAND)):
        for row in pattern.findall(plain(source / name)):
            for language, literal in zip(LANGUAGES, re.findall(LITERAL, row[0])):
                yield language, unescaped(literal)
    for path in sorted((source / "web/view").glob("words*.js")):
        yield from of_scripts(path)


def told(command, song, languages):
    """(language, text) of what the command tells of a song"""
    run = lambda *arguments: subprocess.run([command, *arguments, song], capture_output=True, check=True, text=True).stdout
    for language in languages:
        yield language, run("story", "--language", CODES[language]).strip()
    for sentence in json.loads(run("analyze", "--format", "json"))["sentences"].values():
        yield "english", sentence


def check_itself():
    counts = {"english": "table 2 moved 1 wanted 2 tone 1 quieter 3 singable 3 dissonance 3 rhythmic 2 music 2 listeners 3 choose 1 files 1 pieces 2 analysis 4",
              "german": "Lied 1 Bereit 2 Geräusch 2 Eigenschaften 4 Emotion 4 zwei 1 Dateien 3 hören 2",
              "french": "musique 2 elle 1 parties 2 émotion 3 qualité 3 morceau 2",
              "spanish": "canción 2 música 3 oír 2 ahora 3 tiene 2 aquí 2 muy 1"}
    for language, pairs in counts.items():
        pairs = pairs.split()
        for word, count in zip(pairs[::2], pairs[1::2]):
            assert syllables(word, language) == int(count), (word, syllables(word, language))
    # By hand: 6 words of 6 syllables in one sentence; 4 words of 6 syllables in two.
    assert abs(ease("The cat sat on the mat.", "english")[0] - (206.835 - 1.015 * 6 - 84.6)) < 1e-9
    assert abs(ease("Das ist gut; ungemein {0}.", "german")[0] - (180 - 2.5 - 58.5 * 7 / 5)) < 1e-9


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--command")
    parser.add_argument("--list", type=int, default=0)
    arguments = parser.parse_args()
    check_itself()
    measured = {}
    shown = list(texts(arguments.source))
    if arguments.command:
        in_stories = [language for language in LANGUAGES if (arguments.source / "src/story" / f"{language}.cpp").exists()]
        shown += told(arguments.command, arguments.source / "build/media/piece.mp3", in_stories)
    for language, text in shown:
        value, words = ease(text, language)
        if words >= LONG:
            measured.setdefault(language, {})[text] = value
    failed = not {"english", "german"} <= measured.keys()
    for language, all_of in measured.items():
        mean = sum(all_of.values()) / len(all_of)
        hard = [text for text, value in all_of.items() if value < LEAST]
        print(f"{language}: {len(all_of)} texts of {LONG} words or more, reading ease {mean:.0f} in the mean ({LEAST_MEAN} wanted), "
              f"{len(hard)} below {LEAST}")
        for text in sorted(all_of, key=all_of.get)[:max(arguments.list, len(hard))]:
            print(f"  {all_of[text]:4.0f}  {text}")
        failed |= mean < LEAST_MEAN or bool(hard) or len(all_of) < 60
    sys.exit(failed)


if __name__ == "__main__":
    main()
