#include "newsgraph/ingest/language/decoding/lemmas.h"

#include <algorithm>
#include <charconv>

#include "newsgraph/ingest/language/codepoints.h"

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
}

std::string Lemmatizer::lemma(std::string_view form, std::string_view upos,
                              std::size_t script_index) const {
  const std::vector<CodePoint> points = decode_visible(form);
  const std::size_t length = points.size() - 1;
  std::string key;
  for (std::size_t i = 0; i < length; ++i) append_utf8(key, to_lower(points[i].value));
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
  return lemma.empty() ? std::string(form) : lemma;
}

}  // namespace newsgraph::language
