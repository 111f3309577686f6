#include "newsgraph/graph/csv/file_sink.h"

#include <limits>

#include "newsgraph/graph/store/label_text.h"

namespace newsgraph::csv {

namespace {

constexpr std::size_t kBatchBytes = std::size_t{1} << 20;
constexpr std::size_t kBatchRows = 1 << 15;
constexpr std::size_t kWaitingBatches = 8;
constexpr std::uint32_t kMaximumIds = std::numeric_limits<std::uint32_t>::max() - 1;

void require_room(std::uint32_t count) {
  if (count < kMaximumIds) return;
  throw Error(ErrorKind::kInput, "a graph has at most 4,294,967,294 nodes and relationships", {},
              "Import into several graphs.");
}

}  // namespace

FileSink::FileSink(const std::filesystem::path& file)
    : file_(file), queue_(kWaitingBatches), writer_([this] { write_batches(); }) {}

FileSink::~FileSink() {
  stop_writing();
}

std::uint32_t FileSink::add_node(std::span<const LabelId> labels,
                                 std::span<const Property> properties) {
  require_room(nodes_);
  const NodeId node{nodes_++};
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
  const std::uint32_t relationship = relationships_++;
  for (const Evidence& each : evidence) batch_.evidence.emplace_back(relationship, each);
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

void FileSink::finish() {
  hand_over();
  stop_writing();
  if (failure_) std::rethrow_exception(failure_);
  file_.finish(names_, nodes_, relationships_);
}

// ---- the writing thread ---------------------------------------------------------------------

void FileSink::write_batches() {
  try {
    while (const std::optional<Batch> batch = queue_.pop()) write(*batch);
  } catch (...) {
    failure_ = std::current_exception();
    queue_.close();
  }
}

void FileSink::write(const Batch& batch) {
  std::size_t at = 0;
  const auto text_to = [&](std::size_t end) {
    const std::string_view text = std::string_view(batch.text).substr(at, end - at);
    at = end;
    return text;
  };
  std::uint32_t node = batch.first_node;
  for (const auto& [labels_end, properties_end] : batch.nodes) {
    const std::string_view labels = text_to(labels_end);
    file_.put_node(node++, labels, text_to(properties_end));
  }
  std::uint32_t relationship = batch.first_relationship;
  for (const auto& [source, type, target, properties_end] : batch.relationships) {
    file_.put_relationship(relationship++, source, type, target, text_to(properties_end));
  }
  for (const auto& [id, evidence] : batch.evidence) file_.put_evidence(id, evidence);
  for (const auto& [id, texts] : batch.texts) file_.put_texts(id, texts);
}

}  // namespace newsgraph::csv
