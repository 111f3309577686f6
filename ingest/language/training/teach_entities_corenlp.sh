#!/usr/bin/env bash
# Entities as Stanford CoreNLP sees them, for sentences that are already words.
#
#   teach_entities_corenlp.sh OUT.tsv FILE.conllu[.xz] …
#
# Writes `FORM<tab>TYPE` a line and an empty line after each sentence, in the order of the files. Needs a JDK,
# Maven and 4 GB of memory; CoreNLP comes from Maven Central (edu.stanford.nlp:stanford-corenlp, with its models
# `models` and `models-english`).
set -euo pipefail
version=4.5.7
out=$1
shift
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

for classifier in "" :jar:models :jar:models-english; do
  mvn -q dependency:get -Dartifact="edu.stanford.nlp:stanford-corenlp:$version$classifier"
done
classpath=$(find "${M2_HOME:-$HOME/.m2}/repository" -name '*.jar' \
  \( -path "*stanford-corenlp/$version/*" -o -path '*/ejml*' -o -path '*protobuf-java*' -o -path '*joda-time*' \
  -o -path '*xom*' -o -path '*jollyday*' -o -path '*slf4j*' -o -path '*jaxb*' -o -path '*javax.json*' \) | paste -sd:)

# One sentence a line, words divided by spaces; a space inside a word would divide it.
for file in "$@"; do
  case "$file" in *.xz) xz -dc "$file" ;; *) cat "$file" ;; esac
done | awk -F '\t' '
  $1 ~ /^[0-9]+$/ { gsub(/[ \xc2\xa0]/, "_", $2); printf "%s%s", begun ? " " : "", $2; begun = 1 }
  !NF && begun { print ""; begun = 0 }
  END { if (begun) print "" }' >"$work/words.txt"

# In parts, which bounds memory and shows how far it is. The rules behind CoreNLP's finer types (titles, cities)
# take longest and are not needed.
split -l 4000 -d -a 3 --additional-suffix .txt "$work/words.txt" "$work/part"
ls "$work"/part*.txt >"$work/parts"
java -Xmx4g -cp "$classpath" edu.stanford.nlp.pipeline.StanfordCoreNLP \
  -annotators tokenize,pos,lemma,ner -tokenize.whitespace true -ssplit.eolonly true \
  -ner.applyFineGrained false -ner.useSUTime false -ner.applyNumericClassifiers false -ner.buildEntityMentions false \
  -fileList "$work/parts" -outputDirectory "$work" -outputFormat conll -output.columns word,ner -threads "$(nproc)"
cat "$work"/part*.conll >"$out"
