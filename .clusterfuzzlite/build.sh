#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The targets of tests/fuzz for ClusterFuzzLite and OSS-Fuzz, with their seeds: by the compilers, flags and engine that these give
# ($CC, $CXX, $CFLAGS, $CXXFLAGS, $LIB_FUZZING_ENGINE), into $OUT. tools/fuzz does the same here, without them.
set -euo pipefail
cd "$(dirname "$0")/moodglass" 2>/dev/null || cd "$(dirname "$0")/.."

MOODGLASS_FUZZ_CC=$CC MOODGLASS_FUZZ_FLAGS=$CFLAGS tools/third_party/build fuzz
# libav is a library of the system, which is not there where the targets run.
cmake --preset fuzz -DCMAKE_C_COMPILER="$CC" -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_CXX_FLAGS="$CXXFLAGS" \
    -DMOODGLASS_FUZZ_ENGINE="$LIB_FUZZING_ENGINE" -DMOODGLASS_WITH_LIBAV=OFF
cmake --build build/fuzz --target fuzzers --parallel "$(nproc)"

tools/media/seeds
for program in build/fuzz/bin/fuzz_*; do
    target=${program##*/fuzz_}
    cp "$program" "$OUT/"
    printf '[libfuzzer]\nmax_len = 16384\ntimeout = 10\n' >"$OUT/fuzz_$target.options"
    case $target in ranges) seeds=mp3 ;; ranges_flac) seeds=flac ;; *) seeds=$target ;; esac
    mkdir -p "build/corpus/$target"
    kept=tests/fuzz/corpus/$target.tar.xz # a new target has none yet
    [ ! -f "$kept" ] || tar xmf "$kept" -C "build/corpus/$target"
    found=$(find "build/seeds/$seeds" "build/corpus/$target" "tests/fuzz/findings/$target" -type f 2>/dev/null) || true
    [ -z "$found" ] || xargs -x -d '\n' python3 -m zipfile -c "$OUT/fuzz_${target}_seed_corpus.zip" <<<"$found"
done
