// The account of what several threads keep together, such as lists that each of them adds to.
//
// Other than KeptRows it looks at no limit, so that it throws nothing: the threads look when they
// step. It may outlive the threads' executions.
#pragma once

#include <algorithm>
#include <atomic>
#include <memory>

#include "newsgraph/query/execution/execution.h"

namespace newsgraph::execution {

class KeptTogether {
 public:
  explicit KeptTogether(Execution& execution)
      : account_(execution.budget().account()), profiled_(execution.profiled) {}
  ~KeptTogether() { account_->release(bytes_); }
  KeptTogether(const KeptTogether&) = delete;
  KeptTogether& operator=(const KeptTogether&) = delete;

  void add(std::size_t bytes) {
    account_->add(bytes);
    const std::size_t all = bytes_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    // What is profiled is run by one thread.
    if (profiled_) profiled_->kept_bytes = std::max(profiled_->kept_bytes, all);
  }

 private:
  std::shared_ptr<MemoryAccount> account_;
  OperatorProfile* profiled_;
  std::atomic<std::size_t> bytes_ = 0;
};

}  // namespace newsgraph::execution
