// Quotations that go on over several sentences, and lists of statements behind a colon: whose words
// the next sentence is, as its quotation marks tell.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

/// A quoted sentence whose speaker is told only where the quotation ends.
struct PendingStatement {
  std::string text;
  FactEvidence evidence;
  bool weak = false;
};

/// What goes on from a sentence into the next.
struct OpenQuotation {
  std::optional<std::size_t> speaker;  ///< an entity
  bool assumed = false;                ///< the speaker is that of the quotation before this one
  bool quoted = false;                 ///< between quotation marks, else after a colon
  std::size_t sentences_left = 0;      ///< a quotation never closed ends by itself
  std::vector<PendingStatement> pending;
  /// Whose quotation ended in the sentence before: “A,” said X. “B.”
  std::optional<std::size_t> last_speaker;

  bool open() const { return sentences_left > 0; }
  bool inside_marks() const { return open() && quoted; }
};

/// Whose words a sentence begins with, as far as the sentences before it tell.
std::optional<std::size_t> speaker_at_beginning(const Words& words, const OpenQuotation& open);

/// What a sentence leaves open: the net effect of its marks. `speaker` is who says something in it.
/// Pending statements of a quotation that goes on are kept.
OpenQuotation after_sentence(const Words& words, std::optional<std::size_t> speaker,
                             OpenQuotation before);

/// What stands between the first marks of a sentence that begins inside them or not, to where they
/// close or the sentence ends.
WordRange between_marks(const Words& words, bool inside);

bool closes_quotation(const Word& word);

}  // namespace newsgraph::understanding
