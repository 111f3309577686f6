// Whom of a gold article a name means.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "newsgraph/ingest/evaluation/gold.h"

namespace newsgraph::evaluation {

/// Names compare without case, accents, punctuation and titles; a person is also known by a family
/// name that nobody else of the article has, and by first and last name without those between.
class GoldNames {
 public:
  explicit GoldNames(const std::vector<GoldEntity>& entities);

  /// Names, as the gold writes them, of the entities of this label that may be meant.
  std::set<std::string> meant(EntityLabel label, const std::string& name) const;
  /// Whether a fact's end is an occasion, whose names need only share their words.
  bool is_event(const std::string& name) const { return events_.contains(name); }

 private:
  std::set<std::string> persons_of(const std::string& name) const;

  std::map<std::pair<EntityLabel, std::string>, std::set<std::string>> entities_;
  std::set<std::string> events_;
};

}  // namespace newsgraph::evaluation
