// A collector and the pipelines that it takes its rows from, by one thread or several.
#include <algorithm>
#include <chrono>
#include <exception>
#include <system_error>
#include <utility>

#include "newsgraph/query/execution/batch/threads/collector.h"
#include "newsgraph/query/execution/batch/threads/helper_thread.h"
#include "newsgraph/query/execution/batch/threads/row_exchange.h"

namespace newsgraph::execution::batch {
namespace {

class Collection final : public Operator {
 public:
  Collection(OperatorPtr input, Execution& execution, std::unique_ptr<Collector> collector)
      : input_(std::move(input)), execution_(execution), collector_(std::move(collector)) {}

  void open() override {
    input_->open();
    collector_->clear();
    collected_ = false;
  }
  bool next(Chunk& chunk) override {
    if (!std::exchange(collected_, true)) {
      Chunk in;
      while (input_->next(in)) {
        execution_.steps(in.size);
        collector_->take_in(in, nullptr);
      }
      collector_->end();
    }
    return collector_->give(chunk);
  }

 private:
  OperatorPtr input_;
  Execution& execution_;
  std::unique_ptr<Collector> collector_;
  bool collected_ = false;
};

class CollectionsApart final : public Operator {
 public:
  CollectionsApart(OperatorPtr input, Execution& execution, std::unique_ptr<Collector> collector,
                   std::unique_ptr<RowsTaker> below, RowsTaker& above)
      : input_(std::move(input)),
        execution_(execution),
        collector_(std::move(collector)),
        below_(std::move(below)),
        above_(above) {}

  void open() override {
    input_->open();
    collector_->clear();
    is_giving_ = false;
    has_rows_ = input_->next(in_);
  }
  bool next(Chunk& chunk) override {
    while (true) {
      if (is_giving_) {
        if (collector_->give(chunk)) return true;
        is_giving_ = false;
        collector_->clear();
      }
      if (!has_rows_) return false;
      collect();
    }
  }

 private:
  void collect() {
    above_.current = below_->current;
    while (has_rows_ && below_->current == above_.current) {
      execution_.steps(in_.size);
      collector_->take_in(in_, nullptr);
      has_rows_ = input_->next(in_);
    }
    collector_->end();
    is_giving_ = true;
  }

  OperatorPtr input_;
  Execution& execution_;
  std::unique_ptr<Collector> collector_;
  std::unique_ptr<RowsTaker> below_;
  RowsTaker& above_;
  Chunk in_;  ///< the next rows, if there are any
  bool has_rows_ = false;
  bool is_giving_ = false;
};

class SharedCollection final : public Operator {
 public:
  SharedCollection(Execution& execution, SharedCollectionParts parts)
      : execution_(execution), parts_(std::move(parts)) {
    add(std::move(parts_.first));
  }

  void open() override {
    if (std::exchange(has_begun_, false)) begin_again();
  }
  bool next(Chunk& chunk) override {
    if (!std::exchange(has_begun_, true)) {
      collect();
      giving_ = workers_.front()->own.collector.get();
      if (workers_.size() > 1) {
        parts_.whole->merge(collectors());
        giving_ = parts_.whole.get();
      }
    }
    return giving_->give(chunk);
  }

 private:
  using Clock = std::chrono::steady_clock;

  struct Worker {
    CollectingWorker own;
    std::exception_ptr error;
  };

  std::vector<Collector*> collectors() const {
    std::vector<Collector*> collectors;
    for (const auto& worker : workers_) collectors.push_back(worker->own.collector.get());
    return collectors;
  }

  void add(CollectingWorker worker) {
    workers_.push_back(std::make_unique<Worker>(Worker{std::move(worker), nullptr}));
  }

  /// This thread begins alone, and calls others when there is enough for them to do.
  void collect() {
    bool are_exchanged = false;
    {
      std::vector<HelperThread> helpers;
      const auto begin = Clock::now();
      std::size_t rows = 0;
      bool may_call_others = execution_.threads() > 1;
      run(*workers_.front(), [&](std::size_t more) {
        rows += more;
        const Clock::duration alone = Clock::now() - begin;
        if (!may_call_others || alone < parts_.sharing.least_alone) return true;
        if (is_worth_help(alone, rows)) {
          may_call_others = false;
          while (workers_.size() < execution_.threads()) add(parts_.make_other());
          workers_.resize(1 + start(helpers));
        } else {
          are_exchanged = parts_.make_exchanging && is_worth_exchange(alone, rows);
        }
        return !are_exchanged;
      });
    }
    if (are_exchanged) collect_exchanged();
    // A limit that a worker has met is this query's to tell.
    execution_.check_limits();
    for (const auto& worker : workers_) {
      if (worker->error) std::rethrow_exception(worker->error);
    }
  }

  /// Nothing is left of what was found, nor of who has found it; the first worker is a new one.
  void begin_again() {
    parts_.whole->clear();
    workers_.front()->own.rows->restart();
    workers_.clear();
    add(parts_.make_other());
  }

  /// From the beginning, by workers that exchange rows: what was found is little.
  void collect_exchanged() {
    workers_.front()->own.rows->restart();
    workers_.clear();
    for (CollectingWorker& worker : parts_.make_exchanging(execution_.threads())) {
      add(std::move(worker));
    }
    if (!run_exchanging()) {
      begin_again();
      run(*workers_.front(), [](std::size_t) { return true; });
    }
  }

  /// False when there is no thread for one of the workers, whose rows nobody would take.
  bool run_exchanging() {
    std::vector<HelperThread> helpers;
    const CollectingWorker& first = workers_.front()->own;
    try {
      if (start(helpers) + 1 == workers_.size()) {
        run(*workers_.front(), [](std::size_t) { return true; });
        return true;
      }
    } catch (...) {
      first.exchange->give_up();
      throw;
    }
    first.rows->give_up();
    first.exchange->give_up();
    return false;
  }

  /// All workers but the first, as far as the system has threads for them: gives how many.
  std::size_t start(std::vector<HelperThread>& helpers) {
    helpers.reserve(workers_.size());
    const std::size_t most = std::min(workers_.size() - 1, parts_.sharing.most_helpers);
    try {
      while (helpers.size() < most) {
        helpers.emplace_back([&worker = *workers_[helpers.size() + 1]] {
          run(worker, [](std::size_t) { return true; });
        });
      }
    } catch (const std::system_error&) {
      // Those that there are do all of it.
    }
    return helpers.size();
  }

  /// Little is to be put together when most rows became one with others, or to make them was most
  /// of the work.
  bool is_worth_help(Clock::duration alone, std::size_t rows) const {
    return workers_.front()->own.collector->rows_per_item() >= parts_.sharing.rows_per_item ||
           alone / std::max<std::size_t>(rows, 1) >= parts_.sharing.much_of_row;
  }
  bool is_worth_exchange(Clock::duration alone, std::size_t rows) const {
    return alone >= parts_.sharing.least_before_exchange &&
           alone / std::max<std::size_t>(rows, 1) >= parts_.sharing.exchange_of_row;
  }

  /// Until after_each(rows) gives false.
  template <class AfterEach>
  static void run(Worker& worker, const AfterEach& after_each) {
    CollectingWorker& own = worker.own;
    try {
      const MemoryAccount::Scope scope(own.execution->budget().account());
      own.input->open();
      Chunk in;
      while (own.input->next(in)) {
        own.execution->steps(in.size);
        own.collector->take_in(in, own.taker.get());
        if (!after_each(in.size)) return;
      }
      own.collector->end();
    } catch (...) {
      own.rows->give_up();
      if (own.exchange) own.exchange->give_up();
      worker.error = std::current_exception();
    }
  }

  Execution& execution_;
  SharedCollectionParts parts_;
  std::vector<std::unique_ptr<Worker>> workers_;  ///< where they are stays the same
  Collector* giving_ = nullptr;
  bool has_begun_ = false;
};

}  // namespace

OperatorPtr make_collection(OperatorPtr input, Execution& execution,
                            std::unique_ptr<Collector> collector) {
  return std::make_unique<Collection>(std::move(input), execution, std::move(collector));
}

OperatorPtr make_collections_apart(OperatorPtr input, Execution& execution,
                                   std::unique_ptr<Collector> collector,
                                   std::unique_ptr<RowsTaker> below, RowsTaker& above) {
  return std::make_unique<CollectionsApart>(std::move(input), execution, std::move(collector),
                                            std::move(below), above);
}

OperatorPtr make_shared_collection(Execution& execution, SharedCollectionParts parts) {
  return std::make_unique<SharedCollection>(execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
