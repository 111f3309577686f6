#!/usr/bin/env bash
# Sets newsgraph up on Debian 12 or Ubuntu 24.04, from a bare machine to a running program.
#
#   ./setup.sh demo       install what is needed, build, read the sample articles, ask, draw
#   ./setup.sh test       install what is needed, build and run the tests
#   ./setup.sh sanitize [FOLDER…]   the same with Clang's sanitizers: AddressSanitizer and
#                         UndefinedBehaviorSanitizer for the tests of these folders (graph ingest query
#                         cli), ThreadSanitizer for those that start threads
#   ./setup.sh fuzz [SECONDS]   the same with the fuzzers, each for so long (60)
#   ./setup.sh bench      install what the benchmarks need, build and run them
#   ./setup.sh bench-queries [small]   the same for the queries, beside other engines
#   ./setup.sh packages   only install the packages
#
# Packages are installed as root or through sudo, and only those that are missing. Everything else
# stays in build/. CMAKE_ARGS is handed to CMake (for example -DNEWSGRAPH_WARNINGS_AS_ERRORS=ON).
set -euo pipefail
cd "$(dirname "$0")"

build_packages=(
  g++ cmake ninja-build pkg-config
  libboost-graph-dev libboost-regex-dev libsqlite3-dev rapidjson-dev libcli11-dev
  libxml2-dev libutf8proc-dev libxxhash-dev libhowardhinnant-date-dev libedit-dev
  tzdata graphviz
)
test_packages=(libgtest-dev libgmock-dev libserd-dev sqlite3 dpkg-dev)
sanitizer_packages=(clang libclang-rt-dev llvm)
bench_packages=(libbenchmark-dev libeigen3-dev libssl-dev)

die() {
  echo "setup.sh: $*" >&2
  exit 1
}

missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
      echo "$package"
  done
}

install_packages() {
  command -v apt-get >/dev/null ||
    die "this needs Debian 12 or Ubuntu 24.04; elsewhere install by hand: ${build_packages[*]}"
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "run as root, or install first: ${missing[*]}"
    as_root=(sudo)
  fi
  echo "Installing ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

build() {
  # shellcheck disable=SC2086 # several arguments on purpose
  cmake --preset release ${CMAKE_ARGS:-} "$@" >/dev/null
  cmake --build --preset release
}

build_preset() {
  local preset=$1
  shift
  install_packages "${build_packages[@]}" "${test_packages[@]}" "${sanitizer_packages[@]}"
  cmake --preset "$preset" >/dev/null
  cmake --build "build/$preset" --target "$@"
}

# Each program by itself: a process a test would spend most of its time on starting. Suites named …Slow are
# left out.
run_tests() {
  local folder=$1
  shift
  export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.ignore:print_suppressions=0"
  printf '%s\0' "$@" |
    xargs -0 -P "$(nproc)" -I NAME bash -c '"$1/$2" --gtest_brief=1 "--gtest_filter=-*Slow*"' _ "$folder" NAME
}

case "${1:-}" in
  packages)
    install_packages "${build_packages[@]}" "${test_packages[@]}"
    ;;
  demo)
    install_packages "${build_packages[@]}"
    build -DNEWSGRAPH_BUILD_TESTS=OFF
    build/release/bin/newsgraph demo
    ;;
  test)
    install_packages "${build_packages[@]}" "${test_packages[@]}"
    build -DNEWSGRAPH_BUILD_TESTS=ON
    ctest --preset release --parallel "$(nproc)"
    ;;
  sanitize)
    folders=("${@:2}")
    [ ${#folders[@]} -gt 0 ] || folders=(graph ingest query cli)
    threads=(newsgraph-thread-tests)
    [[ " ${folders[*]} " == *" ingest "* ]] && threads+=(newsgraph-ingest-thread-tests)
    build_preset tsan "${threads[@]}"
    run_tests build/tsan/bin "${threads[@]}"
    tests=()
    for folder in "${folders[@]}"; do tests+=("newsgraph-$folder-tests"); done
    build_preset fuzz "${tests[@]}"
    run_tests build/fuzz/bin "${tests[@]}"
    ;;
  fuzz)
    build_preset fuzz newsgraph-fuzzers
    tests/fuzz/run.sh "${2:-60}"
    ;;
  bench)
    install_packages "${build_packages[@]}" "${bench_packages[@]}"
    cmake --preset bench >/dev/null
    cmake --build --preset bench
    build/bench/bin/newsgraph-language-bench
    build/bench/bin/newsgraph-extraction-bench
    build/bench/bin/newsgraph-property-bench
    build/bench/bin/newsgraph-graph-bench
    ;;
  bench-queries)
    install_packages "${build_packages[@]}" "${bench_packages[@]}" python3
    command -v npm >/dev/null || install_packages nodejs npm
    cmake --preset bench -DNEWSGRAPH_BUILD_CLI=ON >/dev/null
    cmake --build --preset bench --target newsgraph newsgraph-query-bench
    tests/bench/compare.py --preset "${2:-medium}"
    ;;
  *)
    sed -n '2,14s/^# \{0,1\}//p' "$0"
    [ "${1:-}" = --help ] || exit 2
    ;;
esac
