// Many articles into a graph file: analysed on several threads, resolved in their order, written a
// transaction every so many.
//
//     Store store = Store::open("news.graph", Store::Mode::kCreate);
//     const Pipeline pipeline;
//     BulkIngest ingest(store, pipeline);
//     read_articles("archive.jsonl", ArticleFormat::kDetect,
//                   {[&](Document article) { ingest.add(std::move(article)); }, report});
//     ingest.finish();
//
// The graph is the same whatever the number of threads and the size of a transaction: everything
// that touches it happens on the caller's thread, in the order in which the articles were added.
// Memory does not grow with their number, but for the graph itself. An article that the graph holds
// already costs a hash of its text, so an ingest that was interrupted, by whatever, goes on where
// it stopped when the same articles are added again.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "newsgraph/graph/store.h"
#include "newsgraph/ingest/ordered_jobs.h"
#include "newsgraph/ingest/pipeline.h"

namespace newsgraph {

struct BulkIngestOptions {
  unsigned jobs = hardware_jobs();  ///< threads that analyse
  /// Ends the waits of add() and finish() for analyses. With a token that may stop, one job has a
  /// thread of its own; else the caller's does it.
  std::stop_token stop = {};
  // A transaction is committed as soon as it has one of these. Committing costs a sync of the disk,
  // some milliseconds, which is lost in the noise so; what an interruption undoes is read again in
  // seconds.
  std::size_t batch_articles = 256;
  std::size_t batch_bytes = std::size_t{8} << 20;  ///< of text
  std::chrono::milliseconds batch_time{2000};      ///< since its first article was resolved
};

/// An article that is in the file.
struct IngestedArticle {
  std::string id;
  std::string title;
  IngestOutcome outcome = IngestOutcome::kAdded;
  bool replaced_another = false;  ///< see holds_another_article()
};

struct IngestCounts {
  std::size_t added = 0;
  std::size_t replaced = 0;
  std::size_t unchanged = 0;
  std::size_t faults = 0;  ///< articles that were read but could not be put into the graph
  void count(IngestOutcome outcome);
  std::size_t articles() const { return added + replaced + unchanged + faults; }
};

/// Everything is called on one thread at a time; what is thrown inside ends the ingest, and then
/// only destruction makes sense.
class BulkIngest {
 public:
  /// What is told of each article, in order; each may be empty.
  struct Events {
    /// Once its transaction is in the file.
    std::function<void(const IngestedArticle&)> done;
    std::function<void(const Error&)> fault;  ///< the same; the others go on
    /// Once it is resolved; its transaction may be open still. For progress: see resolved().
    std::function<void()> resolved;
  };

  /// `store` and `pipeline` are borrowed; nothing else may write to the store meanwhile.
  BulkIngest(Store& store, const Pipeline& pipeline, const BulkIngestOptions& options = {},
             Events events = {});
  /// Gives up what is not committed, and waits for analyses that have begun.
  ~BulkIngest();
  BulkIngest(const BulkIngest&) = delete;
  BulkIngest& operator=(const BulkIngest&) = delete;

  /// Waits while too many articles are under way. Throws Error when the store cannot be written.
  void add(Document article);
  /// Resolves what has been analysed, and commits when it is time. For whoever has nothing to add
  /// for a while: a slow source.
  void catch_up();
  /// Waits for everything added, and commits it; when the token stopped, what has been resolved.
  void finish();
  /// Commits what has been resolved and gives up the rest; nothing can be added afterwards.
  void stop();

  /// Whether everything added is committed.
  bool idle() const;
  /// Of what is committed.
  const IngestCounts& counts() const;
  /// The same, and of what waits to be committed.
  const IngestCounts& resolved() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace newsgraph
