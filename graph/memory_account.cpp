#include "newsgraph/graph/memory_account.h"

#include <utility>

namespace newsgraph {

namespace {

thread_local std::shared_ptr<MemoryAccount> account_of_thread;

}  // namespace

const std::shared_ptr<MemoryAccount>& MemoryAccount::current() noexcept {
  return account_of_thread;
}

MemoryAccount::Scope::Scope(std::shared_ptr<MemoryAccount> account) noexcept
    : outer_(std::exchange(account_of_thread, std::move(account))) {}

MemoryAccount::Scope::~Scope() {
  account_of_thread = std::move(outer_);
}

}  // namespace newsgraph
