#include "newsgraph/cli/removed_by_signal.h"

#include <unistd.h>

#include <atomic>

#include "newsgraph/cli/interrupts.h"

namespace newsgraph::cli {

namespace {

/// A handler can be told nothing in another way.
std::atomic<const char*> unfinished_file{nullptr};
static_assert(std::atomic<const char*>::is_always_lock_free, "a handler may use only such");

extern "C" void remove_and_end(int signal) {
  if (const char* file = unfinished_file.load()) ::unlink(file);
  ::raise(signal);  // which has its first meaning back: SA_RESETHAND
}

}  // namespace

RemovedBySignal::RemovedBySignal(const std::filesystem::path& file) : file_(file.string()) {
  unfinished_file = file_.c_str();
  struct sigaction action{}, former{};
  action.sa_handler = remove_and_end;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
  sigemptyset(&action.sa_mask);
  for (const int signal : Interrupts::kEnding) {
    if (::sigaction(signal, nullptr, &former) != 0 || former.sa_handler != SIG_DFL) continue;
    ::sigaction(signal, &action, nullptr);
    signals_.push_back(signal);
  }
}

RemovedBySignal::~RemovedBySignal() {
  for (const int signal : signals_) std::signal(signal, SIG_DFL);
  unfinished_file = nullptr;
}

}  // namespace newsgraph::cli
