#include "newsgraph/ingest/language/model_file.h"

#include <xxhash.h>

#include <bit>
#include <cstring>
#include <fstream>
#include <utility>

namespace newsgraph::language {

static_assert(std::endian::native == std::endian::little, "the model file is little-endian");

namespace {

constexpr std::string_view kMagic{"NGMODEL\n", 8};
constexpr std::size_t kHeader = 32;
constexpr std::size_t kEntry = 80;
constexpr std::size_t kNameLength = 48;

template <class T>
T read_at(std::string_view bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

std::size_t element_size(ElementType type) {
  switch (type) {
    case ElementType::kText:
    case ElementType::kInt8:
      return 1;
    case ElementType::kFloat16:
      return 2;
    case ElementType::kFloat32:
      return 4;
  }
  return 0;
}

}  // namespace

float half_to_float(std::uint16_t bits) {
  const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000U) << 16U;
  std::uint32_t exponent = (bits >> 10U) & 0x1fU;
  std::uint32_t fraction = bits & 0x3ffU;
  if (exponent == 0) {
    // Zero or subnormal: fraction · 2^-24.
    const float value = static_cast<float>(fraction) * 0x1p-24F;
    return sign != 0 ? -value : value;
  }
  exponent = exponent == 31 ? 255 : exponent + 112;
  return std::bit_cast<float>(sign | exponent << 23U | fraction << 13U);
}

ModelFile ModelFile::read(const std::filesystem::path& path) {
  ModelFile file;
  file.name_ = path.string();
  std::ifstream in(path, std::ios::binary);
  if (!in) file.fail(ErrorKind::kInput, "cannot be opened");
  constexpr std::size_t kChunk = std::size_t{1} << 20U;
  std::size_t size = 0;
  while (in) {
    file.owned_.resize(size + kChunk);
    in.read(file.owned_.data() + size, kChunk);
    size += static_cast<std::size_t>(in.gcount());
  }
  if (in.bad()) file.fail(ErrorKind::kInput, "cannot be read");
  file.bytes_ = {file.owned_.data(), size};
  file.parse();
  return file;
}

ModelFile ModelFile::view(std::string_view bytes, std::string name) {
  ModelFile file;
  file.name_ = std::move(name);
  file.bytes_ = bytes;
  file.parse();
  return file;
}

void ModelFile::fail(const std::string& what) const {
  fail(ErrorKind::kInternal, what);
}

void ModelFile::fail(ErrorKind kind, const std::string& what) const {
  throw Error(kind, "this language model " + what, {name_, 0, 0},
              "Take the file of the same release as the program.");
}

void ModelFile::parse() {
  if (bytes_.size() < kHeader || !bytes_.starts_with(kMagic)) {
    throw Error(ErrorKind::kInput, "this is not a newsgraph language model (no NGMODEL header)",
                {name_, 0, 0}, "Take the file of the same release as the program.");
  }
  const auto version = read_at<std::uint32_t>(bytes_, 8);
  if (version != kVersion) {
    fail(ErrorKind::kInput, "is of version " + std::to_string(version) +
                                ", this program reads version " + std::to_string(kVersion));
  }
  const std::size_t count = read_at<std::uint32_t>(bytes_, 12);
  if (const auto size = read_at<std::uint64_t>(bytes_, 16); size != bytes_.size()) {
    fail("has " + std::to_string(bytes_.size()) + " bytes where its header says " +
         std::to_string(size) + ": it is cut off or damaged");
  }
  const std::string_view rest = bytes_.substr(kHeader);
  if (XXH3_64bits(rest.data(), rest.size()) != read_at<std::uint64_t>(bytes_, 24)) {
    fail("does not match its checksum: it is damaged");
  }
  if (count > rest.size() / kEntry) fail("has a table of sections longer than itself");
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = kHeader + i * kEntry;
    const std::string_view field = bytes_.substr(entry, kNameLength);
    const std::string name(field.substr(0, field.find('\0')));
    Section section;
    section.type = static_cast<ElementType>(read_at<std::uint32_t>(bytes_, entry + 48));
    section.rows = read_at<std::uint32_t>(bytes_, entry + 52);
    section.columns = read_at<std::uint32_t>(bytes_, entry + 56);
    const auto offset = read_at<std::uint64_t>(bytes_, entry + 64);
    const auto size = read_at<std::uint64_t>(bytes_, entry + 72);
    const std::size_t element = element_size(section.type);
    // Rows and columns are below 2^32, and their product below 2^64.
    if (element == 0 || offset > bytes_.size() || size > bytes_.size() - offset ||
        size % element != 0 || section.rows * section.columns != size / element) {
      fail("has a section \"" + name + "\" that does not fit it");
    }
    section.bytes = bytes_.substr(offset, size);
    if (!sections_.emplace(name, section).second) fail("has two sections \"" + name + "\"");
  }
}

const Section& ModelFile::section(std::string_view name) const {
  const auto found = sections_.find(name);
  if (found == sections_.end()) fail("lacks the section \"" + std::string(name) + "\"");
  return found->second;
}

std::string_view ModelFile::text(std::string_view name) const {
  const Section& found = section(name);
  if (found.type != ElementType::kText) {
    fail("has numbers where text is expected, in \"" + std::string(name) + "\"");
  }
  return found.bytes;
}

std::vector<std::string_view> ModelFile::lines(std::string_view name) const {
  std::vector<std::string_view> result;
  std::string_view rest = text(name);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    result.push_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return result;
}

std::vector<float> ModelFile::floats(std::string_view name, std::size_t rows,
                                     std::size_t columns) const {
  const Section& found = section(name);
  const auto fits = [](std::size_t wanted, std::size_t is) { return wanted == 0 || wanted == is; };
  if (!fits(rows, found.rows) || !fits(columns, found.columns)) {
    fail("has " + std::to_string(found.rows) + " × " + std::to_string(found.columns) + " in \"" +
         std::string(name) + "\" where " + std::to_string(rows) + " × " + std::to_string(columns) +
         " is expected");
  }
  std::vector<float> values(found.rows * found.columns);
  if (found.type == ElementType::kFloat16) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = half_to_float(read_at<std::uint16_t>(found.bytes, 2 * i));
    }
  } else if (found.type == ElementType::kFloat32) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = read_at<float>(found.bytes, 4 * i);
    }
  } else {
    fail("has no floating-point numbers in \"" + std::string(name) + "\"");
  }
  return values;
}

}  // namespace newsgraph::language
