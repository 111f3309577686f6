// A thread that helps, unless the work is done before it has begun: on a busy machine that can take
// milliseconds, for which nobody should wait.
#pragma once

#include <atomic>
#include <memory>
#include <thread>
#include <utility>

namespace newsgraph::execution::batch {

class HelperThread {
 public:
  /// `work` throws nothing; nothing is done with it, but for taking it apart, when it was not begun
  /// in time.
  template <class Work>
  explicit HelperThread(Work work) : state_(std::make_shared<std::atomic<State>>(kWaiting)) {
    std::thread([state = state_, work = std::move(work)] {
      State waiting = kWaiting;
      if (!state->compare_exchange_strong(waiting, kWorking)) return;
      work();
      state->store(kDone);
      state->notify_all();
    }).detach();
  }
  HelperThread(HelperThread&&) = default;
  HelperThread& operator=(HelperThread&&) = delete;

  /// Waits until the work is done, if it was begun; now it is too late for that.
  ~HelperThread() {
    State waiting = kWaiting;
    if (!state_ || state_->compare_exchange_strong(waiting, kTooLate)) return;
    state_->wait(kWorking);
  }

 private:
  enum State { kWaiting, kWorking, kDone, kTooLate };

  std::shared_ptr<std::atomic<State>> state_;  ///< also the thread's, which may outlive this
};

}  // namespace newsgraph::execution::batch
