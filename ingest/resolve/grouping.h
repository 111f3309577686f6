// Which of a number of things that may be the same are taken as the same.
//
// Links are followed from the surest down. A link is not followed where something in the two groups
// that it would join contradicts, or where an end has a rival: another link, about as good, to
// something that is not known to be the same. So whoever fits two others equally well stays apart.
//
// The outcome is a function of the problem: numbers of things break ties, so the caller puts them
// into an order that means something.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace newsgraph::resolve {

struct Link {
  std::size_t left = 0;
  std::size_t right = 0;
  double score = 0;
  std::string reason;
  bool by_user = false;
};

struct GroupingProblem {
  std::size_t count = 0;
  std::vector<Link> links;  ///< also those too weak to be followed, for they may be rivals
  double threshold = 1;     ///< links below it are not followed
  std::vector<Link> same;   ///< what a user has decided: followed whatever speaks against it
  /// Whether two cannot be the same; by rule or by a user. Empty where nothing contradicts.
  std::function<bool(std::size_t, std::size_t)> contradicts;
  /// Whether two, looked at alone, would be taken as the same. Empty where nothing has rivals; then
  /// `known` and `margin` are not asked for.
  std::function<bool(std::size_t, std::size_t)> alike;
  /// How much is known of each.
  std::function<int(std::size_t)> known;
  /// How much better a link at this end must be than another.
  std::function<double(std::size_t)> margin;
};

struct Grouping {
  std::vector<std::size_t> group_of;  ///< of each thing; groups are numbered by their first thing
  std::vector<Link> joins;            ///< the links followed: a tree in each group
};

Grouping group(const GroupingProblem& problem);

/// By what a thing hangs on the first of its group.
struct Hold {
  std::size_t other = 0;  ///< one nearer to the first
  const Link* link = nullptr;
};
/// The holds of all that are grouped with `first`, without itself.
std::map<std::size_t, Hold> holds_on(std::size_t first, const Grouping& grouping);

}  // namespace newsgraph::resolve
