// What the network sees of a word form, as training/features.py defines it: a pretrained vector, a
// trained embedding, and a convolution over its characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/ingest/language/model_file.h"
#include "newsgraph/ingest/language/network/dense.h"

namespace newsgraph::language {

class WordFeatures {
 public:
  /// Keeps views into the model's bytes: `model` must outlive the object. Throws Error.
  explicit WordFeatures(const ModelFile& model);

  /// Floats of one form's features.
  std::size_t size() const { return size_; }

  /// Writes the features of each form, size() floats one after another.
  void compute(std::span<const std::string_view> forms, float* features) const;
  /// The features that stand for the root of a sentence.
  const std::vector<float>& root() const { return root_; }

 private:
  /// Words in byte order, found by binary search.
  class SortedWords {
   public:
    SortedWords() = default;
    SortedWords(const ModelFile& model, std::string_view section);
    /// Index of a word, or kNone.
    std::size_t find(std::string_view word) const;
    std::size_t size() const { return begins_.size() - 1; }
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

   private:
    std::string_view text_;
    std::vector<std::uint32_t> begins_;  ///< where each line begins; one past the last
  };

  std::size_t character(std::int32_t c) const;

  SortedWords vector_words_;
  std::string_view vector_rows_;  ///< int8
  std::vector<float> vector_scales_;
  std::size_t vector_size_ = 0;
  SortedWords words_;
  std::vector<float> word_rows_;
  std::size_t word_size_ = 0;
  std::unordered_map<std::int32_t, std::size_t> characters_;
  std::vector<float> character_rows_;
  std::size_t character_size_ = 0;
  Dense filters_[2];
  std::size_t widths_[2] = {0, 0};
  std::vector<float> root_;
  std::size_t size_ = 0;
};

}  // namespace newsgraph::language
