#include "newsgraph/graph/csv_export.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <string>
#include <utility>

#include "newsgraph/graph/csv/csv_writer.h"
#include "newsgraph/graph/csv/evidence_text.h"
#include "newsgraph/graph/csv/export_folder.h"
#include "newsgraph/graph/csv/sheets.h"
#include "newsgraph/graph/export/json_text.h"
#include "newsgraph/graph/export/part.h"
#include "newsgraph/graph/store/value_encoding.h"

namespace newsgraph {

namespace {

using csv::CsvWriter;

void require_name(std::string_view name, const char* what) {
  if (!name.empty()) return;
  throw Error(ErrorKind::kInput,
              std::string("a ") + what + " has the empty name, which CSV cannot say", {},
              "Rename it with a query, or write another format.");
}

/// The characters that stand in labels and in texts of lists, of which none can delimit them.
class UsedCharacters {
 public:
  void see(std::string_view text) {
    for (const char character : text) used_.set(static_cast<unsigned char>(character));
  }
  void see_lists(const Map& properties) {
    for (const auto& [key, value] : properties) {
      if (!value.is_list()) continue;
      for (const Value& element : value.as_list()) {
        if (!element.is_list()) see(exporting::plain_text(element));
      }
    }
  }

  /// `;`, or another character that is easily typed, or one of ASCII's that nobody types.
  char first_unused() const {
    for (const char candidate : std::string_view(";|~^#!$%&\x1F\x1E\x1D\x1C\x01\x02\x03\x04\x05")) {
      if (!used_.test(static_cast<unsigned char>(candidate))) return candidate;
    }
    throw Error(ErrorKind::kInput, "no character is left to stand between the elements of lists",
                {}, "Export a part of the graph by a query, or write another format.");
  }

 private:
  std::bitset<256> used_;
};

std::string joined(const List& list, char delimiter) {
  std::string text;
  for (const Value& element : list) {
    if (&element != &list.front()) text += delimiter;
    text += exporting::plain_text(element);
  }
  return text;
}

class Exporter {
 public:
  Exporter(const Graph& graph, const Selection& selection, const CsvExport& options)
      : graph_(graph), part_(exporting::part_of(graph, selection)), options_(options) {}

  CsvExportFiles write(const std::filesystem::path& folder) {
    arrange();
    csv::ExportFolder files(folder);
    for (const auto& [name, sheets] : nodes_) {
      for (const auto& sheet : sheets) {
        written_.nodes.push_back(files.write(name.empty() ? "nodes" : "nodes-" + name,
                                             [&](std::ostream& out) { write_nodes(sheet, out); }));
      }
    }
    for (const auto& [name, sheets] : relationships_) {
      for (const auto& sheet : sheets) {
        written_.relationships.push_back(files.write(
            "relationships-" + name, [&](std::ostream& out) { write_relationships(sheet, out); }));
      }
    }
    files.finish();
    return std::move(written_);
  }

 private:
  void give_up_when_stopped() const {
    if (options_.stop.stop_requested()) throw Error(ErrorKind::kInput, "the export was given up");
  }

  void arrange() {
    UsedCharacters used;
    for (const NodeId node : part_.nodes) {
      give_up_when_stopped();
      for (const LabelId label : graph_.labels(node)) {
        require_name(graph_.name(label), "label");
        used.see(graph_.name(label));
      }
      const Map properties = graph_.properties(node);
      see(properties, used);
      csv::add_row(nodes_[labels_of(node, '-')], node, properties);
    }
    for (const RelationshipId relationship : part_.relationships) {
      give_up_when_stopped();
      const std::string_view type = graph_.name(graph_.type(relationship));
      require_name(type, "type");
      const Map properties = graph_.properties(relationship);
      see(properties, used);
      csv::add_row(relationships_[std::string(type)], relationship, properties);
    }
    written_.array_delimiter = used.first_unused();
  }

  static void see(const Map& properties, UsedCharacters& used) {
    for (const auto& [key, value] : properties) require_name(key, "property");
    used.see_lists(properties);
  }

  std::string labels_of(NodeId node, char delimiter) const {
    std::string text;
    for (const LabelId label : graph_.labels(node)) {
      if (!text.empty()) text += delimiter;
      text += graph_.name(label);
    }
    return text;
  }

  void write_nodes(const csv::Sheet<NodeId>& sheet, std::ostream& out) const {
    CsvWriter writer(out, options_.spreadsheet_safe);
    writer.plain(":ID");
    writer.plain(":LABEL");
    write_header(writer, sheet.columns);
    writer.end_record();
    for (const NodeId node : sheet.rows) {
      give_up_when_stopped();
      writer.plain(std::to_string(node.value));
      writer.text(labels_of(node, written_.array_delimiter));
      write_properties(writer, sheet.columns, graph_.properties(node));
      writer.end_record();
    }
  }

  void write_relationships(const csv::Sheet<RelationshipId>& sheet, std::ostream& out) const {
    CsvWriter writer(out, options_.spreadsheet_safe);
    const bool has_evidence = std::ranges::any_of(
        sheet.rows, [&](RelationshipId each) { return !evidence_of(each).empty(); });
    for (const char* column : {":START_ID", ":END_ID", ":TYPE"}) writer.plain(column);
    write_header(writer, sheet.columns);
    if (has_evidence) writer.plain(std::string(csv::kEvidenceName) + ":IGNORE");
    writer.end_record();
    for (const RelationshipId relationship : sheet.rows) {
      give_up_when_stopped();
      writer.plain(std::to_string(graph_.source(relationship).value));
      writer.plain(std::to_string(graph_.target(relationship).value));
      writer.text(graph_.name(graph_.type(relationship)));
      write_properties(writer, sheet.columns, graph_.properties(relationship));
      if (has_evidence) write_evidence(writer, evidence_of(relationship));
      writer.end_record();
    }
  }

  static void write_header(CsvWriter& writer,
                           const std::map<std::string, csv::ColumnType>& columns) {
    for (const auto& [key, type] : columns) writer.text(key + ":" + csv::header_name(type));
  }

  void write_properties(CsvWriter& writer, const std::map<std::string, csv::ColumnType>& columns,
                        const Map& properties) const {
    for (const auto& [key, type] : columns) {
      const auto found = properties.find(key);
      found == properties.end() ? writer.nothing() : write_value(writer, type, found->second);
    }
  }

  void write_value(CsvWriter& writer, csv::ColumnType type, const Value& value) const {
    if (type.type == csv::FieldType::kList) return writer.text(store::json_text(value.as_list()));
    if (type.is_array) return writer.text(joined(value.as_list(), written_.array_delimiter));
    if (value.is_string()) return writer.text(value.as_string());
    writer.plain(exporting::plain_text(value));
  }

  static void write_evidence(CsvWriter& writer, const std::vector<Evidence>& evidence) {
    evidence.empty() ? writer.nothing() : writer.text(csv::evidence_text(evidence));
  }

  /// Less what refers to articles that are not written too.
  std::vector<Evidence> evidence_of(RelationshipId relationship) const {
    std::vector<Evidence> evidence = graph_.evidence(relationship);
    std::erase_if(evidence, [&](const Evidence& each) {
      return !std::ranges::binary_search(part_.nodes, each.article);
    });
    return evidence;
  }

  const Graph& graph_;
  exporting::Part part_;
  CsvExport options_;
  std::map<std::string, std::vector<csv::Sheet<NodeId>>> nodes_;  ///< by the file's name
  std::map<std::string, std::vector<csv::Sheet<RelationshipId>>> relationships_;
  CsvExportFiles written_;
};

}  // namespace

bool looks_like_formula(std::string_view text) {
  static constexpr std::string_view kStarts[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                 "\n", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(kStarts,
                             [&](std::string_view start) { return text.starts_with(start); });
}

CsvExportFiles export_csv(const Graph& graph, const Selection& selection,
                          const std::filesystem::path& folder, const CsvExport& options) {
  return Exporter(graph, selection, options).write(folder);
}

}  // namespace newsgraph
