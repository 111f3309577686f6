// Work that several threads share: a plan is cut in two, the rows below the cut are handed out
// chunk by chunk, and each thread has the operators above for itself.
#include "newsgraph/query/execution/batch/builder.h"

namespace newsgraph::execution::batch {
namespace {

using planner::Plan;

/// A thread is worth its start when there are some chunks for it.
constexpr std::size_t kChunksPerThread = 4;

bool is_scan(const Plan& plan) {
  return std::holds_alternative<planner::AllNodesScan>(plan.node) ||
         std::holds_alternative<planner::LabelScan>(plan.node);
}

bool is_step(const Plan& plan) {
  return std::holds_alternative<planner::Expand>(plan.node) ||
         std::holds_alternative<planner::VariableExpand>(plan.node);
}

/// Whether the operator looks at no more than a row at a time, so that rows can be worked on apart.
bool takes_rows_one_by_one(const Plan& plan) {
  return is_step(plan) || is_scan(plan) || std::holds_alternative<planner::Argument>(plan.node) ||
         std::holds_alternative<planner::IndexSeek>(plan.node) ||
         std::holds_alternative<planner::Filter>(plan.node) ||
         std::holds_alternative<planner::Project>(plan.node) ||
         std::holds_alternative<planner::Unwind>(plan.node) ||
         std::holds_alternative<planner::Optional>(plan.node);
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
/// there is no step.
const Plan* cut_above_first_step(const std::vector<const Plan*>& chain) {
  const auto is_a_step = [](const Plan* plan) { return is_step(*plan); };
  auto at = std::find_if(chain.rbegin(), chain.rend(), is_a_step);
  if (at == chain.rend()) return nullptr;
  const Plan* cut = *at++;
  if (std::none_of(at, chain.rend(), is_a_step)) return cut;
  for (; std::holds_alternative<planner::Filter>((*at)->node); ++at) cut = *at;
  return cut;
}

/// Where the plan may be cut, the better place first; null stands for the scan where it begins.
std::vector<const Plan*> cuts_of(const Plan& plan) {
  const std::vector<const Plan*> chain = chain_of(plan);
  std::vector<const Plan*> cuts;
  const bool begins_with_scan =
      chain.size() > 1 && !chain.back()->input && is_scan(*chain[chain.size() - 2]);
  if (begins_with_scan) cuts.push_back(nullptr);
  if (const Plan* cut = cut_above_first_step(chain)) cuts.push_back(cut);
  return cuts;
}

}  // namespace

Builder::Made Builder::collect(const Plan& plan, const Prepare& prepare) {
  std::optional<Collected> alone = prepare(*this);
  if (!alone) return std::nullopt;
  OperatorPtr top = alone->can_be_shared ? make_shared(plan, prepare, alone->collector) : nullptr;
  if (!top) {
    top = make_collection(std::move(alone->input), execution_, std::move(alone->collector));
  }
  return Pipeline{std::move(top), std::move(alone->layout)};
}

OperatorPtr Builder::make_shared(const Plan& plan, const Prepare& prepare,
                                 std::unique_ptr<Collector>& whole) const {
  // What is measured operator by operator is run by one thread.
  const unsigned threads = execution_.profile ? 1 : execution_.threads();
  if (threads <= 1 || share_) return nullptr;
  for (const Plan* cut : cuts_of(*plan.input)) {
    auto shared =
        std::make_shared<SharedParts>(SharedParts{cut, kChunksPerThread * threads * kChunkRows});
    std::optional<CollectingWorker> first = make_worker(prepare, shared);
    if (!first) continue;
    // This builder is gone when others are made.
    auto make_other = [&execution = execution_, row_width = row_width_,
                       hidden_slots = chunk_width_ - row_width_, prepare, shared] {
      return std::move(*Builder(execution, row_width, hidden_slots).make_worker(prepare, shared));
    };
    return make_shared_collection(execution_,
                                  {std::move(*first), std::move(make_other), std::move(whole)});
  }
  return nullptr;
}

std::optional<CollectingWorker> Builder::make_worker(
    const Prepare& prepare, const std::shared_ptr<SharedParts>& shared) const {
  CollectingWorker worker{nullptr, execution_.for_worker(), std::make_unique<RowsTaker>(), nullptr,
                          nullptr};
  Builder builder(*worker.execution, row_width_, chunk_width_ - row_width_);
  builder.share_ = Share{shared, worker.taker.get()};
  std::optional<Collected> made = prepare(builder);
  if (!made || !shared->rows) return std::nullopt;
  worker.rows = shared->rows;
  worker.input = std::move(made->input);
  worker.collector = std::move(made->collector);
  return worker;
}

Builder::Made Builder::share_scan(const IdSet& ids, Kind kind, planner::Slot slot) {
  SharedParts& shared = *share_->parts;
  if (ids.size() < shared.least_scan) return std::nullopt;
  if (!shared.rows) {
    shared.rows = share_ids(ids, kind, slot, chunk_width_);
    shared.layout = {{slot, kind}};
  }
  return shared_pipeline();
}

Builder::Made Builder::share_plan(const Plan& plan, const Needs& needs) {
  SharedParts& shared = *share_->parts;
  if (!shared.rows) {
    std::unique_ptr<Execution> execution = execution_.for_worker();
    Builder builder(*execution, row_width_, chunk_width_ - row_width_);
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
