// Articles into a graph file, a transaction every so many.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "newsgraph/graph/store.h"
#include "newsgraph/ingest/pipeline.h"

namespace newsgraph::cli {

struct IngestCounts {
  std::size_t added = 0;
  std::size_t replaced = 0;
  std::size_t unchanged = 0;
  std::size_t faults = 0;  ///< articles that were read but could not be put into the graph
};

class IngestBatches {
 public:
  /// What is told of each article once its batch is in the file.
  struct Events {
    std::function<void(const Document&, IngestOutcome)> done;
    std::function<void(const Error&)> fault;
  };

  /// All are borrowed.
  IngestBatches(Store& store, const Pipeline& pipeline, Events events);

  /// Keeps the article until its batch is full, then writes the batch.
  void add(Document document);
  /// Writes what is still kept. Until then it is not in the file.
  void finish();
  const IngestCounts& counts() const { return counts_; }

 private:
  Store& store_;
  const Pipeline& pipeline_;
  Events events_;
  std::vector<Document> batch_;
  std::size_t batch_bytes_ = 0;
  IngestCounts counts_;
};

}  // namespace newsgraph::cli
