#include "newsgraph/ingest/bulk_ingest.h"

#include <limits>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace newsgraph {

namespace {

using Clock = std::chrono::steady_clock;

/// An article on its way to the threads that analyse.
struct Added {
  Document document;
  bool held = false;  ///< by the graph, when it was added
};

/// An article on its way back.
struct Analysed {
  Document document;
  std::optional<Extraction> extraction;  ///< none where it was held
  std::optional<Error> fault;
};

Analysed analyse(const Pipeline& pipeline, Added added) {
  Analysed analysed{std::move(added.document), {}, {}};
  if (added.held) return analysed;
  try {
    analysed.extraction = pipeline.extract(analysed.document);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kInternal) throw;
    analysed.fault = error;
  }
  return analysed;
}

/// When the store's own batch ends is decided here, so that events come after it has.
constexpr Store::Batch::Limits kUnlimited{std::numeric_limits<std::size_t>::max(),
                                          std::chrono::hours(24 * 365)};

}  // namespace

void IngestCounts::count(IngestOutcome outcome) {
  switch (outcome) {
    case IngestOutcome::kAdded:
      ++added;
      break;
    case IngestOutcome::kReplaced:
      ++replaced;
      break;
    case IngestOutcome::kUnchanged:
      ++unchanged;
      break;
  }
}

class BulkIngest::Implementation {
 public:
  Implementation(Store& store, const Pipeline& pipeline, const BulkIngestOptions& options,
                 Events events)
      : options_(options),
        events_(std::move(events)),
        store_(store),
        pipeline_(pipeline),
        batch_(store, kUnlimited),
        jobs_(
            options.jobs, [this](Added added) { return analyse(pipeline_, std::move(added)); },
            [this](const Analysed& analysed) { take(analysed); }, options.stop) {}

  void add(Document article) {
    const std::size_t bytes = article.text.size();
    const bool held = holds(article);
    jobs_.add({std::move(article), held}, bytes);
    catch_up();
  }

  void catch_up() {
    jobs_.take_done();
    if (is_due()) commit();
  }

  void finish() {
    jobs_.finish();
    commit();
  }

  void commit() {
    batch_.flush();
    resolved_bytes_ = 0;
    for (const auto& each : std::exchange(resolved_, {})) tell(each);
  }

  bool idle() const { return jobs_.empty() && resolved_.empty(); }
  const IngestCounts& counts() const { return counts_; }
  const IngestCounts& resolved() const { return resolved_counts_; }

 private:
  using Resolved = std::variant<IngestedArticle, Error>;

  bool holds(const Document& article) const {
    bool held = false;
    store_.read([&](const Graph& graph) { held = holds_article(graph, article); });
    return held;
  }

  void take(const Analysed& analysed) {
    if (resolved_.empty()) batch_began_ = Clock::now();
    resolved_bytes_ += analysed.document.text.size();
    try {
      if (analysed.fault) throw *analysed.fault;
      resolved_.emplace_back(resolve(analysed));
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kInternal) throw;
      resolved_.emplace_back(error);
    }
    count(resolved_.back(), resolved_counts_);
    if (events_.resolved) events_.resolved();
    if (is_due()) commit();
  }

  IngestedArticle resolve(const Analysed& analysed) {
    const Document& document = analysed.document;
    IngestedArticle article{document.id, document.title, IngestOutcome::kUnchanged};
    // An article before it in the input may have come between.
    if (!analysed.extraction && holds(document)) return article;
    batch_.write([&](Graph& graph) {
      const bool is_other = holds_another_article(graph, document);
      article.outcome = analysed.extraction
                            ? pipeline_.merge(document, *analysed.extraction, graph, memory_)
                            : pipeline_.ingest(document, graph);
      article.replaced_another = is_other && article.outcome == IngestOutcome::kReplaced;
    });
    return article;
  }

  bool is_due() const {
    return !resolved_.empty() && (resolved_.size() >= options_.batch_articles ||
                                  resolved_bytes_ >= options_.batch_bytes ||
                                  Clock::now() - batch_began_ >= options_.batch_time);
  }

  static void count(const Resolved& resolved, IngestCounts& counts) {
    if (const auto* article = std::get_if<IngestedArticle>(&resolved)) {
      counts.count(article->outcome);
    } else {
      ++counts.faults;
    }
  }

  void tell(const Resolved& resolved) {
    count(resolved, counts_);
    if (const Error* error = std::get_if<Error>(&resolved)) {
      if (events_.fault) events_.fault(*error);
    } else if (events_.done) {
      events_.done(std::get<IngestedArticle>(resolved));
    }
  }

  const BulkIngestOptions options_;
  const Events events_;
  Store& store_;
  const Pipeline& pipeline_;
  Store::Batch batch_;
  MergeMemory memory_;
  std::vector<Resolved> resolved_;  ///< since the last commit
  std::size_t resolved_bytes_ = 0;
  Clock::time_point batch_began_{};
  IngestCounts counts_, resolved_counts_;
  OrderedJobs<Added, Analysed> jobs_;  ///< last: its threads end before what they use
};

BulkIngest::BulkIngest(Store& store, const Pipeline& pipeline, const BulkIngestOptions& options,
                       Events events)
    : implementation_(
          std::make_unique<Implementation>(store, pipeline, options, std::move(events))) {}
BulkIngest::~BulkIngest() = default;

void BulkIngest::add(Document article) {
  implementation_->add(std::move(article));
}
void BulkIngest::catch_up() {
  implementation_->catch_up();
}
void BulkIngest::finish() {
  implementation_->finish();
}
void BulkIngest::stop() {
  implementation_->commit();
}
bool BulkIngest::idle() const {
  return implementation_->idle();
}
const IngestCounts& BulkIngest::counts() const {
  return implementation_->counts();
}
const IngestCounts& BulkIngest::resolved() const {
  return implementation_->resolved();
}

}  // namespace newsgraph
