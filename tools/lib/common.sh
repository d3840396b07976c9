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

# quietly LOGNAME COMMAND...: the output goes to a log; on failure its end is shown.
quietly() {
    local log=$CACHE/logs/$1.log
    shift
    mkdir -p "$CACHE/logs"
    if ! ("$@") >"$log" 2>&1; then  # by itself: what ends it must not end this before the log is shown
        tail -n 40 "$log" >&2
        fail "failed: $*" "The whole log is $log"
    fi
}
