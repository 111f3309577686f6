#!/usr/bin/env bash
# run.sh BUILD_DIR COMPILER LIBDIR FLAGS: installs BUILD_DIR, builds the examples against what was
# installed, runs them, and holds their output against what they should say.
set -euo pipefail
source_dir=$(cd "$(dirname "$0")" && pwd)
build_dir=$1 compiler=$2 libdir=$3 flags=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build_dir" --prefix "$work/prefix" >/dev/null
if find "$work/prefix/include" -path '*/model/*' | grep -q .; then
  echo "internal headers were installed" >&2
  exit 1
fi

check() {
  (cd "$(dirname "$1")" && rm -f news.newsgraph && "$1") | tee "$work/output"
  grep -q "Omar Sy.*2025-03-10.*met President Omar Sy in Dakar" "$work/output"
  grep -q "The farthest node is [1-9]" "$work/output"
}

cmake -S "$source_dir/project" -B "$work/package" -DCMAKE_PREFIX_PATH="$work/prefix" \
  -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$flags" >/dev/null
cmake --build "$work/package" >/dev/null
check "$work/package/embed"
"$work/package/parse" | tee "$work/output"
grep -q "^met\smeet\sVERB\s0\sroot\sO$" "$work/output"

mkdir "$work/pkg-config"
export PKG_CONFIG_PATH="$work/prefix/$libdir/pkgconfig"
read -ra options <<<"$(pkg-config --static --cflags --libs newsgraph)"
read -ra extra <<<"$flags"
"$compiler" "${extra[@]}" "$source_dir/main.cpp" -o "$work/pkg-config/embed" "${options[@]}"
check "$work/pkg-config/embed"
