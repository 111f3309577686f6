# How every folder of the project becomes a target: one language level, one set of warnings, one
# place for programs, and one include root a folder.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")

# Two thirds of the time of a compilation without optimisation go into the headers that nearly every
# file includes. Off by default: a file of the libraries that lacks an #include must not compile.
option(NEWSGRAPH_PRECOMPILED_HEADERS "Compile the most common headers of a library once" OFF)

# newsgraph_precompile_headers(TARGET MORE…)
function(newsgraph_precompile_headers target)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <ranges> <span>
    <sstream> <string> <string_view> <unordered_map> <unordered_set> <variant> <vector>
    <newsgraph/graph/graph.h> ${ARGN})
endfunction()

function(newsgraph_compile_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overlaps inside std::string that are not there (GCC bug 105329).
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(NEWSGRAPH_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

# newsgraph_library(FOLDER HEADERS…): the static library newsgraph_FOLDER (alias newsgraph::FOLDER) of
# every source under this folder, most of which include these headers.
#
# Its headers are reached as <newsgraph/FOLDER/…>, as after installation. The include root is a
# folder of its own that holds a link to this folder alone, so a target sees the headers of what it
# links and of nothing else: including upwards does not compile.
function(newsgraph_library folder)
  set(target newsgraph_${folder})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
    "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  add_library(${target} STATIC ${sources})
  add_library(newsgraph::${folder} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${folder} LINKER_LANGUAGE CXX)

  set(include_root "${PROJECT_BINARY_DIR}/include/${folder}")
  file(MAKE_DIRECTORY "${include_root}/newsgraph")
  file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${include_root}/newsgraph/${folder}" SYMBOLIC)
  target_include_directories(${target} PUBLIC
    "$<BUILD_INTERFACE:${include_root}>" "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  newsgraph_compile_options(${target})
  if(NEWSGRAPH_PRECOMPILED_HEADERS)
    newsgraph_precompile_headers(${target} ${ARGN})
  endif()
endfunction()

# newsgraph_embed(TARGET NAME FILE): compiles FILE's bytes into TARGET; in C++ they are
#   extern "C" const char newsgraph_embedded_NAME[], newsgraph_embedded_NAME_end[];
function(newsgraph_embed target name file)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp")
  set(symbol "newsgraph_embedded_${name}")
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT [[
__asm__(
    ".section .rodata\n"
    ".balign 64\n"
    ".global @symbol@\n"
    ".global @symbol@_end\n"
    "@symbol@:\n"
    ".incbin \"@file@\"\n"
    "@symbol@_end:\n"
    ".byte 0\n"
    ".previous\n");
]])
  set_property(SOURCE "${source}" APPEND PROPERTY OBJECT_DEPENDS "${file}")
  target_sources(${target} PRIVATE "${source}")
endfunction()
