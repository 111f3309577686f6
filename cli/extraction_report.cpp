#include "newsgraph/cli/extraction_report.h"

#include <array>
#include <cstdio>
#include <map>

#include "newsgraph/cli/printable.h"
#include "newsgraph/cli/table.h"
#include "newsgraph/ingest/evaluation/likely_sentence.h"
#include "newsgraph/ingest/evaluation/reliability.h"

namespace newsgraph::cli {

namespace {

using evaluation::Counts;
using evaluation::GoldFact;
using evaluation::JudgedFact;

Cell number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3f", value);
  return {text.data(), Cell::Kind::kNumber};
}

Cell number(std::size_t value) {
  return {std::to_string(value), Cell::Kind::kNumber};
}

/// A table of precision, recall and F1, with what they are counted from.
class CountsTable {
 public:
  explicit CountsTable(const std::string& what)
      : table_({what, "P", "R", "F1", "right", "missed", "wrong"}) {}

  void add(const std::string& name, const Counts& counts) {
    table_.add({{name},
                number(counts.precision()),
                number(counts.recall()),
                number(counts.f1()),
                number(counts.right),
                number(counts.missed),
                number(counts.wrong)});
  }
  void write(Console& console) const {
    table_.write(console.out, style_of(console));
    console.out << '\n';
  }

 private:
  Table table_;
};

std::string described(const GoldFact& fact) {
  std::string text = fact.subject.description + ' ' + fact.relations.front();
  for (std::size_t i = 1; i < fact.relations.size(); ++i) text += '|' + fact.relations[i];
  text += ' ' + fact.object.description;
  if (!fact.date.empty()) text += ' ' + fact.date;
  if (fact.status != "occurred") text += ' ' + fact.status;
  return text;
}

std::string described(const Extraction& extraction, const Fact& fact) {
  std::string text = extraction.entities[fact.subject].name + ' ' + fact.relation + ' ' +
                     extraction.entities[fact.object].name;
  if (fact.date) text += ' ' + fact.date->to_string();
  const std::string status = evaluation::status_of(fact);
  if (status != "occurred") text += ' ' + status;
  return text;
}

void write_line(const char* what, const std::string& text, Console& console) {
  console.out << "  " << what << printable(text) << '\n';
}

void write_misses(const ScoredArticle& article, Console& console) {
  console.out << printable(article.name) << '\n';
  for (const std::size_t missed : article.result.missed) {
    const GoldFact& fact = article.gold.facts[missed];
    write_line("missed  ", described(fact), console);
    const auto sentence = likely_sentence(article.gold, fact, article.sentences);
    if (sentence) write_line("        perhaps in: ", article.sentences[*sentence], console);
  }
  for (const JudgedFact& judged : article.result.judged) {
    const Fact& fact = article.extraction.facts[judged.fact];
    if (judged.gold && (judged.strict || judged.optional)) continue;
    write_line(judged.gold ? "when?   " : "wrong   ", described(article.extraction, fact), console);
    if (judged.gold) {
      write_line("        expected: ", described(article.gold.facts[*judged.gold]), console);
    }
    if (!fact.evidence.empty()) {
      write_line("        said in: ", fact.evidence.front().quote, console);
    }
  }
  console.out << '\n';
}

evaluation::Reliability reliability_of(const std::vector<ScoredArticle>& articles) {
  std::vector<evaluation::Forecast> all;
  for (const ScoredArticle& article : articles) {
    const auto more = evaluation::forecasts(article.result, article.extraction);
    all.insert(all.end(), more.begin(), more.end());
  }
  return evaluation::reliability(all);
}

void write_reliability(const evaluation::Reliability& reliability, Console& console) {
  Table table({"confidence", "facts", "mean", "share right"});
  for (const evaluation::ReliabilityBin& bin : reliability.bins) {
    std::array<char, 32> range{};
    std::snprintf(range.data(), range.size(), "%.1f-%.1f", bin.begin, bin.end);
    table.add(
        {{range.data()}, number(bin.facts), number(bin.mean_confidence), number(bin.share_right)});
  }
  table.write(console.out, style_of(console));
  console.out << "expected calibration error "
              << number(reliability.expected_calibration_error).text << ", Brier score "
              << number(reliability.brier_score).text << "\n\n";
}

evaluation::Score total_of(const std::vector<ScoredArticle>& articles) {
  evaluation::Score total;
  for (const ScoredArticle& article : articles) total += article.result.score;
  return total;
}

}  // namespace

void write_report(const std::vector<ScoredArticle>& articles, bool misses, Console& console) {
  if (misses) {
    for (const ScoredArticle& article : articles) write_misses(article, console);
  }
  const evaluation::Score total = total_of(articles);
  CountsTable by_article("article");
  for (const ScoredArticle& article : articles) {
    by_article.add(article.name, article.result.score.facts);
  }
  by_article.write(console);
  CountsTable by_relation("relation");
  for (const auto& [relation, counts] : total.relations) by_relation.add(relation, counts);
  by_relation.write(console);
  write_reliability(reliability_of(articles), console);
  CountsTable overall("all articles");
  overall.add("entities", total.entities);
  overall.add("facts, date and status right", total.strict);
  overall.add("facts", total.facts);
  overall.write(console);
}

}  // namespace newsgraph::cli
