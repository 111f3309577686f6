#include <optional>
#include <utility>

#include "newsgraph/cli/article_feed.h"
#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/ingest_progress.h"
#include "newsgraph/cli/interrupts.h"
#include "newsgraph/cli/printable.h"
#include "newsgraph/cli/program.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/report.h"
#include "newsgraph/ingest/bulk_ingest.h"

namespace newsgraph::cli {

namespace {

const char* word(IngestOutcome outcome) {
  switch (outcome) {
    case IngestOutcome::kAdded:
      return "added";
    case IngestOutcome::kReplaced:
      return "replaced";
    case IngestOutcome::kUnchanged:
      break;
  }
  return "unchanged";
}

/// One run of the command.
class IngestRun {
 public:
  IngestRun(const IngestOptions& options, Console& console)
      : options_(options),
        console_(console),
        store_(Store::open(options.graph, Store::Mode::kCreate)),
        pipeline_(options.pipeline),
        line_(console),
        progress_(console.err_is_terminal ? size_of(options.files) : std::nullopt,
                  IngestProgress::Clock::now()),
        ingest_(store_, pipeline_, {.jobs = options.jobs},
                {.done = [this](const IngestedArticle& article) { tell(article); },
                 .fault = [this](const Error& error) { tell(error); }}) {}

  ExitStatus run() {
    Interrupts interrupts(Interrupts::Again::kEnds);
    const std::stop_token stop = interrupts.begin();
    ArticleFeed feed(options_.files, options_.format, console_.in);
    try {
      if (!take_all(feed, stop)) return stop_early();
    } catch (const Error& error) {
      // The feed may be waiting for a source that has nothing to give.
      tell(error);
      leave_program(status_of(error), console_);
      return status_of(error);
    }
    ingest_.finish();
    line_.clear();
    print_summary();
    return read_faults_ + ingest_.counts().faults == 0 ? kDone : kInputAtFault;
  }

 private:
  /// False when it was interrupted.
  bool take_all(ArticleFeed& feed, const std::stop_token& stop) {
    // A look is cheap, and nobody minds that a slow source's last article waits for it.
    constexpr std::chrono::milliseconds kLook{100};
    while (true) {
      switch (feed.wait(stop, kLook)) {
        case ArticleFeed::State::kItem:
          take(feed.take());
          break;
        case ArticleFeed::State::kNothingYet:
          ingest_.catch_up();
          break;
        case ArticleFeed::State::kStopped:
          return false;
        case ArticleFeed::State::kEnd:
          return true;
      }
      if (line_.is_due()) {
        line_.show(progress_.line(ingest_.counts(), IngestProgress::Clock::now()));
      }
    }
  }

  void take(ArticleFeed::Item item) {
    progress_.read(item.bytes_read);
    if (const Error* error = std::get_if<Error>(&item.content)) {
      ++read_faults_;
      tell(*error);
    } else {
      ingest_.add(std::get<Document>(std::move(item.content)));
    }
  }

  void tell(const IngestedArticle& article) {
    if (!options_.verbose) return;
    line_.clear();
    console_.out << word(article.outcome) << ' ' << printable(article.id)
                 << (article.title.empty() ? "" : ": ") << printable(article.title) << '\n';
  }

  void tell(const Error& error) {
    line_.clear();
    report(error, console_);
  }

  void print_summary() {
    const IngestCounts& counts = ingest_.counts();
    const Graph& graph = store_.graph();
    console_.out << with_separators(counts.added) << " added, " << with_separators(counts.replaced)
                 << " replaced, " << with_separators(counts.unchanged)
                 << " unchanged; the graph has " << with_separators(graph.node_count())
                 << " nodes and " << with_separators(graph.relationship_count())
                 << " relationships\n";
  }

  /// Leaves at once where it can: the source may be one that never ends, and an article that is
  /// being analysed is lost anyway.
  ExitStatus stop_early() {
    ingest_.stop();
    line_.clear();
    print_summary();
    report(std::string("interrupted; run the same command again to go on from here"), console_);
    if (!console_.leave) return kInterrupted;
    {
      const Store closed = std::move(store_);
    }  // nothing of it stays in the log
    leave_program(kInterrupted, console_);
    return kInterrupted;
  }

  const IngestOptions& options_;
  Console& console_;
  Store store_;
  const Pipeline pipeline_;
  Progress line_;
  IngestProgress progress_;
  std::size_t read_faults_ = 0;
  BulkIngest ingest_;
};

}  // namespace

ExitStatus run(const IngestOptions& options, Console& console) {
  return IngestRun(options, console).run();
}

}  // namespace newsgraph::cli
