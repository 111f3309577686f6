#include "newsgraph/ingest/understanding/syntax.h"

#include <algorithm>

namespace newsgraph::understanding {

namespace {

bool is_relation(std::string_view deprel, std::string_view wanted) {
  return deprel.starts_with(wanted) &&
         (deprel.size() == wanted.size() || deprel[wanted.size()] == ':');
}

}  // namespace

Syntax::Syntax(const Words& words) : words_(words), offsets_(words.size() + 1, 0) {
  for (const Word& word : words) {
    if (word.head != Word::kRoot) ++offsets_[word.head + 1];
  }
  for (std::size_t i = 0; i < words.size(); ++i) offsets_[i + 1] += offsets_[i];
  children_.resize(offsets_.back());
  std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].head != Word::kRoot) children_[next[words[i].head]++] = i;
  }
  spans_.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) spans_[i] = {i, i + 1};
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t up = words[i].head; up != Word::kRoot; up = words[up].head) {
      spans_[up].begin = std::min(spans_[up].begin, i);
      spans_[up].end = std::max(spans_[up].end, i + 1);
    }
  }
}

std::optional<std::size_t> Syntax::head(std::size_t word) const {
  const std::size_t head = words_[word].head;
  return head == Word::kRoot ? std::nullopt : std::optional(head);
}

std::span<const std::size_t> Syntax::children(std::size_t word) const {
  return std::span(children_).subspan(offsets_[word], offsets_[word + 1] - offsets_[word]);
}

bool Syntax::stands_as(std::size_t word, std::string_view relation) const {
  return is_relation(words_[word].deprel, relation);
}

std::optional<std::size_t> Syntax::child(std::size_t word, std::string_view relation) const {
  for (std::size_t child : children(word)) {
    if (stands_as(child, relation)) return child;
  }
  return std::nullopt;
}

bool Syntax::has_child(std::size_t word, std::string_view relation) const {
  return child(word, relation).has_value();
}

bool Syntax::has_feature(std::size_t word, std::string_view feature) const {
  return words_[word].feats.find(feature) != std::string_view::npos;
}

std::vector<std::size_t> Syntax::coordination(std::size_t word) const {
  std::vector<std::size_t> members{word};
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t child : children(members[i])) {
      const bool alike = is_verb(child) == is_verb(word);
      if (stands_as(child, "conj") && alike) members.push_back(child);
    }
  }
  std::sort(members.begin(), members.end());
  return members;
}

std::size_t Syntax::first_conjunct(std::size_t word) const {
  while (stands_as(word, "conj") && words_[word].head != Word::kRoot) word = words_[word].head;
  return word;
}

std::string Syntax::text_with_fixed(std::size_t word) const {
  std::string text = words_[word].lower;
  for (std::size_t child : children(word)) {
    if (stands_as(child, "fixed")) text += ' ' + words_[child].lower;
  }
  return text;
}

/// The adposition that stands with a word; a parser may have hung it on an apposition behind ("with
/// envoy Leo Paz") or on a title before ("with intelligence chief Leo Paz").
std::optional<std::size_t> Syntax::adposition(std::size_t word, std::size_t before) const {
  for (std::size_t child : children(word)) {
    const bool possessive = words_[child].is("'s") || words_[child].is("'");
    if (stands_as(child, "case") && !possessive && child < before) return child;
  }
  for (std::size_t child : children(word)) {
    const bool title = stands_as(child, "nmod:desc") && child < word;
    if (!title && !stands_as(child, "appos")) continue;
    if (const auto found = adposition(child, word)) return found;
  }
  return std::nullopt;
}

std::string Syntax::preposition(std::size_t word) const {
  for (std::size_t member = word;; member = words_[member].head) {
    if (const auto found = adposition(member, words_.size())) return text_with_fixed(*found);
    if (!stands_as(member, "conj") || words_[member].head == Word::kRoot) return {};
  }
}

std::string Syntax::marker(std::size_t word) const {
  const auto mark = child(word, "mark");
  if (!mark) return {};
  std::string text = text_with_fixed(*mark);
  const bool purpose = text == "in order" || text == "so as";
  return purpose ? "to" : text;
}

WordRange Syntax::span(std::size_t word) const {
  return spans_[word];
}

bool Syntax::is_under(std::size_t word, std::size_t ancestor) const {
  for (std::size_t up = word; up != Word::kRoot; up = words_[up].head) {
    if (up == ancestor) return true;
  }
  return false;
}

std::size_t Syntax::distance(std::size_t from, std::size_t to) const {
  std::size_t arcs = 0;
  for (std::size_t up = from; up != Word::kRoot; up = words_[up].head, ++arcs) {
    if (!is_under(to, up)) continue;
    for (std::size_t down = to; down != up; down = words_[down].head) ++arcs;
    return arcs;
  }
  return arcs;
}

bool Syntax::is_verb(std::size_t word) const {
  const bool auxiliary = stands_as(word, "aux") || stands_as(word, "cop");
  return words_[word].upos == "VERB" || (words_[word].upos == "AUX" && !auxiliary);
}

bool Syntax::is_nominal(std::size_t word) const {
  const std::string_view upos = words_[word].upos;
  return upos == "NOUN" || upos == "PROPN" || upos == "PRON" || upos == "NUM";
}

bool Syntax::is_passive(std::size_t word) const {
  if (has_child(word, "nsubj:pass") || has_child(word, "aux:pass")) return true;
  if (has_child(word, "nsubj") || has_child(word, "aux")) return false;
  const bool reduced = stands_as(word, "acl") && !stands_as(word, "acl:relcl");
  return has_feature(word, "Voice=Pass") ||
         (reduced && has_feature(word, "Tense=Past") && has_feature(word, "VerbForm=Part"));
}

}  // namespace newsgraph::understanding
