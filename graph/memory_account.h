// How much memory the values hold that one piece of work has made.
//
// While a Scope is open on a thread, every list, map and path that a Value is made of there is
// entered in the scope's account: once, however many values share it. It is struck out when the
// last of them goes, on whatever thread that happens. Values made with no scope open, such as those
// of a graph that is loaded, are in no account and cost nothing to keep out of one.
//
// Strings and scalars lie in the value itself, so whoever keeps many of them enters them with
// add().
//
// Thread safety: any number of threads may use one account at a time; a Scope belongs to the thread
// that opened it.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace newsgraph {

class MemoryAccount {
 public:
  void add(std::size_t bytes) noexcept {
    bytes_.fetch_add(static_cast<std::int64_t>(bytes), std::memory_order_relaxed);
  }
  void release(std::size_t bytes) noexcept {
    bytes_.fetch_sub(static_cast<std::int64_t>(bytes), std::memory_order_relaxed);
  }
  std::size_t bytes() const noexcept {
    return static_cast<std::size_t>(bytes_.load(std::memory_order_relaxed));
  }

  /// The account of this thread's innermost scope; null when there is none.
  static const std::shared_ptr<MemoryAccount>& current() noexcept;

  /// Makes an account the current one of this thread until the scope ends.
  class Scope {
   public:
    explicit Scope(std::shared_ptr<MemoryAccount> account) noexcept;
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    std::shared_ptr<MemoryAccount> outer_;
  };

 private:
  std::atomic<std::int64_t> bytes_{0};
};

}  // namespace newsgraph
