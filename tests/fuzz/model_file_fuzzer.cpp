// The bytes of a model file. Their size and checksum are made to fit first, so that what follows
// the header is read at all; a file that is taken is asked for all its sections.
#include <cstdint>
#include <string>

#include "ingest/language/tiny_model.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/language/model_file.h"

namespace {

/// Calls `ask`; that it is refused is well.
template <class Ask>
void try_to(const Ask& ask) {
  try {
    ask();
  } catch (const newsgraph::Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  newsgraph::testing::mend_header(bytes);
  try_to([&] {
    const auto model = newsgraph::language::ModelFile::view(bytes, "fuzzed");
    for (const char* name : {"words", "numbers", "halves", "integers"}) {
      try_to([&] { model.lines(name); });
      try_to([&] { model.floats(name, 0, 0); });
      try_to([&] { model.floats(name, 2, 3); });
    }
  });
  return 0;
}
