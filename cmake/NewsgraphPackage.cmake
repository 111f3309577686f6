# What `cpack` makes: two Debian packages of what NewsgraphInstall puts down.
#
#   newsgraph            the program, its manual page and completions, the licence
#   libnewsgraph-dev     the libraries, headers, CMake package and pkg-config file
#
# What the program needs at run time is asked of dpkg-shlibdeps, which reads it from the binary.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME newsgraph)
set(CPACK_PACKAGE_VENDOR "The newsgraph project")
set(CPACK_PACKAGE_CONTACT "The newsgraph project <maintainers@newsgraph.invalid>" CACHE STRING
  "Maintainer of the packages, as NAME <ADDRESS>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAM_DESCRIPTION
"${PROJECT_DESCRIPTION}
newsgraph finds out who did what to whom, when and where, and keeps the sentence behind every fact. A graph is one SQLite file; everything happens on this machine, without a service.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME newsgraph)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# The zones of Cypher's datetimes are read from the system; GraphViz draws for `export --format svg`.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS tzdata)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS graphviz)

set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION
"Libraries and headers of newsgraph
Static libraries for C++20 programs that read articles into a graph, ask it in openCypher, or run the algorithms of Boost.Graph on it.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libnewsgraph-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libboost-graph-dev, libboost-regex-dev, libsqlite3-dev, libxml2-dev, libutf8proc-dev, libxxhash-dev, libhowardhinnant-date-dev, tzdata")

include(CPack)
