// `newsgraph entities`: who is who, who may be, and deciding it.
#include "program.h"

namespace newsgraph {
namespace {

using ::testing::AllOf;
using testing::Finished;
using ::testing::HasSubstr;
using ::testing::Not;

class Entities : public testing::Program {
 protected:
  Entities() {
    write(
        "a.txt",
        "date 2025-03-12\n\nTalks\n\nSpanish Foreign Minister Inés Duarte met Senegalese President "
        "Omar Sy in Dakar on Monday.\n");
    write("b.txt",
          "date 2025-03-12\n\nTalks\n\nForeign Minister Ines Duarte of Spain held a meeting with "
          "President Omar Sy in Dakar on Monday.\n");
    write(
        "c.txt",
        "date 2025-03-14\n\nSy returns\n\nSenegalese President Sy met French President Paul Martin "
        "in Paris on Thursday.\n");
    run("ingest g.newsgraph a.txt b.txt c.txt");
  }

  std::string export_of() const { return run("export g.newsgraph --format json").out; }
};

TEST_F(Entities, ListsNamesWithReasons) {
  const Finished listed = run("entities g.newsgraph --label Person --format csv");
  EXPECT_EQ(listed.status, 0);
  EXPECT_THAT(listed.out, AllOf(HasSubstr("Omar Sy,Sy,3,"),
                                HasSubstr("sy / president / SEN: the family name alone, the same "
                                          "office (0.93)"),
                                Not(HasSubstr("Country"))));
  EXPECT_THAT(run("entities g.newsgraph sy --format json").out,
              AllOf(HasSubstr("\"reason\":\"the family name alone, the same office\""),
                    HasSubstr("\"score\":0.93")));
}

TEST_F(Entities, CountsAnEventOnce) {
  EXPECT_THAT(run("query g.newsgraph \"MATCH (e:Event {type: 'CONSULT'}) "
                  "RETURN count(e)\" --format csv")
                  .out,
              HasSubstr("2"));
}

TEST_F(Entities, MergesAndSplits) {
  const Finished merged = run("entities g.newsgraph --merge 'Paul Martin' 'Ines Duarte'");
  EXPECT_EQ(merged.status, 0) << merged.err;
  EXPECT_THAT(merged.out, HasSubstr("a user's decision"));
  EXPECT_THAT(run("entities g.newsgraph 'Paul Martin' --format csv").out, HasSubstr("Ines Duarte"));
  const Finished split = run("entities g.newsgraph --split 'Paul Martin' --format csv");
  EXPECT_EQ(split.status, 0) << split.err;
  EXPECT_THAT(run("entities g.newsgraph 'Paul Martin' --format csv").out,
              Not(HasSubstr("Ines Duarte")));
}

TEST_F(Entities, TakesANameOut) {
  const Finished split = run("entities g.newsgraph --split 'Omar Sy' Sy --format csv");
  EXPECT_EQ(split.status, 0) << split.err;
  EXPECT_THAT(run("entities g.newsgraph Sy --format csv").out, HasSubstr("Person,Sy,,1,"));
  run("remove g.newsgraph c");
  run("ingest g.newsgraph c.txt");
  EXPECT_THAT(run("entities g.newsgraph Sy --format csv").out, HasSubstr("Person,Sy,,1,"));
}

TEST_F(Entities, SaysWhoIsMeantWhenSeveralMayBe) {
  run("entities g.newsgraph --split 'Omar Sy' 'sy / president / SEN'");
  run("entities g.newsgraph --split 'Omar Sy' 'omar sy'");
  const std::string before = export_of();
  const Finished unclear = run("entities g.newsgraph --merge 'Omar Sy' 'Paul Martin'");
  EXPECT_EQ(unclear.status, 1);
  EXPECT_THAT(unclear.err, AllOf(HasSubstr("2 entities go by the name 'Omar Sy'"),
                                 HasSubstr("Give the id of one: Omar Sy (")));
  EXPECT_EQ(run("entities g.newsgraph --merge Nobody 'Paul Martin'").status, 1);
  EXPECT_EQ(run("entities g.newsgraph Nobody").status, 1);
  EXPECT_EQ(run("entities g.newsgraph --split 'Paul Martin'").status, 1);
  EXPECT_EQ(run("entities g.newsgraph --merge 'Paul Martin'").status, 2);
  EXPECT_EQ(run("entities g.newsgraph --suspects --merge A B").status, 2);
  EXPECT_EQ(run("entities g.newsgraph A --suspects").status, 2);
  EXPECT_EQ(run("entities g.newsgraph --label Persn").status, 2);
  EXPECT_EQ(export_of(), before);
}

TEST_F(Entities, ListsWhoMayBeOne) {
  EXPECT_EQ(run("entities g.newsgraph --suspects --format csv").out,
            "score,id_a,a,id_b,b,reason\r\n");
  write("d.txt", "date 2025-03-15\n\nA visit\n\nOmar Sy Diop visited Kenya on Friday.\n");
  run("ingest g.newsgraph d.txt");
  EXPECT_THAT(run("entities g.newsgraph --suspects --format csv").out,
              HasSubstr("the same name with a further family name"));
}

}  // namespace
}  // namespace newsgraph
