#include "newsgraph/ingest/understanding/fact_collector.h"

#include <algorithm>
#include <utility>

namespace newsgraph::understanding {

namespace {

/// The less exact of two dates holds the more exact one, or either is not known.
bool dates_agree(const std::optional<FactDate>& left, const std::optional<FactDate>& right) {
  if (!left || !right) return true;
  const std::string a = left->to_string();
  const std::string b = right->to_string();
  return a.starts_with(b) || b.starts_with(a);
}

bool more_exact(const std::optional<FactDate>& left, const std::optional<FactDate>& right) {
  if (!left) return false;
  return !right || left->precision < right->precision;
}

/// A fact told twice counts as told in the plainer way.
void take_plainer(FactOrigin& known, const FactOrigin& other) {
  known.subject = std::min(known.subject, other.subject);
  known.object = std::min(known.object, other.object);
  known.predicate = std::min(known.predicate, other.predicate);
  known.dating = std::min(known.dating, other.dating);
}

void take_over(Fact& known, Fact& fact) {
  if (more_exact(fact.date, known.date)) known.date = fact.date;
  if (!known.place) known.place = fact.place;
  take_plainer(known.origin, fact.origin);
  for (auto& [key, value] : fact.properties) known.properties.try_emplace(key, value);
  for (FactEvidence& evidence : fact.evidence) {
    const auto same = std::find_if(
        known.evidence.begin(), known.evidence.end(), [&](const FactEvidence& other) {
          return other.begin_codepoint == evidence.begin_codepoint &&
                 other.end_codepoint == evidence.end_codepoint;
        });
    if (same == known.evidence.end()) {
      known.evidence.push_back(std::move(evidence));
    } else if (evidence.said_by.empty()) {
      same->said_by.clear();  // the article tells it itself
    }
  }
}

}  // namespace

std::size_t FactCollector::open_event(Occurrence event) {
  events_.push_back(std::move(event));
  return events_.size() - 1;
}

std::string FactCollector::key_of(const Fact& fact) const {
  std::size_t from = fact.subject;
  std::size_t to = fact.object;
  if (is_symmetric(fact.relation) && to < from) std::swap(from, to);
  std::string key = std::to_string(from) + ' ' + fact.relation + ' ' + std::to_string(to) + ' ' +
                    std::string(to_string(fact.status));
  // One may hold two offices of one state.
  const auto title = fact.properties.find("title");
  if (title != fact.properties.end() && title->second.is_string()) {
    key += ' ' + title->second.as_string();
  }
  return key;
}

Fact* FactCollector::same(const Fact& fact) {
  const auto found = by_key_.find(key_of(fact));
  if (found == by_key_.end()) return nullptr;
  for (std::size_t index : found->second) {
    if (dates_agree(facts_[index].date, fact.date)) return &facts_[index];
  }
  return nullptr;
}

void FactCollector::add(Fact fact, bool weak) {
  if (fact.subject == fact.object) return;
  if (weak) {
    weak_.push_back(std::move(fact));
    return;
  }
  ++added_;
  if (Fact* known = same(fact)) {
    take_over(*known, fact);
    return;
  }
  by_key_[key_of(fact)].push_back(facts_.size());
  facts_.push_back(std::move(fact));
}

void FactCollector::finish(Extraction& extraction) {
  for (Fact& fact : weak_) {
    fact.event.reset();
    if (Fact* known = same(fact)) take_over(*known, fact);
  }
  std::vector<std::optional<std::size_t>> number(events_.size());
  for (Fact& fact : facts_) {
    std::sort(fact.evidence.begin(), fact.evidence.end(),
              [](const auto& a, const auto& b) { return a.begin_codepoint < b.begin_codepoint; });
    if (!fact.event) continue;
    std::optional<std::size_t>& renumbered = number[*fact.event];
    if (!renumbered) {
      renumbered = extraction.events.size();
      extraction.events.push_back(std::move(events_[*fact.event]));
    }
    fact.event = renumbered;
  }
  extraction.facts = std::move(facts_);
}

}  // namespace newsgraph::understanding
