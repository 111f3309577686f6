#include "newsgraph/ingest/language/decoding/inflection.h"

#include <gmock/gmock.h>

namespace newsgraph::language {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

struct Case {
  const char* form;
  std::vector<std::string> bases;
};

TEST(VerbBases, FollowTheRulesOfSpelling) {
  const Case cases[] = {
      {"visited", {"visit", "visite"}},
      {"launches", {"launch", "launche"}},
      {"denied", {"deny", "deni", "denie"}},
      {"denies", {"deny", "denie"}},
      {"halts", {"halt"}},
      {"rises", {"rise", "ris"}},
      {"vetoes", {"veto", "vetoe"}},
      // An e that hardly any stem lacks comes first.
      {"postponed", {"postpon", "postpone"}},
      {"mediating", {"mediate", "mediat"}},
      {"emerged", {"emerge", "emerg"}},
      {"settling", {"settle", "settl"}},
      {"argued", {"argue", "argu"}},
      {"agreed", {"agree", "agre"}},
      // Doubled consonants are the ending's, but for those that words end in.
      {"stopped", {"stop", "stopp", "stoppe"}},
      {"rolled", {"roll", "rolle", "rol"}},
      // "scrap" would double its p.
      {"scraped", {"scrape"}},
      {"barring", {"bar", "barr", "barre"}},
  };
  for (const Case& each : cases) {
    EXPECT_THAT(verb_bases(each.form), ElementsAreArray(each.bases)) << each.form;
  }
}

TEST(NounBases, FollowTheRulesOfSpelling) {
  const Case cases[] = {
      {"gunmen", {"gunman"}},           {"countries", {"country", "countrie"}},
      {"clashes", {"clash", "clashe"}}, {"viruses", {"virus", "viruse"}},
      {"houses", {"house", "hous"}},    {"strikes", {"strike"}},
  };
  for (const Case& each : cases) {
    EXPECT_THAT(noun_bases(each.form), ElementsAreArray(each.bases)) << each.form;
  }
}

TEST(AdjectiveBases, FollowTheRulesOfSpelling) {
  EXPECT_THAT(adjective_bases("deadliest"), ElementsAreArray({"deadly", "deadli", "deadlie"}));
  EXPECT_THAT(adjective_bases("larger"), ElementsAreArray({"large", "larg"}));
  EXPECT_THAT(adjective_bases("hottest"), ElementsAreArray({"hot", "hott", "hotte"}));
}

TEST(RegularBases, AreNoneOfWhatIsNotInflected) {
  for (const char* form : {"", "s", "ed", "king", "bed", "shed", "spring", "halt", "press", "日s", "日日ed"}) {
    EXPECT_THAT(verb_bases(form), IsEmpty()) << form;
  }
  EXPECT_THAT(noun_bases("men"), IsEmpty());
  EXPECT_THAT(regular_bases("halts", "PROPN"), IsEmpty());
}

}  // namespace
}  // namespace newsgraph::language
