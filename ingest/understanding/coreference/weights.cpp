#include "newsgraph/ingest/understanding/coreference/weights.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <optional>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/understanding/coreference/term.h"

extern "C" const char newsgraph_embedded_coreference[];
extern "C" const char newsgraph_embedded_coreference_end[];

namespace newsgraph::coreference {

namespace {

/// The hash under which features.cpp asks for a name: that of its pieces, one joined to the other.
std::uint64_t hash_of_feature(std::string_view name) {
  std::size_t end = std::min(name.find('|'), name.size());
  std::uint64_t hash = hash_of(name.substr(0, end));
  while (end < name.size()) {
    name.remove_prefix(end + 1);
    end = std::min(name.find('|'), name.size());
    hash = join_hashes(hash, hash_of(name.substr(0, end)));
  }
  return hash;
}

std::optional<float> weight_of(std::string_view text) {
  float weight = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return weight;
}

}  // namespace

Weights::Weights(std::size_t features)
    : slots_(std::bit_ceil(2 * features + 1)), mask_(slots_.size() - 1) {}

void Weights::put(std::uint64_t feature, float weight) {
  std::size_t i = feature & mask_;
  const std::uint32_t check = check_of(feature);
  while (slots_[i].check != 0 && slots_[i].check != check) i = (i + 1) & mask_;
  slots_[i] = {check, weight};
}

Weights Weights::read(std::string_view table, const std::string& file_name) {
  Weights weights(static_cast<std::size_t>(std::ranges::count(table, '\n')) + 1);
  for (std::size_t number = 1; !table.empty(); ++number) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    const auto weight =
        tab == std::string_view::npos ? std::nullopt : weight_of(line.substr(0, tab));
    if (!weight) {
      throw Error(ErrorKind::kInput, "a line that is no weight and feature", {file_name, number, 0},
                  "A line is a number, a tab and the feature's name.");
    }
    weights.put(hash_of_feature(line.substr(tab + 1)), *weight);
  }
  return weights;
}

const Weights& Weights::built_in() {
  static const Weights kWeights = read(
      {newsgraph_embedded_coreference, static_cast<std::size_t>(newsgraph_embedded_coreference_end -
                                                                newsgraph_embedded_coreference)},
      "english.coreference");
  return kWeights;
}

}  // namespace newsgraph::coreference
