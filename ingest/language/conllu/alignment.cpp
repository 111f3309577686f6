#include "newsgraph/ingest/language/conllu/alignment.h"

#include <algorithm>
#include <array>

#include "newsgraph/ingest/language/codepoints.h"

namespace newsgraph::language {

namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& set, std::string_view value) {
  return std::ranges::find(set, value) != set.end();
}

constexpr std::array<std::string_view, 29> kContentRelations{
    "nsubj",  "obj",        "iobj",       "csubj",  "ccomp",     "xcomp",    "obl",   "vocative",
    "expl",   "dislocated", "advcl",      "advmod", "discourse", "nmod",     "appos", "nummod",
    "acl",    "amod",       "conj",       "fixed",  "flat",      "compound", "list",  "parataxis",
    "orphan", "goeswith",   "reparandum", "root",   "dep"};
constexpr std::array<std::string_view, 7> kFunctionalRelations{"aux", "cop",  "mark", "det",
                                                               "clf", "case", "cc"};
constexpr std::array<std::string_view, 21> kUniversalFeatures{
    "PronType", "NumType", "Poss",  "Reflex",   "Foreign",  "Abbr",     "Gender",
    "Animacy",  "Number",  "Case",  "Definite", "Degree",   "VerbForm", "Mood",
    "Tense",    "Aspect",  "Voice", "Evident",  "Polarity", "Person",   "Polite"};

std::string universal_features(std::string_view feats) {
  std::vector<std::string_view> kept;
  while (!feats.empty()) {
    const std::size_t bar = feats.find('|');
    const std::string_view feature = feats.substr(0, bar);
    if (is_one_of(kUniversalFeatures, feature.substr(0, feature.find('=')))) {
      kept.push_back(feature);
    }
    feats = bar == std::string_view::npos ? std::string_view{} : feats.substr(bar + 1);
  }
  std::ranges::sort(kept);
  std::string text;
  for (const std::string_view feature : kept) text.append(feature).push_back('|');
  return text;
}

std::string lower_case(std::string_view form) {
  std::string lower;
  const std::vector<CodePoint> points = decode(form);
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    append_utf8(lower, to_lower(points[i].value));
  }
  return lower;
}

/// Words inside a stretch of multiword tokens, by the longest common sequence of their forms.
void align_region(const Units& gold, Span gold_range, const Units& system, Span system_range,
                  Alignment& alignment) {
  const std::size_t rows = gold_range.end - gold_range.begin;
  const std::size_t columns = system_range.end - system_range.begin;
  std::vector<std::string> gold_forms, system_forms;
  for (std::size_t i = 0; i < rows; ++i) {
    gold_forms.push_back(lower_case(gold.words[gold_range.begin + i].token->form));
  }
  for (std::size_t i = 0; i < columns; ++i) {
    system_forms.push_back(lower_case(system.words[system_range.begin + i].token->form));
  }
  std::vector<std::size_t> longest((rows + 1) * (columns + 1));
  const auto at = [&](std::size_t g, std::size_t s) -> std::size_t& {
    return longest[g * (columns + 1) + s];
  };
  for (std::size_t g = rows; g-- > 0;) {
    for (std::size_t s = columns; s-- > 0;) {
      at(g, s) = gold_forms[g] == system_forms[s] ? at(g + 1, s + 1) + 1
                                                  : std::max(at(g + 1, s), at(g, s + 1));
    }
  }
  for (std::size_t g = 0, s = 0; g < rows && s < columns;) {
    if (gold_forms[g] == system_forms[s]) {
      alignment.emplace_back(gold_range.begin + g++, system_range.begin + s++);
    } else if (at(g, s) == at(g + 1, s)) {
      ++g;
    } else {
      ++s;
    }
  }
}

struct Region {
  Span gold, system;  ///< of words
};

/// The stretch around a multiword token, one of the words g and s: it grows with every multiword
/// token that begins inside it, and holds the other words that end inside it.
Region multiword_region(const Units& gold, std::size_t g, const Units& system, std::size_t s) {
  const ScoredWord &gold_word = gold.words[g], &system_word = system.words[s];
  std::size_t end = gold_word.multiword ? gold_word.span.end : system_word.span.end;
  // A word that begins before the multiword token opposite sticks out of the stretch.
  if (!system_word.multiword && system_word.span.begin < gold_word.span.begin) ++s;
  if (!gold_word.multiword && gold_word.span.begin < system_word.span.begin) ++g;
  Region region{{g, g}, {s, s}};
  const auto holds = [&end](const std::vector<ScoredWord>& words, std::size_t i) {
    if (i == words.size()) return false;
    return words[i].multiword ? words[i].span.begin < end : words[i].span.end <= end;
  };
  while (holds(gold.words, region.gold.end) || holds(system.words, region.system.end)) {
    const bool next_is_gold =
        region.gold.end < gold.words.size() &&
        (region.system.end == system.words.size() ||
         gold.words[region.gold.end].span.begin <= system.words[region.system.end].span.begin);
    const ScoredWord& next =
        next_is_gold ? gold.words[region.gold.end++] : system.words[region.system.end++];
    if (next.multiword) end = std::max(end, next.span.end);
  }
  return region;
}

}  // namespace

bool ScoredWord::is_content() const {
  return is_one_of(kContentRelations, relation);
}

Units units_of(const Analysis& analysis, std::string_view text) {
  Units units;
  std::size_t position = 0;
  for (const Sentence& sentence : analysis.sentences) {
    const std::size_t sentence_begin = position, first_word = units.words.size();
    for (std::size_t i = 0; i < sentence.tokens.size();) {
      std::size_t end = i + 1;
      while (end < sentence.tokens.size() && sentence.tokens[end].joined) ++end;
      const std::size_t from = sentence.tokens[i].begin_byte;
      Span span{position, position};
      for (const CodePoint& point :
           decode(text.substr(from, sentence.tokens[end - 1].end_byte - from))) {
        if (point.value == 0 || is_space(point.value)) continue;
        append_utf8(units.characters, point.value);
        span.end = ++position;
      }
      units.tokens.push_back(span);
      // What has no character has no place among the multiword tokens.
      for (const bool multiword = end > i + 1 && span.begin < span.end; i < end; ++i) {
        ScoredWord word;
        word.span = span;
        word.token = &sentence.tokens[i];
        word.multiword = multiword;
        word.relation = word.token->deprel.substr(0, word.token->deprel.find(':'));
        word.features = universal_features(word.token->feats);
        if (word.token->head != 0) word.parent = first_word + word.token->head - 1;
        units.words.push_back(std::move(word));
      }
    }
    units.sentences.push_back({sentence_begin, position});
    for (std::size_t i = first_word; i < units.words.size(); ++i) {
      const ScoredWord& word = units.words[i];
      if (word.parent != ScoredWord::kNone && is_one_of(kFunctionalRelations, word.relation)) {
        units.words[word.parent].functional_children.push_back(i);
      }
    }
  }
  return units;
}

Alignment align(const Units& gold, const Units& system) {
  Alignment alignment;
  std::size_t g = 0, s = 0;
  while (g < gold.words.size() && s < system.words.size()) {
    const ScoredWord &gold_word = gold.words[g], &system_word = system.words[s];
    if (gold_word.multiword || system_word.multiword) {
      const Region region = multiword_region(gold, g, system, s);
      align_region(gold, region.gold, system, region.system, alignment);
      g = region.gold.end;
      s = region.system.end;
    } else if (gold_word.span == system_word.span) {
      alignment.emplace_back(g++, s++);
    } else if (gold_word.span.begin <= system_word.span.begin) {
      ++g;
    } else {
      ++s;
    }
  }
  return alignment;
}

}  // namespace newsgraph::language
