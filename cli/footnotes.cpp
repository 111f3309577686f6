#include "newsgraph/cli/footnotes.h"

#include <algorithm>

#include "newsgraph/cli/printable.h"
#include "newsgraph/cli/row_writer.h"

namespace newsgraph::cli {

namespace {

/// "Title, 2025-02-25", or what there is of it.
std::string cite(const Graph& graph, NodeId article) {
  if (!graph.contains(article)) return "an article that is no longer here";
  std::string citation;
  for (const char* key : {"title", "id"}) {
    const Value value = graph.property(article, key);
    if (citation.empty() && value.is_string()) citation = value.as_string();
  }
  const Value date = graph.property(article, "date");
  if (!date.is_null()) citation += (citation.empty() ? "" : ", ") + plain_text(graph, date);
  return citation;
}

void write_note(std::ostream& out, const std::string& mark, const std::string& text,
                std::size_t columns) {
  const std::string indent(mark.size() + 1, ' ');
  const std::size_t width =
      columns > indent.size() + 20 ? columns - indent.size() : text.size() + 2;
  bool first = true;
  for (const std::string& line : wrap(text, std::max<std::size_t>(width, 2))) {
    out << (first ? mark + " " : indent) << line << '\n';
    first = false;
  }
}

}  // namespace

std::string Footnotes::reference(RelationshipId relationship) {
  const auto [place, is_new] = numbers_.try_emplace(relationship, in_order_.size() + 1);
  if (is_new) in_order_.push_back(relationship);
  return "[" + std::to_string(place->second) + "]";
}

void Footnotes::write(const Graph& graph, std::ostream& out, const TableStyle& style) const {
  for (std::size_t i = 0; i < in_order_.size(); ++i) {
    const std::string mark = "[" + std::to_string(i + 1) + "]";
    const std::vector<Evidence> sentences = graph.evidence(in_order_[i]);
    if (!graph.contains(in_order_[i]) || sentences.empty()) {
      write_note(out, mark, "no sentence is recorded", style.columns);
      continue;
    }
    std::string shown = mark;
    for (const Evidence& evidence : sentences) {
      write_note(out, shown,
                 printable("“" + evidence.quote + "” – " + cite(graph, evidence.article)),
                 style.columns);
      shown.assign(mark.size(), ' ');  // further sentences of the same relationship
    }
  }
}

}  // namespace newsgraph::cli
