// The language model as a file: named sections behind a versioned, checked header.
//
// The layout is described in docs/language-analysis.md and written by training/export_model.py.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/error.h"

namespace newsgraph::language {

enum class ElementType : std::uint32_t { kText = 0, kFloat16 = 1, kInt8 = 2, kFloat32 = 3 };

/// A section: a matrix by rows, or text (one row of bytes).
struct Section {
  ElementType type = ElementType::kText;
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::string_view bytes;
};

/// Float of an IEEE 754 binary16, given by its bits.
float half_to_float(std::uint16_t bits);

/// Functions throw Error with the file's name: kInput where it cannot be read, is foreign or of
/// another version, kInternal where it is damaged or lacks what is asked for.
class ModelFile {
 public:
  static constexpr std::uint32_t kVersion = 1;

  // Sections are views of the bytes, which move with the object but would not be copied.
  ModelFile(ModelFile&&) = default;
  ModelFile& operator=(ModelFile&&) = default;

  /// Reads a file into memory.
  static ModelFile read(const std::filesystem::path& path);
  /// Uses bytes that outlive the object; `name` stands for the file in messages.
  static ModelFile view(std::string_view bytes, std::string name);

  /// The section of this name.
  const Section& section(std::string_view name) const;
  /// A text section.
  std::string_view text(std::string_view name) const;
  /// The lines of a text section.
  std::vector<std::string_view> lines(std::string_view name) const;
  /// A float16 or float32 section of rows × columns, by rows; 0 stands for any count.
  std::vector<float> floats(std::string_view name, std::size_t rows, std::size_t columns) const;

  const std::string& name() const { return name_; }
  [[noreturn]] void fail(const std::string& what) const;

 private:
  ModelFile() = default;
  [[noreturn]] void fail(ErrorKind kind, const std::string& what) const;
  void parse();

  std::string name_;
  std::vector<char> owned_;
  std::string_view bytes_;
  std::map<std::string, Section, std::less<>> sections_;
};

}  // namespace newsgraph::language
