#include "newsgraph/graph/csv/file_sink.h"

#include <limits>
#include <new>

#include "newsgraph/graph/process_memory.h"
#include "newsgraph/graph/store/label_text.h"
#include "newsgraph/graph/store/snapshot.h"

namespace newsgraph::csv {

namespace {

constexpr std::size_t kBatchBytes = std::size_t{1} << 20;
constexpr std::size_t kBatchRows = 1 << 15;
/// Nodes take longer to read than to write, relationships longer to write: when all is read, the
/// graph can be packed while the last of these are written.
constexpr std::size_t kWaitingBatches = 100;
constexpr std::uint32_t kMaximumIds = std::numeric_limits<std::uint32_t>::max() - 1;

void require_room(std::uint32_t count) {
  if (count < kMaximumIds) return;
  throw Error(ErrorKind::kInput, "a graph has at most 4,294,967,294 nodes and relationships", {},
              "Import into several graphs.");
}

/// Of the machine's memory, for a graph that others will want to open on it.
constexpr std::uint64_t kShareOfMemory = 4;

}  // namespace

FileSink::FileSink(const std::filesystem::path& file)
    : path_(file),
      draft_(machine_memory() / kShareOfMemory),
      file_(file),
      queue_(kWaitingBatches),
      writer_([this] { write_batches(); }) {}

FileSink::~FileSink() {
  stop_writing();
}

LabelId FileSink::intern_label(std::string_view name) {
  draft_.intern_label(name);
  return names_.intern_label(name);
}
TypeId FileSink::intern_type(std::string_view name) {
  draft_.intern_type(name);
  return names_.intern_type(name);
}
KeyId FileSink::intern_key(std::string_view name) {
  draft_.intern_key(name);
  return names_.intern_key(name);
}

std::uint32_t FileSink::add_node(std::span<const LabelId> labels,
                                 std::span<const Property> properties) {
  require_room(nodes_);
  const NodeId node{nodes_++};
  draft_.add_node(node, labels, properties);
  if (batch_.nodes.empty()) batch_.first_node = node.value;
  store::write_labels(labels, labels_);
  batch_.text += labels_;
  const std::size_t labels_end = batch_.text.size();
  batch_.text += encode(properties);
  batch_.nodes.push_back({labels_end, batch_.text.size()});
  take_texts(node, labels, properties);
  hand_over_when_full();
  return node.value;
}

void FileSink::add_relationship(std::uint32_t source, TypeId type, std::uint32_t target,
                                std::span<const Property> properties,
                                std::span<const Evidence> evidence) {
  require_room(relationships_);
  if (batch_.relationships.empty()) batch_.first_relationship = relationships_;
  const RelationshipId relationship{relationships_++};
  draft_.add_relationship(relationship, NodeId{source}, type, NodeId{target}, properties, evidence);
  for (const Evidence& each : evidence) batch_.evidence.emplace_back(relationship.value, each);
  batch_.text += encode(properties);
  batch_.relationships.push_back({source, type.value, target, batch_.text.size()});
  hand_over_when_full();
}

/// Empty when there is nothing.
std::string_view FileSink::encode(std::span<const Property> properties) {
  if (properties.empty()) return {};
  encoder_.clear();
  for (const Property& property : properties) {
    property.value ? encoder_.add(property.key, *property.value)
                   : encoder_.add_text(property.key, property.text);
  }
  return std::get<std::string_view>(encoder_.finish());
}

void FileSink::take_texts(NodeId node, std::span<const LabelId> labels,
                          std::span<const Property> properties) {
  const std::size_t names = names_.label_names().size() + names_.key_names().size();
  if (!text_source_ || names != known_names_) {
    text_source_.emplace(names_);
    known_names_ = names;
  }
  store::NodeTexts texts;
  for (const LabelId label : labels) text_source_->take_label(texts, label);
  for (const Property& property : properties) {
    property.value ? text_source_->take_property(texts, property.key, *property.value)
                   : text_source_->take_text(texts, property.key, property.text);
  }
  if (texts.is_indexed()) batch_.texts.emplace_back(node, std::move(texts));
}

void FileSink::hand_over_when_full() {
  const bool is_full = batch_.text.size() >= kBatchBytes || batch_.nodes.size() >= kBatchRows ||
                       batch_.relationships.size() >= kBatchRows ||
                       batch_.evidence.size() >= kBatchRows;
  if (is_full) hand_over();
}

void FileSink::hand_over() {
  if (!queue_.push(std::exchange(batch_, {}))) stop_writing();
  if (failure_) std::rethrow_exception(failure_);
}

void FileSink::stop_writing() {
  queue_.close();
  if (writer_.joinable()) writer_.join();
}

FileSink::Ending FileSink::ending() const {
  const auto copy = [](std::span<const std::string> names) {
    return std::vector<std::string>(names.begin(), names.end());
  };
  return {{copy(names_.label_names()),
           copy(names_.type_names()),
           copy(names_.key_names()),
           {indexes_.begin(), indexes_.end()}},
          nodes_,
          relationships_};
}

void FileSink::finish() {
  batch_.ending = ending();
  hand_over();
  queue_.close();
  keep_snapshot();  // while the file is written and synced
  stop_writing();
  if (failure_) std::rethrow_exception(failure_);
}

/// Best effort: the graph file is whole without.
void FileSink::keep_snapshot() {
  try {
    const std::optional<Graph> graph = draft_.finish(indexes_);
    if (!graph) return;
    store::PendingSnapshot snapshot(path_, *graph);
    stop_writing();
    if (revision_) snapshot.finish(*revision_);
  } catch (const std::bad_alloc&) {
    // Whoever opens the file will say so.
  }
}

// ---- the writing thread ---------------------------------------------------------------------

void FileSink::write_batches() {
  try {
    constexpr int kBatchesBetweenSyncs = 16;
    for (int batches = 1; const std::optional<Batch> batch = queue_.pop(); ++batches) {
      write(*batch);
      if (batches % kBatchesBetweenSyncs == 0) file_.begin_sync();
    }
  } catch (...) {
    failure_ = std::current_exception();
    queue_.close();
  }
}

void FileSink::write(const Batch& batch) {
  std::size_t at = 0;
  std::vector<store::BulkFile::NodeRow> nodes;
  nodes.reserve(batch.nodes.size());
  std::vector<store::BulkFile::RelationshipRow> relationships;
  relationships.reserve(batch.relationships.size());
  const auto text_to = [&](std::size_t end) {
    const std::string_view text = std::string_view(batch.text).substr(at, end - at);
    at = end;
    return text;
  };
  for (const auto& [labels_end, properties_end] : batch.nodes) {
    const std::string_view labels = text_to(labels_end);
    nodes.push_back({labels, text_to(properties_end)});
  }
  for (const auto& [source, type, target, properties_end] : batch.relationships) {
    relationships.push_back({source, type, target, text_to(properties_end)});
  }
  file_.put_nodes(batch.first_node, nodes);
  file_.put_relationships(batch.first_relationship, relationships);
  for (const auto& [id, evidence] : batch.evidence) file_.put_evidence(id, evidence);
  for (const auto& [id, texts] : batch.texts) file_.put_texts(id, texts);
  if (!batch.ending) return;
  const auto& [names, node_bound, relationship_bound] = *batch.ending;
  revision_ = file_.finish(names, node_bound, relationship_bound);
}

}  // namespace newsgraph::csv
