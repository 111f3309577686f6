// The program as a user meets it: arguments in, exit status, standard output and standard error
// out.
#include "program.h"

#include <algorithm>
#include <ostream>
#include <sstream>

namespace newsgraph {
namespace {

using ::testing::AllOf;
using testing::Finished;
namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Program;

constexpr const char* kArticle =
    "date 2025-03-12\n\nMinisters meet in Dakar\n\nDAKAR: Spanish Foreign Minister Inés Duarte met "
    "Senegalese President Omar Sy in Dakar on Monday.\n";

TEST_F(Program, ReadsAnArticleAndAnswers) {
  write("a.txt", kArticle);
  EXPECT_EQ(run("ingest g.newsgraph a.txt").status, 0);
  const Finished answer = run(
      "query g.newsgraph \"MATCH (a:Person)-[m:MET_WITH]-(b:Person) WHERE a.name STARTS WITH \\$n "
      "RETURN a.name, b.name, m.date\" --param n=Inés --format csv");
  EXPECT_EQ(answer.status, 0);
  EXPECT_THAT(answer.out, HasSubstr("Inés Duarte,Omar Sy,2025-03-10"));
  EXPECT_THAT(answer.err, IsEmpty());
}

TEST_F(Program, ChangesNothingWhenAnArticleIsReadAgain) {
  write("a.txt", kArticle);
  run("ingest g.newsgraph a.txt");
  const std::string before = slurp(path("g.newsgraph"));
  EXPECT_EQ(run("ingest g.newsgraph a.txt").status, 0);
  EXPECT_EQ(slurp(path("g.newsgraph")), before);
}

TEST_F(Program, RemovesAnArticleAndNothingElse) {
  write("a.txt", kArticle);
  write("b.txt", "date 2025-03-13\n\nSpanish Foreign Minister Inés Duarte thanked Kenya.\n");
  run("ingest g.newsgraph a.txt");
  const std::string before = run("export g.newsgraph --format json").out;
  run("ingest g.newsgraph b.txt");
  EXPECT_EQ(run("remove g.newsgraph b b").status, 0);
  EXPECT_EQ(run("export g.newsgraph --format json").out, before);
}

TEST_F(Program, ExplainsItsFacts) {
  write("a.txt", kArticle);
  const Finished explained = run("explain a.txt");
  EXPECT_EQ(explained.status, 0);
  EXPECT_THAT(explained.out, AllOf(HasSubstr("MET_WITH: Inés Duarte -> Omar Sy  2025-03-10"),
                                   HasSubstr("[dropped: ")));
  EXPECT_THAT(run("explain a.txt --facts-only").out, Not(HasSubstr("[dropped: ")));
}

TEST_F(Program, ReadsEventsByALexiconOfTheUsers) {
  write("a.txt", "date 2025-03-12\n\nPeru blurped Kenya on Monday.\n");
  write("mine.lexicon", "event THANKED SUPPORT/- 051 v:blurp subject object\n");
  EXPECT_THAT(run("extract a.txt").out, Not(HasSubstr("THANKED")));
  EXPECT_THAT(run("extract a.txt --lexicon mine.lexicon").out, HasSubstr("\"THANKED\""));
}

TEST_F(Program, WritesFactsAsJsonLines) {
  write("a.txt", kArticle);
  const Finished facts = run("extract a.txt");
  EXPECT_EQ(facts.status, 0);
  EXPECT_THAT(facts.out,
              AllOf(HasSubstr("\"relation\":\"MET_WITH\""), HasSubstr("\"date\":\"2025-03-10\"")));
}

constexpr const char* kGold = R"({
  "entities": [{"label": "Person", "name": "Inés Duarte"}, {"label": "Person", "name": "Omar Sy"},
               {"label": "Country", "name": "Senegal"}, {"label": "Country", "name": "Spain"}],
  "facts": [
    {"s": "Inés Duarte", "r": "MET_WITH", "o": "Omar Sy", "date": "2025-03-09"},
    {"s": "Inés Duarte", "r": "HOLDS_OFFICE", "o": "Spain"},
    {"s": "Omar Sy", "r": "HOLDS_OFFICE", "o": "Senegal", "optional": true},
    {"s": "Spain", "r": "THANKED", "o": "Senegal"}]})";

TEST_F(Program, ScoresItsFactsAgainstExpectedOnes) {
  fs::create_directory(folder_ / "gold");
  write("gold/a.txt", kArticle);
  write("gold/a.json", kGold);
  const Finished scores = run("extract --evaluate gold");
  EXPECT_EQ(scores.status, 0);
  EXPECT_THAT(scores.err, IsEmpty());
  EXPECT_THAT(
      scores.out,
      AllOf(HasSubstr("a       │ 1.000 │ 0.667 │ 0.800 │     2 │      1 │     0\n"),
            HasSubstr("THANKED      │ 0.000 │ 0.000 │ 0.000 │     0 │      1 │     0\n"),
            HasSubstr("expected calibration error"),
            HasSubstr("facts, date and status right │ 0.500 │ 0.333 │ 0.400 │     1 │      2 │")));
}

TEST_F(Program, ShowsWhatItMissedWithTheSentence) {
  fs::create_directory(folder_ / "gold");
  write("gold/a.txt", kArticle);
  write("gold/a.json", kGold);
  write("gold/part.txt", "a\n");
  const Finished scores = run("extract --evaluate gold/part.txt --misses");
  EXPECT_THAT(scores.out,
              AllOf(HasSubstr("  missed  Spain THANKED Senegal\n"),
                    HasSubstr("  when?   Inés Duarte MET_WITH Omar Sy 2025-03-10\n"
                              "          expected: Inés Duarte MET_WITH Omar Sy 2025-03-09\n"
                              "          said in: Spanish Foreign Minister Inés Duarte met")));
}

TEST_F(Program, WritesItsScoresAsJson) {
  fs::create_directory(folder_ / "gold");
  write("gold/a.txt", kArticle);
  write("gold/a.json", kGold);
  EXPECT_THAT(run("extract --evaluate gold --format json").out,
              AllOf(HasSubstr("\"verdict\": \"date_or_status\""), HasSubstr("\"brier_score\""),
                    HasSubstr("\"verdict\": \"open\"")));
}

TEST_F(Program, ExportsEveryFormat) {
  write("a.txt", kArticle);
  run("ingest g.newsgraph a.txt");
  EXPECT_THAT(run("export g.newsgraph --format dot").out, HasSubstr("digraph"));
  EXPECT_THAT(run("export g.newsgraph --format dot -o ./g.newsgraph").err,
              HasSubstr("this is the graph file itself"));
  EXPECT_THAT(run("export g.newsgraph --format graphml").out, HasSubstr("<graphml"));
  EXPECT_THAT(run("export g.newsgraph --format json").out, HasSubstr("\"relationships\""));
}

TEST_F(Program, WritesTheAnalysisAsConllu) {
  write("a.txt", kArticle);
  const Finished analysis = run("analyze a.txt");
  EXPECT_EQ(analysis.status, 0);
  EXPECT_THAT(analysis.err, IsEmpty());
  EXPECT_THAT(analysis.out, AllOf(HasSubstr("# newdoc id = a"), HasSubstr("# newpar\n"),
                                  HasSubstr("\tDuarte\tDuarte\tPROPN\t"), HasSubstr("TokenRange="),
                                  HasSubstr("NER=")));
  std::istringstream lines(analysis.out);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 9) << line;
  }
}

TEST_F(Program, AnalysisMarksTimeExpressions) {
  write("a.txt", "date 2025-02-25\n\nThey met in October last year and left on Monday.\n");
  EXPECT_THAT(run("analyze a.txt").out,
              AllOf(HasSubstr("|Timex=(DATE:2024-10\n"), HasSubstr("|Timex=)\n"),
                    HasSubstr("|Timex=(DATE:2025-02-24)\n")));
}

TEST_F(Program, AnalysisSaysWhatMeansTheSame) {
  write("a.txt", "Maria Duarte met the ambassador in Dakar. She thanked him.\n");
  const Finished analysis = run("analyze --raw a.txt");
  EXPECT_THAT(analysis.out, AllOf(HasSubstr("# global.Entity = eid-etype-head\n"),
                                  HasSubstr("|Entity=(e1-person-1\n"),
                                  HasSubstr("NER=O|Entity=(e1-person-1)\n")));
  write("own.conllu", analysis.out);
  EXPECT_THAT(run("analyze --evaluate own.conllu").out,
              HasSubstr("CoNLL      |           |           |    100.00 |\n"));
}

TEST_F(Program, ResolvesByTheWeightsItIsGiven) {
  write("a.txt", "Maria Duarte met the ambassador. She thanked him.\n");
  write("none.coreference", "# nothing speaks for anything\n");
  EXPECT_THAT(run("analyze --raw --coreference none.coreference a.txt").out,
              HasSubstr("|Entity=(e3-person-1)\n"));
  write("damaged.coreference", "pair||he\n");
  const Finished damaged = run("analyze --coreference damaged.coreference a.txt");
  EXPECT_EQ(damaged.status, 1);
  EXPECT_THAT(damaged.err, HasSubstr("damaged.coreference:1"));
  EXPECT_EQ(run("analyze --coreference absent a.txt").status, 1);
}

TEST_F(Program, SpellsOutWhatCoreferenceIsTrainedOn) {
  write("a.txt", "Maria Duarte met the ambassador. She thanked him.\n");
  write("own.conllu", run("analyze --raw a.txt").out);
  EXPECT_THAT(run("analyze --evaluate own.conllu --coreference-examples").out,
              ::testing::StartsWith("0\t0\t1\tnew||name\t"));
  EXPECT_EQ(run("analyze --coreference-examples a.txt").status, 2);
}

TEST_F(Program, AnalyzesRunningTextWhereItIsToldTo) {
  write("lines.txt", "Ministers met on Monday\nin the capital of Senegal.\n");
  EXPECT_THAT(run("analyze lines.txt").out, HasSubstr("# text = Ministers met on Monday\n"));
  EXPECT_THAT(run("analyze --raw lines.txt").out,
              HasSubstr("# text = Ministers met on Monday in the capital of Senegal.\n"));
}

TEST_F(Program, AnalyzesStandardInput) {
  const Finished analysis = run("analyze --raw -", "Duarte met the ambassador.");
  EXPECT_EQ(analysis.status, 0);
  EXPECT_THAT(analysis.out, AllOf(HasSubstr("1\tDuarte\t"), HasSubstr("5\t.\t")));
}

TEST_F(Program, AnalyzesTheOthersWhenOneFileIsAtFault) {
  write("a.txt", kArticle);
  const Finished analysis = run("analyze absent.txt a.txt");
  EXPECT_EQ(analysis.status, 1);
  EXPECT_THAT(analysis.err, HasSubstr("absent.txt"));
  EXPECT_THAT(analysis.out, HasSubstr("\tDakar\t"));
}

TEST_F(Program, ScoresItsAnalysisAgainstATreebank) {
  write("a.txt", "Duarte didn't meet the ambassador. They talked in May.\n\nThe talks failed.\n");
  write("own.conllu", run("analyze --raw a.txt").out);
  const Finished perfect = run("analyze --evaluate own.conllu");
  EXPECT_EQ(perfect.status, 0);
  EXPECT_THAT(perfect.err, IsEmpty());
  for (const char* metric : {"Tokens", "Sentences", "Words", "UPOS", "LAS", "MLAS", "BLEX"}) {
    EXPECT_THAT(perfect.out,
                ::testing::ContainsRegex(std::string("\n") + metric +
                                         " +\\|    100.00 \\|    100.00 \\|    100.00 "));
  }
  write("gold.conllu",
        "1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tended\tfalse\tVERB\tVBD\t_\t0\troot\t_\t"
        "SpaceAfter=No\n3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n");
  EXPECT_THAT(run("analyze --evaluate gold.conllu").out,
              HasSubstr("\nLemmas     |     66.67 |     66.67 |     66.67 |     66.67\n"));
}

TEST_F(Program, AnalyzesByTheModelItIsGiven) {
  write("a.txt", kArticle);
  const std::string model = NEWSGRAPH_DATASETS "/models/english.model";
  EXPECT_EQ(run("analyze a.txt --model '" + model + "'").out, run("analyze a.txt").out);

  write("cut.model", slurp(model).substr(0, 1000));
  const Finished cut = run("analyze a.txt --model cut.model");
  EXPECT_EQ(cut.status, 3);
  EXPECT_THAT(cut.err, AllOf(HasSubstr("cut.model: "), HasSubstr("it is cut off or damaged"),
                             HasSubstr("Take the file of the same release")));
  EXPECT_THAT(cut.out, IsEmpty());
}

TEST_F(Program, ReportsLineSeventeenAndReadsTheOthers) {
  std::string lines;
  for (int i = 1; i <= 1000; ++i) {
    lines +=
        i == 17 ? "{\"text\": \"broken\n" : "{\"text\": \"Article " + std::to_string(i) + ".\"}\n";
  }
  write("many.jsonl", lines);
  const Finished ingest = run("ingest g.newsgraph many.jsonl");
  EXPECT_EQ(ingest.status, 1);
  EXPECT_THAT(ingest.err, HasSubstr("many.jsonl:17:"));
  EXPECT_THAT(run("query g.newsgraph 'MATCH (a:Article) RETURN count(a) AS n' --format csv").out,
              HasSubstr("999"));
}

struct Fault {
  const char* arguments;
  int status;
  const char* says;
};

void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.arguments;
}

class ProgramFault : public Program, public ::testing::WithParamInterface<Fault> {};

TEST_P(ProgramFault, SaysWhatIsWrongAndExitsSo) {
  write("latin.txt", "Caf\xe9 talks.");
  write("empty.txt", "");
  write("picture.png", "\x89PNG\r\n\x1a\n");
  write("text.newsgraph", "this is no graph");
  write("a.txt", kArticle);
  write("short.conllu", "# a comment\n1\tIt\tit\n");
  write("bad.lexicon", "event MET_WITH\n");
  fs::create_directory(folder_ / "gold");
  write("gold/a.txt", kArticle);
  write("gold/a.json", "{\"entities\": [],\n\"facts\": [{\"s\": \"Peru\"}]}");
  run("ingest good.newsgraph a.txt");
  const Finished result = run(GetParam().arguments);
  EXPECT_EQ(result.status, GetParam().status) << result.err;
  EXPECT_THAT(result.err, HasSubstr(GetParam().says));
  EXPECT_THAT(result.out, Not(HasSubstr(GetParam().says)));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, ProgramFault,
    ::testing::Values(
        Fault{"ingest g.newsgraph latin.txt", 1, "latin.txt:1:4: the text is not UTF-8"},
        Fault{"ingest g.newsgraph empty.txt", 1, "empty"},
        Fault{"ingest g.newsgraph picture.png", 1, "a PNG picture"},
        Fault{"ingest g.newsgraph absent.txt", 1, "absent.txt"},
        Fault{"query good.newsgraph 'MATCH (n) RETURN m'", 1, "UndefinedVariable"},
        Fault{"query absent.newsgraph 'RETURN 1'", 1, "absent.newsgraph"},
        Fault{"query text.newsgraph 'RETURN 1'", 1, "text.newsgraph"},
        Fault{"analyze latin.txt", 1, "latin.txt:1:4: the text is not UTF-8"},
        Fault{"analyze --raw latin.txt", 1, "latin.txt:1:4: the text is not UTF-8"},
        Fault{"analyze --evaluate absent.conllu", 1, "absent.conllu"},
        Fault{"analyze --evaluate short.conllu", 1,
              "short.conllu:2: a line of 3 columns; CoNLL-U has ten"},
        Fault{"analyze --evaluate empty.txt", 1, "empty.txt: holds no sentence"},
        Fault{"analyze a.txt --model absent.model", 1, "absent.model"},
        Fault{"analyze a.txt --model .", 1, "cannot be read"},
        Fault{"analyze a.txt --model a.txt", 1, "a.txt: this is not a newsgraph language model"},
        Fault{"extract --evaluate gold", 1, "gold/a.json:2:17: 'Peru' is the name of no entity"},
        Fault{"extract --evaluate absent", 1, "absent: there is no such folder"},
        Fault{"remove good.newsgraph b", 1, "the graph has no article 'b'"},
        Fault{"extract a.txt --lexicon bad.lexicon", 1, "bad.lexicon:1:"},
        Fault{"extract a.txt --lexicon absent.lexicon", 1, "absent.lexicon"},
        Fault{"extract", 2, "no file to extract from"},
        Fault{"extract a.txt --evaluate gold", 2, "--evaluate"},
        Fault{"extract a.txt --misses", 2, "--evaluate"},
        Fault{"extract a.txt --jobs 0", 2, "--jobs"},
        Fault{"extract a.txt --jobs two", 2, "--jobs"},
        Fault{"extract --evaluate gold --format jsonl", 2, "one of table|json"},
        Fault{"extract a.txt --format table", 2, "one of auto|text|html|json|jsonl"},
        Fault{"analyze", 2, "no file to analyze"},
        Fault{"analyze a.txt --evaluate short.conllu", 2, "--evaluate"},
        Fault{"qurey good.newsgraph 'RETURN 1'", 2, "query"}, Fault{"", 2, "newsgraph"}));

TEST_F(Program, SkipsTheByteOrderMarkOfAQueryFile) {
  const std::string query = "\xef\xbb\xbfRETURN 7 AS seven";
  write("q.cypher", query);
  const std::string asked = "query g.newsgraph --create --format csv ";
  EXPECT_THAT(run(asked + "--file q.cypher").out, HasSubstr("seven"));
  EXPECT_THAT(run(asked + "-", query).out, HasSubstr("seven"));
}

TEST_F(Program, PointsAtTheByteThatIsNoText) {
  write("q.cypher", "RETURN 1,\n  'Z\xfcrich'");
  const Finished refused = run("query g.newsgraph --create --file q.cypher");
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.err,
              AllOf(HasSubstr("at line 2, column 5: '\\xfc' is a byte that is no UTF-8"),
                    HasSubstr("Save the query as UTF-8.")));
}

TEST_F(Program, PrintsItsVersionAndHelp) {
  EXPECT_EQ(run("--version").status, 0);
  const Finished help = run("--help");
  EXPECT_EQ(help.status, 0);
  EXPECT_THAT(help.out, AllOf(HasSubstr("ingest"), HasSubstr("query"), HasSubstr("demo")));
}

TEST_F(Program, ShowsItsDemo) {
  const Finished demo = run("demo");
  EXPECT_EQ(demo.status, 0);
  EXPECT_THAT(demo.out, AllOf(HasSubstr("MATCH"), HasSubstr("Helena Vasconcelos")));
  EXPECT_EQ(run("demo").status, 0);  // once more in the same place
}

}  // namespace
}  // namespace newsgraph
