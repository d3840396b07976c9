# SPDX-License-Identifier: Apache-2.0
# Sourced after emscripten.sh: where the files of sources.lock are to be had. Debian's source packages come through apt with a
# configuration of its own: the machine's stays untouched.
apt=$CACHE/apt
apt_options=(-o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State=$apt/state"
    -o "Dir::Cache=$apt/cache" -o Acquire::Retries=3 -o Acquire::Check-Valid-Until=false -o "APT::Sandbox::User=$(id -un)")

update_lists() {
    [ -n "${lists_updated:-}" ] && return
    local mirror key=/usr/share/keyrings/debian-archive-keyring.gpg suite
    mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial"
    [ -e "$key" ] || key=/usr/share/keyrings/debian-archive-keyring.pgp
    mirror=$(debian_mirror)
    for suite in trixie sid; do echo "deb-src [signed-by=$key] $mirror $suite main"; done >"$apt/sources.list"
    quietly sources-update apt-get "${apt_options[@]}" update
    lists_updated=1
}

# versions_of NAME VERSION SHA: the version, if the mirror's index has it; else those under which Debian has packed the same file anew.
versions_of() {
    apt-cache "${apt_options[@]}" showsrc "$1" 2>/dev/null | awk -v asked="$2" -v sha="$3" '
        $1 == "Version:" { version = $2 }
        version == asked && !seen[version]++ { print version }
        $1 == sha && !seen[version]++ { print version }'
}

# The archive of all that Debian ever held is known to apt, from Debian 13 on: the machine's, or the private one's.
snapshot_archive() {
    local found
    found=$({ apt-config dump; [ -e "$DEBIAN13/usr/bin/apt-config" ] && as_root chroot "$DEBIAN13" apt-config dump; } 2>/dev/null |
        sed -n 's|^Acquire::Snapshots::URI::Origin::Debian "\(.*\)/archive/.*|\1|p' | head -n 1)
    [ -n "$found" ] && echo "$found"
}

# address_of PLACE FILE: of a place in sources.lock; false where this machine knows no such place.
address_of() {
    local base
    case $1 in
        pool/*) base=$(debian_mirror) && echo "${base%/}/$1/$2" ;;
        snapshot/*) base=$(snapshot_archive) && echo "$base/file/${1#snapshot/}" ;;
        *) fail "sources.lock names a place of an unknown kind: $1" "Kinds: pool/FOLDER snapshot/SHA-1" ;;
    esac
}
