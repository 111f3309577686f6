// The network as a whole: from the forms of sentences to labels, heads and relations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/language/decoding/entities.h"
#include "newsgraph/ingest/language/model_file.h"
#include "newsgraph/ingest/language/network/encoder.h"
#include "newsgraph/ingest/language/network/quantised_dense.h"

namespace newsgraph::language {

/// What the network says of one word. All but `head` are indices into the model's labels.
struct WordLabels {
  std::uint32_t head = 0;  ///< 0 is the root, else the head's position in the sentence from 1
  std::uint16_t upos = 0;
  std::uint16_t xpos = 0;
  std::uint16_t feats = 0;
  std::uint16_t lemma = 0;
  std::uint16_t deprel = 0;
  std::uint16_t ner = 0;
};

class Network {
 public:
  /// Sentences of more words are not read whole: callers cut them.
  static constexpr std::size_t kLongestSentence = 256;

  /// `model` must outlive the network. Throws Error.
  explicit Network(const ModelFile& model);

  /// Labels of every word of each sentence, none of which is empty or longer than kLongestSentence.
  /// What is said of a sentence does not depend on its neighbours. Thread-safe.
  std::vector<std::vector<WordLabels>> label(
      std::span<const std::vector<std::string_view>> sentences) const;

  /// Multiply-adds that label() does for these sentences in its layers, for benchmarks: relations,
  /// tags and the encoder's; not those over the pairs of a sentence's words.
  double multiplications(std::span<const std::vector<std::string_view>> sentences) const;

 private:
  /// Where one layer of labels lies in the tagger's row of scores.
  struct Slice {
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  /// What one batch after another is computed in: memory is taken once.
  struct Workspace;

  void label_batch(std::span<const std::span<const std::string_view>> sentences,
                   std::span<std::vector<WordLabels>* const> labels, Workspace& work) const;
  void label_sentence(const Timeline& timeline, std::size_t sentence, Workspace& work,
                      std::vector<WordLabels>& labels) const;
  void parse(Workspace& work, std::vector<WordLabels>& labels) const;

  Encoder encoder_;
  QuantisedDense hidden_;  ///< all heads' first layers side by side
  std::size_t morphology_ = 0, entity_ = 0, arc_ = 0, relation_ = 0;  ///< their sizes
  Dense tags_;
  Slice upos_, xpos_, feats_, lemma_;
  Dense entity_tags_;
  EntityDecoder entities_;
  Dense arcs_;
  Dense relations_;
  std::size_t relation_count_ = 0;
  std::size_t root_relation_ = 0;
};

}  // namespace newsgraph::language
