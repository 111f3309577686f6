// From scores of single tags to entities that are well formed.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace newsgraph::language {

/// The best sequence of BIO2 tags in which every I follows a B or an I of its type (Viterbi).
class EntityDecoder {
 public:
  EntityDecoder() = default;
  /// Of tags such as "O", "B-PERSON", "I-PERSON".
  explicit EntityDecoder(const std::vector<std::string_view>& tags);

  /// `scores` holds `stride` floats a word, one for each tag and then padding.
  std::vector<std::size_t> decode(std::span<const float> scores, std::size_t stride) const;

 private:
  std::vector<std::vector<std::size_t>> before_;  ///< tags that may precede each tag
  std::vector<bool> may_begin_;
};

}  // namespace newsgraph::language
