#include "newsgraph/ingest/resolve/event_index.h"

#include <xxhash.h>

#include <algorithm>
#include <string_view>

#include "newsgraph/ingest/resolve/event_reports.h"

namespace newsgraph::resolve {

namespace {

/// Beyond as many entries, some 40 MB, all is forgotten before another block is read.
constexpr std::size_t kMostEntries = 500'000;

using Key = std::uint64_t;

Key hash(std::string_view text) {
  return XXH3_64bits(text.data(), text.size());
}

Key combine(std::initializer_list<Key> parts) {
  return XXH3_64bits(parts.begin(), parts.size() * sizeof(Key));
}

enum class As : Key { kItself, kCountry, kForCountry };

Key key_as(As as, const Participant& participant, Key who) {
  return combine({static_cast<Key>(as), participant.acts ? Key{1} : Key{0}, who});
}

/// Under what a participant is filed: itself, and the countries that it stands for.
std::vector<Key> filed_as(const Participant& participant) {
  std::vector<Key> keys;
  if (!participant.is_country) {
    keys.push_back(key_as(As::kItself, participant, participant.node.value));
  }
  const As as = participant.is_country ? As::kCountry : As::kForCountry;
  for (const std::string& each : participant.countries) {
    keys.push_back(key_as(as, participant, hash(each)));
  }
  return keys;
}

/// Under what those are filed that is_same() may find to be the participant.
std::vector<Key> sought_as(const Participant& participant) {
  std::vector<Key> keys = filed_as(participant);
  const As as = participant.is_country ? As::kForCountry : As::kCountry;
  if (!participant.is_country) keys.resize(1);
  for (const std::string& each : participant.countries) {
    keys.push_back(key_as(as, participant, hash(each)));
  }
  return keys;
}

using KeysOf = std::vector<Key> (*)(const Participant&);
enum class Of : Key { kPair, kOneAbout, kOnlyOneAbout, kOnlyOne };

/// Keys of every two participants.
void add_pairs(const Report& report, KeysOf keys_of, std::vector<Key>& keys) {
  const std::vector<Participant>& all = report.participants;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      for (Key one : keys_of(all[i])) {
        for (Key other : keys_of(all[j])) {
          keys.push_back(
              combine({static_cast<Key>(Of::kPair), std::min(one, other), std::max(one, other)}));
        }
      }
    }
  }
}

/// Keys of each participant with each topic and place.
void add_about(const Report& report, KeysOf keys_of, Of of, std::vector<Key>& keys) {
  for (const Participant& participant : report.participants) {
    for (Key one : keys_of(participant)) {
      for (NodeId about : report.about) {
        keys.push_back(combine({static_cast<Key>(of), one, Key{about.value}}));
      }
    }
  }
}

void add_only_one(const Report& report, KeysOf keys_of, std::vector<Key>& keys) {
  if (report.participants.size() != 1 || !report.about.empty()) return;
  for (Key one : keys_of(report.participants.front())) {
    keys.push_back(combine({static_cast<Key>(Of::kOnlyOne), one}));
  }
}

std::vector<Key> filed_under(const Report& report) {
  std::vector<Key> keys;
  add_pairs(report, filed_as, keys);
  add_about(report, filed_as, Of::kOneAbout, keys);
  if (report.participants.size() == 1) add_about(report, filed_as, Of::kOnlyOneAbout, keys);
  add_only_one(report, filed_as, keys);
  return keys;
}

std::vector<Key> sought_under(const Report& report) {
  std::vector<Key> keys;
  add_pairs(report, sought_as, keys);
  const bool only_one = report.participants.size() == 1;
  add_about(report, sought_as, only_one ? Of::kOneAbout : Of::kOnlyOneAbout, keys);
  add_only_one(report, sought_as, keys);
  return keys;
}

}  // namespace

void EventIndex::clear() {
  blocks_.clear();
  events_.clear();
  size_ = 0;
}

void EventIndex::put(Key key, NodeId event) {
  std::vector<NodeId>& events = events_[key];
  // Events come mostly in the order of their ids.
  const auto at = std::lower_bound(events.begin(), events.end(), event);
  if (at != events.end() && *at == event) return;
  events.insert(at, event);
  ++size_;
}

void EventIndex::file(const std::string& block, NodeId event, std::span<const Report> reports) {
  if (!blocks_.contains(block)) return;
  const Key of_block = hash(block);
  for (const Report& report : reports) {
    for (Key key : filed_under(report)) put(combine({of_block, key}), event);
  }
}

void EventIndex::read(const Graph& graph, const std::string& block) {
  if (blocks_.contains(block)) return;
  if (size_ > kMostEntries) clear();
  blocks_.insert(block);
  const auto label = graph.find_label("Event");
  const auto key = graph.find_key("block");
  if (!label || !key) return;
  for (NodeId event : graph.find_nodes(*label, *key, Value(block))) {
    file(block, event, reports_of(graph, event));
  }
}

void EventIndex::find(const Graph& graph, const std::string& block, const Report& report,
                      std::set<NodeId>& found) {
  read(graph, block);
  const Key of_block = hash(block);
  for (Key key : sought_under(report)) {
    const auto events = events_.find(combine({of_block, key}));
    if (events != events_.end()) found.insert(events->second.begin(), events->second.end());
  }
}

}  // namespace newsgraph::resolve
