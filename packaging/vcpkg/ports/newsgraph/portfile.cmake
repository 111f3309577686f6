# The port lies in the repository that it builds: packaging/vcpkg/ports/newsgraph. A port in a
# registry would say vcpkg_from_github(…) here instead.
get_filename_component(SOURCE_PATH "${CURRENT_PORT_DIR}/../../../.." ABSOLUTE)

vcpkg_find_acquire_program(PKGCONFIG)

if("tools" IN_LIST FEATURES)
  set(BUILD_CLI ON)
else()
  set(BUILD_CLI OFF)
endif()

vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS
    -DNEWSGRAPH_BUILD_CLI=${BUILD_CLI}
    -DNEWSGRAPH_BUILD_TESTS=OFF
    "-DPKG_CONFIG_EXECUTABLE=${PKGCONFIG}"
    -DNEWSGRAPH_ZSH_FOLDER=zsh/site-functions
)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/newsgraph)
vcpkg_fixup_pkgconfig()

if(BUILD_CLI)
  vcpkg_copy_tools(TOOL_NAMES newsgraph AUTO_CLEAN)
endif()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share"
  "${CURRENT_PACKAGES_DIR}/share/doc")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage"
  DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
