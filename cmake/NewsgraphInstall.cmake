# What `cmake --install` puts down: the program, the libraries with their public headers, a CMake
# package (find_package(newsgraph), target newsgraph::newsgraph) and a pkg-config file.
include(CMakePackageConfigHelpers)

add_library(newsgraph_newsgraph INTERFACE)
add_library(newsgraph::newsgraph ALIAS newsgraph_newsgraph)
set_target_properties(newsgraph_newsgraph PROPERTIES EXPORT_NAME newsgraph)
target_link_libraries(newsgraph_newsgraph INTERFACE newsgraph::ingest newsgraph::query)

install(TARGETS newsgraph_graph newsgraph_ingest newsgraph_query newsgraph_newsgraph
  EXPORT newsgraph-targets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(EXPORT newsgraph-targets NAMESPACE newsgraph::
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/newsgraph")
if(TARGET newsgraph)
  install(TARGETS newsgraph RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()

# Headers lying directly in a folder are public; those in its subfolders are not, save the table of
# procedures, which Engine takes more of.
foreach(folder graph ingest query)
  file(GLOB headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.h")
  install(FILES ${headers} DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/newsgraph/${folder}")
endforeach()
install(FILES "${PROJECT_SOURCE_DIR}/query/functions/procedure.h"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/newsgraph/query/functions")

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/newsgraph-config.cmake.in"
  "${PROJECT_BINARY_DIR}/newsgraph-config.cmake"
  INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/newsgraph")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/newsgraph-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/newsgraph-config.cmake"
  "${PROJECT_BINARY_DIR}/newsgraph-config-version.cmake"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/newsgraph")

configure_file("${PROJECT_SOURCE_DIR}/cmake/newsgraph.pc.in" "${PROJECT_BINARY_DIR}/newsgraph.pc"
  @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/newsgraph.pc"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
