#include "newsgraph/ingest/resolve/neighbourhood.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <tuple>

#include "newsgraph/ingest/resolve/name_nodes.h"

namespace newsgraph::resolve {

namespace {

/// A name without an office must be the only one of its kind by far.
constexpr double kNarrow = 0.05;
constexpr double kWide = 0.2;

std::pair<NodeId, NodeId> in_order(NodeId left, NodeId right) {
  return std::minmax(left, right);
}

/// A full name tells more than one word, and an office or country more than none.
int known_of(const Profile& profile) {
  const bool placed = !profile.offices.empty() || !profile.countries.empty();
  const bool full =
      profile.label == EntityLabel::kPerson ? profile.words.size() > 1 : !profile.acronym;
  return (full ? 2 : 0) + (placed ? 1 : 0);
}

double margin_of(const Profile& profile) {
  const bool bare =
      profile.label == EntityLabel::kPerson && profile.words.size() < 2 && profile.offices.empty();
  return bare ? kWide : kNarrow;
}

bool is_link(const NameMatch& match) {
  return match.score >= kSuspect && !match.contradicts;
}

/// Both ends of the users' decisions of one kind.
std::vector<NodeId> decided(const Graph& graph, NodeId name, std::string_view type) {
  std::vector<NodeId> others;
  const auto id = graph.find_type(type);
  if (!id) return others;
  for (const Adjacent& each : graph.outgoing(name, *id)) others.push_back(each.node);
  for (const Adjacent& each : graph.incoming(name, *id)) others.push_back(each.node);
  return others;
}

}  // namespace

/// A walk from Name to Name over what may be followed.
struct Neighbourhood::Walk {
  const Graph& graph;
  NameMemory& memory;
  std::map<std::pair<NodeId, NodeId>, NameMatch> links{};
  std::set<NodeId> reached{};
  std::set<NodeId> beside{};  ///< what some that are reached may be, rivals if not reached
  std::deque<NodeId> waiting{};

  void reach(NodeId name) {
    if (is_used(graph, name) && reached.insert(name).second) waiting.push_back(name);
  }
  /// Null when they are none. Most pairs are none: these are compared again from the other side,
  /// which takes less than to remember them.
  const NameMatch* link_of(NodeId name, const Profile& profile, NodeId other) {
    const auto pair = in_order(name, other);
    auto found = links.find(pair);
    if (found == links.end()) {
      NameMatch match = compare(profile, *memory.profile(graph, other));
      if (!is_link(match)) return nullptr;
      found = links.emplace(pair, std::move(match)).first;
    }
    return &found->second;
  }
  void look_around(NodeId name) {
    const auto profile = memory.profile(graph, name);
    for (NodeId other : memory.find_alike(graph, name)) {
      const NameMatch* link = link_of(name, *profile, other);
      if (link == nullptr) continue;
      beside.insert(other);
      if (link->score >= kMerge) reach(other);
    }
    for (NodeId other : decided(graph, name, kSameAs)) reach(other);
  }
  void run() {
    while (!waiting.empty()) {
      const NodeId name = waiting.front();
      waiting.pop_front();
      look_around(name);
    }
  }
};

Neighbourhood::Neighbourhood(const Graph& graph, NameMemory& memory,
                             const std::set<NodeId>& names) {
  Walk walk{graph, memory};
  for (NodeId name : names) walk.reach(name);
  walk.run();
  read_names(walk);
  read_links(walk);
  read_decisions(graph);
}

void Neighbourhood::read_names(Walk& walk) {
  const auto comes_first = [&](NodeId left, NodeId right) {
    const auto one = walk.memory.profile(walk.graph, left);
    const auto other = walk.memory.profile(walk.graph, right);
    return std::tie(one->label, one->key) < std::tie(other->label, other->key);
  };
  names_.assign(walk.reached.begin(), walk.reached.end());
  std::sort(names_.begin(), names_.end(), comes_first);
  inside_ = names_.size();
  std::set_difference(walk.beside.begin(), walk.beside.end(), walk.reached.begin(),
                      walk.reached.end(), std::back_inserter(names_));
  std::sort(names_.begin() + static_cast<std::ptrdiff_t>(inside_), names_.end(), comes_first);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    profiles_.push_back(walk.memory.profile(walk.graph, names_[i]));
    indices_[names_[i]] = i;
  }
}

std::optional<std::size_t> Neighbourhood::index_of(NodeId name) const {
  const auto found = indices_.find(name);
  return found == indices_.end() ? std::nullopt : std::optional(found->second);
}

void Neighbourhood::read_links(const Walk& walk) {
  for (const auto& [pair, match] : walk.links) {
    const auto left = index_of(pair.first);
    const auto right = index_of(pair.second);
    if (!left || !right) continue;
    links_.push_back(
        {std::min(*left, *right), std::max(*left, *right), match.score, match.reason, false});
  }
}

void Neighbourhood::read_decisions(const Graph& graph) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    for (NodeId other : decided(graph, names_[i], kSameAs)) {
      const auto j = index_of(other);
      if (j && i < *j && *j < inside_) same_.push_back({i, *j, 1.0, "a user's decision", true});
    }
    for (NodeId other : decided(graph, names_[i], kDifferentFrom)) {
      if (const auto j = index_of(other)) different_.insert(std::minmax(i, *j));
    }
  }
  std::sort(same_.begin(), same_.end(), [](const Link& left, const Link& right) {
    return std::tie(left.left, left.right) < std::tie(right.left, right.right);
  });
}

Grouping Neighbourhood::group() const {
  std::map<std::pair<std::size_t, std::size_t>, NameMatch> known;
  const auto match = [&](std::size_t left, std::size_t right) -> const NameMatch& {
    const auto [found, fresh] = known.try_emplace(std::minmax(left, right));
    if (fresh) found->second = compare(profile(left), profile(right));
    return found->second;
  };
  const auto contradicts = [&](std::size_t left, std::size_t right) {
    return different_.contains(std::minmax(left, right)) || match(left, right).contradicts;
  };
  GroupingProblem problem;
  problem.count = names_.size();
  problem.links = links_;
  problem.threshold = kMerge;
  problem.same = same_;
  problem.contradicts = contradicts;
  problem.alike = [&](std::size_t left, std::size_t right) {
    return !contradicts(left, right) && match(left, right).score >= kMerge;
  };
  problem.known = [&](std::size_t i) { return known_of(profile(i)); };
  problem.margin = [&](std::size_t i) { return margin_of(profile(i)); };
  return resolve::group(problem);
}

std::set<NodeId> neighbours_of(const Graph& graph, NameMemory& memory, NodeId name) {
  std::set<NodeId> neighbours;
  if (!is_used(graph, name)) return neighbours;
  neighbours.insert(name);
  const auto profile = memory.profile(graph, name);
  for (NodeId other : memory.find_alike(graph, name)) {
    if (is_link(compare(*profile, *memory.profile(graph, other)))) neighbours.insert(other);
  }
  for (NodeId other : decided(graph, name, kSameAs)) neighbours.insert(other);
  return neighbours;
}

}  // namespace newsgraph::resolve
