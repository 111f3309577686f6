# What `cmake --install` puts down: the program, the libraries with their public headers, a CMake
# package (find_package(newsgraph), target newsgraph::newsgraph) and a pkg-config file. The program
# with what belongs to it is the component `program`, the rest `development`.
include(CMakePackageConfigHelpers)

# Where zsh looks without being told: Debian's own folder; elsewhere often zsh/site-functions.
set(NEWSGRAPH_ZSH_FOLDER zsh/vendor-completions CACHE STRING
  "Folder below share/ for the completion of zsh")

add_library(newsgraph_newsgraph INTERFACE)
add_library(newsgraph::newsgraph ALIAS newsgraph_newsgraph)
set_target_properties(newsgraph_newsgraph PROPERTIES EXPORT_NAME newsgraph)
target_link_libraries(newsgraph_newsgraph INTERFACE newsgraph::ingest newsgraph::query)

install(TARGETS newsgraph_graph newsgraph_ingest newsgraph_query newsgraph_newsgraph
  EXPORT newsgraph-targets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development)
install(EXPORT newsgraph-targets NAMESPACE newsgraph::
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/newsgraph" COMPONENT development)
if(TARGET newsgraph)
  install(TARGETS newsgraph RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)
  set(written "${PROJECT_BINARY_DIR}/share")  # by the program itself: cli/CMakeLists.txt
  install(FILES "${written}/newsgraph.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1"
    COMPONENT program)
  install(FILES "${written}/newsgraph.bash" RENAME newsgraph
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT program)
  install(FILES "${written}/newsgraph.zsh" RENAME _newsgraph
    DESTINATION "${CMAKE_INSTALL_DATADIR}/${NEWSGRAPH_ZSH_FOLDER}" COMPONENT program)
  install(FILES "${written}/newsgraph.fish"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT program)
  install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright COMPONENT program)
  install(FILES CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
endif()

# Headers lying directly in a folder are public; those in its subfolders are not, save the table of
# procedures, which Engine takes more of.
foreach(folder graph ingest query)
  file(GLOB headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.h")
  install(FILES ${headers} DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/newsgraph/${folder}"
    COMPONENT development)
endforeach()
install(FILES "${PROJECT_SOURCE_DIR}/query/functions/procedure.h"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/newsgraph/query/functions" COMPONENT development)

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/newsgraph-config.cmake.in"
  "${PROJECT_BINARY_DIR}/newsgraph-config.cmake"
  INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/newsgraph")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/newsgraph-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/newsgraph-config.cmake"
  "${PROJECT_BINARY_DIR}/newsgraph-config-version.cmake"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/newsgraph" COMPONENT development)

# The prefix is told from where the file lies, so that an installation may be moved.
file(RELATIVE_PATH NEWSGRAPH_PREFIX_FROM_PC
  "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
configure_file("${PROJECT_SOURCE_DIR}/cmake/newsgraph.pc.in" "${PROJECT_BINARY_DIR}/newsgraph.pc"
  @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/newsgraph.pc"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
