// A program on a terminal of its own, with somebody at the keys.
#pragma once

#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <string>
#include <utility>
#include <vector>

namespace newsgraph::testing {

class Terminal {
 public:
  static constexpr std::chrono::seconds kPatience{60};  // for machines under load

  explicit Terminal(std::vector<std::string> command) {
    winsize size{24, 100, 0, 0};
    child_ = forkpty(&descriptor_, nullptr, nullptr, &size);
    if (child_ != 0) return;
    std::vector<char*> arguments;
    for (std::string& argument : command) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    setenv("TERM", "xterm", 1);
    execv(arguments.front(), arguments.data());
    _exit(127);
  }
  ~Terminal() {
    close(descriptor_);
    if (child_ <= 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  /// `terminal.type("RETURN 1;\r").until("1 row")`
  Terminal& type(const std::string& keys) {
    static_cast<void>(write(descriptor_, keys.data(), keys.size()) < 0);
    return *this;
  }

  /// What comes on the screen up to and with `text`, from where the last call ended; a failure of
  /// the test when it does not come.
  std::string until(const std::string& text) {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (true) {
      if (const auto found = screen_.find(text); found != std::string::npos) {
        const std::string shown = screen_.substr(0, found + text.size());
        screen_.erase(0, shown.size());
        return shown;
      }
      if (receive(deadline)) continue;
      ADD_FAILURE() << "'" << text << "' does not come on the screen, but:\n" << screen_;
      return std::exchange(screen_, {});
    }
  }

  /// Waits until the program has ended; its exit status, or -1.
  int finish() {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (receive(deadline)) {
    }
    int status = 0;
    const pid_t child = std::exchange(child_, -1);
    if (std::chrono::steady_clock::now() >= deadline) kill(child, SIGKILL);
    if (waitpid(child, &status, 0) != child) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  bool receive(std::chrono::steady_clock::time_point deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    pollfd waiting{descriptor_, POLLIN, 0};
    if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
    char bytes[4096];
    const ssize_t count = read(descriptor_, bytes, sizeof bytes);
    if (count <= 0) return false;
    screen_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }

  int descriptor_ = -1;
  pid_t child_ = -1;
  std::string screen_;
};

}  // namespace newsgraph::testing
