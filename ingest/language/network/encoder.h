// The two-layer bidirectional LSTM that reads sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/language/model_file.h"
#include "newsgraph/ingest/language/network/dense.h"
#include "newsgraph/ingest/language/network/quantised_dense.h"
#include "newsgraph/ingest/language/network/word_features.h"

namespace newsgraph::language {

/// Sentences read together: rows go step by step, at each step one row for every sentence that is
/// long enough, longest sentence first. No row is padding.
class Timeline {
 public:
  /// Lengths in steps, in falling order.
  explicit Timeline(std::span<const std::size_t> lengths);

  std::size_t steps() const { return begins_.size() - 1; }
  std::size_t rows() const { return begins_.back(); }
  std::size_t begin(std::size_t step) const { return begins_[step]; }
  /// Sentences that reach a step.
  std::size_t active(std::size_t step) const { return begins_[step + 1] - begins_[step]; }
  std::size_t row(std::size_t sentence, std::size_t step) const { return begins_[step] + sentence; }

 private:
  std::vector<std::size_t> begins_;
};

class Encoder {
 public:
  /// `model` must outlive the encoder. Throws Error.
  explicit Encoder(const ModelFile& model);

  /// Numbers of one encoded row.
  std::size_t size() const { return 2 * units_; }
  /// The same in words of quantised numbers.
  std::size_t words() const { return size() / kernels().numbers_per_word; }

  /// Multiply-adds of the LSTMs for a word, and of the first layer's input for a form.
  std::size_t multiplications_per_word() const { return 8 * units_ * (2 * units_ + size()); }
  std::size_t multiplications_per_form() const { return 8 * units_ * features_.size(); }

  /// What one batch after another is computed in: memory is taken once.
  struct Workspace {
    std::vector<float> features, projected, gates, cells;
    std::vector<std::uint32_t> first, second;
  };

  /// Encodes sentences, given longest first; step 0 of each is its root, step i + 1 its word i. One
  /// quantised row of words() for each row of the timeline, kept in `work`.
  const std::uint32_t* encode(std::span<const std::span<const std::string_view>> sentences,
                              const Timeline& timeline, Workspace& work) const;

 private:
  void run(const QuantisedDense& recurrent, bool backward, const Timeline& timeline,
           Workspace& work, std::uint32_t* hidden) const;

  WordFeatures features_;
  std::size_t units_ = 0;
  // Each twice: forward, backward.
  Dense first_input_[2];
  QuantisedDense first_recurrent_[2], second_input_[2], second_recurrent_[2];
};

}  // namespace newsgraph::language
