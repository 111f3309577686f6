#include "newsgraph/cli/shell/session.h"

#include <chrono>
#include <iomanip>
#include <memory>
#include <sstream>
#include <system_error>

#include "newsgraph/cli/change_counts.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/report.h"

namespace newsgraph::cli {

namespace {

/// Writes the rows of one query, and counts them.
class ResultPrinter {
 public:
  explicit ResultPrinter(Session& session)
      : out_(session.output.begin(session.limits.stop)),
        style_(session.style()),
        footnoted_(session.evidence && session.mode == RowFormat::kTable),
        writer_(make_row_writer(session.mode, out_, style_, footnoted_ ? &footnotes_ : nullptr)) {}

  void begin(const std::vector<std::string>& columns) {
    has_columns_ = !columns.empty();
    if (has_columns_) writer_->begin(columns);
  }
  void row(const Graph& graph, const Row& row) {
    ++count_;
    writer_->row(graph, row);
  }
  void end(const Graph& graph) {
    if (has_columns_) writer_->end();
    footnotes_.write(graph, out_, style_);
  }

  /// "3 rows"; nothing for a query that returns nothing.
  std::string count() const {
    if (!has_columns_) return {};
    return counted(count_, "row");
  }

 private:
  std::ostream& out_;
  TableStyle style_;
  bool footnoted_;
  Footnotes footnotes_;
  std::unique_ptr<RowWriter> writer_;
  bool has_columns_ = false;
  std::size_t count_ = 0;
};

void stream_rows(Session& session, const std::string& text, ResultPrinter& printer) {
  session.engine().stream(
      text, session.parameters,
      [&](const std::vector<std::string>& columns) { printer.begin(columns); },
      [&](const Row& row) {
        printer.row(session.graph(), row);
        return true;
      });
  printer.end(session.graph());
}

/// As with `query`, rows come only after the changes are in the file.
ChangeCounts write_and_show(Session& session, const std::string& text, ResultPrinter& printer) {
  if (session.read_only) {
    throw Error(ErrorKind::kInput, "this shell only reads the graph, and the query would change it",
                {}, "Open it without --read-only, and with permission to write the file.");
  }
  Result result;
  const auto work = [&](Graph& graph) {
    result = session.engine(graph).run(text, session.parameters);
  };
  if (session.transaction != nullptr) {
    work(*session.transaction);
  } else {
    session.store.write(work);
  }
  const auto show = [&] {
    printer.begin(result.columns);
    for (const Row& row : result.rows) printer.row(session.graph(), row);
    printer.end(session.graph());
    session.output.flush();
  };
  if (session.transaction != nullptr) {
    show();
  } else {
    show_after_saving(show);
  }
  return result.changes;
}

std::string describe_time(std::chrono::nanoseconds elapsed) {
  const double milliseconds = std::chrono::duration<double, std::milli>(elapsed).count();
  std::ostringstream text;
  text << std::fixed << std::setprecision(milliseconds < 1000 ? 1 : 2);
  if (milliseconds < 1000) {
    text << milliseconds << " ms";
  } else {
    text << milliseconds / 1000 << " s";
  }
  return text.str();
}

Engine prepared(Engine engine, Session& session) {
  engine.set_limits(session.limits);
  // What a transaction has changed is not in the file that is searched otherwise.
  if (session.transaction == nullptr) {
    engine.set_text_search([&session] { return session.store.text_search(); });
  }
  engine.set_on_notification([&](const Notification& each) { warn(each, session.console); });
  return engine;
}

}  // namespace

Engine Session::engine() {
  return prepared(Engine(graph()), *this);
}

Engine Session::engine(Graph& changed) {
  return prepared(Engine(changed), *this);
}

void run_query(Session& session, const std::string& text) {
  const auto begun = std::chrono::steady_clock::now();
  const bool writes = Engine::writes(text);
  if (!writes && session.transaction == nullptr) session.store.refresh();
  ResultPrinter printer(session);
  std::string summary;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) summary += (summary.empty() ? "" : ", ") + part;
  };
  if (writes) {
    const ChangeCounts changes = write_and_show(session, text, printer);
    add(describe(changes));
  } else {
    stream_rows(session, text, printer);
  }
  session.output.flush();
  if (session.interactive) add(printer.count());
  if (session.timing) add(describe_time(std::chrono::steady_clock::now() - begun));
  if (!summary.empty()) session.console.err << summary << std::endl;
}

}  // namespace newsgraph::cli
