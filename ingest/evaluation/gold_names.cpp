#include "newsgraph/ingest/evaluation/gold_names.h"

#include "newsgraph/ingest/evaluation/text_match.h"

namespace newsgraph::evaluation {

namespace {

std::string first_word(const std::string& name) {
  return name.substr(0, name.find(' '));
}

std::string last_word(const std::string& name) {
  return name.substr(name.rfind(' ') + 1);  // npos + 1 is 0
}

bool has_several_words(const std::string& name) {
  return name.find(' ') != std::string::npos;
}

}  // namespace

GoldNames::GoldNames(const std::vector<GoldEntity>& entities) {
  std::map<std::string, std::set<std::string>> families;
  for (const GoldEntity& entity : entities) {
    const auto know_as = [&](const std::string& name) {
      entities_[{entity.label, folded(name)}].insert(entity.name);
      entities_[{entity.label, without_titles(name)}].insert(entity.name);
    };
    know_as(entity.name);
    for (const std::string& alias : entity.aliases) know_as(alias);
    if (entity.label == EntityLabel::kEvent) events_.insert(entity.name);
    if (entity.label == EntityLabel::kPerson) {
      families[last_word(without_titles(entity.name))].insert(entity.name);
    }
  }
  for (const auto& [family, bearers] : families) {
    if (bearers.size() == 1) entities_[{EntityLabel::kPerson, family}].insert(*bearers.begin());
  }
}

std::set<std::string> GoldNames::meant(EntityLabel label, const std::string& name) const {
  std::set<std::string> found;
  for (const std::string& form : {folded(name), without_titles(name)}) {
    const auto known = entities_.find({label, form});
    if (known != entities_.end()) found.insert(known->second.begin(), known->second.end());
  }
  if (found.empty() && label == EntityLabel::kPerson) return persons_of(without_titles(name));
  return found;
}

/// "Albert Khorev" where the article's is "Albert P Khorev", and the other way round.
std::set<std::string> GoldNames::persons_of(const std::string& name) const {
  std::set<std::string> found;
  if (!has_several_words(name)) return found;
  for (const auto& [form, bearers] : entities_) {
    const auto& [label, known] = form;
    const bool same = label == EntityLabel::kPerson && has_several_words(known) &&
                      first_word(known) == first_word(name) && last_word(known) == last_word(name);
    if (same) found.insert(bearers.begin(), bearers.end());
  }
  return found;
}

}  // namespace newsgraph::evaluation
