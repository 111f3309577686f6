#include "newsgraph/ingest/resolve/grouping.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace newsgraph::resolve {

namespace {

class Groups {
 public:
  explicit Groups(const GroupingProblem& problem)
      : problem_(problem), group_of_(problem.count), members_(problem.count), at_(problem.count) {
    std::iota(group_of_.begin(), group_of_.end(), std::size_t{0});
    for (std::size_t i = 0; i < problem.count; ++i) members_[i] = {i};
    for (const Link& link : problem.links) {
      at_[link.left].push_back({link.right, link.score});
      at_[link.right].push_back({link.left, link.score});
    }
  }

  bool together(std::size_t left, std::size_t right) const {
    return group_of_[left] == group_of_[right];
  }

  void join(const Link& link) {
    const std::size_t into = std::min(group_of_[link.left], group_of_[link.right]);
    const std::size_t from = std::max(group_of_[link.left], group_of_[link.right]);
    for (std::size_t member : members_[from]) {
      group_of_[member] = into;
      members_[into].push_back(member);
    }
    members_[from].clear();
    joins_.push_back(link);
  }

  bool may_join(const Link& link) const {
    return !contradict(link) && !has_rival(link.left, link.right, link.score) &&
           !has_rival(link.right, link.left, link.score);
  }

  Grouping answer() && { return {std::move(group_of_), std::move(joins_)}; }

 private:
  struct End {
    std::size_t other;
    double score;
  };

  bool contradict(const Link& link) const {
    if (!problem_.contradicts) return false;
    for (std::size_t left : members_[group_of_[link.left]]) {
      for (std::size_t right : members_[group_of_[link.right]]) {
        if (problem_.contradicts(left, right)) return true;
      }
    }
    return false;
  }

  bool has_rival(std::size_t end, std::size_t other, double score) const {
    if (!problem_.alike || problem_.known(end) > problem_.known(other)) return false;
    return std::any_of(at_[end].begin(), at_[end].end(), [&](const End& rival) {
      return !together(rival.other, end) && !together(rival.other, other) &&
             problem_.known(rival.other) >= problem_.known(other) &&
             rival.score >= score - problem_.margin(end) && !problem_.alike(rival.other, other);
    });
  }

  const GroupingProblem& problem_;
  std::vector<std::size_t> group_of_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::vector<End>> at_;
  std::vector<Link> joins_;
};

}  // namespace

Grouping group(const GroupingProblem& problem) {
  Groups groups(problem);
  for (const Link& link : problem.same) {
    if (!groups.together(link.left, link.right)) groups.join(link);
  }
  std::vector<Link> links;
  for (const Link& link : problem.links) {
    if (link.score >= problem.threshold) links.push_back(link);
  }
  std::sort(links.begin(), links.end(), [](const Link& left, const Link& right) {
    return std::tuple(-left.score, left.left, left.right) <
           std::tuple(-right.score, right.left, right.right);
  });
  // What has been joined may have been the rival of another.
  for (bool changed = true; changed;) {
    changed = false;
    for (const Link& link : links) {
      if (groups.together(link.left, link.right) || !groups.may_join(link)) continue;
      groups.join(link);
      changed = true;
    }
  }
  return std::move(groups).answer();
}

std::map<std::size_t, Hold> holds_on(std::size_t first, const Grouping& grouping) {
  std::map<std::size_t, std::vector<const Link*>> joins_at;
  for (const Link& link : grouping.joins) {
    joins_at[link.left].push_back(&link);
    joins_at[link.right].push_back(&link);
  }
  std::map<std::size_t, Hold> holds;
  std::vector<std::size_t> reached{first};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const Link* link : joins_at[reached[i]]) {
      const std::size_t other = link->left == reached[i] ? link->right : link->left;
      if (other == first || !holds.try_emplace(other, Hold{reached[i], link}).second) continue;
      reached.push_back(other);
    }
  }
  return holds;
}

}  // namespace newsgraph::resolve
