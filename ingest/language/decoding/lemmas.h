// From a word's form and its lemma script to its lemma.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "newsgraph/ingest/language/model_file.h"
#include "newsgraph/ingest/language/string_hash.h"

namespace newsgraph::language {

/// Lemma scripts as training/features.py defines them ("l1|" cuts one character of the lower-cased
/// form: "talks", "talk"), the forms that need none of them, and the lemmas that there are. Where a
/// script makes a word that is none ("postpon"), the rules of spelling find one.
class Lemmatizer {
 public:
  Lemmatizer() = default;
  /// Keeps views into the model's bytes: `model` must outlive the object. Throws Error.
  explicit Lemmatizer(const ModelFile& model);

  std::size_t scripts() const { return scripts_.size(); }
  std::string lemma(std::string_view form, std::string_view upos, std::size_t script) const;

 private:
  struct Script {
    char casing;
    std::size_t cut;
    std::string ending;
  };

  bool knows(std::string_view lemma, std::string_view upos, std::string& key) const;
  void mend(std::string& lemma, std::string_view lower_form, std::string_view upos) const;

  std::vector<Script> scripts_;
  StringMap<std::string> exceptions_;           ///< "form UPOS" in lower case -> lemma
  std::unordered_set<std::string_view> known_;  ///< "lemma UPOS"
};

}  // namespace newsgraph::language
