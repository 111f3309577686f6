#include "newsgraph/ingest/evaluation/score.h"

#include <algorithm>
#include <set>
#include <utility>

#include "newsgraph/ingest/evaluation/gold_names.h"
#include "newsgraph/ingest/evaluation/text_match.h"

namespace newsgraph::evaluation {

namespace {

double ratio(std::size_t part, std::size_t rest) {
  return part + rest == 0 ? 0 : static_cast<double>(part) / static_cast<double>(part + rest);
}

bool is_text(EntityLabel label) {
  return label == EntityLabel::kTopic || label == EntityLabel::kStatement;
}

/// What the comparison needs of an entity of the extraction, worked out once.
struct Node {
  EntityLabel label = EntityLabel::kPerson;
  std::set<std::string> meant;    ///< names of gold entities that it may be
  std::set<std::string> content;  ///< content words of its name or text
};

class Judge {
 public:
  Judge(const GoldArticle& gold, const Extraction& extraction)
      : gold_(gold), extraction_(extraction), names_(gold.entities) {
    for (const Entity& entity : extraction.entities) {
      Node& node = nodes_.emplace_back();
      node.label = entity.label;
      node.content = content_words(entity.name);
      if (!is_text(entity.label)) node.meant = names_.meant(entity.label, entity.name);
    }
  }

  ArticleScore run() {
    std::vector<bool> found(gold_.facts.size());
    std::vector<bool> strictly(gold_.facts.size());
    for (std::size_t i = 0; i < extraction_.facts.size(); ++i) {
      const Fact& fact = extraction_.facts[i];
      if (fact.derived || !is_scored_relation(fact.relation)) continue;
      JudgedFact judged = judge(i, found);
      if (judged.gold) {
        found[*judged.gold] = true;
        if (judged.strict) strictly[*judged.gold] = true;
      } else {
        ++result_.score.relations[fact.relation].wrong;
      }
      result_.judged.push_back(judged);
    }
    count_facts(found, strictly);
    count_entities();
    return std::move(result_);
  }

 private:
  /// The expected fact that an extracted one is: rather one not yet found, rather one of the same
  /// date and status.
  JudgedFact judge(std::size_t index, const std::vector<bool>& found) const {
    const Fact& fact = extraction_.facts[index];
    JudgedFact judged;
    judged.fact = index;
    std::pair<bool, bool> best;  // not found before, strict
    for (std::size_t i = 0; i < gold_.facts.size(); ++i) {
      const GoldFact& gold = gold_.facts[i];
      if (!matches(gold, fact)) continue;
      const std::pair rank(!found[i], is_strict(gold, fact));
      if (judged.gold && rank <= best) continue;
      best = rank;
      judged.gold = i;
      judged.strict = rank.second;
      judged.optional = gold.optional;
    }
    return judged;
  }

  bool matches(const GoldFact& gold, const Fact& fact) const {
    if (std::ranges::find(gold.relations, fact.relation) == gold.relations.end()) return false;
    const Node& subject = nodes_[fact.subject];
    const Node& object = nodes_[fact.object];
    return (end_matches(gold.subject, subject) && end_matches(gold.object, object)) ||
           (is_symmetric(fact.relation) && end_matches(gold.object, subject) &&
            end_matches(gold.subject, object));
  }

  bool end_matches(const GoldEnd& end, const Node& node) const {
    const bool wordy = is_text(node.label) || node.label == EntityLabel::kEvent;
    const bool text_matches = wordy && std::ranges::any_of(end.texts, [&](const GoldText& text) {
                                return text_is(text, node.content);
                              });
    return text_matches || std::ranges::any_of(end.entities, [&](const std::string& name) {
             if (node.meant.contains(name)) return true;
             return node.label == EntityLabel::kEvent && names_.is_event(name) &&
                    topics_match(overlap(content_words(name), node.content));
           });
  }

  static bool text_is(const GoldText& text, const std::set<std::string>& content) {
    const auto match = text.label == EntityLabel::kStatement ? statements_match : topics_match;
    return std::ranges::any_of(text.wordings,
                               [&](const auto& words) { return match(overlap(words, content)); });
  }

  static bool is_strict(const GoldFact& gold, const Fact& fact) {
    if (status_of(fact) != gold.status) return false;
    return gold.date.empty() || (fact.date && fact.date->to_string().starts_with(gold.date));
  }

  void count_facts(const std::vector<bool>& found, const std::vector<bool>& strictly) {
    Score& score = result_.score;
    for (std::size_t i = 0; i < gold_.facts.size(); ++i) {
      if (gold_.facts[i].optional) continue;
      Counts& relation = score.relations[gold_.facts[i].relations.front()];
      ++(found[i] ? relation.right : relation.missed);
      ++(strictly[i] ? score.strict.right : score.strict.missed);
      if (!found[i]) result_.missed.push_back(i);
    }
    for (const auto& [name, relation] : score.relations) score.facts += relation;
    // What is found with the wrong date or status is both missed and wrong, strictly.
    score.strict.wrong = score.facts.wrong + score.facts.right - score.strict.right;
  }

  void count_entities() {
    std::set<std::string> seen;
    std::set<std::pair<EntityLabel, std::string>> unknown;
    for (const JudgedFact& judged : result_.judged) {
      const Fact& fact = extraction_.facts[judged.fact];
      for (const std::size_t entity : {fact.subject, fact.object}) {
        const Node& node = nodes_[entity];
        if (is_text(node.label)) continue;
        seen.insert(node.meant.begin(), node.meant.end());
        if (node.meant.empty()) {
          unknown.emplace(node.label, folded(extraction_.entities[entity].name));
        }
      }
    }
    Counts& entities = result_.score.entities;
    for (const std::string& name : required_entities()) {
      ++(seen.contains(name) ? entities.right : entities.missed);
    }
    entities.wrong = unknown.size();
  }

  std::set<std::string> required_entities() const {
    std::set<std::string> names;
    for (const GoldFact& fact : gold_.facts) {
      if (fact.optional) continue;
      for (const GoldEnd* end : {&fact.subject, &fact.object}) {
        if (!end->has_alternatives) names.insert(end->entities.begin(), end->entities.end());
      }
    }
    return names;
  }

  const GoldArticle& gold_;
  const Extraction& extraction_;
  GoldNames names_;
  std::vector<Node> nodes_;
  ArticleScore result_;
};

}  // namespace

double Counts::precision() const {
  return ratio(right, wrong);
}

double Counts::recall() const {
  return ratio(right, missed);
}

double Counts::f1() const {
  const double sum = precision() + recall();
  return sum > 0 ? 2 * precision() * recall() / sum : 0;
}

Counts& Counts::operator+=(const Counts& other) {
  right += other.right;
  missed += other.missed;
  wrong += other.wrong;
  return *this;
}

Score& Score::operator+=(const Score& other) {
  facts += other.facts;
  strict += other.strict;
  entities += other.entities;
  for (const auto& [name, counts] : other.relations) relations[name] += counts;
  return *this;
}

ArticleScore score(const GoldArticle& gold, const Extraction& extraction) {
  return Judge(gold, extraction).run();
}

std::string status_of(const Fact& fact) {
  const auto own = fact.properties.find("status");
  const bool given = own != fact.properties.end() && own->second.is_string();
  return given ? own->second.as_string() : std::string(to_string(fact.status));
}

}  // namespace newsgraph::evaluation
