// Sums over the content of a graph file, which find what SQLite cannot see: its pages have no
// checksums.
//
// A row counts with a hash of its fields, a part of the file with the sum of its rows' hashes. So
// a commit looks at no rows but those it changes, the order of rows does not matter, and whoever
// reads all of them can tell whether they are those that were written.
//
// Together the sums of what makes up the graph are the file's revision: the same content has the
// same revision, and two copies of a file that went different ways have different ones. A change
// by another program gives the file a revision that its sums do not lead to; they say nothing then,
// until newsgraph writes again.
//
// docs/file-format.md tells how the numbers come about, so that others can reckon them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

/// What has a sum of its own: a column of table revision each, in this order.
enum class Part { kNames, kNodes, kRelationships, kEvidence, kLog };
inline constexpr std::array<const char*, 5> kPartNames = {"names", "nodes", "relationships",
                                                          "evidence", "log"};

/// The tables that are summed. Their numbers seed the hashes of their rows.
enum class Table {
  kLabel,
  kRelationshipType,
  kPropertyKey,
  kPropertyIndex,
  kNextId,
  kNode,
  kRelationship,
  kEvidence,
  kChangeLog,
};

struct SummedTable {
  const char* name;
  const char* columns;  ///< that count, in order
  int column_count;
  Part part;
};

/// By Table.
inline constexpr std::array<SummedTable, 9> kSummedTables = {{
    {"label", "id, name", 2, Part::kNames},
    {"relationship_type", "id, name", 2, Part::kNames},
    {"property_key", "id, name", 2, Part::kNames},
    {"property_index", "label, key", 2, Part::kNames},
    {"next_id", "thing, id", 2, Part::kNames},
    {"node", "id, labels, properties", 3, Part::kNodes},
    {"relationship", "id, source, type, target, properties", 5, Part::kRelationships},
    {"evidence",
     "relationship, position, article, sentence, begin_codepoint, end_codepoint, quote, confidence",
     8, Part::kEvidence},
    {"change_log", "before, after, ids, nodes, relationships", 5, Part::kLog},
}};

inline constexpr const SummedTable& summed(Table table) {
  return kSummedTables[static_cast<std::size_t>(table)];
}

class ContentSums {
 public:
  /// Of the rows that the file has now.
  static ContentSums of_file(Connection& connection);
  /// The same without the log.
  static ContentSums of_graph_in(Connection& connection);

  // A row that comes, and one that goes: its fields in the order of the table's columns, or the row
  // at which a statement stands that selects those columns first.
  void add(Table table, std::initializer_list<Cell> fields) { sum(table) += hash(table, fields); }
  void add(Table table, const Statement& row) { sum(table) += hash(table, row); }
  void take_off(Table table, std::initializer_list<Cell> fields) {
    sum(table) -= hash(table, fields);
  }
  void take_off(Table table, const Statement& row) { sum(table) -= hash(table, row); }
  /// As if the part had no rows.
  void clear(Part part) { sums_[static_cast<std::size_t>(part)] = 0; }

  std::uint64_t operator[](Part part) const { return sums_[static_cast<std::size_t>(part)]; }
  /// The revision of a file that has these.
  std::int64_t revision() const;
  /// As the columns of table revision hold them.
  std::array<std::int64_t, 6> row() const;
  static ContentSums from_row(const Statement& row, int first_column);

 private:
  std::uint64_t& sum(Table table) { return sums_[static_cast<std::size_t>(summed(table).part)]; }
  std::uint64_t hash(Table table, std::initializer_list<Cell> fields);
  std::uint64_t hash(Table table, const Statement& row);

  std::array<std::uint64_t, kPartNames.size()> sums_{};
  std::string fields_;  ///< kept for its memory
};

/// What table revision says.
struct StoredSums {
  std::int64_t revision = 0;
  ContentSums sums;
  /// Whether the sums are of this revision.
  bool are_current() const { return revision == sums.revision(); }
};
StoredSums read_sums(Connection& connection);

/// Puts sums into table revision, again and again.
class SumsWriter {
 public:
  explicit SumsWriter(const Connection& connection);
  void put(const ContentSums& sums);

 private:
  Statement update_;
};

}  // namespace newsgraph::store
