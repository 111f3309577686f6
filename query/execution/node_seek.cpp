#include "newsgraph/query/execution/node_seek.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "newsgraph/query/execution/comparison.h"

namespace newsgraph::execution {
namespace {

/// The id that a number stands for.
std::optional<NodeId> id_of_number(const Value& value) {
  if (!value.is_integer() && !value.is_float()) return std::nullopt;
  const double number = value.as_number();
  if (!(number >= 0 && number < 0x1p32) || std::trunc(number) != number) return std::nullopt;
  return NodeId{static_cast<std::uint32_t>(number)};
}

/// The id whose digits the text is.
std::optional<NodeId> id_of_text(const Value& value) {
  if (!value.is_string()) return std::nullopt;
  const std::string& text = value.as_string();
  std::uint32_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc() || std::to_string(id) != text) return std::nullopt;
  return NodeId{id};
}

}  // namespace

NodeSeek::NodeSeek(const planner::IndexSeek& plan)
    : label_(plan.label), key_(plan.key), any_of_(plan.any_of) {}

NodeSeek::NodeSeek(const planner::NodeByIdSeek& plan)
    : any_of_(plan.any_of), as_text_(plan.as_text) {
  if (!plan.label.empty()) label_.emplace(plan.label);
}

std::vector<NodeId> NodeSeek::find(const Graph& graph, const Value& wanted) const {
  if (!any_of_ || wanted.is_null()) return find_one(graph, wanted);
  const auto label = label_ ? label_->id(graph) : std::nullopt;
  if (label_ && !label) return {};
  if ((label ? graph.node_count(*label) : graph.node_count()) == 0) return {};
  if (!wanted.is_list()) throw no_list_on_the_right(wanted);
  std::vector<NodeId> found;
  for (const Value& item : wanted.as_list()) {
    const std::vector<NodeId> more = find_one(graph, item);
    found.insert(found.end(), more.begin(), more.end());
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<NodeId> NodeSeek::find_one(const Graph& graph, const Value& wanted) const {
  const auto label = label_ ? label_->id(graph) : std::nullopt;
  if (wanted.is_null() || (label_ && !label)) return {};
  if (key_) {
    const auto key = key_->id(graph);
    return key ? graph.find_nodes(*label, *key, wanted) : std::vector<NodeId>{};
  }
  const auto id = as_text_ ? id_of_text(wanted) : id_of_number(wanted);
  if (!id || !graph.contains(*id) || (label && !graph.has_label(*id, *label))) return {};
  return {*id};
}

}  // namespace newsgraph::execution
