#include "newsgraph/graph/projection.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "newsgraph/graph/message.h"

namespace newsgraph {

namespace {

using Ends = std::pair<std::uint32_t, std::uint32_t>;

/// Living nodes that have one of the labels, in the order of ids.
std::vector<NodeId> nodes_of(const Graph& graph, const std::vector<std::string>& labels) {
  if (labels.empty()) return graph.all_nodes();
  std::vector<NodeId> nodes;
  for (const std::string& label : labels) {
    const auto known = graph.find_label(label);
    if (!known) continue;
    const std::vector<NodeId> more = graph.nodes_with_label(*known);
    nodes.insert(nodes.end(), more.begin(), more.end());
  }
  std::ranges::sort(nodes);
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

/// Collects arcs, vertex by vertex, as the packed graph wants them.
class ArcCollector {
 public:
  ArcCollector(const Graph& graph, const ProjectionOptions& options,
               const std::vector<NodeId>& nodes)
      : graph_(graph), all_types_(options.types.empty()) {
    vertices_.assign(graph.node_id_bound(), kAbsent);
    for (std::uint32_t i = 0; i < nodes.size(); ++i) vertices_[nodes[i].value] = i;
    for (const std::string& type : options.types) {
      if (const auto known = graph.find_type(type)) types_.push_back(*known);
    }
    std::ranges::sort(types_);
    types_.erase(std::unique(types_.begin(), types_.end()), types_.end());
    if (!options.weight.empty()) weight_key_ = graph.find_key(options.weight);
  }

  void add(NodeId node, Orientation orientation) {
    if (orientation != Orientation::kIncoming) {
      each_type([&](auto... type) { add(node, graph_.outgoing(node, type...), false); });
    }
    if (orientation != Orientation::kOutgoing) {
      const bool both = orientation == Orientation::kBoth;
      each_type([&](auto... type) { add(node, graph_.incoming(node, type...), both); });
    }
  }

  std::vector<Ends> ends;
  std::vector<Projection::Arc> arcs;
  bool found_weight = false;

 private:
  static constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();

  template <class Visit>
  void each_type(const Visit& visit) const {
    if (all_types_) {
      visit();
    } else {
      for (const TypeId type : types_) visit(type);
    }
  }

  /// A self-loop walked both ways is still one arc.
  void add(NodeId node, std::span<const Adjacent> adjacent, bool skip_loops) {
    for (const Adjacent& each : adjacent) {
      const std::uint32_t to = vertices_[each.node.value];
      if (to == kAbsent || (skip_loops && each.node == node)) continue;
      if (arcs.size() == kAbsent) {
        throw Error(ErrorKind::kInput, "the graph has too many relationships for one algorithm", {},
                    "Name the labels and types that matter.");
      }
      ends.emplace_back(vertices_[node.value], to);
      arcs.push_back({each.relationship, weight(each.relationship)});
    }
  }

  double weight(RelationshipId relationship) {
    if (!weight_key_) return 1;
    const Value value = graph_.property(relationship, *weight_key_);
    if (value.is_null()) return 1;
    found_weight = true;
    const bool number = value.is_integer() || value.is_float();
    if (!number || !(value.as_number() >= 0)) {
      throw Error(ErrorKind::kInput,
                  "the weight `" + abbreviated(graph_.name(*weight_key_)) + "` of relationship " +
                      std::to_string(relationship.value) + " is " +
                      abbreviated(to_text(graph_, value)),
                  {}, "A weight is a number that is not negative.");
    }
    return value.as_number();
  }

  const Graph& graph_;
  bool all_types_;
  std::vector<TypeId> types_;
  std::optional<KeyId> weight_key_;
  std::vector<std::uint32_t> vertices_;  ///< by node id
};

}  // namespace

Projection::Projection(const Graph& graph, const ProjectionOptions& options,
                       const Checkpoint& checkpoint)
    : nodes_(nodes_of(graph, options.labels)),
      undirected_(options.orientation == Orientation::kBoth) {
  ArcCollector collector(graph, options, nodes_);
  for (const NodeId node : nodes_) {
    if (checkpoint) checkpoint();
    collector.add(node, options.orientation);
  }
  weighted_ = collector.found_weight;
  packed_ = PackedGraph(boost::edges_are_sorted, collector.ends.begin(), collector.ends.end(),
                        collector.arcs.begin(), static_cast<std::uint32_t>(nodes_.size()),
                        static_cast<std::uint32_t>(collector.arcs.size()));
}

std::size_t Projection::bytes() const {
  const std::size_t arc_bytes = sizeof(std::uint32_t) + sizeof(Arc);
  return sizeof *this + nodes_.size() * (sizeof(NodeId) + sizeof(std::uint32_t)) +
         num_edges(packed_) * arc_bytes;
}

std::optional<std::uint32_t> Projection::vertex(NodeId node) const {
  const auto found = std::ranges::lower_bound(nodes_, node);
  if (found == nodes_.end() || *found != node) return std::nullopt;
  return static_cast<std::uint32_t>(found - nodes_.begin());
}

}  // namespace newsgraph
