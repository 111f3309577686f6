#include "newsgraph/graph/store/check/rows.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "newsgraph/graph/store/check/texts.h"
#include "newsgraph/graph/store/content_sums.h"
#include "newsgraph/graph/store/label_text.h"
#include "newsgraph/graph/store/row_reader.h"
#include "newsgraph/graph/store/schema.h"
#include "newsgraph/graph/store/text_tables.h"

namespace newsgraph::store {

namespace {

std::string numbered(const char* thing, std::int64_t number) {
  return std::string(thing) + " " + std::to_string(number);
}

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

class RowCheck {
 public:
  RowCheck(Connection& connection, Findings& findings)
      : connection_(connection), findings_(findings), rows_(connection, names_) {}

  void run() {
    check_names(Table::kLabel, [this](std::string_view name) { return names_.intern_label(name); });
    check_names(Table::kRelationshipType,
                [this](std::string_view name) { return names_.intern_type(name); });
    check_names(Table::kPropertyKey,
                [this](std::string_view name) { return names_.intern_key(name); });
    for_each(Table::kPropertyIndex, [](const Statement&) {});  // its references say it all
    check_next_ids();
    TextCheck texts(connection_, node_bound_);
    check_nodes(texts);
    check_relationships();
    check_evidence();
    for_each(Table::kChangeLog, [](const Statement&) {});
    check_sums();
    texts.compare(findings_);
  }

 private:
  template <class Visit>
  void for_each(Table table, const Visit& visit, const char* order = "");
  template <class Intern>
  void check_names(Table table, const Intern& intern);
  void check_next_ids();
  void check_nodes(TextCheck& texts);
  void check_relationships();
  void check_evidence();
  void check_span(const std::string& where, const Evidence& evidence);
  void check_sums();
  void require_rising(const std::vector<LabelId>& labels) const;
  void require_below(std::uint32_t id, std::uint32_t bound) const;

  Connection& connection_;
  Findings& findings_;
  Graph names_;  ///< has names only
  RowReader rows_;
  ContentSums sums_;
  std::uint32_t node_bound_ = 0, relationship_bound_ = 0;
  std::unordered_map<std::uint32_t, std::uint32_t> article_lengths_;  ///< in code points
};

/// Visits all rows of a table, of each the columns that are summed, and sums them.
template <class Visit>
void RowCheck::for_each(Table table, const Visit& visit, const char* order) {
  Statement row(connection_, std::string("SELECT ") + summed(table).columns + " FROM " +
                                 summed(table).name + order);
  while (row.step()) {
    sums_.add(table, row);
    visit(row);
  }
}

/// Without names nothing else can be read, so what is wrong with them ends the check of rows.
template <class Intern>
void RowCheck::check_names(Table table, const Intern& intern) {
  const auto take = [&](const Statement& row) {
    if (row.integer(0) != intern(row.text(1)).value) {
      rows_.damaged(std::string("the ids of table ") + summed(table).name +
                    " do not count up from 0");
    }
  };
  for_each(table, take, " ORDER BY id");
}

void RowCheck::check_next_ids() {
  for_each(Table::kNextId, [this](const Statement& row) {
    if (row.text(0) == "node") node_bound_ = rows_.number32(row, 1);
    if (row.text(0) == "relationship") relationship_bound_ = rows_.number32(row, 1);
  });
}

void RowCheck::require_below(std::uint32_t id, std::uint32_t bound) const {
  if (id >= bound) rows_.damaged("its id is not below that of table next_id");
}

void RowCheck::require_rising(const std::vector<LabelId>& labels) const {
  const auto is_out_of_order = [](LabelId left, LabelId right) { return left >= right; };
  if (std::ranges::adjacent_find(labels, is_out_of_order) != labels.end()) {
    rows_.damaged("its labels do not rise");
  }
}

void RowCheck::check_nodes(TextCheck& texts) {
  const TextSource source(names_);
  for_each(Table::kNode, [&](const Statement& row) {
    ++findings_.report().nodes;
    try {
      const NodeId node{rows_.number32(row, 0)};
      require_below(node.value, node_bound_);
      NodeTexts own;
      require_rising(rows_.labels(row, 1));
      for (const LabelId label : rows_.labels(row, 1)) source.take_label(own, label);
      for (const auto& [key, value] : rows_.properties(row, 2, node.value)) {
        source.take_property(own, key, value);
      }
      texts.expect(node, own);
      if (own.is_article && own.text) article_lengths_[node.value] = code_points(*own.text);
    } catch (const Error& error) {
      findings_.fault(numbered("node", row.integer(0)), error);
    }
  });
}

void RowCheck::check_relationships() {
  for_each(Table::kRelationship, [&](const Statement& row) {
    ++findings_.report().relationships;
    try {
      const std::uint32_t id = rows_.number32(row, 0);
      require_below(id, relationship_bound_);
      rows_.number32(row, 1);  // whether its nodes are there, the references tell
      rows_.type(row.integer(2));
      rows_.number32(row, 3);
      rows_.properties(row, 4, id);
    } catch (const Error& error) {
      findings_.fault(numbered("relationship", row.integer(0)), error);
    }
  });
}

void RowCheck::check_evidence() {
  for_each(Table::kEvidence, [&](const Statement& row) {
    ++findings_.report().evidence;
    const std::string where = "evidence " + std::to_string(row.integer(1)) + " of relationship " +
                              std::to_string(row.integer(0));
    try {
      check_span(where, rows_.evidence(row, 2));
    } catch (const Error& error) {
      findings_.fault(where, error);
    }
  });
}

void RowCheck::check_span(const std::string& where, const Evidence& evidence) {
  if (evidence.article.value >= node_bound_) {
    findings_.fault(where, numbered("there never was an article", evidence.article.value));
  }
  if (evidence.begin_codepoint > evidence.end_codepoint) {
    findings_.fault(where, "its sentence ends before it begins");
  }
  const auto length = article_lengths_.find(evidence.article.value);
  if (length != article_lengths_.end() && evidence.end_codepoint > length->second) {
    findings_.fault(where, "its sentence lies beyond the end of the article's text");
  }
  if (!(evidence.confidence >= 0 && evidence.confidence <= 1)) {
    findings_.fault(where, "its confidence is not in 0..1");
  }
}

void RowCheck::check_sums() {
  if (findings_.report().schema_version < kSumsVersion) {
    findings_.note(
        "The file is of version 3, which has no sums: whether its rows are those that were written "
        "cannot be told. The next write gives it some.");
    return;
  }
  const StoredSums stored = read_sums(connection_);
  if (!stored.are_current()) {
    findings_.note(
        "Another program has changed the graph since newsgraph wrote it: whether its rows are "
        "those that were written cannot be told. The next write sums them anew.");
    return;
  }
  for (std::size_t i = 0; i < kPartNames.size(); ++i) {
    if (sums_[static_cast<Part>(i)] == stored.sums[static_cast<Part>(i)]) continue;
    findings_.fault(std::string("the ") + kPartNames[i],
                    "the rows are not those that newsgraph wrote: their sum is another one");
  }
}

}  // namespace

void check_rows(Connection& connection, Findings& findings) {
  RowCheck(connection, findings).run();
}

}  // namespace newsgraph::store
