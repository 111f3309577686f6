#include "newsgraph/cli/ingest_batches.h"

#include <optional>
#include <utility>
#include <variant>

namespace newsgraph::cli {

namespace {

// A transaction costs a sync of the disk, some milliseconds; an article costs about as much. With
// these the sync is lost in the noise, and what an interruption undoes is read again in seconds.
constexpr std::size_t kBatchArticles = 256;
constexpr std::size_t kBatchBytes = 8 << 20;

}  // namespace

IngestBatches::IngestBatches(Store& store, const Pipeline& pipeline, Events events)
    : store_(store), pipeline_(pipeline), events_(std::move(events)) {}

void IngestBatches::add(Document document) {
  batch_bytes_ += document.text.size();
  batch_.push_back(std::move(document));
  if (batch_.size() >= kBatchArticles || batch_bytes_ >= kBatchBytes) finish();
}

void IngestBatches::finish() {
  if (batch_.empty()) return;
  const std::vector<Document> batch = std::exchange(batch_, {});
  batch_bytes_ = 0;

  std::vector<std::variant<IngestOutcome, Error>> results;
  store_.write([&](Graph& graph) {
    for (const Document& document : batch) {
      try {
        results.emplace_back(pipeline_.ingest(document, graph));
      } catch (const Error& error) {
        if (error.kind() == ErrorKind::kInternal) throw;
        results.emplace_back(error);
      }
    }
  });
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (const Error* error = std::get_if<Error>(&results[i])) {
      ++counts_.faults;
      events_.fault(*error);
      continue;
    }
    const IngestOutcome outcome = std::get<IngestOutcome>(results[i]);
    ++(outcome == IngestOutcome::kAdded      ? counts_.added
       : outcome == IngestOutcome::kReplaced ? counts_.replaced
                                             : counts_.unchanged);
    events_.done(batch[i], outcome);
  }
}

}  // namespace newsgraph::cli
