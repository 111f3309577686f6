// SVG, drawn by GraphViz's `dot`.
//
// The program is started without a shell. Its three streams are files, not pipes: whatever the
// sizes, neither side can wait for the other.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>

#include "newsgraph/graph/error.h"
#include "newsgraph/graph/export.h"

extern char** environ;

namespace newsgraph {

namespace {

[[noreturn]] void fail(const std::string& what, int error_number) {
  throw Error(ErrorKind::kInternal, what + ": " + std::strerror(error_number), {},
              "Write --format dot and draw it elsewhere.");
}

/// A file without a name that is gone when closed.
class ScratchFile {
 public:
  ScratchFile() : file_(std::tmpfile()) {
    if (!file_) fail("no temporary file can be made for drawing", errno);
    ::fcntl(descriptor(), F_SETFD, FD_CLOEXEC);
  }

  int descriptor() const { return ::fileno(file_.get()); }

  void write(const std::string& text) {
    const bool written = std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size();
    if (!written || std::fflush(file_.get()) != 0) {
      fail("the temporary file for drawing cannot be written", errno);
    }
    std::rewind(file_.get());
  }

  /// Calls `take` with one piece after the other of what the file holds.
  template <typename Take>
  void read(const Take& take) {
    std::rewind(file_.get());
    std::array<char, 65536> buffer;
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file_.get())) {
      take(std::string_view(buffer.data(), size));
    }
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
};

class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  void redirect(int from, int to) { ::posix_spawn_file_actions_adddup2(&actions_, from, to); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

/// Starts `dot` and waits for its end; the status as waitpid() gives it.
int run_dot(const ScratchFile& input, const ScratchFile& output, const ScratchFile& errors) {
  FileActions actions;
  actions.redirect(input.descriptor(), STDIN_FILENO);
  actions.redirect(output.descriptor(), STDOUT_FILENO);
  actions.redirect(errors.descriptor(), STDERR_FILENO);
  char name[] = "dot", format[] = "-Tsvg";
  char* const arguments[] = {name, format, nullptr};
  pid_t child = 0;
  const int code = ::posix_spawnp(&child, name, actions.get(), nullptr, arguments, environ);
  if (code == ENOENT) {
    throw Error(ErrorKind::kInput, "GraphViz's `dot`, which draws the SVG, is not installed", {},
                "Install it (apt install graphviz), or write --format dot.");
  }
  if (code != 0) fail("GraphViz's `dot` cannot be started", code);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) fail("GraphViz's `dot` was lost", errno);
  }
  return status;
}

/// A picture of more than this takes minutes to lay out and shows nothing.
constexpr std::size_t kMostNodes = 3'000, kMostRelationships = 10'000;

void check_size(const Selection& selection) {
  const std::size_t nodes = selection.nodes.size();
  const std::size_t relationships = selection.relationships.size();
  if (nodes <= kMostNodes && relationships <= kMostRelationships) return;
  throw Error(ErrorKind::kInput,
              "a picture of " + std::to_string(nodes) + " nodes and " +
                  std::to_string(relationships) + " relationships is too large to draw",
              {}, "Pick a part of the graph with a query, or write --format dot.");
}

/// What dot printed, without the end of a very long text.
std::string message_in(ScratchFile& errors) {
  constexpr std::size_t kMostBytes = 2000;
  std::string message;
  errors.read([&](std::string_view piece) {
    if (message.size() < kMostBytes) message += piece.substr(0, kMostBytes - message.size());
  });
  while (!message.empty() && message.back() == '\n') message.pop_back();
  return message;
}

}  // namespace

void export_svg(const Graph& graph, const Selection& selection, std::ostream& out) {
  check_size(selection);
  std::ostringstream dot;
  export_dot(graph, selection, dot);
  ScratchFile input, output, errors;
  input.write(dot.str());
  const int status = run_dot(input, output, errors);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw Error(ErrorKind::kInternal, "GraphViz's `dot` has failed: " + message_in(errors), {},
                "Draw a smaller part of the graph, or write --format dot.");
  }
  output.read([&](std::string_view piece) { out << piece; });
}

}  // namespace newsgraph
