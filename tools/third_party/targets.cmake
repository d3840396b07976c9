# SPDX-License-Identifier: Apache-2.0
# Names what tools/third_party/build has installed in the cache: kissfft, speexresampler, miniaudio, vorbisfile, opusfile,
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
string(REGEX REPLACE "^wasm-.*" "wasm" libraries ${MOODGLASS_VARIANT})
set(MOODGLASS_LIBRARIES ${cache}/libraries/${libraries} CACHE PATH "where the third-party libraries are installed")
set(MOODGLASS_KERNELS ${cache}/kernels/${kernels} CACHE PATH "where XNNPACK is installed")
foreach(prefix ${MOODGLASS_LIBRARIES} ${MOODGLASS_KERNELS})
  if(NOT EXISTS ${prefix}/.recipe)
    message(FATAL_ERROR "No third-party libraries in ${prefix}. tools/setup ${MOODGLASS_VARIANT} builds them.")
  endif()
endforeach()

function(third_party name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "INCLUDES;DEFINITIONS;LIBRARIES")
  add_library(${name} INTERFACE IMPORTED GLOBAL)
  list(TRANSFORM arg_LIBRARIES REPLACE "^lib:(.*)" "${MOODGLASS_LIBRARIES}/lib/lib\\1.a")
  list(TRANSFORM arg_LIBRARIES REPLACE "^kernels:(.*)" "${MOODGLASS_KERNELS}/lib/lib\\1.a")
  target_include_directories(${name} SYSTEM INTERFACE ${MOODGLASS_LIBRARIES}/include ${arg_INCLUDES})
  target_compile_definitions(${name} INTERFACE ${arg_DEFINITIONS})
  target_link_libraries(${name} INTERFACE ${arg_LIBRARIES})
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
third_party(kissfft LIBRARIES lib:kissfft)
third_party(speexresampler LIBRARIES lib:speexresampler)
third_party(miniaudio LIBRARIES lib:miniaudio ${machine} DEFINITIONS MA_NO_ENCODING MA_NO_RESOURCE_MANAGER MA_NO_NODE_GRAPH
  MA_NO_ENGINE MA_NO_GENERATION ${without_device})
third_party(vorbisfile LIBRARIES lib:vorbis lib:ogg)
third_party(opusfile LIBRARIES lib:opusfile lib:opus lib:ogg)
third_party(xnnpack INCLUDES ${MOODGLASS_KERNELS}/include LIBRARIES kernels:XNNPACK kernels:microkernels-prod
  kernels:pthreadpool kernels:cpuinfo ${machine})
if(EXISTS ${MOODGLASS_LIBRARIES}/include/imgui)  # the fuzz targets have none
  third_party(imgui LIBRARIES lib:imgui DEFINITIONS IMGUI_DISABLE_OBSOLETE_FUNCTIONS INCLUDES ${MOODGLASS_LIBRARIES}/include/imgui)
endif()
