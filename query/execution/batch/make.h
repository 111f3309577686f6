// One function an operator, called by the Builder. Internal to execution/batch.
//
// `carried` are the slots of the input that are read further up: an operator that makes rows copies
// those and no others.
#pragma once

#include <functional>

#include "newsgraph/query/execution/batch/collector.h"
#include "newsgraph/query/execution/batch/expression.h"
#include "newsgraph/query/execution/batch/neighbours.h"
#include "newsgraph/query/execution/batch/prepared_neighbours.h"
#include "newsgraph/query/execution/batch/rivals.h"
#include "newsgraph/query/execution/batch/step_lists.h"
#include "newsgraph/query/execution/batch/walk_tests.h"
#include "newsgraph/query/execution/items.h"
#include "newsgraph/query/functions/aggregate.h"

namespace newsgraph::execution::batch {

using Slots = std::vector<planner::Slot>;

/// One row that holds nothing.
OperatorPtr make_single_row(std::size_t row_width);

/// Every node, or relationship, of the set, for every row of the input.
OperatorPtr make_scan(OperatorPtr input, Execution& execution, const IdSet& ids, Kind kind,
                      planner::Slot slot, Slots carried);

/// Each row of the input stands for so many of what a scan would have made of it and nobody reads.
/// Throws QueryError when they become too many to be counted.
OperatorPtr make_times(OperatorPtr input, std::uint64_t count);

/// The nodes with a label whose property equals a value, for every row of the input.
struct SeekParts {
  planner::Slot node;
  LabelId label;
  KeyId key;
  ExpressionPtr value;
  Slots carried;
};
OperatorPtr make_seek(OperatorPtr input, Execution& execution, SeekParts parts);

OperatorPtr make_filter(OperatorPtr input, ExpressionPtr condition, Slots carried);
/// For a condition on one node that comes up again and again; it throws in no row.
OperatorPtr make_node_filter(OperatorPtr input, Execution& execution, planner::Slot node,
                             ExpressionPtr condition, Slots carried);
OperatorPtr make_project(OperatorPtr input,
                         std::vector<std::pair<planner::Slot, ExpressionPtr>> items);

/// A row for each item of a list.
struct UnwindParts {
  ItemsExpressionPtr list;
  Slots uses;  ///< what the list is made of
  planner::Slot variable;
  Slots carried;
  std::size_t row_width;  ///< of the rows that the list is computed from
};
OperatorPtr make_unwind(OperatorPtr input, Execution& execution, UnwindParts parts);
/// What lies in a slot as values becomes nodes. Throws TypeError where it is neither a node nor
/// null.
OperatorPtr make_as_nodes(OperatorPtr input, planner::Slot slot);

struct ExpandParts {
  planner::Slot from;
  std::optional<planner::Slot> relationship;  ///< absent: nobody reads it
  std::optional<planner::Slot> to;            ///< absent: nobody reads it
  Neighbours neighbours;
  Rivals rivals;
  Slots carried;
  /// Rows that differ in nothing that is carried or given need not all be made.
  bool duplicates_matter = true;
};
/// With neither relationship nor end asked for, rows are counted, not made.
OperatorPtr make_expand(OperatorPtr input, Execution& execution, ExpandParts parts);

/// What a step's relationship must meet.
struct StepConditions {
  std::optional<StepKey> key;
  StepTest test;
  /// For make_expand_where() alone; null when each node comes up once.
  std::shared_ptr<StepLists> lists;
};
OperatorPtr make_expand_where(OperatorPtr input, Execution& execution, ExpandParts parts,
                              StepConditions conditions);

struct ExpandIntoParts {
  planner::Slot from, to;
  std::optional<planner::Slot> relationship;
  Neighbours neighbours;
  Rivals rivals;
  Slots carried;
  bool duplicates_matter = true;
  std::optional<StepConditions> conditions = std::nullopt;
};
OperatorPtr make_expand_into(OperatorPtr input, Execution& execution, ExpandIntoParts parts);

/// Steps that end in one node, from nodes that are known: the node is looked for in the shortest of
/// their lists of neighbours.
struct IntersectParts {
  struct Side {
    planner::Slot from;
    std::optional<planner::Slot> relationship;
    Neighbours neighbours;
    Rivals rivals;
    /// The sides before it whose relationships must be others.
    std::vector<std::size_t> differs_from = {};
    /// For make_intersect_prepared() alone.
    std::shared_ptr<PreparedNeighbours> lists = nullptr;
  };
  std::vector<Side> sides;
  planner::Slot to;
  Slots carried = {};
  bool duplicates_matter = true;
  bool gives_to = true;  ///< false: nobody reads which node it is
};
/// Of two sides. Gives `to`.
OperatorPtr make_intersect(OperatorPtr input, Execution& execution, IntersectParts parts);
/// Of two or more, whose nodes come up over and over; gives no relationships.
OperatorPtr make_intersect_prepared(OperatorPtr input, Execution& execution, IntersectParts parts);

/// Rows that differ in nothing but how many rows they stand for become one: of the input, only the
/// node in the slot is read. They come in the order of ids.
OperatorPtr make_merge_rows(OperatorPtr input, Execution& execution, planner::Slot node);

/// One step whose ends are counted, but for those whose value is that of a node known before.
struct CountOthersParts {
  planner::Slot from, to;
  Neighbours neighbours;
  Rivals rivals;  ///< no lists
  std::shared_ptr<PreparedNeighbours> lists;
  /// Of one kind, which is compared as a number: the first reads the slot `to` alone.
  ExpressionPtr value, other;
  std::size_t chunk_width;
  Slots carried;
};
OperatorPtr make_count_others(OperatorPtr input, Execution& execution, CountOthersParts parts);

struct WalkParts {
  planner::Slot from;
  std::optional<planner::Slot> relationships;  ///< absent: nobody reads their list
  std::optional<planner::Slot> length;         ///< absent: nobody reads their number
  std::optional<planner::Slot> to;             ///< absent: nobody reads it
  Neighbours neighbours;
  Rivals rivals;
  std::uint64_t minimum;
  std::uint64_t maximum;
  bool into = false;      ///< `to` is where the walk has to end
  bool reversed = false;  ///< the list is against the walk
  Slots carried;
  bool duplicates_matter = true;
  bool may_count = false;  ///< a row may stand for several
  WalkTests tests = {};
};
/// Every walk, each relationship at most once in it.
OperatorPtr make_walks(OperatorPtr input, Execution& execution, WalkParts parts);
/// Every node that a walk of at least `minimum` (0 or 1) steps ends in, once a row; neither the
/// relationships nor the end are known or asked for.
OperatorPtr make_reach(OperatorPtr input, Execution& execution, WalkParts parts);

/// The shortest walks, or one of them, between the nodes in two slots. What the pattern says of
/// relationships depends on no row.
struct ShortestPathParts {
  planner::ShortestPath plan;
  bool gives_relationships;
  bool gives_length;
  Slots carried;
};
OperatorPtr make_shortest_path(OperatorPtr input, Execution& execution, ShortestPathParts parts);

/// The path of a pattern, from its nodes and relationships.
OperatorPtr make_bind_path(OperatorPtr input, Execution& execution, planner::BindPath path,
                           std::size_t row_width);
OperatorPtr make_path_length(OperatorPtr input, planner::PathLength length);

struct AggregateParts {
  struct Call {
    planner::Slot result;
    const functions::Aggregate* aggregate;
    bool distinct;
    std::vector<ExpressionPtr> arguments;  ///< none for count(*)
    QuerySpan span;
  };
  std::vector<std::pair<planner::Slot, ExpressionPtr>> keys;
  std::vector<Call> calls;
  std::size_t chunk_width;  ///< how many slots a chunk has; there may be none to take it from
  /// Whether groups come out in the order in which they first came up.
  bool in_order = true;
  /// Where rows tell their place in the order of all: they come in any, and no two collectors have
  /// rows of the same group.
  std::optional<planner::Slot> order = std::nullopt;
  /// Whether there is no group where there are no rows.
  bool is_grouped = true;
};
std::unique_ptr<Collector> make_groups(Execution& execution, AggregateParts parts);
/// Whether what several threads have found of the call can be put together.
bool can_be_shared(const AggregateParts::Call& call);
/// The kind of a call's result.
Kind result_kind(const AggregateParts::Call& call);

/// Of the numbers of rows in inner pipelines: a kind that is ordered by number.
inline constexpr Kind kRowNumber = Kind::kNode;

/// Where an inner pipeline starts: the rows of a chunk, each with its number in a slot of its own.
class ChunkSource final : public Operator {
 public:
  ChunkSource(planner::Slot row_number, Slots carried)
      : row_number_(row_number), carried_(std::move(carried)) {}
  /// `count` rows of a chunk, which must outlive the next run of the pipeline.
  void set(const Chunk& chunk, std::size_t begin, std::size_t count);
  void open() override { given_ = false; }
  bool next(Chunk& chunk) override;

 private:
  planner::Slot row_number_;
  Slots carried_;
  const Chunk* chunk_ = nullptr;
  std::size_t begin_ = 0, count_ = 0;
  std::vector<std::uint32_t> places_;
  bool given_ = false;
};

/// A pipeline that starts from the rows of a chunk. Its rows come in the order of those.
struct InnerPipeline {
  OperatorPtr top;
  ChunkSource* source;  ///< in `top`
  planner::Slot row_number;
  /// From how many rows it is run at a time: few where it keeps what it finds, and memory counts.
  std::size_t rows_at_once = kChunkRows;

  /// Runs it for all rows of a chunk, and calls `visit` whenever `found` holds what it has made,
  /// until that gives false.
  template <class Visit>
  void run(const Chunk& chunk, Chunk& found, const Visit& visit) {
    for (std::size_t begin = 0; begin < chunk.size; begin += rows_at_once) {
      source->set(chunk, begin, std::min(rows_at_once, chunk.size - begin));
      top->open();
      while (top->next(found)) {
        if (!visit()) return;
      }
    }
  }
};

/// Each row of the input with the rows of another pipeline, which does not depend on it, that have
/// the same values; with all of them where there are none.
struct JoinParts {
  OperatorPtr inner;
  /// By equation: both its sides, and the kind in which they are compared.
  std::vector<ExpressionPtr> outer_values, inner_values;
  std::vector<Kind> kinds;
  Slots outer_carried, inner_carried;
  bool keeps_outer = false;  ///< the rows of the input are kept, not those of the inner pipeline
  bool keeps_order = true;   ///< rows come in the order of the input; then it is not kept
  bool may_count = false;
  bool needs_every_row = true;  ///< they may neither be counted nor left out
};
OperatorPtr make_join(OperatorPtr input, Execution& execution, JoinParts parts);

struct OptionalParts {
  InnerPipeline inner;
  Slots carried;
  std::vector<std::pair<planner::Slot, Kind>> introduced;
};
OperatorPtr make_optional(OperatorPtr input, OptionalParts parts);

/// The rows for which the inner pipeline has rows, or, with `wanted` false, those for which not.
struct SemiJoinParts {
  InnerPipeline inner;
  bool wanted;
  Slots carried;
};
OperatorPtr make_semi_join(OperatorPtr input, SemiJoinParts parts);

/// The rows in which a relationship leads from one known node to another one, or, with `wanted`
/// false, those in which none does.
struct AdjacentParts {
  planner::Slot from, to;
  Neighbours neighbours;
  bool wanted;
  Slots carried;
};
OperatorPtr make_adjacent_filter(OperatorPtr input, Execution& execution, AdjacentParts parts);

/// In an inner pipeline: of the rows for each outer row, those from `begin` on, `count` of them at
/// most.
OperatorPtr make_slice_each(OperatorPtr input, planner::Slot row_number, std::uint64_t begin,
                            std::uint64_t count, Slots carried);

/// Puts beside every row what the inner pipeline's rows for it make: whether there are any, their
/// number, or the list of what they hold.
struct SubqueryParts {
  InnerPipeline inner;
  parser::SubqueryKind kind;
  planner::Slot result;
  std::optional<planner::Slot> item;  ///< of kCollect: what is collected
};
OperatorPtr make_subquery(OperatorPtr input, Execution& execution, SubqueryParts parts);

/// Gives each row of the layout that differs from all before it, as soon as it comes.
OperatorPtr make_distinct(OperatorPtr input, Execution& execution, const Layout& layout);

/// All rows in order, or the first `bound` of them. Rows that compare equal keep the order they
/// came in.
struct SortParts {
  Slots slots;  ///< of the rows
  std::vector<planner::SortKey> keys;
  std::optional<std::uint64_t> bound;
};
std::unique_ptr<Collector> make_sorted_rows(Execution& execution, SortParts parts);
/// Rows from `begin` on, `count` of them at most.
OperatorPtr make_slice(OperatorPtr input, std::uint64_t begin, std::uint64_t count, Slots carried);

}  // namespace newsgraph::execution::batch
