#!/usr/bin/env bash
# Runs fuzzers that were built by the preset `fuzz`, one at a time more than there are cores.
#
#   tests/fuzz/run.sh [SECONDS [NAME…]]    each for so long (60), from its seeds; all when none is named
#
# What they find to be new is gathered in build/fuzz/corpus and is where the next run begins. When one
# fails, its input is printed, and kept in build/fuzz/failed.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-60}
shift || true
mkdir -p build/fuzz/failed build/fuzz/logs

# A run of one fuzzer; its name is that of its seeds' folder.
run_one() {
  local name=$1 seconds=$2 corpus=build/fuzz/corpus/$1 log=build/fuzz/logs/$1.log
  local folders=("$corpus") options=()
  mkdir -p "$corpus"
  [ -d "tests/fuzz/seeds/$name" ] && folders+=("tests/fuzz/seeds/$name")
  [ -e "tests/fuzz/$name.dict" ] && options+=("-dict=tests/fuzz/$name.dict")
  if "build/fuzz/bin/newsgraph-fuzz-$name" "${folders[@]}" "${options[@]}" \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/failed/$name-" >"$log" 2>&1; then
    echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs"
    return
  fi
  echo "$name FAILED:"
  grep -v '^#[0-9]*\s\(NEW\|REDUCE\|pulse\|RELOAD\)' "$log" | tail -n 60
  local input
  input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
  [ -e "$input" ] && echo "$input, in Base64:" && base64 "$input"
  return 1
}
export -f run_one

names=("$@")
if [ ${#names[@]} -eq 0 ]; then
  mapfile -t names < <(ls build/fuzz/bin | sed -n 's/^newsgraph-fuzz-//p')
fi
# Graph files are written and read thousands of times: in memory where that can be.
[ -w /dev/shm ] && export TMPDIR=/dev/shm
printf '%s\0' "${names[@]}" | xargs -0 -P $(($(nproc) + 1)) -I NAME bash -c 'run_one NAME "$1"' _ "$seconds"
