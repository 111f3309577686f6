// Model files made in memory: empty ones to fill by hand, and a tiny whole one.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/language/model_file.h"

namespace newsgraph::testing {

struct ModelSection {
  std::string name;
  language::ElementType type = language::ElementType::kText;
  std::uint32_t rows = 1;
  std::uint32_t columns = 0;
  std::string bytes;
};

/// The sections of a model, to be changed at will and then written down.
struct ModelSections {
  std::vector<ModelSection> sections;

  /// Adds a section, or replaces the one of this name.
  void set(ModelSection section);
  void set_text(const std::string& name, std::string text);
  void set_floats(const std::string& name, std::uint32_t rows, std::uint32_t columns,
                  const std::vector<float>& values);
  ModelSection& at(std::string_view name);
  void remove(std::string_view name);

  /// The bytes of the file, header and all.
  std::string file() const;
};

/// A model of every part that the analyzer asks for, each as small as it may be and of small random
/// weights. What it says of a text is nonsense, and always the same.
ModelSections tiny_model();

/// Makes a file's header fit what follows it: its size and its checksum.
void mend_header(std::string& file);

/// Damages a model's sections in one of many ways; `below(n)` chooses a number in [0, n).
void damage(ModelSections& model, const std::function<std::uint32_t(std::uint32_t)>& below);

}  // namespace newsgraph::testing
