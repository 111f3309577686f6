// Work that several threads share: a plan is cut in two, the rows below the cut are handed out
// chunk by chunk, and each thread has the operators above for itself.
#include "newsgraph/query/execution/batch/build/builder.h"
#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::execution::batch {
namespace {

using planner::Plan;

bool is_scan(const Plan& plan) {
  return std::holds_alternative<planner::AllNodesScan>(plan.node) ||
         std::holds_alternative<planner::LabelScan>(plan.node);
}

bool begins_with_scan(const Plan& plan) {
  return is_scan(plan) && std::holds_alternative<planner::Argument>(plan.input->node);
}

bool is_step(const Plan& plan) {
  return std::holds_alternative<planner::Expand>(plan.node) ||
         std::holds_alternative<planner::VariableExpand>(plan.node);
}

/// Whether a join keeps what its inner plan finds. Each thread keeps it for itself.
bool keeps_inner(const Plan& plan) {
  const auto* join = std::get_if<planner::Join>(&plan.node);
  return join && !has_fewer_outer_rows(plan, *join);
}

/// Whether the operator looks at no more than a row at a time, so that rows can be worked on apart.
bool takes_rows_one_by_one(const Plan& plan) {
  return is_step(plan) || is_scan(plan) || keeps_inner(plan) ||
         planner::is_one_of<planner::Argument, planner::IndexSeek, planner::NodeByIdSeek,
                            planner::BindPath, planner::PathLength, planner::Filter,
                            planner::Project, planner::Unwind, planner::Optional>(plan);
}

/// The operators from this one down that take rows one by one.
std::vector<const Plan*> chain_of(const Plan& plan) {
  std::vector<const Plan*> chain;
  for (const Plan* at = &plan; at && takes_rows_one_by_one(*at); at = at->input.get()) {
    chain.push_back(at);
  }
  return chain;
}

/// Above the lowest step: few rows may begin it, many leave it. The conditions on where it leads
/// are looked at below the cut where further steps are the greater part of the work. Null when
/// there is no step, or when there is too little above it for the rows that it is expected to make.
const Plan* cut_above_first_step(const std::vector<const Plan*>& chain, std::size_t least_rows) {
  const auto is_a_step = [](const Plan* plan) { return is_step(*plan); };
  auto at = std::find_if(chain.rbegin(), chain.rend(), is_a_step);
  if (at == chain.rend()) return nullptr;
  const Plan* cut = *at++;
  if (std::none_of(at, chain.rend(), is_a_step)) {
    return cut->estimated_rows >= static_cast<double>(least_rows) ? cut : nullptr;
  }
  for (; std::holds_alternative<planner::Filter>((*at)->node); ++at) cut = *at;
  return cut;
}

bool reads_one_of(const planner::BoundExpression& bound, const std::set<planner::Slot>& slots) {
  const auto read = bound.reads.find(bound.ast.get());
  return read != bound.reads.end() && slots.contains(read->second);
}

/// The slots of `items` that hold what one of `slots` holds; others of them hold it no longer.
std::set<planner::Slot> copies(
    const std::set<planner::Slot>& slots,
    const std::vector<std::pair<planner::Slot, planner::BoundExpression>>& items) {
  std::set<planner::Slot> found;
  for (const auto& item : items) {
    if (reads_one_of(item.second, slots)) found.insert(item.first);
  }
  return found;
}

/// The aggregations above the scan where all begins that group by its node, and perhaps by more:
/// each node is in one of the rows that threads share. Nullopt when there are others below `plan`,
/// or something else that looks at several rows, or no scan.
std::optional<std::set<const Plan*>> find_aggregations_by_scan(const Plan& plan) {
  std::vector<const Plan*> chain;
  const Plan* scan = &plan;
  for (; !begins_with_scan(*scan); scan = scan->input.get()) {
    if (!scan->input) return std::nullopt;
    chain.push_back(scan);
  }
  std::set<planner::Slot> nodes = *planner::found_slots(*scan);
  std::set<const Plan*> found;
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    if (const auto* aggregate = std::get_if<planner::Aggregate>(&(*at)->node)) {
      nodes = copies(nodes, aggregate->keys);
      if (nodes.empty()) return std::nullopt;
      found.insert(*at);
    } else if (const auto* project = std::get_if<planner::Project>(&(*at)->node)) {
      const std::set<planner::Slot> more = copies(nodes, project->items);
      for (const auto& item : project->items) nodes.erase(item.first);
      nodes.insert(more.begin(), more.end());
    } else if (!takes_rows_one_by_one(**at)) {
      return std::nullopt;
    }
  }
  return found;
}

/// Where a plan may be cut.
struct Cut {
  const Plan* at;  ///< null stands for the scan where it begins
  std::set<const Plan*> apart = {};
};

/// The better place first.
std::vector<Cut> cuts_of(const Plan& plan, std::size_t least_rows) {
  std::vector<Cut> cuts;
  if (auto apart = find_aggregations_by_scan(plan)) cuts.push_back({nullptr, std::move(*apart)});
  if (const Plan* cut = cut_above_first_step(chain_of(plan), least_rows)) cuts.push_back({cut});
  return cuts;
}

}  // namespace

Builder::Made Builder::collect(const Plan& plan, const Prepare& prepare) {
  std::optional<Collected> alone = prepare(*this);
  if (!alone) return std::nullopt;
  OperatorPtr top = make_shared(plan, prepare, *alone);
  if (!top) {
    top = make_collection(std::move(alone->input), execution_, std::move(alone->collector));
  }
  return Pipeline{std::move(top), std::move(alone->layout)};
}

OperatorPtr Builder::make_shared(const Plan& plan, const Prepare& prepare, Collected& alone) const {
  // What is measured operator by operator is run by one thread.
  if (share_ || execution_.profile || !alone.collector->can_be_shared()) return nullptr;
  const unsigned threads = execution_.threads();
  const std::size_t least_rows = sharing_.least_rows_per_thread * threads;
  for (const Cut& cut : cuts_of(*plan.input, least_rows)) {
    // Groups of a few nodes at a time are found faster, by one thread too.
    if (threads <= 1 && cut.apart.empty()) continue;
    auto shared = std::make_shared<SharedParts>(SharedParts{cut.at, least_rows, cut.apart});
    std::optional<CollectingWorker> first = make_worker(prepare, shared);
    if (!first) continue;
    // This builder is gone when others are made.
    const auto make = [&execution = execution_, sharing = sharing_, row_width = row_width_,
                       hidden_slots = chunk_width_ - row_width_, prepare,
                       shared](std::shared_ptr<RowExchange> exchange, std::size_t thread) {
      const Builder builder(execution, sharing, row_width, hidden_slots);
      return std::move(*builder.make_worker(prepare, shared, std::move(exchange), thread));
    };
    SharedCollectionParts parts{std::move(*first), [make] { return make(nullptr, 0); }, nullptr,
                                std::move(alone.collector), sharing_};
    if (threads > 1 && alone.can_be_exchanged) {
      parts.make_exchanging = [make, shared](unsigned count) {
        const auto exchange = std::make_shared<RowExchange>(count);
        std::vector<CollectingWorker> workers;
        for (unsigned i = 0; i < count; ++i) workers.push_back(make(exchange, i));
        return workers;
      };
    }
    return make_shared_collection(execution_, std::move(parts));
  }
  return nullptr;
}

std::optional<CollectingWorker> Builder::make_worker(const Prepare& prepare,
                                                     const std::shared_ptr<SharedParts>& shared,
                                                     std::shared_ptr<RowExchange> exchange,
                                                     std::size_t thread) const {
  CollectingWorker worker{nullptr, exchange, execution_.for_worker(), std::make_unique<RowsTaker>(),
                          nullptr, nullptr};
  Builder builder(*worker.execution, sharing_, row_width_, chunk_width_ - row_width_);
  builder.share_ = Share{shared, worker.taker.get(), std::move(exchange), thread};
  std::optional<Collected> made = prepare(builder);
  if (!made || !shared->rows) return std::nullopt;
  worker.rows = shared->rows;
  worker.input = std::move(made->input);
  worker.collector = std::move(made->collector);
  return worker;
}

Builder::Collected Builder::collect_groups(Pipeline input, AggregateParts parts, Layout layout,
                                           std::shared_ptr<RowExchange> exchange) {
  const bool can_be_exchanged = batch::can_be_exchanged(parts);
  if (exchange) {
    input.top = make_exchange(std::move(input.top), execution_, parts,
                              {std::move(exchange), share_->thread, share_->taker});
  }
  return {std::move(input.top), make_groups(execution_, std::move(parts)), std::move(layout),
          can_be_exchanged};
}

Builder::Made Builder::share_scan(Scanned scanned, planner::Slot slot) {
  SharedParts& shared = *share_->parts;
  if (scanned.ids->size() < shared.least_scan) return std::nullopt;
  if (!shared.rows) {
    shared.layout = {{slot, scanned.kind}};
    shared.rows = share_ids(std::move(scanned), slot, chunk_width_, sharing_.ids_at_a_time);
  }
  return shared_pipeline();
}

Builder::Made Builder::share_plan(const Plan& plan, const Needs& needs) {
  SharedParts& shared = *share_->parts;
  if (!shared.rows) {
    std::unique_ptr<Execution> execution = execution_.for_worker();
    Builder builder(*execution, sharing_, row_width_, chunk_width_ - row_width_);
    builder.walk_conditions_ = walk_conditions_;
    Made made = builder.build(plan, needs);
    if (!made) return made;
    shared.rows = share_rows(std::move(execution), std::move(made->top));
    shared.layout = std::move(made->layout);
  }
  return shared_pipeline();
}

Pipeline Builder::shared_pipeline() const {
  return {make_shared_rows(*share_->parts->rows, *share_->taker, execution_),
          share_->parts->layout};
}

}  // namespace newsgraph::execution::batch
