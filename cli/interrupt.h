// Ctrl-C while a query runs: asks it to stop instead of ending the program on the spot.
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace newsgraph::cli {

/// Takes SIGINT for as long as it lives. The first one requests a stop; a second one ends the
/// program, as a SIGINT does outside. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const { return stop_.get_token(); }
  bool requested() const { return stop_.stop_requested(); }

 private:
  int pipe_[2];
  std::stop_source stop_;
  struct sigaction before_{};
  std::thread watcher_;
};

}  // namespace newsgraph::cli
