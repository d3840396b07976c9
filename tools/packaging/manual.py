#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Manual pages and the completion of bash, zsh and fish, from what the programs say of themselves: an option is described once.

    tools/packaging/manual.py COMMAND WINDOW FOLDER
"""
import dataclasses
import gzip
import pathlib
import re
import subprocess
import sys

COLUMN = 30  # where --help writes its descriptions


@dataclasses.dataclass
class Option:
    name: str         # "--model", or a positional's "FILE"
    value: str        # "a model's name", what stands behind it; empty: a flag
    words: list[str]  # the only ones that it takes, if they are told
    text: str


def told(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def entries(help_text, heading):
    """(left column, description) of each entry below a heading of --help."""
    found = []
    section = re.search(rf"^{heading}:\n((?:  .*\n?|\n(?=  ))*)", help_text, re.M)
    for line in section.group(1).splitlines() if section else []:
        if line.startswith(" " * COLUMN) and found:
            found[-1][1] = f"{found[-1][1]} {line.strip()}".strip()
        elif line.strip():
            left, _, right = line.strip().partition("  ")
            found.append([left.strip(), right.strip()])
    return found


def option(left, text):
    names, *value = left.split(" ", 1)
    value = value[0] if value else ""
    listed = re.search(r"in \{([^}]*)\}", value)
    words = [word.split("->")[0] for word in listed.group(1).split(",")] if listed else []
    shown = "|".join(words) if words else re.sub(r"[:=].*| REQUIRED| \.\.\.| Excludes.*", "", value)
    return Option(names.split(",")[-1], shown.strip(), words, text)


def options_of(program, command):
    text = told(program, command, "--help")
    return [option(*entry) for heading in ("Positionals", "Options") for entry in entries(text, heading)]


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^([.'])", r"\\&\1", text)


def manual(version, commands):
    lines = [f'.TH MOODGLASS 1 "" "Moodglass {version}" "User Commands"', ".SH NAME",
             "moodglass \\- how a song sounds, which emotions it expresses, and why",
             ".SH SYNOPSIS", ".B moodglass", ".I COMMAND", "[\\fIOPTION\\fR...] [\\fIFILE\\fR...]", ".SH DESCRIPTION",
             "A neural network hears seven qualities of a song, and eight emotions follow from these by plain weights:",
             "so every emotion comes with its reasons. Nothing leaves this machine."]
    for name, text, options in commands:
        lines += [f".SH {name.upper()}", f".B moodglass {name}", ".PP", roff(text) + "."]
        for one in options:
            value = f" \\fI{roff(one.value)}\\fR" if one.value and one.name.startswith("-") else ""
            lines += [".TP", f"\\fB{roff(one.name)}\\fR{value}", roff(one.text)]
    lines += [".SH EXIT STATUS", "0: good. 1: some file failed. 2: nothing could be begun. 130: interrupted.",
              ".SH ENVIRONMENT", ".TP", "\\fBMOODGLASS_MODELS\\fR", "The folder of the models.", ".SH SEE ALSO", ".BR moodglass\\-window (1)"]
    return "\n".join(lines) + "\n"


def window_manual(version, usage):
    lines = [f'.TH MOODGLASS\\-WINDOW 1 "" "Moodglass {version}" "User Commands"', ".SH NAME",
             "moodglass\\-window \\- see how songs sound, which emotions they express, and why",
             ".SH SYNOPSIS", ".B moodglass\\-window", "[\\fIOPTION\\fR...] [\\fIFILE\\fR|\\fIFOLDER\\fR...]", ".SH DESCRIPTION",
             "Shows songs in a window. Press ? in it for its keys.", ".SH OPTIONS"]
    for left, text in re.findall(r"^  (--\S.*?)  +(\S.*)$", usage, re.M):
        lines += [".TP", f"\\fB{roff(left)}\\fR", roff(text)]
    return "\n".join(lines + [".SH SEE ALSO", ".BR moodglass (1)"]) + "\n"


def flags(options):
    return [one for one in options if one.name.startswith("--")]


def bash(commands):
    cases = "".join(f"        {name}) words='{' '.join(one.name for one in flags(options))}' ;;\n" for name, _, options in commands)
    values = "".join(f"        {name}:{one.name}) COMPREPLY=($(compgen -W '{' '.join(one.words)}' -- \"$word\")); return ;;\n"
                     for name, _, options in commands for one in flags(options) if one.words)
    return f"""# bash completion of moodglass(1)
_moodglass() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words
    if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W '{' '.join(name for name, _, _ in commands)} --help --version' -- "$word"))
        return
    fi
    case ${{COMP_WORDS[1]}}:$before in
{values}    esac
    case ${{COMP_WORDS[1]}} in
{cases}    esac
    if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi
}}
complete -o filenames -F _moodglass moodglass
"""


def plain(text):
    """Without what a shell's quotation marks and zsh's brackets would end."""
    return re.sub(r"[\[\]'\"`\\$:]", "", text)


def zsh(commands):
    cases = ""
    for name, _, options in commands:
        specs = " ".join(f"'{one.name}[{plain(one.text)}]" + (f":value:({' '.join(one.words)})" if one.words else ":value:_files" if one.value else "") + "'"
                         for one in flags(options))
        cases += f"        {name}) _arguments {specs} '*:file:_files' ;;\n"
    listed = " ".join(f"'{name}:{plain(text)}'" for name, text, _ in commands)
    return f"""#compdef moodglass
_moodglass() {{
    local -a commands=({listed})
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
{cases}    esac
}}
_moodglass "$@"
"""


def fish(commands):
    lines = ["# fish completion of moodglass(1)"]
    for name, text, options in commands:
        lines.append(f"complete -c moodglass -n __fish_use_subcommand -f -a {name} -d '{plain(text)}'")
        for one in flags(options):
            value = f" -x -a '{' '.join(one.words)}'" if one.words else " -r" if one.value else ""
            lines.append(f"complete -c moodglass -n '__fish_seen_subcommand_from {name}' -l {one.name[2:]}{value} -d '{plain(one.text)}'")
    return "\n".join(lines) + "\n"


def main():
    program, window, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    version = told(program, "--version").splitlines()[0]  # behind it stands what keeps it in
    commands = [(name, text, options_of(program, name)) for name, text in entries(told(program, "--help"), "Subcommands")]
    if not commands:
        sys.exit(f"moodglass: {program} --help names no commands; the manual cannot be made")
    pages = {"moodglass.1.gz": manual(version, commands), "moodglass-window.1.gz": window_manual(version, told(window, "--help"))}
    for name, text in pages.items():
        (folder / name).write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    made = {"moodglass.bash": bash(commands), "_moodglass": zsh(commands), "moodglass.fish": fish(commands)}
    for name, text in made.items():
        (folder / name).write_text(text)


if __name__ == "__main__":
    main()
