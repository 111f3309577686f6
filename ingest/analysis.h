// A text as the language analysis sees it, in the terms of Universal Dependencies: sentences of
// words, each with its part of speech, features, lemma, head and relation, and entities as BIO2
// tags.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/document.h"

namespace newsgraph::language {

/// One syntactic word. Offsets are into the text, half-open. Labels are views of strings that live
/// as long as the program; a label is empty when the analysis does not tell.
struct Token {
  std::size_t begin_byte = 0;
  std::size_t end_byte = 0;
  std::size_t begin_codepoint = 0;
  std::size_t end_codepoint = 0;
  std::string form;
  std::string lemma;
  std::string_view upos;    ///< universal part of speech
  std::string_view xpos;    ///< Penn Treebank tag
  std::string_view feats;   ///< morphological features, "Number=Sing|Person=3"; "_" for none
  std::string_view deprel;  ///< universal dependency relation, with its subtype
  std::string_view ner;     ///< BIO2 tag: "O", "B-PERSON", "I-PERSON" …
  std::size_t head = 0;     ///< position of the head in the sentence, from 1; 0 for the root
  bool space_after = true;
  bool joined = false;  ///< belongs to one multiword token with the word before it ("do|n't")
};

struct Sentence {
  BlockKind block = BlockKind::kParagraph;
  std::size_t paragraph = 0;  ///< index of its block in the document
  std::size_t begin_byte = 0;
  std::size_t end_byte = 0;
  std::size_t begin_codepoint = 0;
  std::size_t end_codepoint = 0;
  std::vector<Token> tokens;
};

/// Sentences in the order of the text.
struct Analysis {
  std::vector<Sentence> sentences;
};

}  // namespace newsgraph::language
