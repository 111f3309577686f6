#include "newsgraph/ingest/language/decoding/lemmas.h"

#include <gtest/gtest.h>

#include "ingest/language/tiny_model.h"

namespace newsgraph::language {
namespace {

/// What a script makes of a form.
std::string lemma(const std::string& script, std::string_view form, std::string_view upos = "X",
                  const std::string& exceptions = "", const std::string& known = "") {
  testing::ModelSections model;
  model.set_text("labels.lemma", script);
  model.set_text("lemma.exceptions", exceptions);
  model.set_text("lemma.known", known);
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

/// The lemma of a form of which the lemmas of `known` are all that is known.
std::string mended(const std::string& script, std::string_view form, std::string_view upos,
                   const std::string& known = "") {
  return lemma(script, form, upos, "", known);
}

TEST(Lemmatizer, FindsTheKnownWordThatAFormIsOf) {
  EXPECT_EQ(mended("l2|", "Postponed", "VERB", "postpone VERB"), "postpone");
  EXPECT_EQ(mended("l2|", "GUNMEN", "NOUN", "gunman NOUN"), "gunman");
  EXPECT_EQ(mended("l4|good", "kindest", "ADJ", "kind ADJ"), "kind");
  EXPECT_EQ(mended("l4|", "re-emerging", "VERB", "emerge VERB"), "re-emerge");
  EXPECT_EQ(mended("l2|", "staged", "VERB", "stag NOUN\nstage VERB"), "stage");
  EXPECT_EQ(mended("l4|", "hoping", "VERB", "hop VERB\nhope VERB"), "hope");  // no "hopping"
}

TEST(Lemmatizer, LeavesWhatIsKnownAsItIs) {
  EXPECT_EQ(mended("l3|", "bathing", "VERB", "bath VERB\nbathe VERB"), "bath");
  EXPECT_EQ(mended("l3|e", "bathing", "VERB", "bath VERB\nbathe VERB"), "bathe");
  EXPECT_EQ(mended("l0|", "news", "NOUN", "new NOUN\nnews NOUN"), "news");
  EXPECT_EQ(mended("l3|fe", "wives", "NOUN", "wife NOUN"), "wife");  // no rule makes it
  EXPECT_EQ(mended("l3|", "people", "NOUN", "people NOUN"), "people");
}

TEST(Lemmatizer, SpellsWhatNobodyKnowsByTheRules) {
  EXPECT_EQ(mended("l3|", "geofencing", "VERB"), "geofence");
  EXPECT_EQ(mended("l1|", "technocracies", "NOUN"), "technocracy");
  EXPECT_EQ(mended("l0|", "blogging", "VERB"), "blogging");  // the network sees no ending
  EXPECT_EQ(mended("l4|good", "keenest", "ADJ"), "keegood");
}

TEST(Lemmatizer, MendsNoNamesAndNoClosedClasses) {
  EXPECT_EQ(mended("l1|", "Clashes", "PROPN", "clash NOUN"), "clashe");
  EXPECT_EQ(mended("k1|", "Clashes", "NOUN", "clash NOUN"), "Clashe");
  EXPECT_EQ(mended("l1|", "does", "AUX", "do VERB"), "doe");
}

}  // namespace
}  // namespace newsgraph::language
