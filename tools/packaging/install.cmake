# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where, and the Debian package that CPack makes of it (tools/package debian). The programs find models, fonts
# and examples in ../share/moodglass from where they lie: the prefix may be any.
include(GNUInstallDirs)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # what is installed is built before, and nothing else
set(packaging ${PROJECT_SOURCE_DIR}/tools/packaging)
set(shared ${CMAKE_INSTALL_DATADIR}/moodglass)

install(TARGETS moodglass moodglass-window RUNTIME)
file(GLOB weights CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/models/*.safetensors)
install(FILES ${weights} DESTINATION ${shared}/models)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/build/fonts/ DESTINATION ${shared}/fonts FILES_MATCHING PATTERN *.otf)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/build/examples/ DESTINATION ${shared}/examples OPTIONAL FILES_MATCHING PATTERN *.ogg)

# The manual, the completion of three shells and the notices of all parts are made from the programs and the sources.
set(made ${CMAKE_BINARY_DIR}/packaging)
add_custom_command(OUTPUT ${made}/moodglass.1.gz
  COMMAND /usr/bin/python3 -B ${packaging}/manual.py $<TARGET_FILE:moodglass> $<TARGET_FILE:moodglass-window> ${made}
  DEPENDS moodglass moodglass-window ${packaging}/manual.py VERBATIM)
add_custom_command(OUTPUT ${made}/copyright
  COMMAND /usr/bin/python3 -B ${packaging}/notices.py ${PROJECT_SOURCE_DIR} ${made}
  DEPENDS ${packaging}/notices.py ${PROJECT_SOURCE_DIR}/tools/site ${PROJECT_SOURCE_DIR}/CHANGELOG.md VERBATIM)
set(icons)
find_program(RSVG_CONVERT rsvg-convert REQUIRED)
foreach(size 48 128 256 512)
  set(icon ${made}/icons/${size}x${size}/apps/moodglass.png)
  add_custom_command(OUTPUT ${icon}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${made}/icons/${size}x${size}/apps
    COMMAND ${RSVG_CONVERT} --width ${size} --height ${size} --output ${icon} ${PROJECT_SOURCE_DIR}/web/icons/moodglass.svg
    DEPENDS ${PROJECT_SOURCE_DIR}/web/icons/moodglass.svg VERBATIM)
  list(APPEND icons ${icon})
endforeach()
add_custom_target(package-files DEPENDS ${made}/moodglass.1.gz ${made}/copyright ${icons})
install(FILES ${made}/moodglass.1.gz ${made}/moodglass-window.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${made}/moodglass.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME moodglass)
install(FILES ${made}/_moodglass DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${made}/moodglass.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${made}/copyright ${made}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

# What a desktop shows.
install(FILES ${packaging}/org.moodglass.moodglass.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
cmake_host_system_information(RESULT system QUERY DISTRIB_INFO)
set(MOODGLASS_HOMEPAGE "" CACHE STRING "address that the package and AppStream name as the program's own, set by who publishes it")
set(homepage)
if(MOODGLASS_HOMEPAGE)
  set(homepage "\n  <url type=\"homepage\">${MOODGLASS_HOMEPAGE}</url>")
endif()
if(system_ID STREQUAL debian AND system_VERSION_ID VERSION_LESS 13)  # AppStream before 1.0
  set(developer "<developer_name>The Moodglass authors</developer_name>")
else()
  set(developer "<developer id=\"org.moodglass\">\n    <name>The Moodglass authors</name>\n  </developer>")
endif()
file(STRINGS ${PROJECT_SOURCE_DIR}/CITATION.cff released REGEX "^date-released: ")
string(REPLACE "date-released: " "" released "${released}")
configure_file(${packaging}/org.moodglass.moodglass.metainfo.xml.in ${made}/org.moodglass.moodglass.metainfo.xml @ONLY)
install(FILES ${made}/org.moodglass.moodglass.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${PROJECT_SOURCE_DIR}/web/icons/moodglass.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(DIRECTORY ${made}/icons/ DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME moodglass)
set(CPACK_PACKAGE_VENDOR "The Moodglass authors")
set(CPACK_PACKAGE_CONTACT "The Moodglass authors <moodglass@packages.debian.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "how a song sounds, which emotions it expresses, and why")
set(CPACK_PACKAGE_DESCRIPTION "A neural network hears seven qualities of a song, and eight emotions follow
from these by plain weights: so every emotion comes with its reasons. There
is a command for collections and a window. Nothing leaves the machine.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
if(system_ID STREQUAL debian AND system_VERSION_ID)  # the next Debian's is newer, and takes its place
  set(CPACK_DEBIAN_PACKAGE_VERSION ${PROJECT_VERSION}~deb${system_VERSION_ID})
endif()
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE "${MOODGLASS_HOMEPAGE}")
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libgl1-mesa-dri | libgl1")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-core, fonts-noto-cjk")
set(CPACK_INSTALL_CMAKE_PROJECTS "${CMAKE_BINARY_DIR};moodglass;Unspecified;/")  # without the library's components (src/bindings)
include(CPack)
