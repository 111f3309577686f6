#include "newsgraph/cli/output_buffer.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

OutputBuffer::OutputBuffer(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)) {
  setp(bytes_.data(), bytes_.data() + bytes_.size());
}

OutputBuffer::int_type OutputBuffer::overflow(int_type character) {
  sync();
  if (!traits_type::eq_int_type(character, traits_type::eof())) {
    sputc(traits_type::to_char_type(character));
  }
  return traits_type::not_eof(character);
}

int OutputBuffer::sync() {
  const char* next = pbase();
  const char* const end = pptr();
  // Emptied first: after a failure the same bytes must not be tried again.
  setp(bytes_.data(), bytes_.data() + bytes_.size());
  while (next != end) {
    const ssize_t written = ::write(descriptor_, next, static_cast<std::size_t>(end - next));
    if (written >= 0) {
      next += written;
    } else if (errno == EPIPE) {
      throw ReaderGone{};
    } else if (errno != EINTR) {
      throw Error(ErrorKind::kInternal, std::string("cannot write: ") + std::strerror(errno),
                  {name_}, errno == ENOSPC ? "Make room, or write to another disk." : "");
    }
  }
  return 0;
}

}  // namespace newsgraph::cli
