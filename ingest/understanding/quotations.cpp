#include "newsgraph/ingest/understanding/quotations.h"

#include <algorithm>

namespace newsgraph::understanding {

namespace {

/// News quotes a few sentences in a row; after so many, a mark was forgotten.
constexpr std::size_t kQuotationSentences = 12;
constexpr std::size_t kListedSentences = 5;

bool is_plain_mark(const Word& word) {
  return word.form == "\"";
}
bool opens(const Word& word) {
  return word.form == "“" || word.form == "``";
}
bool closes(const Word& word) {
  return word.form == "”" || word.form == "''";
}

bool ends_inside(const Words& words, bool inside) {
  for (const Word& word : words) {
    if (opens(word)) inside = true;
    if (closes(word)) inside = false;
    if (is_plain_mark(word)) inside = !inside;
  }
  return inside;
}

bool begins_with_mark(const Words& words) {
  return !words.empty() && (opens(words.front()) || is_plain_mark(words.front()));
}

}  // namespace

bool closes_quotation(const Word& word) {
  return closes(word) || is_plain_mark(word);
}

std::optional<std::size_t> speaker_at_beginning(const Words& words, const OpenQuotation& open) {
  if (open.open()) return open.quoted ? open.speaker : std::nullopt;
  return begins_with_mark(words) ? open.last_speaker : std::nullopt;
}

OpenQuotation after_sentence(const Words& words, std::optional<std::size_t> speaker,
                             OpenQuotation before) {
  OpenQuotation open;
  if (ends_inside(words, before.inside_marks())) {
    if (before.inside_marks()) {
      open = std::move(before);
    } else {
      open.speaker = speaker_at_beginning(words, before);
      open.assumed = open.speaker.has_value();
      open.quoted = true;
      open.sentences_left = kQuotationSentences + 1;
    }
    if (speaker) {
      open.speaker = speaker;
      open.assumed = false;
    }
    --open.sentences_left;
    return open;
  }
  if (speaker && !words.empty() && words.back().form == ":") {
    open.speaker = speaker;
    open.sentences_left = kListedSentences;
    return open;
  }
  if (before.open() && !before.quoted) {
    open = std::move(before);
    --open.sentences_left;
  }
  return open;
}

WordRange between_marks(const Words& words, bool inside) {
  std::size_t begin = 0;
  if (!inside) {
    while (begin < words.size() && !is_quote(words[begin])) ++begin;
    ++begin;
  }
  std::size_t end = begin;
  while (end < words.size() && !closes_quotation(words[end])) ++end;
  return {std::min(begin, words.size()), std::min(end, words.size())};
}

}  // namespace newsgraph::understanding
