# SPDX-License-Identifier: Apache-2.0
# Sourced: gives `in_emscripten COMMAND...`, which runs a command with emcc, cmake and ninja on its PATH, in the current
# folder. Emscripten 3.1.69 or newer from PATH is used as it is; else a private Debian 13 in the cache serves (debian.sh).
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"
EMSCRIPTEN_MINIMUM=3.1.69
DEBIAN13=$CACHE/debian13

host_emscripten() {
    command -v emcc >/dev/null && command -v cmake >/dev/null && command -v ninja >/dev/null || return 1
    local version
    version=$(emcc -dumpversion 2>/dev/null) || return 1
    [ "$(printf '%s\n' "$EMSCRIPTEN_MINIMUM" "${version%%-*}" | sort -V | head -n 1)" = "$EMSCRIPTEN_MINIMUM" ]
}

# The group of packages that need_emscripten will ask for, if any.
emscripten_packages() {
    host_emscripten || [ -e "$DEBIAN13/.complete" ] || echo wasm
}

need_emscripten() {
    host_emscripten && return
    as_root sh -c 'unshare --mount true 2>/dev/null' ||
        fail "Emscripten's private Debian 13 needs mounts, which this machine does not allow (a container without CAP_SYS_ADMIN?)." \
            "Allow them (docker run --privileged), or put emcc $EMSCRIPTEN_MINIMUM or newer, cmake and ninja on PATH (Debian 13: apt install emscripten node-typescript)."
    [ -e "$DEBIAN13/.complete" ] && return
    need_packages "$(emscripten_packages)"
    say "installing Emscripten into a private Debian 13 (about two minutes, 2.5 GB, in $DEBIAN13)"
    make_debian trixie "$DEBIAN13" emscripten cmake ninja-build node-typescript ca-certificates python3
}

in_emscripten() {
    if host_emscripten; then
        "$@"
        return
    fi
    in_debian "$DEBIAN13" "$@"
}
