// An article's text as the later stages see it: sentences of tokens, each token with what the
// language analysis knows of it, in the terms of Universal Dependencies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/document.h"

namespace newsgraph::language {

/// One syntactic word. Offsets are into Document::text, half-open.
struct Token {
  std::size_t begin_byte = 0;
  std::size_t end_byte = 0;
  std::size_t begin_codepoint = 0;
  std::size_t end_codepoint = 0;
  std::string form;
  std::string lemma;  ///< empty when the analysis does not tell
  std::string upos;   ///< universal part of speech; empty when the analysis does not tell
  bool space_after = true;
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

/// Splits a document into sentences and tokens. Every character that is not white space lies in
/// exactly one token; a token never crosses a block. Linear in the length of the text.
Analysis analyze(const Document& document);

}  // namespace newsgraph::language
