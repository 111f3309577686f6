// From a word's form and its lemma script to its lemma.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/language/model_file.h"
#include "newsgraph/ingest/language/string_hash.h"

namespace newsgraph::language {

/// Lemma scripts as training/features.py defines them ("l1|" cuts one character of the lower-cased
/// form: "talks", "talk"), and the forms that need none of them.
class Lemmatizer {
 public:
  Lemmatizer() = default;
  /// Throws Error.
  explicit Lemmatizer(const ModelFile& model);

  std::size_t scripts() const { return scripts_.size(); }
  std::string lemma(std::string_view form, std::string_view upos, std::size_t script) const;

 private:
  struct Script {
    char casing;
    std::size_t cut;
    std::string ending;
  };

  std::vector<Script> scripts_;
  StringMap<std::string> exceptions_;  ///< "form UPOS" in lower case -> lemma
};

}  // namespace newsgraph::language
