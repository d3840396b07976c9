#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes XNNPACK's own CMakeLists.txt accept Emscripten as a target: `patch_xnnpack.py XNNPACK_SOURCE`."""
import pathlib
import sys

root = pathlib.Path(sys.argv[1])


def edit(name, *replacements):
    path = root / name
    text = path.read_text()
    for old, new in replacements:
        if text.count(old) != 1:
            sys.exit(f"{path}: expected once, found {text.count(old)} times: {old!r}")
        text = text.replace(old, new)
    path.write_text(text)


edit(
    "CMakeLists.txt",
    (
        'ELSEIF(CMAKE_GENERATOR MATCHES "^Visual Studio " AND CMAKE_GENERATOR_PLATFORM)\n'
        '  IF(CMAKE_GENERATOR_PLATFORM STREQUAL "Win32")',
        "ELSEIF(EMSCRIPTEN)\n"
        '  OPTION(XNNPACK_WASM_RELAXED_SIMD "Build WebAssembly Relaxed SIMD micro-kernels" OFF)\n'
        "  IF(XNNPACK_WASM_RELAXED_SIMD)\n"
        '    SET(XNNPACK_TARGET_PROCESSOR "wasmrelaxedsimd")\n'
        "    ADD_COMPILE_OPTIONS(-msimd128 -mrelaxed-simd)\n"
        "  ELSE()\n"
        '    SET(XNNPACK_TARGET_PROCESSOR "wasmsimd")\n'
        "    ADD_COMPILE_OPTIONS(-msimd128)\n"
        "  ENDIF()\n"
        'ELSEIF(CMAKE_GENERATOR MATCHES "^Visual Studio " AND CMAKE_GENERATOR_PLATFORM)\n'
        '  IF(CMAKE_GENERATOR_PLATFORM STREQUAL "Win32")',
    ),
    # The lists of microkernels are part of the source; to make them anew takes seconds and gives the same.
    (
        'EXECUTE_PROCESS(\n'
        '  COMMAND "${Python_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/tools/update-microkernels.py" --output "${PROJECT_BINARY_DIR}"\n'
        "  RESULT_VARIABLE UPDATE_MICROKERNELS_RESULT\n"
        ")\n"
        "IF(NOT UPDATE_MICROKERNELS_RESULT EQUAL 0)\n",
        "IF(FALSE)\n",
    ),
    ('INCLUDE("${PROJECT_BINARY_DIR}/cmake/gen/microkernels.cmake")', "INCLUDE(cmake/gen/microkernels.cmake)"),
    ("Linux|Windows|CYGWIN|MSYS|QURT)$", "Linux|Windows|CYGWIN|MSYS|QURT|Emscripten)$"),
    (
        "SET(ALL_MICROKERNEL_SRCS ${PROD_MICROKERNEL_SRCS} ${NON_PROD_MICROKERNEL_SRCS})\n",
        'IF(XNNPACK_TARGET_PROCESSOR MATCHES "^wasm")\n'
        "  LIST(APPEND PROD_MICROKERNEL_SRCS ${PROD_WASM_MICROKERNEL_SRCS} ${PROD_WASMSIMD_MICROKERNEL_SRCS})\n"
        '  IF(XNNPACK_TARGET_PROCESSOR STREQUAL "wasmrelaxedsimd")\n'
        "    LIST(APPEND PROD_MICROKERNEL_SRCS ${PROD_WASMRELAXEDSIMD_MICROKERNEL_SRCS})\n"
        "  ENDIF()\n"
        "ENDIF()\n"
        "SET(ALL_MICROKERNEL_SRCS ${PROD_MICROKERNEL_SRCS} ${NON_PROD_MICROKERNEL_SRCS})\n",
    ),
)
edit("src/xnnpack/math.h", ("#include <assert.h>\n", "#include <assert.h>\n#include <math.h>\n"))

# These two kernels include a header of another processor by mistake.
for path in (root / "src").glob("f32-q[su]8-vcvt/gen/*wasmsimd*.c"):
    path.write_text(path.read_text().replace("#include <arm_neon.h>", "#include <wasm_simd128.h>"))
