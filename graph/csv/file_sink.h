// Nodes and relationships of CSV files into a new graph file, and into the snapshot beside it.
//
// The caller's thread reads and encodes rows and builds the graph that the snapshot is of, a thread
// of this class's own gives the rows to SQLite, a batch at a time: each is about half of the work.
#pragma once

#include <exception>
#include <optional>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "newsgraph/graph/csv/bounded_queue.h"
#include "newsgraph/graph/csv/sink.h"
#include "newsgraph/graph/csv/snapshot_draft.h"
#include "newsgraph/graph/store/bulk_file.h"
#include "newsgraph/graph/store/property_text.h"
#include "newsgraph/graph/store/text_tables.h"

namespace newsgraph::csv {

class FileSink : public Sink {
 public:
  /// `file` is made by finish(); nothing of it is left when this ends without.
  explicit FileSink(const std::filesystem::path& file);
  ~FileSink() override;

  LabelId intern_label(std::string_view name) override;
  TypeId intern_type(std::string_view name) override;
  KeyId intern_key(std::string_view name) override;
  void create_index(LabelId label, KeyId key) override { indexes_.emplace(label, key); }
  std::uint32_t add_node(std::span<const LabelId> labels,
                         std::span<const Property> properties) override;
  void add_relationship(std::uint32_t source, TypeId type, std::uint32_t target,
                        std::span<const Property> properties,
                        std::span<const Evidence> evidence) override;
  void finish();

 private:
  struct NodeRow {
    std::size_t labels_end, properties_end;  ///< in the batch's text; each begins where one ends
  };
  struct RelationshipRow {
    std::uint32_t source, type, target;
    std::size_t properties_end;
  };
  struct Ending {
    store::GraphNames names;
    std::uint32_t nodes, relationships;
  };
  /// Rows of consecutive ids.
  struct Batch {
    std::uint32_t first_node = 0, first_relationship = 0;
    std::string text;
    std::vector<NodeRow> nodes;
    std::vector<RelationshipRow> relationships;
    std::vector<std::pair<NodeId, store::NodeTexts>> texts;
    std::vector<std::pair<std::uint32_t, Evidence>> evidence;  ///< by relationship
    std::optional<Ending> ending;                              ///< of the last
  };

  std::string_view encode(std::span<const Property> properties);
  void take_texts(NodeId node, std::span<const LabelId> labels,
                  std::span<const Property> properties);
  void hand_over_when_full();
  void hand_over();
  Ending ending() const;
  void keep_snapshot();
  void write_batches();
  void write(const Batch& batch);
  void stop_writing();

  const std::filesystem::path path_;
  Graph names_;  ///< has names only
  SnapshotDraft draft_;
  std::set<std::pair<LabelId, KeyId>> indexes_;
  std::uint32_t nodes_ = 0, relationships_ = 0;
  store::PropertyText encoder_;
  std::string labels_;
  std::optional<store::TextSource> text_source_;
  std::size_t known_names_ = 0;  ///< when text_source_ was made
  Batch batch_;
  store::BulkFile file_;
  BoundedQueue<Batch> queue_;
  // What the thread leaves, looked at when it has ended.
  std::exception_ptr failure_;
  std::optional<std::int64_t> revision_;  ///< of the finished file
  std::thread writer_;
};

}  // namespace newsgraph::csv
