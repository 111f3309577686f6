// English text analysis: tokens, sentences, parts of speech, lemmas, dependency trees, entities.
//
//   const language::Analyzer& analyzer = language::Analyzer::english();
//   for (const language::Sentence& sentence : analyzer.analyze(text).sentences) …
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/document.h"

namespace newsgraph::language {

class ModelFile;

/// A loaded model. Const use from many threads at once is safe, and what is said of a text depends
/// on that text alone: not on threads, nor on what was analysed before, nor on a sentence's
/// neighbours. Time and memory grow linearly with the text.
class Analyzer {
 public:
  /// The English model inside the program, loaded at the first call.
  static const Analyzer& english();
  /// A model file. Throws Error when it is damaged, foreign or of another version.
  static Analyzer load(const std::filesystem::path& path);

  /// See ingest/language/model_file.h. Throws Error where its parts do not fit each other.
  explicit Analyzer(ModelFile model);
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  /// Analyses an article block by block; no sentence crosses one. Every character that is not white
  /// space lies in exactly one token.
  Analysis analyze(const Document& document) const;
  /// Analyses running text; empty lines divide paragraphs.
  Analysis analyze(std::string_view text) const;

  /// The first half of analyze(): tokens and sentences, without labels.
  Analysis segment(const Document& document) const;
  /// The second half: labels the tokens of sentences, whoever found them; needs their forms alone.
  void annotate(Analysis& analysis) const;

  /// What the model file says of itself, as JSON.
  std::string_view metadata() const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace newsgraph::language
