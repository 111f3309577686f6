#include <newsgraph/ingest/analyzer.h>
#include <iostream>

int main() {
  const auto& analyzer = newsgraph::language::Analyzer::english();
  for (const auto& sentence :
       analyzer.analyze("Naqvi met the Russian ambassador in Oslo.").sentences) {
    for (const auto& word : sentence.tokens) {
      std::cout << word.form << '\t' << word.lemma << '\t' << word.upos << '\t' << word.head << '\t'
                << word.deprel << '\t' << word.ner << '\n';
    }
  }
}
