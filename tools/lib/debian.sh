# SPDX-License-Identifier: Apache-2.0
# Sourced: private Debians in the cache, entered by chroot with the checkout and the cache mounted at their own paths. The mounts live in a
# namespace of their own and end with the command.
DEBIAN13_NATIVE=$CACHE/debian13-native  # in which the package for Debian 13 is built

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

# make_debian SUITE FOLDER PACKAGE...: a mark in it tells that it is whole.
make_debian() {
    local suite=$1 folder=$2
    shift 2
    as_root rm -rf "$folder"
    quietly "$(basename "$folder")" as_root mmdebstrap --variant=minbase --include="$(IFS=,; echo "$*")" --dpkgopt=force-unsafe-io \
        --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Retries "3"' \
        "$suite" "$folder" "$(debian_mirror)"
    as_root touch "$folder/.complete"
}

need_debian13_native() {
    [ -e "$DEBIAN13_NATIVE/.complete" ] && return
    as_root sh -c 'unshare --mount true 2>/dev/null' ||
        fail "The package for Debian 13 is built in a private one, which needs mounts, and this machine allows none (a container without CAP_SYS_ADMIN?)." \
            "Allow them (docker run --privileged), or run tools/package debian on Debian 13."
    need_packages wasm
    say "installing a private Debian 13 to build in (a few minutes, 1 GB, in $DEBIAN13_NATIVE)"
    make_debian trixie "$DEBIAN13_NATIVE" $(packages_of build) $(packages_of window) $(packages_of package) fonts-inter appstream
}

# in_debian FOLDER COMMAND...: in the current folder.
in_debian() {
    local jail=$1
    shift
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
            bash -c "cd \"$here\" && exec \"\$@\"" run "$@"' "$jail" "$PWD" "$ROOT" "$CACHE" "$@"
}
