#include "newsgraph/cli/input_file.h"

#include <cerrno>
#include <cstring>
#include <string>

#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

std::ifstream open_input(const std::filesystem::path& file, const char* failure) {
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (in && !std::filesystem::is_directory(file)) return in;
  throw Error(ErrorKind::kInput,
              std::string(failure) + ": " + (in ? "this is a folder" : std::strerror(errno)),
              {file.string()});
}

}  // namespace newsgraph::cli
