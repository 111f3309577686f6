// Ctrl-C, as something that can be waited for and asked about, and the other signals that end a
// program, where work must be cleared away before it ends.
//
// While an Interrupts lives, the signal stops the token of the piece of work that began last, and
// makes descriptor() readable for who waits for a key. The signal's handler only writes a byte to a
// pipe; a thread at the other end does the rest. There is one at a time.
#pragma once

#include <csignal>
#include <initializer_list>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "newsgraph/cli/exit_status.h"

namespace newsgraph::cli {

class Interrupts {
 public:
  /// What a signal does after the first.
  enum class Again {
    kInterrupts,  ///< the same
    kEnds,        ///< ends the program on the spot: for work that may not heed its token in time
  };
  /// Those by which a user, a shell that is closed, or a system that goes down ends a program.
  static constexpr std::initializer_list<int> kEnding = {SIGINT, SIGTERM, SIGHUP};

  /// A SIGHUP that is ignored stays so: nohup(1). Throws Error (kInternal) when the system has no
  /// pipe or thread left.
  explicit Interrupts(Again again = Again::kInterrupts,
                      std::initializer_list<int> signals = {SIGINT});
  /// Gives the signals back their former meaning.
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  /// Begins a piece of work: forgets an interrupt that came before; the token stops at the next.
  std::stop_token begin();
  /// Whether there was an interrupt since the last begin().
  bool requested() const;
  /// That of a program that the signal that came last has ended.
  ExitStatus status() const;
  /// Readable from an interrupt until the next begin().
  int descriptor() const { return noticed_; }

 private:
  void watch();

  int signalled_[2] = {-1, -1};  ///< a pipe from the handler to the thread
  int noticed_ = -1;             ///< an eventfd
  mutable std::mutex mutex_;     ///< guards work_ and what noticed_ says
  std::stop_source work_;
  int signal_ = SIGINT;  ///< guarded too
  std::vector<std::pair<int, struct sigaction>> former_;
  std::thread thread_;
};

}  // namespace newsgraph::cli
