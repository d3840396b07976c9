# SPDX-License-Identifier: Apache-2.0
# Sourced by every script in tools/: where things are, and how they speak.
set -euo pipefail
umask 022

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
CACHE=${MOODGLASS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/moodglass}
BUILD=$ROOT/build
JOBS=$(nproc)
mkdir -p "$CACHE"
CACHE=$(cd "$CACHE" && pwd)
export MOODGLASS_CACHE=$CACHE

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }

# fail WHAT_AND_WHY WHAT_TO_DO...: ends the script with a sentence a person can act on.
fail() {
    printf '\nmoodglass: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '    %s\n' "$line" >&2; done
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this step needs root: $*" "Run it as root, or install sudo."
    fi
}

# remove FOLDER...: also what was made as root, in the private Debian (emscripten.sh).
remove() { rm -rf "$@" 2>/dev/null || as_root rm -rf "$@"; }

# quietly LOGNAME COMMAND...: the output goes to a log, and how far it is is told; on failure the log's end is shown, and what to do.
quietly() {
    local name=$1 log=$CACHE/logs/$1.log
    shift
    mkdir -p "$CACHE/logs"
    : >"$log"
    if ! ("$@") 2>&1 | progress "$log"; then  # by itself: what ends it must not end this before the log is shown
        tail -n 40 "$log" >&2
        fail "failed: $*" "$(way_out "$name")" "The whole log is $log"
    fi
}

# What to do when the step of a log has failed.
way_out() {
    case $1 in
        apt-* | sources-* | debian13* | npm*)
            echo "This step needs the network and Debian's or npm's servers: see what the lines above name, then run the same command again." ;;
        configure-* | build-* | *-configure | *-build | *-install)
            echo "If the lines above tell of a full disk or of too little memory, make room; then run the same command again: it goes on from here." ;;
        *) echo "Run the same command again: what was done is kept." ;;
    esac
}

# progress LOG: copies the standard input to LOG and tells on stderr how far ninja ("[3/40]") or apt is, and what may be left of it: in
# one line that is written anew on a terminal, elsewhere in a line of its own every half a minute.
progress() {
    local log=$1 line at=0 all=0 began=$SECONDS told=$SECONDS left
    while IFS= read -r line || [ -n "$line" ]; do
        printf '%s\n' "$line" >>"$log"
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
            at=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]}
        elif [[ $line =~ ^([0-9]+)\ upgraded,\ ([0-9]+)\ newly\ installed ]]; then
            all=$((2 * (BASH_REMATCH[1] + BASH_REMATCH[2])))  # each is unpacked, then set up
        elif [[ $line == "Unpacking "* || $line == "Setting up "* ]] && [ "$all" != 0 ]; then
            at=$((at + 1))
        else
            continue
        fi
        [ "$all" -gt 1 ] || continue
        left=
        if [ $((SECONDS - began)) -ge 5 ] && [ $((at * 10)) -ge "$all" ]; then
            left=$((((SECONDS - began) * (all - at) / at + 59) / 60))
            [ "$left" -gt 1 ] && left=", about $left minutes left" || left=", less than a minute left"
        fi
        if [ -t 2 ]; then
            printf '\r    %s of %s%s\033[K' "$at" "$all" "$left" >&2
        elif [ $((SECONDS - told)) -ge 30 ]; then
            told=$SECONDS
            printf '    %s of %s%s\n' "$at" "$all" "$left" >&2
        fi
    done
    [ -t 2 ] && [ "$all" != 0 ] && printf '\r\033[K' >&2
    return 0
}
