#!/bin/bash
# Time of importing the benchmark kit's graph (nodes/LABEL.csv, rels/TYPE.csv) into a new graph file, durable at the end:
#   tests/bench/import_bench.sh build/release/bin/newsgraph DATA GRAPH
set -euo pipefail
newsgraph=$1 data=$2 graph=$3
headers=$(mktemp -d)
trap 'rm -rf "$headers"' EXIT

# The kit's files have plain names in their first lines; headers say what they mean.
header() { echo "$2" > "$headers/$1.csv"; }
ends=from:START_ID,to:END_ID,from_label:IGNORE,to_label:IGNORE
header Country id:ID,name,iso3
header Person id:ID,name,gender
header Organization id:ID,name,kind
header Place id:ID,name,kind
header Topic id:ID,name
header Article id:ID,title,date:date,source
header Event id:ID,type,date:date,summary
for type in LOCATED_IN MENTIONS AT REPORTED_IN; do header $type $ends; done
for type in MET_WITH VISITED ACCUSED AGREED_ON; do header $type $ends,date:date; done
header HOLDS_OFFICE $ends,title
header PARTICIPANT $ends,role

nodes=() relationships=()
for label in Country Person Organization Place Topic Article Event; do
  nodes+=("$label=$headers/$label.csv,$data/nodes/$label.csv")
done
for type in LOCATED_IN HOLDS_OFFICE PARTICIPANT MENTIONS AT REPORTED_IN MET_WITH VISITED ACCUSED AGREED_ON; do
  relationships+=("$type=$headers/$type.csv,$data/rels/$type.csv")
done
rm -f "$graph"
time "$newsgraph" import "$graph" --id-type integer --nodes "${nodes[@]}" --relationships "${relationships[@]}"
ls -l "$graph"
