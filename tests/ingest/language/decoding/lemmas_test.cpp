#include "newsgraph/ingest/language/decoding/lemmas.h"

#include <gtest/gtest.h>

#include "ingest/language/tiny_model.h"

namespace newsgraph::language {
namespace {

/// What a script makes of a form.
std::string lemma(const std::string& script, std::string_view form, std::string_view upos = "NOUN",
                  const std::string& exceptions = "") {
  testing::ModelSections model;
  model.set_text("labels.lemma", script);
  model.set_text("lemma.exceptions", exceptions);
  const std::string bytes = model.file();
  return Lemmatizer(ModelFile::view(bytes, "m.model")).lemma(form, upos, 0);
}

struct Case {
  const char* script;
  const char* form;
  const char* lemma;
};

TEST(Lemmatizer, AppliesScripts) {
  const Case cases[] = {
      {"l0|", "Talks", "talks"},
      {"l1|", "Talks", "talk"},
      {"l3|y", "COUNTRIES", "country"},
      {"k0|", "NATO", "NATO"},
      {"k1|", "Greens", "Green"},
      {"t0|", "PARIS", "Paris"},
      {"t0|", "élysée", "élysée"},  // no capital where there was none
      {"l2|", "Élysées", "élysé"},  // characters, not bytes
      {"l0|日", "ÉTÉ", "été日"},
      {"l3|be", "are", "be"},
      {"l9|be", "is", "be"},  // cuts no more than there is
      {"l9|", "is", "is"},    // nothing would be left
      {"l0||", "a", "a|"},    // what follows the first bar is the ending
      {"l0|", "İ", "i"},      // one character for one
      {"l1|", "", ""},
      {"l0|", "\xff", "\ufffd"},  // no UTF-8
  };
  for (const Case& each : cases) {
    EXPECT_EQ(lemma(each.script, each.form), each.lemma) << each.script << " of " << each.form;
  }
}

TEST(Lemmatizer, ExceptionsGoBeforeScripts) {
  const std::string exceptions = "went VERB go\nmen NOUN man\nélus NOUN élu";
  EXPECT_EQ(lemma("l0|", "Went", "VERB", exceptions), "go");
  EXPECT_EQ(lemma("l0|", "Went", "NOUN", exceptions), "went");  // of another part of speech
  EXPECT_EQ(lemma("l0|", "MEN", "NOUN", exceptions), "man");
  EXPECT_EQ(lemma("l0|", "ÉLUS", "NOUN", exceptions), "élu");
}

}  // namespace
}  // namespace newsgraph::language
