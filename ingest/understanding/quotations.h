// Quotations that go on over several sentences, and what follows a colon without marks (a list of
// statements, an address in the first person): whose words the next sentence is.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "newsgraph/ingest/understanding/phrases.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

/// What goes on from a sentence into the next.
struct OpenQuotation {
  std::optional<std::size_t> speaker;  ///< an entity
  bool quoted = false;                 ///< between quotation marks, else after a colon
  std::size_t sentences_left = 0;      ///< a quotation never closed ends by itself
  /// Whose quotation ended in the sentence before: “A,” said X. “B.”
  std::optional<std::size_t> last_speaker;

  bool open() const { return sentences_left > 0; }
  bool inside_marks() const { return open() && quoted; }
  bool behind_colon() const { return open() && !quoted; }
};

/// What goes on into a sentence that begins a paragraph. Marks that are open go on only where the
/// paragraph opens them again, as print does with quotations of several paragraphs, or where its
/// first sentence does nothing but close them.
OpenQuotation at_paragraph(const Words& words, OpenQuotation before);

/// Whose words a sentence begins with, as far as the sentences before it tell: of a quotation that
/// begins right behind another, the same speaker's. Who is named where it ends has precedence.
std::optional<std::size_t> speaker_at_beginning(const Words& words, const OpenQuotation& open);

/// What a sentence leaves open: the net effect of its marks. `speaker` is whose words it ends with,
/// if it is within a quotation or announces one.
OpenQuotation after_sentence(const Words& words, std::optional<std::size_t> speaker,
                             OpenQuotation before);

/// Of sentences in a row, the one in which the quotation closes that the first one opens with its
/// first word; none if that is the first itself, or if the quotation is never closed.
std::optional<std::size_t> closing_sentence(std::span<const SpottedSentence> sentences);

/// What stands between the first marks of a sentence that begins inside them or not, to where they
/// close or the sentence ends.
WordRange between_marks(const Words& words, bool inside);

/// Of each word, whether it stands between quotation marks; the marks themselves do not.
std::vector<bool> inside_marks(const Words& words, bool inside);

bool closes_quotation(const Word& word);

}  // namespace newsgraph::understanding
