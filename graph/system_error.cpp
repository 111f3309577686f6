#include "newsgraph/graph/system_error.h"

#include <cerrno>

namespace newsgraph {

ErrorKind kind_of_system_error(int error_number) noexcept {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
    case EIO:
    case ENOMEM:
    case EMFILE:
    case ENFILE:
      return ErrorKind::kInternal;
    default:
      return ErrorKind::kInput;
  }
}

}  // namespace newsgraph
