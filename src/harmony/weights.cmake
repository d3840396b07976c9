# SPDX-License-Identifier: Apache-2.0
# models/ears/harmony.safetensors (docs/model-file.md has the format) as C++ arrays: 127 kB that every program needs, and
# no download of its own.
# harmony_weights(FILE HEADER): each float32 tensor becomes an array of its name, beside kKeyChannels.

# One tensor's bytes, little-endian, as 32-bit numbers.
function(harmony_tensor file header data name result)
  string(JSON first GET "${header}" ${name} data_offsets 0)
  string(JSON end GET "${header}" ${name} data_offsets 1)
  string(JSON type GET "${header}" ${name} dtype)
  if(NOT type STREQUAL F32)
    message(FATAL_ERROR "${file}: ${name} is ${type}, not F32")
  endif()
  math(EXPR bytes "${end} - ${first}")
  math(EXPR count "${bytes} / 4")
  math(EXPR offset "${data} + ${first}")
  file(READ ${file} hex OFFSET ${offset} LIMIT ${bytes} HEX)
  string(REGEX REPLACE "(..)(..)(..)(..)" "0x\\4\\3\\2\\1u,\n" numbers "${hex}")
  set(${result} "inline const auto ${name} = std::bit_cast<std::array<float, ${count}>>(std::array<std::uint32_t, ${count}>{\n${numbers}});\n" PARENT_SCOPE)
endfunction()

function(harmony_weights file out)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} length LIMIT 4 HEX)
  string(REGEX REPLACE "(..)(..)(..)(..)" "0x\\4\\3\\2\\1" length ${length})
  math(EXPR length "${length}")
  math(EXPR data "8 + ${length}")
  file(READ ${file} header OFFSET 8 LIMIT ${length})
  string(JSON channels GET "${header}" kFirstBias shape 0)
  set(text "// Made from models/ears/harmony.safetensors by src/harmony/weights.cmake.\n#pragma once\n\n#include <array>\n#include <bit>\n#include <cstddef>\n#include <cstdint>\n\nnamespace moodglass {\n\ninline constexpr std::size_t kKeyChannels = ${channels};\n\n")
  foreach(name kFirstWeight kFirstBias kSecondWeight kSecondBias kThirdWeight kThirdBias kKeyWeight kKeyBias)
    harmony_tensor(${file} "${header}" ${data} ${name} tensor)
    string(APPEND text "${tensor}\n")
  endforeach()
  string(APPEND text "}  // namespace moodglass\n")
  file(CONFIGURE OUTPUT ${out} CONTENT "${text}" @ONLY)
endfunction()
