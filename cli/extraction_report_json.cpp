#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include "newsgraph/cli/extraction_report.h"
#include "newsgraph/ingest/evaluation/reliability.h"
#include "newsgraph/ingest/understanding/confidence.h"

namespace newsgraph::cli {

namespace {

using evaluation::Counts;
using evaluation::GoldFact;
using evaluation::JudgedFact;

class ReportWriter {
 public:
  explicit ReportWriter(std::ostream& out) : out_(out), json_(out_) { json_.SetIndent(' ', 1); }

  void write(const std::vector<ScoredArticle>& articles) {
    evaluation::Score total;
    std::vector<evaluation::Forecast> forecasts;
    json_.StartObject();
    key("articles");
    json_.StartArray();
    for (const ScoredArticle& article : articles) {
      write_article(article);
      total += article.result.score;
      const auto more = evaluation::forecasts(article.result, article.extraction);
      forecasts.insert(forecasts.end(), more.begin(), more.end());
    }
    json_.EndArray();
    key("relations");
    json_.StartObject();
    for (const auto& [relation, counts] : total.relations) write_counts(relation, counts);
    json_.EndObject();
    write_reliability(evaluation::reliability(forecasts));
    write_scores(total);
    json_.EndObject();
  }

 private:
  void key(std::string_view name) {
    json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  void string(std::string_view name, std::string_view text) {
    key(name);
    json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void number(std::string_view name, double value) {
    key(name);
    json_.Double(value);
  }
  void number(std::string_view name, std::size_t value) {
    key(name);
    json_.Uint64(value);
  }

  void write_counts(std::string_view name, const Counts& counts) {
    key(name);
    json_.StartObject();
    number("precision", counts.precision());
    number("recall", counts.recall());
    number("f1", counts.f1());
    number("right", counts.right);
    number("missed", counts.missed);
    number("wrong", counts.wrong);
    json_.EndObject();
  }

  void write_scores(const evaluation::Score& score) {
    write_counts("facts", score.facts);
    write_counts("strict", score.strict);
    write_counts("entities", score.entities);
  }

  void write_reliability(const evaluation::Reliability& reliability) {
    key("reliability");
    json_.StartObject();
    number("facts", reliability.facts);
    number("expected_calibration_error", reliability.expected_calibration_error);
    number("brier_score", reliability.brier_score);
    key("bins");
    json_.StartArray();
    for (const evaluation::ReliabilityBin& bin : reliability.bins) {
      json_.StartObject();
      number("begin", bin.begin);
      number("end", bin.end);
      number("facts", bin.facts);
      number("mean_confidence", bin.mean_confidence);
      number("share_right", bin.share_right);
      json_.EndObject();
    }
    json_.EndArray();
    json_.EndObject();
  }

  void write_article(const ScoredArticle& article) {
    json_.StartObject();
    string("name", article.name);
    write_scores(article.result.score);
    key("missed");
    json_.StartArray();
    for (const std::size_t missed : article.result.missed) write_gold(article.gold.facts[missed]);
    json_.EndArray();
    key("extracted");
    json_.StartArray();
    for (const JudgedFact& judged : article.result.judged) write_judged(article, judged);
    json_.EndArray();
    json_.EndObject();
  }

  void write_gold(const GoldFact& fact) {
    json_.StartObject();
    string("subject", fact.subject.description);
    string("relation", fact.relations.front());
    string("object", fact.object.description);
    if (!fact.date.empty()) string("date", fact.date);
    string("status", fact.status);
    json_.EndObject();
  }

  void write_judged(const ScoredArticle& article, const JudgedFact& judged) {
    const Extraction& extraction = article.extraction;
    const Fact& fact = extraction.facts[judged.fact];
    json_.StartObject();
    string("subject", extraction.entities[fact.subject].name);
    string("relation", fact.relation);
    string("object", extraction.entities[fact.object].name);
    if (fact.date) string("date", fact.date->to_string());
    string("status", evaluation::status_of(fact));
    number("confidence", fact.confidence);
    if (!fact.evidence.empty()) string("quote", fact.evidence.front().quote);
    string("verdict", verdict(judged));
    key("features");
    json_.StartObject();
    const EntityLabel object = extraction.entities[fact.object].label;
    for (const auto& [name, value] : understanding::features(fact, object)) number(name, value);
    json_.EndObject();
    if (judged.gold) {
      key("expected");
      write_gold(article.gold.facts[*judged.gold]);
    }
    json_.EndObject();
  }

  static std::string_view verdict(const JudgedFact& judged) {
    if (!judged.gold) return "wrong";
    if (judged.optional) return "open";
    return judged.strict ? "right" : "date_or_status";
  }

  rapidjson::OStreamWrapper out_;
  rapidjson::PrettyWriter<rapidjson::OStreamWrapper> json_;
};

}  // namespace

void write_json_report(const std::vector<ScoredArticle>& articles, Console& console) {
  ReportWriter(console.out).write(articles);
  console.out << '\n';
}

}  // namespace newsgraph::cli
