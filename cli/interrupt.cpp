#include "newsgraph/cli/interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

// A signal handler may do next to nothing, so it only writes a byte down a pipe, and a thread that
// waits at the other end requests the stop.
volatile std::sig_atomic_t write_end = -1;

constexpr char kInterrupted = 'i';
constexpr char kDone = 'd';

void send(int descriptor, char byte) {
  const int error_number = errno;
  while (::write(descriptor, &byte, 1) == -1 && errno == EINTR) {
  }
  errno = error_number;
}

void handle(int) {
  send(write_end, kInterrupted);
}

void watch(int descriptor, std::stop_source stop) {
  for (char byte = 0; byte != kDone;) {
    const ssize_t count = ::read(descriptor, &byte, 1);
    if (count == -1 && errno == EINTR) continue;
    if (count != 1) return;
    if (byte == kInterrupted) stop.request_stop();
  }
}

}  // namespace

Interrupt::Interrupt() {
  if (::pipe2(pipe_, O_CLOEXEC) != 0) {
    throw Error(ErrorKind::kInternal, std::string("cannot make a pipe: ") + std::strerror(errno));
  }
  write_end = pipe_[1];
  watcher_ = std::thread(watch, pipe_[0], stop_);
  struct sigaction action{};
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, &before_);
}

Interrupt::~Interrupt() {
  ::sigaction(SIGINT, &before_, nullptr);
  send(pipe_[1], kDone);
  watcher_.join();
  ::close(pipe_[0]);
  ::close(pipe_[1]);
}

}  // namespace newsgraph::cli
