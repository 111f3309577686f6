#include "newsgraph/cli/shell/result_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "newsgraph/cli/output_buffer.h"
#include "newsgraph/query/query_error.h"

namespace newsgraph::cli {

/// Hands on what it is given, unless the work was stopped.
class ResultOutput::Stoppable : public std::streambuf {
 public:
  Stoppable(std::streambuf& target, std::stop_token stop)
      : target_(target), stop_(std::move(stop)) {}

 protected:
  int_type overflow(int_type character) override {
    check();
    return target_.sputc(traits_type::to_char_type(character));
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    check();
    return target_.sputn(text, size);
  }

 private:
  void check() const {
    if (stop_.stop_requested()) {
      throw QueryError("ExecutionStopped", "Cancelled", "the query was cancelled");
    }
  }

  std::streambuf& target_;
  std::stop_token stop_;
};

struct ResultOutput::File {
  int descriptor;
  OutputBuffer buffer;
  std::ostream stream;

  File(int opened, const std::filesystem::path& name)
      : descriptor(opened), buffer(opened, name.string()), stream(&buffer) {
    stream.exceptions(std::ios::badbit);
  }
  ~File() { ::close(descriptor); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
};

ResultOutput::ResultOutput(std::ostream& console) : console_(&console) {}
ResultOutput::~ResultOutput() = default;
ResultOutput::ResultOutput(ResultOutput&&) noexcept = default;

void ResultOutput::to_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    throw Error(ErrorKind::kInput, std::string("cannot write: ") + std::strerror(errno),
                {file.string()});
  }
  file_ = std::make_unique<File>(descriptor, file);
}

void ResultOutput::to_console() {
  file_.reset();
}

bool ResultOutput::is_console() const {
  return file_ == nullptr;
}

std::ostream& ResultOutput::begin(std::stop_token stop) {
  std::ostream& target = file_ ? file_->stream : *console_;
  buffer_ = std::make_unique<Stoppable>(*target.rdbuf(), std::move(stop));
  stream_ = std::make_unique<std::ostream>(buffer_.get());
  stream_->exceptions(std::ios::badbit);
  return *stream_;
}

void ResultOutput::flush() {
  (file_ ? file_->stream : *console_).flush();
}

}  // namespace newsgraph::cli
