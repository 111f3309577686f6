// A new graph file, written in one go, row after row.
//
// It grows under a name of its own beside the file that it is to be, without a journal and without
// a sync, is synced when it is complete, and only then gets its name. So a file of that name is
// whole and durable whenever it is there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/content_sums.h"
#include "newsgraph/graph/store/growing_file.h"
#include "newsgraph/graph/store/text_tables.h"

namespace newsgraph::store {

/// The names of a graph, by id, and what is indexed.
struct GraphNames {
  std::vector<std::string> labels, types, keys;
  std::vector<std::pair<LabelId, KeyId>> indexes;
};

class BulkFile {
 public:
  // Labels and properties are as in the file's columns; no properties are an empty text.
  struct NodeRow {
    std::string_view labels, properties;
  };
  struct RelationshipRow {
    std::uint32_t source, type, target;
    std::string_view properties;
  };

  /// Throws Error when nothing can be made in the folder of `file`.
  explicit BulkFile(std::filesystem::path file);
  /// Nothing is left of what is not finished.
  ~BulkFile();
  BulkFile(const BulkFile&) = delete;
  BulkFile& operator=(const BulkFile&) = delete;

  /// Under the ids from `first` on; ids rise.
  void put_nodes(std::uint32_t first, std::span<const NodeRow> rows);
  void put_relationships(std::uint32_t first, std::span<const RelationshipRow> rows);
  /// Behind what was put for the same relationship.
  void put_evidence(std::uint32_t relationship, const Evidence& evidence);
  void put_texts(NodeId node, const NodeTexts& texts);

  /// To be called now and then, some megabytes apart: see GrowingFile.
  void begin_sync() noexcept { file_.begin_sync(); }

  /// The bounds are the lowest ids not given out. Gives the file's revision. Throws Error when
  /// there is a graph of that name by now.
  std::int64_t finish(const GraphNames& names, std::uint32_t node_bound,
                      std::uint32_t relationship_bound);

 private:
  struct Statements;
  void save_names(Table table, std::span<const std::string> names);
  void save_indexes(std::span<const std::pair<LabelId, KeyId>> indexes);
  void save_next_ids(std::uint32_t node_bound, std::uint32_t relationship_bound);

  GrowingFile file_;  ///< outlives the connection to it
  std::optional<Connection> connection_;
  std::unique_ptr<Statements> statements_;
  ContentSums sums_;
  std::uint32_t last_supported_ = ~std::uint32_t{0};  ///< the relationship that got evidence last
  std::int64_t position_ = 0;                         ///< of the next, if it is of the same
};

}  // namespace newsgraph::store
