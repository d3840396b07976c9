# SPDX-License-Identifier: Apache-2.0
# Warnings are errors in all code of this project; third-party headers are system headers and exempt.
add_library(moodglass_warnings INTERFACE)
target_compile_options(moodglass_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  -Wno-missing-field-initializers -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(moodglass_warnings INTERFACE -Wno-restrict)  # GCC bug 105651: false alarm in std::string's operator+
  if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=address")
    target_compile_options(moodglass_warnings INTERFACE -Wno-maybe-uninitialized)  # GCC bug 105562: the same in <regex>
  endif()
endif()
if(EMSCRIPTEN)
  target_compile_options(moodglass_warnings INTERFACE -msimd128)
  if(MOODGLASS_VARIANT STREQUAL wasm-relaxed)
    target_compile_options(moodglass_warnings INTERFACE -mrelaxed-simd)
  endif()
endif()

# moodglass_library(NAME SOURCES... LINKS...): one static library a folder, included as "folder/header.h".
function(moodglass_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} moodglass_warnings)
  if(NOT EMSCRIPTEN)  # for src/bindings; nobody replaces one of its functions from outside, so they may be inlined all the same
    set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_compile_options(${name} PRIVATE -fno-semantic-interposition)
  endif()
endfunction()

# moodglass_small(SOURCE...): of the folder's library, what no song waits for. In the page, where its download is waited for, they
# are compiled for size.
function(moodglass_small)
  if(EMSCRIPTEN)
    set_source_files_properties(${ARGV} PROPERTIES COMPILE_OPTIONS -Os)
  endif()
endfunction()
