#include "newsgraph/ingest/understanding/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "newsgraph/graph/error.h"

namespace newsgraph::understanding {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr auto kVerb = PredicateKind::kVerb;
constexpr auto kNoun = PredicateKind::kNoun;
constexpr auto kAdjective = PredicateKind::kAdjective;

std::vector<std::string> relations(const std::vector<Frame>& frames) {
  std::vector<std::string> names;
  for (const Frame& frame : frames) names.push_back(frame.relation);
  return names;
}

/// The error that a lexicon of this text gives.
Error error_of(const std::string& text) {
  try {
    Lexicon::read(text, "my.lexicon");
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "no error in: " << text;
  return Error(ErrorKind::kInternal, "none");
}

TEST(Lexicon, ReadsAnEventLine) {
  const Lexicon lexicon = Lexicon::read(
      "# head\n"
      "event INVITED CONSULT/visit 042 v:call+in subject object:person|actor property-to/for:place",
      "my.lexicon");
  const Frame& frame = lexicon.frames(kVerb, "call").at(0);
  EXPECT_EQ(frame.relation, "INVITED");
  EXPECT_EQ(frame.type, "CONSULT");
  EXPECT_EQ(frame.mode, "visit");
  EXPECT_EQ(frame.cameo, "042");
  EXPECT_THAT(frame.companions, ElementsAre("in"));
  EXPECT_EQ(frame.from.place, SlotPlace::kSubject);
  EXPECT_THAT(frame.from.fillers, ElementsAre(Filler::kActor));
  EXPECT_EQ(frame.to.place, SlotPlace::kObject);
  EXPECT_THAT(frame.to.fillers, ElementsAre(Filler::kPerson, Filler::kActor));
  EXPECT_FALSE(frame.one_slot);
  EXPECT_THAT(frame.properties.at(0).prepositions, ElementsAre("to", "for"));
  EXPECT_EQ(frame.effect, std::nullopt);
  EXPECT_EQ(frame.source, "my.lexicon:2");
}

TEST(Lexicon, ReadsWhatMustBeFilledAndWhoActsAlong) {
  const Lexicon lexicon = Lexicon::read(
      "event AGREED_ON AGREE/- 03 v:reach subject on:topic need-object:topic~agreement/deal "
      "joint-with",
      "x");
  const Frame& frame = lexicon.frames(kVerb, "reach").at(0);
  EXPECT_EQ(frame.mode, "");
  EXPECT_THAT(frame.to.prepositions, ElementsAre("on"));
  EXPECT_EQ(frame.needed.at(0).place, SlotPlace::kObject);
  EXPECT_THAT(frame.needed.at(0).words, ElementsAre("agreement", "deal"));
  EXPECT_THAT(frame.joint.at(0).prepositions, ElementsAre("with"));
}

TEST(Lexicon, ReadsAFactWithBothEndsInOneSlot) {
  const Lexicon lexicon = Lexicon::read("event MET_WITH - - n:talk between", "x");
  const Frame& frame = lexicon.frames(kNoun, "talk").at(0);
  EXPECT_TRUE(frame.one_slot);
  EXPECT_EQ(frame.from.place, SlotPlace::kBetween);
  EXPECT_EQ(frame.to.place, SlotPlace::kBetween);
  EXPECT_EQ(frame.type, "");
  EXPECT_EQ(frame.cameo, "");
}

TEST(Lexicon, ReadsAnEndInTheClauseOfANoun) {
  const Lexicon lexicon = Lexicon::read("event INVITED - - n:at+invitation of clause", "x");
  const Frame& frame = lexicon.frames(kNoun, "invitation").at(0);
  EXPECT_THAT(frame.companions, ElementsAre("at"));
  EXPECT_EQ(frame.to.place, SlotPlace::kClause);
}

TEST(Lexicon, ReadsTheStatusThatAPredicateItselfSays) {
  const Lexicon lexicon =
      Lexicon::read("event MET_WITH CONSULT/- 04 v:cancel subject with =denied", "x");
  EXPECT_EQ(lexicon.frames(kVerb, "cancel").at(0).effect, FactStatus::kDenied);
}

TEST(Lexicon, TakesALineForEachPredicateOfItsTrigger) {
  const Lexicon lexicon = Lexicon::read(
      "event ACCUSED ACCUSE/- 111 v:slam|lash+out subject object\n"
      "event SPOKE_WITH CONSULT/phone 041 n:phone+call|conversation subject with\n"
      "event ACCUSED ACCUSE/- 111 a:critical subject of",
      "x");
  EXPECT_EQ(lexicon.predicate_count(), 5u);
  EXPECT_THAT(lexicon.frames(kVerb, "slam").at(0).companions, IsEmpty());
  EXPECT_THAT(lexicon.frames(kVerb, "lash").at(0).companions, ElementsAre("out"));
  EXPECT_THAT(lexicon.frames(kNoun, "call").at(0).companions, ElementsAre("phone"));
  EXPECT_THAT(lexicon.frames(kNoun, "conversation").at(0).companions, IsEmpty());
  EXPECT_THAT(relations(lexicon.frames(kAdjective, "critical")), ElementsAre("ACCUSED"));
  EXPECT_THAT(lexicon.frames(kVerb, "conversation"), IsEmpty());
}

TEST(Lexicon, KnowsWhatAPredicateDoesToWhatItGoverns) {
  const Lexicon lexicon = Lexicon::read(
      "governs planned v:plan|expect a:due\n"
      "governs denied v:refuse",
      "x");
  EXPECT_EQ(lexicon.governed_status(kVerb, "plan"), FactStatus::kPlanned);
  EXPECT_EQ(lexicon.governed_status(kAdjective, "due"), FactStatus::kPlanned);
  EXPECT_EQ(lexicon.governed_status(kVerb, "refuse"), FactStatus::kDenied);
  EXPECT_EQ(lexicon.governed_status(kNoun, "plan"), std::nullopt);
}

TEST(Lexicon, KeepsItsListsApart) {
  const Lexicon lexicon = Lexicon::read(
      "light v:hold|pay\nrecalled v:recall\nplain v:enhance\noccasion n:summit\n"
      "controls-itself v:promise v:vow",
      "x");
  EXPECT_TRUE(lexicon.is(WordList::kLight, "pay"));
  EXPECT_TRUE(lexicon.is(WordList::kRecalled, "recall"));
  EXPECT_TRUE(lexicon.is(WordList::kPlain, "enhance"));
  EXPECT_TRUE(lexicon.is(WordList::kOccasion, "summit"));
  EXPECT_TRUE(lexicon.is(WordList::kControlsItself, "vow"));
  EXPECT_FALSE(lexicon.is(WordList::kLight, "recall"));
}

TEST(Lexicon, ReadsFilesOfOtherSystems) {
  const Lexicon lexicon =
      Lexicon::read("\xEF\xBB\xBFlight v:hold\r\n\r\n\tlight  v:pay\t# so\r\n", "x");
  EXPECT_TRUE(lexicon.is(WordList::kLight, "hold"));
  EXPECT_TRUE(lexicon.is(WordList::kLight, "pay"));
}

TEST(Lexicon, FindsBothSpellings) {
  const Lexicon lexicon = Lexicon::read(
      "event ACCUSED ACCUSE/- 111 v:criticise subject object\n"
      "event AGREED_ON AGREE/- 03 v:honor subject object:topic~programme",
      "x");
  EXPECT_EQ(lexicon.frames(kVerb, "criticise").size(), 1u);
  EXPECT_EQ(lexicon.frames(kVerb, "criticize").size(), 1u);
  EXPECT_THAT(lexicon.frames(kVerb, "honour").at(0).to.words, ElementsAre("program"));
}

TEST(Lexicon, MendsLemmasOfVerbsThatItKnows) {
  const Lexicon lexicon = Lexicon::read(
      "event A - - v:launch|deny|kidnap|accuse|recognize|scrap|bar each\n"
      "light v:stage",
      "x");
  const std::vector<std::array<const char*, 3>> cases = {
      {"launche", "launches", "launch"}, {"denie", "denied", "deny"},
      {"denie", "denies", "deny"},       {"kidnapp", "kidnapped", "kidnap"},
      {"accus", "accusing", "accuse"},   {"recognis", "recognised", "recognize"},
      {"stag", "staged", "stage"},       {"withdr", "withdrew", "withdraw"},
      {"take", "tore", "tear"},          {"scrape", "scraped", "scrape"},
      {"bare", "bared", "bare"},         {"scrapp", "scrapped", "scrap"},
      {"barr", "barring", "bar"},        {"walk", "walked", "walk"}};
  for (const auto& [lemma, form, expected] : cases) {
    EXPECT_EQ(lexicon.verb_lemma(lemma, form), expected) << form;
  }
}

TEST(Lexicon, MendsLemmasOfNounsThatItNames) {
  const Lexicon lexicon = Lexicon::read(
      "event A - - n:clash|aid each\n"
      "event B - - v:send subject to need-object:topic~supply/policeman/program",
      "x");
  EXPECT_EQ(lexicon.noun_lemma("clashe", "clashes"), "clash");
  EXPECT_EQ(lexicon.noun_lemma("supplie", "supplies"), "supply");
  EXPECT_EQ(lexicon.noun_lemma("policeme", "policemen"), "policeman");
  EXPECT_EQ(lexicon.noun_lemma("programme", "programmes"), "program");
  EXPECT_EQ(lexicon.noun_lemma("aide", "aides"), "aide");
  EXPECT_EQ(lexicon.noun_lemma("movie", "movies"), "movie");
}

TEST(AmericanSpelling, ChangesWhatIsBritishAndNothingElse) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"apologise", "apologize"},
                                                                  {"mobilisation", "mobilization"},
                                                                  {"analyse", "analyze"},
                                                                  {"favour", "favor"},
                                                                  {"centre", "center"},
                                                                  {"defence", "defense"},
                                                                  {"jail", "jail"},
                                                                  {"gaol", "jail"},
                                                                  {"co-operate", "cooperate"},
                                                                  {"re-elect", "reelect"},
                                                                  {"re-sign", "re-sign"},
                                                                  {"programme", "program"},
                                                                  {"promise", "promise"},
                                                                  {"advise", "advise"},
                                                                  {"raise", "raise"},
                                                                  {"tour", "tour"},
                                                                  {"hour", "hour"},
                                                                  {"exercise", "exercise"},
                                                                  {"compromise", "compromise"},
                                                                  {"praise", "praise"},
                                                                  {"arise", "arise"},
                                                                  {"massacre", "massacre"},
                                                                  {"meet", "meet"},
                                                                  {"", ""},
                                                                  {"privatise", "privatize"},
                                                                  {"neighbour", "neighbor"},
                                                                  {"theatre", "theater"},
                                                                  {"supervise", "supervise"}};
  for (const auto& [british, american] : cases) {
    EXPECT_EQ(american_spelling(british), american) << british;
  }
}

TEST(Lexicon, PutsAUsersLinesFirst) {
  const Lexicon base = Lexicon::read(
      "event SUPPORTED SUPPORT/- 051 v:back subject object\n"
      "governs planned v:plan\n"
      "light v:hold",
      "base");
  const Lexicon lexicon = base.extended(
      "event AIDED AID/- 07 v:back subject object\n"
      "governs hypothetical v:plan\n"
      "light v:pay",
      "mine");
  EXPECT_THAT(relations(lexicon.frames(kVerb, "back")), ElementsAre("AIDED", "SUPPORTED"));
  EXPECT_EQ(lexicon.governed_status(kVerb, "plan"), FactStatus::kHypothetical);
  EXPECT_TRUE(lexicon.is(WordList::kLight, "hold"));
  EXPECT_TRUE(lexicon.is(WordList::kLight, "pay"));
  EXPECT_EQ(base.frames(kVerb, "back").size(), 1u);
}

TEST(Lexicon, DropsBuiltInLinesThatAUserDoesNotWant) {
  const Lexicon base = Lexicon::read(
      "event REQUESTED REQUEST/- 10 v:call+on subject on\n"
      "event REQUESTED REQUEST/- 10 v:call+for subject for:topic\n"
      "event MET_WITH CONSULT/- 04 v:call+on subject on:person\n"
      "event SUPPORTED SUPPORT/- 051 v:back subject object",
      "base");
  const Lexicon one = base.extended("drop REQUESTED v:call+on", "mine");
  EXPECT_THAT(relations(one.frames(kVerb, "call")), ElementsAre("REQUESTED", "MET_WITH"));
  const Lexicon all = base.extended(
      "event REQUESTED REQUEST/- 10 v:call+upon subject upon\n"
      "drop REQUESTED v:call\n"
      "drop SUPPORTED v:back",
      "mine");
  EXPECT_THAT(relations(all.frames(kVerb, "call")), ElementsAre("REQUESTED", "MET_WITH"));
  EXPECT_THAT(all.frames(kVerb, "call").at(0).companions, ElementsAre("upon"));
  EXPECT_THAT(all.frames(kVerb, "back"), IsEmpty());
}

struct BadLine {
  std::string line;
  std::size_t column;
  std::string message;
  std::string hint;
};

TEST(Lexicon, PointsAtTheOffendingWord) {
  const std::vector<BadLine> cases = {
      {"evnt X", 1, "there is no directive 'evnt'", "event, governs"},
      {"event MET_WITH", 15, "ends too early", "event RELATION"},
      {"event Met - - v:c subject object", 7, "'Met' is no relation", "MET_WITH"},
      {"event A CONSLUT/visit - v:c subject object", 9, "'CONSLUT' is no event type", "CONSULT"},
      {"event A CONSULT/vist - v:c subject object", 17, "'vist' is no mode of CONSULT", "visit"},
      {"event A AGREE/sign - v:c subject object", 15, "'sign' is no mode of AGREE", "AGREE/-"},
      {"event A - 21 v:c subject object", 11, "'21' is no CAMEO event code", "two to four digits"},
      {"event A - - meet subject object", 13, "'meet' is no trigger", "v:accuse|blame"},
      {"event A - - v:call+ subject object", 20, "a word is missing", "v:call+on"},
      {"event A - - v:call||ask subject object", 20, "a word is missing", "v:call+on"},
      {"event A - - v:Meet subject object", 15, "'Meet' is no lemma", "lower case"},
      {"event A - - v:c subject objct", 25, "'objct' is neither", "subject, object"},
      {"event A - - v:c subject to/frm", 28, "'frm' is neither", "subject, object"},
      {"event A - - v:c subject object:actr", 32, "there is no filler 'actr'", "actor, person"},
      {"event A - - v:c subject object:topic~", 38, "a word is missing", "WORD"},
      {"event A - - v:c subject", 17, "second end of the fact is missing", "between and each"},
      {"event A - - v:c subject object with", 32, "and the line has 3", "need-"},
      {"event A - - v:c need-object", 17, "and the line has 0", "need-"},
      {"event A - - v:c each joint-object", 28, "only prepositions", "PLACE"},
      {"event A - - v:c each =maybe", 23, "no status 'maybe'", "hypothetical"},
      {"event A - - v:c each =denied =planned", 30, "a status already", "STATUS"},
      {"governs maybe v:plan", 9, "no status 'maybe'", "hypothetical"},
      {"governs planned", 16, "ends before", ""},
      {"governs planned v:set+up", 22, "stands alone", "event lines"},
      {"light n:talk", 7, "light lists verbs", "v:"},
      {"occasion v:meet", 10, "occasion lists nouns", "n:"},
      {"drop MET_WITH v:meet", 15, "no line of MET_WITH", "events.lexicon"},
      {"event A - - v:é|C each", 17, "'C' is no lemma", "lower case"}};
  for (const BadLine& bad : cases) {
    const Error error = error_of("# head\n" + bad.line + "\nlight v:hold");
    EXPECT_EQ(error.kind(), ErrorKind::kInput) << bad.line;
    EXPECT_EQ(error.location().file, "my.lexicon");
    EXPECT_EQ(error.location().line, 2u) << bad.line;
    EXPECT_EQ(error.location().column, bad.column) << bad.line;
    EXPECT_THAT(error.what(), HasSubstr(bad.message)) << bad.line;
    EXPECT_THAT(error.hint(), HasSubstr(bad.hint)) << bad.line;
  }
}

}  // namespace
}  // namespace newsgraph::understanding
