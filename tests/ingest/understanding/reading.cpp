#include "reading.h"

#include <algorithm>

#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/pipeline.h"

namespace newsgraph::testing {

namespace {

std::string fact_text(const Extraction& extraction, const Fact& fact) {
  std::string text = extraction.entities[fact.subject].name + " " + fact.relation + " " +
                     extraction.entities[fact.object].name;
  if (fact.date) text += " " + fact.date->to_string();
  if (fact.date && fact.date->end) text += ".." + to_string(*fact.date->end);
  if (fact.status != FactStatus::kOccurred) text += " " + std::string(to_string(fact.status));
  for (const auto& [key, value] : fact.properties) {
    text += " " + key + "=" + (value.is_string() ? value.as_string() : "?");
  }
  std::string sayers;
  for (std::size_t entity : sayers_of(fact)) {
    sayers += (sayers.empty() ? " said by " : ", ") + extraction.entities[entity].name;
  }
  text += sayers;
  return text;
}

}  // namespace

Document document_of(std::string_view text, std::string_view date) {
  Document document;
  document.id = "article";
  document.text = std::string(text);
  document.date = parse_date(date);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::size_t colon = text.substr(begin, end - begin).find(": ");
    const auto is_upper = [](char c) { return (c >= 'A' && c <= 'Z') || c == ' '; };
    if (begin == 0 && colon != std::string_view::npos &&
        std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_upper)) {
      document.blocks.push_back({BlockKind::kDateline, 0, colon + 1});
      begin = colon + 2;
    }
    if (end > begin) document.blocks.push_back({BlockKind::kParagraph, begin, end});
    begin = end + 1;
  }
  return document;
}

understanding::Words words_of(std::string_view sentence) {
  const language::Analysis analysis = language::Analyzer::english().analyze(document_of(sentence));
  return understanding::words_of(analysis.sentences.at(0));
}

std::vector<std::string> facts_of(const Document& document) {
  const Extraction extraction = Pipeline().extract(document);
  std::vector<std::string> lines;
  for (const Fact& fact : extraction.facts) lines.push_back(fact_text(extraction, fact));
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> facts_of(std::string_view text, std::string_view date) {
  return facts_of(document_of(text, date));
}

std::vector<std::string> events_of(std::string_view text, std::string_view date) {
  std::vector<std::string> lines = facts_of(text, date);
  std::erase_if(lines, [](const std::string& line) {
    return line.find(" HOLDS_OFFICE ") != std::string::npos ||
           line.find(" LOCATED_IN ") != std::string::npos;
  });
  return lines;
}

}  // namespace newsgraph::testing
