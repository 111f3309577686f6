// One piece of work on many inputs at once, with the results in the order of the inputs.
//
//     OrderedJobs<Document, std::string> jobs(4, analyse, [&](std::string text) { out << text; });
//     for (…) jobs.add(std::move(document), document_bytes);
//     jobs.finish();
//
// `work` runs on threads of its own; `take` is called by add(), take_done() and finish(), on the
// caller's thread, with one result at a time in the order in which the inputs were added. Only a
// bounded window of inputs and results exists at once: where the window is full, add() waits for
// the oldest. With one job there are no threads, and add() does the work itself.
//
// With a stop token there is a thread at least, so that a wait ends when the token stops: add() and
// finish() then return at once, and what was not taken stays so.
//
// What `work` throws is thrown by these three when its turn has come, after the results before it
// were taken; what `take` throws is passed on. After either only destruction makes sense, which
// drops what has not been begun and waits for what has.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace newsgraph {

/// What the caller is asked for when nothing is said: the hardware's threads, at least one.
inline unsigned hardware_jobs() {
  const unsigned threads = std::thread::hardware_concurrency();
  return threads == 0 ? 1 : threads;
}

template <typename Input, typename Output>
class OrderedJobs {
 public:
  using Work = std::function<Output(Input)>;  ///< called from several threads at once
  using Take = std::function<void(Output)>;

  OrderedJobs(unsigned jobs, Work work, Take take, std::stop_token stop = {})
      : most_pending_(std::max(jobs, 1U) * kPendingPerJob),
        work_(std::move(work)),
        take_(std::move(take)),
        stop_(std::move(stop)) {
    if (jobs < 2 && !stop_.stop_possible()) return;
    for (unsigned i = 0; i < std::max(jobs, 1U); ++i) {
      threads_.emplace_back([this](std::stop_token ending) { run(ending); });
    }
  }
  OrderedJobs(const OrderedJobs&) = delete;
  OrderedJobs& operator=(const OrderedJobs&) = delete;

  /// `bytes` is about the memory that the input takes.
  void add(Input input, std::size_t bytes) {
    if (threads_.empty()) {
      take_(work_(std::move(input)));
      return;
    }
    {
      const std::lock_guard lock(mutex_);
      pending_.push_back(std::make_unique<Job>(std::move(input), bytes));
      waiting_.push_back(pending_.back().get());
    }
    pending_bytes_ += bytes;
    work_waits_.notify_one();
    while (is_full() && take_front()) {
    }
    take_done();
  }

  /// Takes the results that are there, without waiting for others.
  void take_done() {
    while (front_is_done() && take_front()) {
    }
  }

  /// Waits for everything added, and takes it.
  void finish() {
    while (!pending_.empty() && take_front()) {
    }
  }

  /// Whether everything added has been taken.
  bool empty() const { return pending_.empty(); }

 private:
  struct Job {
    Job(Input in, std::size_t size) : input(std::move(in)), bytes(size) {}
    std::optional<Input> input;
    std::size_t bytes;
    bool done = false;
    std::optional<Output> output;
    std::exception_ptr error;
  };

  // Articles differ in length by two orders of magnitude: the threads go on while the oldest is a
  // long one. The longest that readers let through is 16 MiB.
  static constexpr std::size_t kPendingPerJob = 8;
  static constexpr std::size_t kMostPendingBytes = std::size_t{64} << 20;

  /// Only the caller's thread changes pending_'s ends, so it may look at its size without the lock.
  bool is_full() const {
    return pending_.size() > most_pending_ ||
           (pending_.size() > 1 && pending_bytes_ > kMostPendingBytes);
  }

  bool front_is_done() {
    const std::lock_guard lock(mutex_);
    return !pending_.empty() && pending_.front()->done;
  }

  /// Waits for the oldest and takes it; false when the token stops.
  bool take_front() {
    if (stop_.stop_requested()) return false;
    std::unique_ptr<Job> job;
    {
      std::unique_lock lock(mutex_);
      if (!job_done_.wait(lock, stop_, [this] { return pending_.front()->done; })) return false;
      job = std::move(pending_.front());
      pending_.pop_front();
    }
    pending_bytes_ -= job->bytes;
    if (job->error) std::rethrow_exception(job->error);
    take_(std::move(*job->output));
    return true;
  }

  void run(const std::stop_token& stop) {
    while (true) {
      Job* job = nullptr;
      {
        std::unique_lock lock(mutex_);
        if (!work_waits_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
        if (stop.stop_requested()) return;
        job = waiting_.front();
        waiting_.pop_front();
      }
      do_work(*job);
      {
        const std::lock_guard lock(mutex_);
        job->done = true;
      }
      job_done_.notify_one();
    }
  }

  void do_work(Job& job) const {
    try {
      job.output = work_(std::move(*job.input));
    } catch (...) {
      job.error = std::current_exception();
    }
    job.input.reset();
  }

  const std::size_t most_pending_;
  const Work work_;
  const Take take_;
  const std::stop_token stop_;
  std::mutex mutex_;
  std::condition_variable_any work_waits_;
  std::condition_variable_any job_done_;
  std::deque<std::unique_ptr<Job>> pending_;  ///< not taken yet, the oldest first
  std::deque<Job*> waiting_;                  ///< those of them that no thread has begun
  std::size_t pending_bytes_ = 0;             ///< the caller's thread alone
  std::vector<std::jthread> threads_;         ///< last: they end before what they use
};

}  // namespace newsgraph
