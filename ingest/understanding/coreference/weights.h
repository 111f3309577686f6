// The weights of features, by the hash of their names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::coreference {

class Weights {
 public:
  /// Reads lines of a weight, a tab and a feature's name, whose pieces are divided by '|'; a line
  /// that begins with # is a comment. Throws Error with file and line when one is malformed.
  static Weights read(std::string_view table, const std::string& file_name);
  /// Those that the program was built with: datasets/models/english.coreference.
  static const Weights& built_in();

  /// 0 for a feature without weight.
  float of(std::uint64_t feature) const {
    for (std::size_t i = feature & mask_;; i = (i + 1) & mask_) {
      if (slots_[i].check == check_of(feature)) return slots_[i].weight;
      if (slots_[i].check == 0) return 0;
    }
  }

 private:
  /// Small, for the table is asked many times a word and has to stay near the processor.
  struct Slot {
    std::uint32_t check = 0;  ///< 0: free
    float weight = 0;
  };

  /// What a slot keeps of a feature, never 0. The place of the slot tells the other half.
  static std::uint32_t check_of(std::uint64_t feature) {
    return static_cast<std::uint32_t>(feature >> 32) | 1;
  }

  explicit Weights(std::size_t features);
  void put(std::uint64_t feature, float weight);

  std::vector<Slot> slots_;  ///< a power of two, at most half full
  std::uint64_t mask_;
};

}  // namespace newsgraph::coreference
