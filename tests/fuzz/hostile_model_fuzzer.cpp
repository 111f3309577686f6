// Models whose files are whole and whose content is not: the input says how a tiny model is
// damaged, section by section and then byte by byte. Each must be refused, or analyse a text.
#include <fuzzer/FuzzedDataProvider.h>

#include "expect.h"
#include "ingest/language/tiny_model.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/analyzer.h"

namespace {

using newsgraph::testing::ModelSections;

constexpr std::string_view kText =
    "Mr Smith didn't meet the 12 ministers. They cannot.\n\nthe \xff x";

std::string damaged_model(FuzzedDataProvider& input) {
  static const ModelSections whole = newsgraph::testing::tiny_model();
  ModelSections model = whole;
  const auto below = [&](std::uint32_t bound) {
    return bound == 0 ? 0 : input.ConsumeIntegralInRange<std::uint32_t>(0, bound - 1);
  };
  for (std::uint32_t count = below(8); count > 0; --count) {
    newsgraph::testing::damage(model, below);
  }
  for (std::uint32_t count = below(3); count > 0 && !model.sections.empty(); --count) {
    auto& section = model.sections[below(static_cast<std::uint32_t>(model.sections.size()))];
    if (section.type == newsgraph::language::ElementType::kText) {
      model.set_text(section.name, input.ConsumeRandomLengthString(200));
    }
  }
  std::string file = model.file();
  for (std::uint32_t count = below(4); count > 0; --count) {
    file[below(static_cast<std::uint32_t>(file.size()))] = input.ConsumeIntegral<char>();
  }
  newsgraph::testing::mend_header(file);
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider input(data, size);
  const std::string file = damaged_model(input);
  try {
    const newsgraph::language::Analyzer analyzer(
        newsgraph::language::ModelFile::view(file, "fuzzed"));
    for (const auto& sentence : analyzer.analyze(kText).sentences) {
      for (const auto& token : sentence.tokens) {
        newsgraph::fuzz::expect(token.head <= sentence.tokens.size(), "a head is in its sentence");
        newsgraph::fuzz::expect(token.begin_byte < token.end_byte, "a token is not empty");
      }
    }
  } catch (const newsgraph::Error&) {
  }
  return 0;
}
