# SPDX-License-Identifier: Apache-2.0
# Sourced: gives `in_emscripten COMMAND...`, which runs a command with emcc, cmake and ninja on its PATH, in the current
# folder. Emscripten 3.1.69 or newer from PATH is used as it is; else a private Debian 13 in the cache serves, entered by
# chroot with the checkout and the cache mounted at their own paths. The mounts live in a namespace of their own and end
# with the command.
EMSCRIPTEN_MINIMUM=3.1.69
DEBIAN13=$CACHE/debian13

host_emscripten() {
    command -v emcc >/dev/null && command -v cmake >/dev/null && command -v ninja >/dev/null || return 1
    local version
    version=$(emcc -dumpversion 2>/dev/null) || return 1
    [ "$(printf '%s\n' "$EMSCRIPTEN_MINIMUM" "${version%%-*}" | sort -V | head -n 1)" = "$EMSCRIPTEN_MINIMUM" ]
}

# The mirror that apt's sources name, or $MOODGLASS_MIRROR.
debian_mirror() {
    local found=${MOODGLASS_MIRROR:-}
    [ -z "$found" ] || { echo "$found"; return; }
    # Either form of apt's sources may be missing; what they name may be a file with the mirrors in it.
    found=$({ awk '$1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^(http|mirror)/) print $i }' \
            /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null
        awk '/^URIs:/ { for (i = 2; i <= NF; i++) print $i }' /etc/apt/sources.list.d/*.sources 2>/dev/null
    } | while read -r uri; do
        case $uri in
        mirror+file:*) awk '/^http/ { print $1 }' "${uri#mirror+file:}" 2>/dev/null ;;
        *) echo "$uri" ;;
        esac
    done | grep -E '/debian/?$' | head -n 1) || true
    [ -n "$found" ] || fail "apt's sources on this machine name no Debian mirror." "Add one to /etc/apt/sources.list and run again."
    echo "$found"
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
    as_root rm -rf "$DEBIAN13"
    quietly debian13 as_root mmdebstrap --variant=minbase \
        --include=emscripten,cmake,ninja-build,node-typescript,ca-certificates,python3 \
        --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Retries "3"' \
        trixie "$DEBIAN13" "$(debian_mirror)"
    as_root touch "$DEBIAN13/.complete"
}

in_emscripten() {
    if host_emscripten; then
        "$@"
        return
    fi
    as_root unshare --mount --propagation private bash -c '
        set -e
        jail=$0 here=$1 root=$2 cache=$3
        shift 3
        for folder in "$root" "$cache"; do
            mkdir -p "$jail$folder"
            mount --bind "$folder" "$jail$folder"
        done
        mount -t proc proc "$jail/proc"
        mount --rbind /dev "$jail/dev"
        exec chroot "$jail" env -i HOME=/root PATH=/usr/bin:/bin LANG=C.UTF-8 MOODGLASS_CACHE="$cache" \
            bash -c "cd \"$here\" && exec \"\$@\"" run "$@"' "$DEBIAN13" "$PWD" "$ROOT" "$CACHE" "$@"
}
