// A stream buffer on a file descriptor that says why a write failed.
//
// Standard streams only say that something failed, and only to who asks. This buffer throws
// instead; on a stream with exceptions(badbit) they come through the `<<` that met them:
//   ReaderGone   the other end of the pipe has been closed: whoever read has seen enough
//   Error        kInternal, with the system's reason (a full disk)
// What is still in the buffer when it is destroyed is dropped: flush first.
#pragma once

#include <array>
#include <ostream>
#include <streambuf>
#include <string>

namespace newsgraph::cli {

struct ReaderGone {};

class OutputBuffer : public std::streambuf {
 public:
  /// The descriptor is borrowed. `name` is what messages call it.
  OutputBuffer(int descriptor, std::string name);

 protected:
  int_type overflow(int_type character) override;
  int sync() override;

 private:
  int descriptor_;
  std::string name_;
  std::array<char, 1 << 16> bytes_;
};

}  // namespace newsgraph::cli
