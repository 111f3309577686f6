// CoNLL-U, the format of Universal Dependencies (universaldependencies.org/format.html).
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/analysis.h"

namespace newsgraph::language {

/// Something of MISC, by sentence and token: empty where there is nothing. Sentences and tokens
/// past its end have nothing.
using TokenAttributes = std::vector<std::vector<std::string>>;

/// Treebank sentences as an Analysis over the text they were made from.
struct Treebank {
  /// The raw text: tokens with the spaces that SpaceAfter tells; an empty line before what `newdoc`
  /// or `newpar` opens.
  std::string text;
  Analysis analysis;
  /// The sentences that open a document (`# newdoc`), in order; the first of all is one.
  std::vector<std::size_t> documents;
  /// `Entity=` of MISC by sentence and word, as it stands; and what its fields are
  /// (`# global.Entity`), empty where that is not said.
  TokenAttributes entities;
  std::string entity_fields;
};

/// Reads CoNLL-U; empty nodes and enhanced dependencies are left out. `name` stands for the file in
/// messages. Throws Error (kInput): for a line without ten columns, an identifier out of order, a
/// head outside the sentence, a sentence without words.
Treebank read_conllu(std::istream& in, std::string_view name);

/// What is written beside the analysis itself.
struct Annotations {
  std::string entity_fields;   ///< becomes `# global.Entity`, unless empty
  TokenAttributes attributes;  ///< "Name=Value", several divided by '|'
};

/// Writes sentences. MISC holds SpaceAfter=No, TokenRange=BEGIN:END (code points of the text, as
/// UDPipe writes it), NER= (BIO2) and what `annotations` add. `document` becomes `# newdoc id`.
void write_conllu(const Analysis& analysis, std::string_view document, std::ostream& out,
                  const Annotations& annotations = {});

}  // namespace newsgraph::language
