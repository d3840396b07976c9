# SPDX-License-Identifier: Apache-2.0
# Names what tools/third_party/build has installed in the cache: kissfft, speexresampler, miniaudio, flac, vorbisfile, opusfile,
# xnnpack, imgui and, header-only, nlohmann_json and expected.
if(DEFINED ENV{MOODGLASS_CACHE})
  set(cache $ENV{MOODGLASS_CACHE})
elseif(DEFINED ENV{XDG_CACHE_HOME})
  set(cache $ENV{XDG_CACHE_HOME}/moodglass)
else()
  set(cache $ENV{HOME}/.cache/moodglass)
endif()
# XNNPACK reads past the ends of its buffers on purpose: the sanitized variants take the native one as it is.
string(REGEX REPLACE "^(native-.*|fuzz)$" "native" kernels ${MOODGLASS_VARIANT})
# All but XNNPACK is the same for both kinds of WebAssembly.
string(REPLACE "wasm-relaxed" "wasm-simd" libraries ${MOODGLASS_VARIANT})
set(MOODGLASS_PREFIX ${cache}/prefix/${libraries})          # where the third-party libraries are installed
set(MOODGLASS_KERNELS ${cache}/prefix/${kernels})           # where XNNPACK is
if(NOT EXISTS ${MOODGLASS_PREFIX}/.libraries OR NOT EXISTS ${MOODGLASS_KERNELS}/.kernels)
  message(FATAL_ERROR "No third-party libraries in ${MOODGLASS_PREFIX}. tools/setup ${MOODGLASS_VARIANT} builds them.")
endif()

include(${CMAKE_CURRENT_LIST_DIR}/system.cmake)

# What system.cmake has named already gets the definitions only.
function(third_party name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "INCLUDES;DEFINITIONS;LIBRARIES")
  if(NOT TARGET ${name})
    add_library(${name} INTERFACE IMPORTED GLOBAL)
    list(TRANSFORM arg_LIBRARIES REPLACE "^lib:(.*)" "${MOODGLASS_PREFIX}/lib/lib\\1.a")
    list(TRANSFORM arg_LIBRARIES REPLACE "^kernels:(.*)" "${MOODGLASS_KERNELS}/lib/lib\\1.a")
    target_link_libraries(${name} INTERFACE ${arg_LIBRARIES})
  endif()
  target_include_directories(${name} SYSTEM INTERFACE ${MOODGLASS_INCLUDES} ${arg_INCLUDES})
  target_compile_definitions(${name} INTERFACE ${arg_DEFINITIONS})
endfunction()

set(machine)
if(EMSCRIPTEN)
  set(without_device MA_NO_DEVICE_IO MA_NO_THREADING)
else()
  find_package(Threads REQUIRED)
  set(machine Threads::Threads ${CMAKE_DL_LIBS})
endif()

third_party(expected)
third_party(nlohmann_json DEFINITIONS JSON_NOEXCEPTION JSON_HAS_CPP_20)
third_party(kissfft LIBRARIES lib:kissfft DEFINITIONS USE_SIMD)
if(EMSCRIPTEN)
  target_compile_options(kissfft INTERFACE -msse2)
elseif(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_include_directories(kissfft SYSTEM INTERFACE ${MOODGLASS_INCLUDES}/sse)
endif()
third_party(speexresampler LIBRARIES lib:speexresampler)
third_party(miniaudio LIBRARIES lib:miniaudio ${machine} DEFINITIONS MA_NO_FLAC MA_NO_ENCODING MA_NO_RESOURCE_MANAGER
  MA_NO_NODE_GRAPH MA_NO_ENGINE MA_NO_GENERATION ${without_device})
third_party(flac LIBRARIES lib:flac DEFINITIONS FLAC__NO_DLL)
third_party(vorbisfile LIBRARIES lib:vorbis lib:ogg)
third_party(opusfile LIBRARIES lib:opusfile lib:opus lib:ogg)
if(NOT MOODGLASS_KERNELS STREQUAL MOODGLASS_PREFIX)
  set(kernel_includes ${MOODGLASS_KERNELS}/include)
endif()
set(pool kernels:pthreadpool)
if(EXISTS ${MOODGLASS_PREFIX}/lib/libpthreadpool.a)  # one of the variant's own (native-tsan) stands before the kernels'
  set(pool lib:pthreadpool)
endif()
third_party(xnnpack INCLUDES ${kernel_includes} LIBRARIES kernels:XNNPACK kernels:microkernels-prod ${pool} kernels:cpuinfo ${machine})
target_link_options(xnnpack INTERFACE -Wl,--gc-sections)  # without it, kernels that are left out would be missed (kernels/)
if(EXISTS ${MOODGLASS_PREFIX}/include/imgui)  # the fuzz targets have none
  if(NOT MOODGLASS_SYSTEM_IMGUI)
    set(compiled_so IMGUI_DISABLE_OBSOLETE_FUNCTIONS)  # it changes the library's structures
  endif()
  third_party(imgui LIBRARIES lib:imgui DEFINITIONS ${compiled_so} INCLUDES ${MOODGLASS_INCLUDES}/imgui)
endif()
