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
        stop_(interrupts_.begin()),
        ingest_(store_, pipeline_, {.jobs = options.jobs, .stop = stop_},
                {.done = [this](const IngestedArticle& article) { tell(article); },
                 .fault = [this](const Error& error) { tell(error); },
                 .resolved = [this] { show_progress(); }}) {}

  ExitStatus run() {
    ArticleFeed feed(options_.files, options_.format, console_.in);
    try {
      if (!take_all(feed)) return stop_early();
      ingest_.finish();
      if (!ingest_.idle()) return stop_early();
    } catch (...) {
      return break_off(report_failure());
    }
    line_.clear();
    print_summary();
    return read_faults_ + ingest_.counts().faults == 0 ? kDone : kInputAtFault;
  }

 private:
  /// False when it was interrupted.
  bool take_all(ArticleFeed& feed) {
    // A look is cheap, and nobody minds that a slow source's last article waits for it.
    constexpr std::chrono::milliseconds kLook{100};
    while (true) {
      switch (feed.wait(stop_, kLook)) {
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
      show_progress();
    }
  }

  void show_progress() {
    if (!line_.is_due()) return;
    line_.show(progress_.line(ingest_.resolved(), IngestProgress::Clock::now()));
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
    if (article.replaced_another) {
      line_.clear();
      warn("article '" + printable(article.id) +
               "' has replaced one of the same id and an altogether different text\n"
               "  If they are two, give them ids of their own, or name the folder that both files "
               "are in, and read both again.",
           console_);
    }
    if (!options_.verbose) return;
    line_.clear();
    console_.out << word(article.outcome) << ' ' << printable(article.id)
                 << (article.title.empty() ? "" : ": ") << printable(article.title) << '\n';
  }

  void tell(const Error& error) {
    line_.clear();
    report(error, console_);
  }

  ExitStatus report_failure() {
    line_.clear();
    return report_current_exception(console_);
  }

  void print_counts() {
    const IngestCounts& counts = ingest_.counts();
    console_.out << with_separators(counts.added) << " added, " << with_separators(counts.replaced)
                 << " replaced, " << with_separators(counts.unchanged) << " unchanged";
  }

  void print_summary() {
    const Graph& graph = store_.graph();
    print_counts();
    console_.out << "; the graph has " << counted(graph.node_count(), "node") << " and "
                 << counted(graph.relationship_count(), "relationship") << '\n';
  }

  /// For an ingest that was interrupted.
  ExitStatus stop_early() {
    ingest_.stop();
    line_.clear();
    print_summary();
    report(std::string("interrupted; run the same command again to go on from here"), console_);
    return leave(interrupts_.status());
  }

  /// For an ingest that something has ended, which has been reported.
  ExitStatus break_off(ExitStatus status) {
    if (console_.out.good()) {  // what has ended it may be that nobody can be told there
      print_counts();
      console_.out << "; this was in the graph when it stopped\n";
    }
    report(std::string("stopped; run the same command again to go on from here"), console_);
    return leave(status);
  }

  /// At once where it can: the source may be one that never ends, and an article that is being
  /// analysed is lost anyway.
  ExitStatus leave(ExitStatus status) {
    if (!console_.leave) return status;
    const std::filesystem::path file = store_.file();
    {
      const Store closed = std::move(store_);
    }  // nothing of it stays in the log, unless the disk is full
    if (const std::string log = file.string() + "-wal"; has_content(log)) {
      report("a part of the graph is in " + printable(log) + ": leave it beside the graph",
             console_);
    }
    leave_program(status, console_);
    return status;
  }

  static bool has_content(const std::filesystem::path& file) {
    std::error_code absent;
    const std::uintmax_t bytes = std::filesystem::file_size(file, absent);
    return !absent && bytes > 0;
  }

  const IngestOptions& options_;
  Console& console_;
  Store store_;
  const Pipeline pipeline_;
  Progress line_;
  IngestProgress progress_;
  std::size_t read_faults_ = 0;
  Interrupts interrupts_{Interrupts::Again::kEnds, Interrupts::kEnding};
  const std::stop_token stop_;
  BulkIngest ingest_;
};

}  // namespace

ExitStatus run(const IngestOptions& options, Console& console) {
  return IngestRun(options, console).run();
}

}  // namespace newsgraph::cli
