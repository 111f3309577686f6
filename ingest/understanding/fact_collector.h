// Gathers the facts of one article: the same fact said twice is one fact with two evidences.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "newsgraph/ingest/fact.h"

namespace newsgraph::understanding {

class FactCollector {
 public:
  /// Opens an event that facts can belong to; it is kept only if one does.
  std::size_t open_event(Occurrence event);

  /// Takes a fact in. A `weak` one (from a headline) counts only as evidence for the same fact
  /// elsewhere.
  void add(Fact fact, bool weak);

  bool empty_since(std::size_t mark) const { return added_ == mark; }
  std::size_t mark() const { return added_; }

  /// Moves everything into the extraction; events are numbered anew, without the unused.
  void finish(Extraction& extraction);

 private:
  std::string key_of(const Fact& fact) const;
  /// The gathered fact that says the same at the same time, or at a time told less exactly.
  Fact* same(const Fact& fact);

  std::vector<Occurrence> events_;
  std::vector<Fact> facts_;
  std::vector<Fact> weak_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
  std::size_t added_ = 0;
};

}  // namespace newsgraph::understanding
