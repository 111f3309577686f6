// Processor time for tests that something ends soon: unlike the time on the clock, it does not pass
// while others use the machine.
#pragma once

#include <pthread.h>
#include <time.h>

#include <chrono>

namespace newsgraph::testing {

class ProcessorTime {
 public:
  /// Of the thread that makes it.
  ProcessorTime() { pthread_getcpuclockid(pthread_self(), &clock_); }

  /// What the thread has used so far. Any thread may ask while that one lives.
  std::chrono::nanoseconds used() const {
    timespec time{};
    clock_gettime(clock_, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
  }

 private:
  clockid_t clock_{};
};

}  // namespace newsgraph::testing
