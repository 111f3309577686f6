// Why facts are what they are, and event lexicons of the user's.
#include "program.h"

namespace newsgraph {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::Eq;
using testing::Finished;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
using testing::Program;

constexpr const char* kArticle =
    "date 2025-03-12\n\nPeru thanked Kenya on Monday. Peru will thank Fiji. He thanked Chad.\n";

TEST_F(Program, ExplainsWhatCameOfEachSentence) {
  write("a.txt", kArticle);
  const Finished explained = run("explain a.txt");
  EXPECT_EQ(explained.status, 0);
  EXPECT_THAT(explained.err, IsEmpty());
  EXPECT_THAT(explained.out,
              ContainsRegex("\n\\[3\\] He thanked Chad.\n(  .*\n)*"
                            "  thanked \\(events.lexicon:[0-9]+\\) THANKED: nobody -> Chad.*"
                            "\\[dropped: nobody known acts\\]\n"));
}

TEST_F(Program, ExplainsFactsAloneWhereAsked) {
  write("a.txt", kArticle);
  EXPECT_THAT(
      run("explain --facts-only a.txt").out,
      MatchesRegex("\\[1\\] Peru thanked Kenya on Monday.\n"
                   "  thanked \\(events.lexicon:[0-9]+\\) THANKED: Peru -> Kenya  2025-03-10\n"
                   "\\[2\\] Peru will thank Fiji.\n"
                   "  thank \\(events.lexicon:[0-9]+\\) THANKED: Peru -> Fiji  planned\n"));
}

TEST_F(Program, NamesTheArticlesItExplains) {
  write("a.txt", kArticle);
  write("b.txt", "Chad thanked Peru.\n");
  EXPECT_THAT(run("explain a.txt b.txt").out,
              AllOf(HasSubstr("== a\n[1] Peru"), HasSubstr("== b\n[0] Chad")));
}

TEST_F(Program, ReadsEventLexiconsOfTheUsers) {
  write("a.txt", "Peru hugged Kenya.\n");
  write("hug.lexicon", "event HUGGED SUPPORT/- 05 v:hug subject object\n");
  EXPECT_THAT(run("extract a.txt").out, IsEmpty());
  EXPECT_THAT(run("extract a.txt --lexicon hug.lexicon").out, HasSubstr("\"relation\":\"HUGGED\""));
  EXPECT_THAT(run("explain --lexicon hug.lexicon a.txt").out,
              HasSubstr("  hugged (hug.lexicon:1) HUGGED: Peru -> Kenya"));
  EXPECT_EQ(run("ingest g.newsgraph a.txt --lexicon hug.lexicon").status, 0);
  EXPECT_THAT(
      run("query g.newsgraph 'MATCH ()-[r:HUGGED]->() RETURN count(r) AS n' --format csv").out,
      Eq("n\r\n1\r\n"));
}

TEST_F(Program, ALaterLexiconComesBeforeAnEarlierOne) {
  write("a.txt", "Peru thanked Kenya.\n");
  write("one.lexicon", "drop THANKED v:thank\nevent HUGGED SUPPORT/- 05 v:thank subject object\n");
  write("two.lexicon", "drop HUGGED v:thank\nevent KISSED SUPPORT/- 05 v:thank subject object\n");
  const std::string facts = run("extract a.txt --lexicon one.lexicon --lexicon two.lexicon").out;
  EXPECT_THAT(facts, AllOf(HasSubstr("KISSED"), Not(HasSubstr("HUGGED")), Not(HasSubstr("THANK"))));
  // The other way round there is nothing yet for `drop HUGGED` to drop.
  EXPECT_THAT(run("extract a.txt --lexicon two.lexicon --lexicon one.lexicon").err,
              HasSubstr("two.lexicon:1:13: there is no line of HUGGED for it to drop"));
}

TEST_F(Program, AFaultyLexiconStopsTheRunAtItsLineAndColumn) {
  write("a.txt", "Peru thanked Kenya.\n");
  write("bad.lexicon", "# mine\nevent HUGGED SUPPORT/- 05 v:hug subjekt object\n");
  for (const char* command : {"extract a.txt", "explain a.txt", "ingest g.newsgraph a.txt"}) {
    const Finished result = run(std::string(command) + " --lexicon bad.lexicon");
    EXPECT_EQ(result.status, 1) << command;
    EXPECT_THAT(result.err, HasSubstr("bad.lexicon:2:33: ")) << command;
    EXPECT_THAT(result.err, HasSubstr("subjekt")) << command;
    EXPECT_THAT(result.out, IsEmpty()) << command;
  }
  EXPECT_THAT(run("extract a.txt --lexicon absent.lexicon").err,
              HasSubstr("absent.lexicon: cannot read this event lexicon"));
  EXPECT_THAT(run("extract a.txt --lexicon .").err,
              HasSubstr("cannot read this event lexicon"));
  EXPECT_EQ(run("explain").status, 2);
}

}  // namespace
}  // namespace newsgraph
