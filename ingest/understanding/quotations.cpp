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

/// Whether the words behind a word stand between marks, if those before it do.
bool inside_behind(const Word& word, bool inside) {
  if (opens(word)) return true;
  if (closes(word)) return false;
  return is_plain_mark(word) ? !inside : inside;
}

bool ends_inside(const Words& words, bool inside) {
  for (const Word& word : words) inside = inside_behind(word, inside);
  return inside;
}

bool begins_with_mark(const Words& words) {
  return !words.empty() && (opens(words.front()) || is_plain_mark(words.front()));
}

/// The one mark of a sentence ends it.
bool only_closes(const Words& words) {
  const auto marks = std::count_if(words.begin(), words.end(), is_quote);
  return marks == 1 && closes_quotation(words.back());
}

bool in_first_person(const Words& words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.is("i") || word.is("we") || word.is("my") || word.is("our");
  });
}

}  // namespace

bool closes_quotation(const Word& word) {
  return closes(word) || is_plain_mark(word);
}

OpenQuotation at_paragraph(const Words& words, OpenQuotation before) {
  if (!before.inside_marks() || only_closes(words)) return before;
  OpenQuotation over;
  if (begins_with_mark(words)) over.last_speaker = before.speaker;
  return over;
}

std::optional<std::size_t> speaker_at_beginning(const Words& words, const OpenQuotation& open) {
  if (open.open()) return open.speaker;
  return begins_with_mark(words) ? open.last_speaker : std::nullopt;
}

OpenQuotation after_sentence(const Words& words, std::optional<std::size_t> speaker,
                             OpenQuotation before) {
  OpenQuotation open;
  if (ends_inside(words, before.inside_marks())) {
    if (before.inside_marks()) {
      open = before;
    } else {
      open.quoted = true;
      open.sentences_left = kQuotationSentences + 1;
    }
    if (speaker) open.speaker = speaker;
    --open.sentences_left;
    return open;
  }
  if (speaker && !words.empty() && words.back().form == ":") {
    open.speaker = speaker;
    open.sentences_left = kListedSentences;
    return open;
  }
  if (before.open() && !before.quoted) {
    open = before;
    if (in_first_person(words)) open.sentences_left = kListedSentences;
    --open.sentences_left;
  }
  return open;
}

std::optional<std::size_t> closing_sentence(std::span<const SpottedSentence> sentences) {
  bool inside = false;
  const std::size_t end = std::min(sentences.size(), kQuotationSentences);
  for (std::size_t i = 0; i < end; ++i) {
    const Words& words = sentences[i].words;
    const bool opened = (i == 0 || sentences[i].begins_paragraph);
    if (opened && !begins_with_mark(words)) return std::nullopt;
    inside = ends_inside(words, inside && !opened);
    if (!inside) return i > 0 ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

std::vector<bool> inside_marks(const Words& words, bool inside) {
  std::vector<bool> between;
  for (const Word& word : words) {
    const bool behind = inside_behind(word, inside);
    between.push_back(inside && behind);
    inside = behind;
  }
  return between;
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
