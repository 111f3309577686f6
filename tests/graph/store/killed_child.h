// A child that is killed at a moment that nobody chose.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <thread>

namespace newsgraph::testing {

/// Runs `body` in a child and kills it after a while. Whether it had come to its end by then.
inline bool ends_within(std::chrono::microseconds delay, const std::function<void()>& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    body();
    ::_exit(0);
  }
  std::this_thread::sleep_for(delay);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status);
}

}  // namespace newsgraph::testing
