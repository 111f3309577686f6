#include "newsgraph/ingest/pipeline.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <unistd.h>

#include "newsgraph/graph/error.h"
#include "resolve/canonical_dump.h"
#include "understanding/reading.h"

namespace newsgraph {
namespace {

using testing::canonical_dump;
using testing::document_of;

Document article(std::string id, std::string_view text) {
  Document document = document_of(text, "2025-02-25");
  document.id = std::move(id);
  return document;
}

std::string met_dates(const Graph& graph) {
  std::string text;
  for (RelationshipId each : graph.all_relationships()) {
    if (graph.name(graph.type(each)) != "MET_WITH") continue;
    text += to_text(graph, graph.property(graph.source(each), "name")) + "-" +
            to_text(graph, graph.property(graph.target(each), "name")) + " " +
            to_text(graph, graph.property(each, "date_text")) + " x" +
            std::to_string(graph.evidence(each).size()) + "\n";
  }
  return text;
}

constexpr std::string_view kMeeting =
    "Peruvian Minister Ana Lima met Kenyan Minister Ben Okoro on Monday.";

TEST(Pipeline, AnArticleBecomesAGraph) {
  Graph graph;
  EXPECT_EQ(Pipeline().ingest(article("a", kMeeting), graph), IngestOutcome::kAdded);
  EXPECT_EQ(met_dates(graph), "'Ana Lima'-'Ben Okoro' '2025-02-24' x1\n");
}

TEST(Pipeline, OneServesManyThreads) {
  const Pipeline pipeline;
  const auto read = [&](std::string& facts) {
    std::ostringstream lines;
    for (const std::string_view text :
         {kMeeting, std::string_view("He thanked both sides for their talks in Lima last year.")}) {
      const Document document = article("a", text);
      write_json_lines(document, pipeline.extract(document), lines);
    }
    facts = lines.str();
  };
  std::vector<std::string> facts(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& each : facts) threads.emplace_back([&] { read(each); });
  }
  for (const std::string& each : facts) EXPECT_EQ(each, facts.front());
  EXPECT_NE(facts.front().find("MET_WITH"), std::string::npos);
}

TEST(Pipeline, TwoArticlesOfOneMeetingAreTwoEvidences) {
  Graph graph;
  const Pipeline pipeline;
  pipeline.ingest(article("a", kMeeting), graph);
  pipeline.ingest(article("b",
                          "Kenyan Minister Ben Okoro held talks with Peruvian Minister Ana "
                          "Lima in Nairobi on Monday."),
                  graph);
  EXPECT_EQ(met_dates(graph), "'Ana Lima'-'Ben Okoro' '2025-02-24' x2\n");
}

TEST(Pipeline, ReadingAgainChangesNothingAndACorrectionReplaces) {
  Graph graph;
  const Pipeline pipeline;
  pipeline.ingest(article("a", kMeeting), graph);
  const std::string before = canonical_dump(graph);
  EXPECT_EQ(pipeline.ingest(article("a", kMeeting), graph), IngestOutcome::kUnchanged);
  EXPECT_EQ(canonical_dump(graph), before);
  EXPECT_EQ(pipeline.ingest(article("a", "Peru thanked Kenya."), graph), IngestOutcome::kReplaced);
  Graph fresh;
  pipeline.ingest(article("a", "Peru thanked Kenya."), fresh);
  EXPECT_EQ(canonical_dump(graph), canonical_dump(fresh));
}

TEST(Pipeline, ExtractingIsAFunctionOfTheArticle) {
  const Document document = article("a", kMeeting);
  const Pipeline pipeline;
  std::ostringstream first, second;
  write_json_lines(document, pipeline.extract(document), first);
  write_json_lines(document, Pipeline().extract(document), second);
  EXPECT_EQ(first.str(), second.str());
  EXPECT_FALSE(first.str().empty());
}

/// A file that is gone with the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view content)
      : path_(std::filesystem::temp_directory_path() /
              ("newsgraph-" + std::to_string(getpid()) + ".lexicon")) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::vector<std::string> relations(const Extraction& extraction) {
  std::vector<std::string> names;
  for (const Fact& fact : extraction.facts) names.push_back(fact.relation);
  return names;
}

TEST(Pipeline, AUsersLexiconComesBeforeTheBuiltInOneForThatPipelineAlone) {
  const TemporaryFile lexicon(
      "drop THANKED v:thank\nevent HUGGED SUPPORT/- 05 v:hug subject object\n");
  const Document document =
      article("a", "Peru hugged Kenya. Peru thanked Kenya. Peru accused Fiji.");
  const Pipeline extended({{lexicon.path()}});
  EXPECT_EQ(relations(extended.extract(document)), (std::vector<std::string>{"HUGGED", "ACCUSED"}));
  EXPECT_EQ(relations(Pipeline().extract(document)),
            (std::vector<std::string>{"THANKED", "ACCUSED"}));
}

TEST(Pipeline, AnUnreadableOrFaultyLexiconIsAnError) {
  EXPECT_THROW(Pipeline({{"/no/such.lexicon"}}), Error);
  const TemporaryFile lexicon("event\n");
  EXPECT_THROW(Pipeline({{lexicon.path()}}), Error);
}

TEST(Pipeline, AnExplanationTellsWhatWasTriedInTheOrderOfTheText) {
  const Document document = article("a", "Peru thanked Kenya on Monday. He thanked Fiji.");
  const Pipeline pipeline;
  Explanation explanation;
  const Extraction extraction = pipeline.extract(document, explanation);
  EXPECT_EQ(relations(extraction), relations(pipeline.extract(document)));
  std::erase_if(explanation, [](const TriedEntry& entry) { return entry.relation != "THANKED"; });
  ASSERT_EQ(explanation.size(), 2u);
  const TriedEntry& told = explanation[0];
  EXPECT_EQ(told.predicate, "thanked");
  EXPECT_EQ(told.relation, "THANKED");
  EXPECT_EQ(told.source.rfind("events.lexicon:", 0), 0u);
  EXPECT_EQ(told.from, std::vector<std::string>{"Peru"});
  EXPECT_EQ(told.to, std::vector<std::string>{"Kenya"});
  EXPECT_EQ(told.date->to_string(), "2025-02-24");
  EXPECT_EQ(told.status, FactStatus::kOccurred);
  EXPECT_EQ(told.sentence.quote, "Peru thanked Kenya on Monday.");
  EXPECT_EQ(told.dropped, "");
  EXPECT_EQ(explanation[1].sentence.sentence, 1u);
  EXPECT_EQ(explanation[1].dropped, "nobody known acts");
  EXPECT_TRUE(explanation[1].from.empty());
}

}  // namespace
}  // namespace newsgraph
