#include "newsgraph/ingest/language/decoding/lemmas.h"

#include <algorithm>
#include <charconv>

#include "newsgraph/ingest/language/codepoints.h"
#include "newsgraph/ingest/language/decoding/inflection.h"

namespace newsgraph::language {

Lemmatizer::Lemmatizer(const ModelFile& model) {
  for (const std::string_view line : model.lines("labels.lemma")) {
    const std::size_t bar = line.find('|');
    Script script{};
    bool good = bar != std::string_view::npos && bar > 1;
    if (good) {
      script.casing = line.front();
      const char* end = line.data() + bar;
      const auto parsed = std::from_chars(line.data() + 1, end, script.cut);
      good = parsed.ec == std::errc() && parsed.ptr == end;
      script.ending = line.substr(bar + 1);
    }
    if (!good || (script.casing != 'l' && script.casing != 'k' && script.casing != 't')) {
      model.fail("has a malformed lemma script \"" + std::string(line) + "\"");
    }
    scripts_.push_back(std::move(script));
  }
  for (const std::string_view line : model.lines("lemma.exceptions")) {
    const std::size_t space = line.rfind(' ');
    if (space == std::string_view::npos) model.fail("has a malformed line in \"lemma.exceptions\"");
    exceptions_.emplace(line.substr(0, space), line.substr(space + 1));
  }
  const std::vector<std::string_view> known = model.lines("lemma.known");
  known_.reserve(known.size());
  for (const std::string_view line : known) {
    if (line.find(' ') == std::string_view::npos) {
      model.fail("has a malformed line in \"lemma.known\"");
    }
    known_.insert(line);
  }
}

std::string Lemmatizer::lemma(std::string_view form, std::string_view upos,
                              std::size_t script_index) const {
  const std::vector<CodePoint> points = decode_visible(form);
  const std::size_t length = points.size() - 1;
  std::string key;
  for (std::size_t i = 0; i < length; ++i) append_utf8(key, to_lower(points[i].value));
  const std::size_t lower_size = key.size();
  key.push_back(' ');
  key.append(upos);
  if (const auto found = exceptions_.find(key); found != exceptions_.end()) return found->second;

  const Script& script = scripts_[script_index];
  const std::size_t kept = length - std::min(script.cut, length);
  std::string lemma;
  for (std::size_t i = 0; i < kept; ++i) {
    const bool lower = script.casing == 'l' || (script.casing == 't' && i > 0);
    append_utf8(lemma, lower ? to_lower(points[i].value) : points[i].value);
  }
  lemma += script.ending;
  if (lemma.empty()) return std::string(form);
  if (script.casing == 'l') mend(lemma, std::string_view(key).substr(0, lower_size), upos);
  return lemma;
}

bool Lemmatizer::knows(std::string_view lemma, std::string_view upos, std::string& key) const {
  key.assign(lemma).append(" ").append(upos);
  if (known_.contains(key)) return true;
  const std::size_t hyphen = lemma.rfind('-');  // "re-emerge"
  return hyphen != std::string_view::npos &&
         known_.contains(std::string_view(key).substr(hyphen + 1));
}

/// In place of a lemma that nobody knows: a known word that the form is a regular form of; the form
/// itself, if it is known; what the form is likeliest to be of, unless the lemma is the form.
void Lemmatizer::mend(std::string& lemma, std::string_view lower_form,
                      std::string_view upos) const {
  if (upos != "VERB" && upos != "NOUN" && upos != "ADJ" && upos != "ADV") return;
  std::string key;
  const bool known = knows(lemma, upos, key);
  if (known && lemma == lower_form) return;
  std::vector<std::string> bases = regular_bases(lower_form, upos);
  if (known && std::ranges::find(bases, lemma) != bases.end()) return;
  const auto base =
      std::ranges::find_if(bases, [&](const std::string& each) { return knows(each, upos, key); });
  if (base != bases.end()) {
    lemma = std::move(*base);
  } else if (known || lemma == lower_form) {
    return;
  } else if (knows(lower_form, upos, key)) {
    lemma = lower_form;
  } else if (!bases.empty() && (upos == "VERB" || upos == "NOUN")) {
    lemma = std::move(bases.front());
  }
}

}  // namespace newsgraph::language
