# SPDX-License-Identifier: Apache-2.0
# Debian packages that the build, the tests and the window need. Sourced; `need_packages GROUP...` installs what is missing, in one go:
# a script names all groups that it will come to need.

packages_of() {
    case $1 in
        build) echo g++ cmake ninja-build git ca-certificates curl xz-utils python3 python3-numpy pkg-config dpkg-dev \
            nlohmann-json3-dev libexpected-dev libcli11-dev libgtest-dev libavformat-dev libavcodec-dev libavutil-dev libtag1-dev librsvg2-bin ;;
        fonts) echo fonts-inter fonts-dejavu-core python3-fonttools ;;
        window) echo libglfw3-dev libgl1-mesa-dev libgl1-mesa-dri libpng-dev libpango1.0-dev libsoundtouch-dev ;;
        wasm) echo mmdebstrap debian-archive-keyring util-linux ;;
        page) echo nodejs librsvg2-bin vorbis-tools ;; # the last encodes the example pieces
        test) echo chromium xvfb xauth imagemagick x11-utils xdotool python3-jsonschema ffmpeg flac lame vorbis-tools opus-tools parallel pulseaudio pulseaudio-utils ;;
        browsers) echo firefox-esr webkit2gtk-driver xvfb xauth at-spi2-core dbus-daemon gir1.2-atspi-2.0 python3-gi ;;
        fuzz) echo clang libclang-rt-dev llvm ffmpeg flac lame vorbis-tools opus-tools ;;
        npm) echo npm ;;
        package) echo brotli file ;; # file: CPack asks it which programs to strip
        hosts) echo nginx-light apache2 ;;
        debian) echo lintian appstream desktop-file-utils mmdebstrap zsh fish ;;
        system) echo libvorbis-dev libopusfile-dev ;; # the machine's own copies, for those who pack (tools/third_party/system.cmake)
        bindings) echo python3-venv python3-pip python3-setuptools python3-wheel python3-matplotlib ;;
        bench) echo python3-torch python3-numpy ffmpeg gzip ;;
        *) fail "no such package group: $1" "Groups: build fonts window wasm page test browsers npm package hosts debian system bindings bench fuzz" ;;
    esac
}

need_packages() {
    local wanted=() missing=() group package there
    for group in "$@"; do
        for package in $(packages_of "$group"); do
            # A tool that a machine brings itself need not be Debian's. (npm comes with Node.js from most sources, but not in Debian.)
            case $package in
                nodejs) command -v node >/dev/null && continue ;;
                npm) command -v npm >/dev/null && continue ;;
            esac
            wanted+=("$package")
        done
    done
    there=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null) || true
    for package in "${wanted[@]}"; do
        grep -qxF "installed $package" <<<"$there" || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    say "installing: ${missing[*]}"
    quietly apt-update as_root apt-get update -q
    quietly apt-install as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}
