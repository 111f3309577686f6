#include "newsgraph/cli/interrupts.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string>

#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

/// Where the handler writes; a handler can be told nothing in another way.
std::atomic<int> handler_pipe{-1};
static_assert(std::atomic<int>::is_always_lock_free, "a handler may use only such");

extern "C" void pass_on_interrupt(int signal) {
  const int saved = errno;
  const char byte = static_cast<char>(signal);
  static_cast<void>(::write(handler_pipe.load(), &byte, 1) == 1);
  errno = saved;
}

bool is_ignored(int signal) {
  struct sigaction action{};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

/// Signals go to the thread that reads keys, never to the watching one.
class AllSignalsBlocked {
 public:
  AllSignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &former_);
  }
  ~AllSignalsBlocked() { pthread_sigmask(SIG_SETMASK, &former_, nullptr); }
  AllSignalsBlocked(const AllSignalsBlocked&) = delete;
  AllSignalsBlocked& operator=(const AllSignalsBlocked&) = delete;

 private:
  sigset_t former_{};
};

}  // namespace

Interrupts::Interrupts(Again again, std::initializer_list<int> signals) {
  noticed_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (noticed_ < 0 || ::pipe2(signalled_, O_CLOEXEC) != 0) {
    throw Error(ErrorKind::kInternal,
                std::string("cannot watch for interrupts: ") + std::strerror(errno));
  }
  {
    const AllSignalsBlocked blocked;
    thread_ = std::thread([this] { watch(); });
  }
  handler_pipe = signalled_[1];
  struct sigaction action{};
  action.sa_handler = pass_on_interrupt;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;  // SQLite's reads and writes are not to be torn
  if (again == Again::kEnds) action.sa_flags |= static_cast<int>(SA_RESETHAND);
  for (const int signal : signals) {
    if (signal == SIGHUP && is_ignored(signal)) continue;
    former_.emplace_back(signal, action);
    ::sigaction(signal, &action, &former_.back().second);
  }
}

Interrupts::~Interrupts() {
  for (const auto& [signal, action] : former_) ::sigaction(signal, &action, nullptr);
  handler_pipe = -1;
  ::close(signalled_[1]);  // ends the thread
  thread_.join();
  ::close(signalled_[0]);
  ::close(noticed_);
}

void Interrupts::watch() {
  char byte = 0;
  while (true) {
    const ssize_t count = ::read(signalled_[0], &byte, 1);
    if (count == 0 || (count < 0 && errno != EINTR)) return;
    const std::lock_guard lock(mutex_);
    signal_ = byte;
    work_.request_stop();
    ::eventfd_write(noticed_, 1);
  }
}

std::stop_token Interrupts::begin() {
  const std::lock_guard lock(mutex_);
  eventfd_t ignored = 0;
  ::eventfd_read(noticed_, &ignored);
  work_ = std::stop_source();
  return work_.get_token();
}

ExitStatus Interrupts::status() const {
  const std::lock_guard lock(mutex_);
  return static_cast<ExitStatus>(128 + signal_);
}

bool Interrupts::requested() const {
  const std::lock_guard lock(mutex_);
  return work_.stop_requested();
}

}  // namespace newsgraph::cli
