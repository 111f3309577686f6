// Who may be at a graph: any number of threads that read, or one that writes.
//
// A thread that waits to write keeps new readers waiting behind it, so that a stream of readers
// cannot keep it out for ever.
#pragma once

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <vector>

#include "newsgraph/graph/error.h"

namespace newsgraph::store {

class Gate {
 public:
  /// Runs `work` while nobody writes. Inside another read, or a write, of the same thread, the work
  /// goes on with what that has.
  template <class Work>
  void read(const Work& work) {
    if (is_inside()) return work();
    std::shared_lock lock(mutex_, std::defer_lock);
    {
      const std::lock_guard turn(turn_);
      lock.lock();
    }
    const Visit visit(*this);
    work();
  }

  /// Runs `work` while nobody else reads or writes. Throws Error inside a read or a write of the
  /// same thread, which could never end.
  template <class Work>
  void write(const Work& work) {
    if (is_inside()) {
      throw Error(ErrorKind::kUsage, "a write to the graph began inside another write or a read",
                  {}, "Make all changes on the Graph that the outer write was given.");
    }
    std::unique_lock lock(mutex_, std::defer_lock);
    {
      const std::lock_guard turn(turn_);
      lock.lock();
    }
    const Visit visit(*this);
    work();
  }

 private:
  /// The gates that this thread is inside of.
  static std::vector<const Gate*>& visited() {
    thread_local std::vector<const Gate*> gates;
    return gates;
  }
  bool is_inside() const { return std::ranges::find(visited(), this) != visited().end(); }

  class Visit {
   public:
    explicit Visit(const Gate& gate) { visited().push_back(&gate); }
    ~Visit() { visited().pop_back(); }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;
  };

  std::mutex turn_;
  std::shared_mutex mutex_;
};

}  // namespace newsgraph::store
