#include "newsgraph/ingest/resolve/event_index.h"

#include <xxhash.h>

#include <algorithm>
#include <string_view>

#include "newsgraph/ingest/resolve/event_reports.h"

namespace newsgraph::resolve {

namespace {

/// Beyond as many entries, some 40 MB, all is forgotten before another block is read.
constexpr std::size_t kMostEntries = 1'000'000;

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

// ---- when ---------------------------------------------------------------------------------------

enum class At : Key { kDay, kSpan, kLonger, kUndated, kUndatedIn, kUnpublished };

/// Days in a span of time under which reports are filed, so that few have to be looked through.
constexpr std::int64_t kSpanDays = 8;

Key span_of(std::int64_t day) {
  return static_cast<Key>((day - (day < 0 ? kSpanDays - 1 : 0)) / kSpanDays);
}

Key key_at(At at, Key when, std::size_t size = 0) {
  return combine({static_cast<Key>(at), when, static_cast<Key>(size)});
}

void add_spans(At at, std::int64_t first, std::int64_t last, std::size_t size,
               std::vector<Key>& keys) {
  for (Key span = span_of(first); span != span_of(last) + 1; ++span) {
    keys.push_back(key_at(at, span, size));
  }
}

std::vector<Key> filed_at(const Report& report) {
  const std::size_t size = report.participants.size();
  if (report.period) {
    const std::int64_t day = report.period->first.days;
    if (report.period->last.days != day) return {key_at(At::kLonger, 0)};
    return {key_at(At::kDay, static_cast<Key>(day)), key_at(At::kSpan, span_of(day))};
  }
  const Key any = key_at(At::kUndated, 0, size);
  if (!report.published) return {any, key_at(At::kUnpublished, 0, size)};
  return {any, key_at(At::kUndatedIn, span_of(report.published->days), size)};
}

/// When those may be filed whose dates fit. Without the date of one, as many have to take part in
/// both (event_match.h).
std::vector<Key> sought_at(const Report& report) {
  const std::size_t size = report.participants.size();
  if (report.period) {
    const std::int64_t first = report.period->first.days;
    const std::int64_t last = report.period->last.days;
    std::vector<Key> keys{key_at(At::kLonger, 0)};
    if (first == last) keys.push_back(key_at(At::kDay, static_cast<Key>(first)));
    if (first != last) add_spans(At::kSpan, first, last, 0, keys);
    add_spans(At::kUndatedIn, first - kDaysBefore, last + kDaysAfter, size, keys);
    return keys;
  }
  if (!report.published) return {key_at(At::kUndated, 0, size)};
  const std::int64_t day = report.published->days;
  std::vector<Key> keys{key_at(At::kLonger, 0), key_at(At::kUnpublished, 0, size)};
  add_spans(At::kSpan, day - kDaysAfter, day + kDaysBefore, 0, keys);
  add_spans(At::kUndatedIn, day - kDaysAfter, day + kDaysAfter, size, keys);
  return keys;
}

std::vector<Key> each_at(const std::vector<Key>& who, const std::vector<Key>& when) {
  std::vector<Key> keys;
  keys.reserve(who.size() * when.size());
  for (Key one : who) {
    for (Key other : when) keys.push_back(combine({one, other}));
  }
  return keys;
}

std::vector<Key> filed_under(const Report& report) {
  const bool only_one = report.participants.size() == 1;
  std::vector<Key> keys;
  add_pairs(report, filed_as, keys);
  // One participant alone is found among several where both are dated.
  if (only_one || report.period) add_about(report, filed_as, Of::kOneAbout, keys);
  if (only_one) add_about(report, filed_as, Of::kOnlyOneAbout, keys);
  add_only_one(report, filed_as, keys);
  return each_at(keys, filed_at(report));
}

std::vector<Key> sought_under(const Report& report) {
  const bool only_one = report.participants.size() == 1;
  std::vector<Key> keys;
  add_pairs(report, sought_as, keys);
  add_about(report, sought_as, only_one ? Of::kOneAbout : Of::kOnlyOneAbout, keys);
  add_only_one(report, sought_as, keys);
  return each_at(keys, sought_at(report));
}

}  // namespace

void EventIndex::clear() {
  blocks_.clear();
  events_.clear();
}

void EventIndex::put(Key key, NodeId event) {
  const auto [begin, end] = events_.equal_range(key);
  const bool known =
      std::any_of(begin, end, [&](const auto& each) { return each.second == event; });
  if (!known) events_.emplace(key, event);
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
  if (events_.size() > kMostEntries) clear();
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
    const auto [begin, end] = events_.equal_range(combine({of_block, key}));
    for (auto each = begin; each != end; ++each) found.insert(each->second);
  }
}

}  // namespace newsgraph::resolve
