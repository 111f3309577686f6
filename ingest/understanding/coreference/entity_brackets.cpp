#include "newsgraph/ingest/understanding/coreference/entity_brackets.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace newsgraph::coreference {

namespace {

/// GUM's term for a type of named entity; empty for those that it has not.
std::string_view entity_type(std::string_view type) {
  if (type == "PERSON") return "person";
  if (type == "ORG") return "organization";
  if (type == "GPE" || type == "LOC") return "place";
  if (type == "DATE" || type == "TIME") return "time";
  return type == "EVENT" ? "event" : "";
}

std::string_view type_of(const Mention& mention) {
  if (mention.type.text == "he" || mention.type.text == "she" || mention.type.text == "i") {
    return "person";
  }
  return entity_type(mention.entity.text);
}

/// By cluster: the first type that a mention of it has.
std::vector<std::string_view> types_of(const Coreference& coreference) {
  std::vector<std::string_view> types;
  for (std::size_t i = 0; i < coreference.mentions.size(); ++i) {
    const std::size_t cluster = coreference.cluster[i];
    if (types.size() <= cluster) types.resize(cluster + 1);
    if (types[cluster].empty()) types[cluster] = type_of(coreference.mentions[i]);
  }
  return types;
}

/// Whether each mention is worth writing: GUM annotates parts of compounds and coordinations as a
/// whole hardly ever, unless something else refers to them.
std::vector<bool> worth_writing(const Coreference& coreference) {
  std::map<std::size_t, std::size_t> sizes;
  for (const std::size_t cluster : coreference.cluster) ++sizes[cluster];
  std::vector<bool> worth;
  for (std::size_t i = 0; i < coreference.mentions.size(); ++i) {
    const Mention& mention = coreference.mentions[i];
    const bool part = mention.role.text == "compound" || mention.kind == MentionKind::kGroup;
    worth.push_back(!part || sizes[coreference.cluster[i]] > 1);
  }
  return worth;
}

/// One bracket of `Entity=`: what it opens or closes, or both.
struct Bracket {
  std::string_view entity;
  bool opens = false;
  bool closes = false;
  bool counts = true;  ///< not the second or a later part of a mention
};

/// Takes the first bracket off; none where the rest holds no more.
std::optional<Bracket> take_bracket(std::string_view& rest, std::size_t entity_field) {
  while (!rest.empty() && rest.front() == ')') rest.remove_prefix(1);
  if (rest.empty()) return std::nullopt;
  Bracket bracket;
  bracket.opens = rest.front() == '(';
  if (bracket.opens) rest.remove_prefix(1);
  const std::size_t end = std::min(rest.find_first_of("()"), rest.size());
  std::string_view body = rest.substr(0, end);
  bracket.closes = end < rest.size() && rest[end] == ')';
  rest.remove_prefix(bracket.closes ? end + 1 : end);
  for (std::size_t i = 0; bracket.opens && i < entity_field; ++i) {
    const std::size_t hyphen = body.find('-');
    body.remove_prefix(hyphen == std::string_view::npos ? body.size() : hyphen + 1);
  }
  body = body.substr(0, body.find('-'));
  const std::size_t part = body.find('[');
  bracket.counts = part == std::string_view::npos || body.substr(part).starts_with("[1/");
  bracket.entity = body;
  return bracket;
}

/// Which of the fields names the entity: "eid", or "GRP" in GUM; the first, unless said otherwise.
std::size_t entity_field_of(std::string_view fields) {
  for (std::size_t index = 0; !fields.empty(); ++index) {
    const std::string_view field = fields.substr(0, fields.find('-'));
    if (field == "eid" || field == "GRP") return index;
    fields.remove_prefix(std::min(field.size() + 1, fields.size()));
  }
  return 0;
}

/// "e1[1/2]" → "e1".
std::string without_part(std::string_view entity) {
  return std::string(entity.substr(0, entity.find('[')));
}

}  // namespace

language::TokenAttributes entity_brackets(const Coreference& coreference,
                                          const language::Analysis& analysis) {
  const std::vector<std::string_view> types = types_of(coreference);
  const std::vector<bool> worth = worth_writing(coreference);
  language::TokenAttributes opening(analysis.sentences.size()), closing = opening;
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
    opening[s].resize(analysis.sentences[s].tokens.size());
    closing[s].resize(analysis.sentences[s].tokens.size());
  }
  for (std::size_t i = 0; i < coreference.mentions.size(); ++i) {
    if (!worth[i]) continue;
    const Mention& mention = coreference.mentions[i];
    const std::string entity = "e" + std::to_string(coreference.cluster[i] + 1);
    std::string& open = opening[mention.sentence][mention.begin];
    open += "(" + entity + "-" + std::string(types[coreference.cluster[i]]) + "-" +
            std::to_string(mention.head - mention.begin + 1);
    if (mention.end == mention.begin + 1) {
      open += ")";
    } else {
      std::string& close = closing[mention.sentence][mention.end - 1];
      close.insert(0, entity + ")");
    }
  }
  for (std::size_t s = 0; s < opening.size(); ++s) {
    for (std::size_t t = 0; t < opening[s].size(); ++t) {
      std::string& value = opening[s][t];
      value = closing[s][t] + value;
      if (!value.empty()) value.insert(0, "Entity=");
    }
  }
  return opening;
}

std::vector<TreebankMention> read_entity_brackets(const language::Treebank& treebank,
                                                  std::size_t first, std::size_t last) {
  const std::size_t field = entity_field_of(treebank.entity_fields);
  std::vector<TreebankMention> mentions;
  std::map<std::string, std::vector<TreebankMention>, std::less<>> open;
  for (std::size_t sentence = first; sentence < last; ++sentence) {
    const std::vector<std::string>& words = treebank.entities[sentence];
    for (std::size_t word = 0; word < words.size(); ++word) {
      std::string_view rest = words[word];
      while (const auto bracket = take_bracket(rest, field)) {
        std::vector<TreebankMention>& pending = open[std::string(bracket->entity)];
        if (bracket->opens) {
          pending.push_back({without_part(bracket->entity), sentence, word, words.size()});
        }
        if (!bracket->closes || pending.empty()) continue;
        TreebankMention mention = std::move(pending.back());
        pending.pop_back();
        if (mention.sentence == sentence) mention.end = word + 1;
        if (bracket->counts) mentions.push_back(std::move(mention));
      }
    }
  }
  std::ranges::sort(mentions, {}, [](const TreebankMention& mention) {
    return std::tuple(mention.sentence, mention.begin, ~mention.end, mention.entity);
  });
  return mentions;
}

}  // namespace newsgraph::coreference
