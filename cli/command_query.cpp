#include "newsgraph/cli/change_counts.h"
#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/interrupts.h"
#include "newsgraph/cli/parameters.h"
#include "newsgraph/cli/program.h"
#include "newsgraph/cli/query_batch.h"
#include "newsgraph/cli/query_text.h"
#include "newsgraph/cli/report.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/query/engine.h"

namespace newsgraph::cli {

namespace {

/// An engine on the store's graph, for reading or writing, that keeps to the limits and warns.
template <class SomeGraph>
Engine make_engine(const Store& store, SomeGraph& graph, const ExecutionLimits& limits,
                   Console& console) {
  Engine engine(graph);
  engine.set_limits(limits);
  engine.set_text_search([&store] { return store.text_search(); });
  engine.set_on_notification([&](const Notification& each) { warn(each, console); });
  return engine;
}

void stream_rows(Engine engine, const Graph& graph, const std::string& text,
                 const Parameters& parameters, RowWriter& writer) {
  engine.stream(
      text, parameters, [&](const std::vector<std::string>& columns) { writer.begin(columns); },
      [&](const Row& row) {
        writer.row(graph, row);
        return true;
      });
  writer.end();
}

/// Rows are written only after the changes are in the file: a reader who goes away early must not
/// undo them.
void write_and_show(Store& store, const std::string& text, const Parameters& parameters,
                    const ExecutionLimits& limits, RowWriter& writer, Console& console) {
  Result result;
  store.write([&](Graph& graph) {
    result = make_engine(store, graph, limits, console).run(text, parameters);
  });
  console.err << describe(result.changes) << '\n';
  show_after_saving([&] {
    writer.begin(result.columns);
    for (const Row& row : result.rows) writer.row(store.graph(), row);
    writer.end();
    console.out.flush();
  });
}

/// Says why the query stops, and leaves: giving back gigabytes, or taking back millions of changes,
/// would keep waiting whoever wanted it to end.
void stop_at_once(const QueryError& error, Store& store, const Interrupts& interrupts,
                  Console& console) {
  if (!console.leave) return;
  report(error, console);
  store.leave_unwritten();
  leave_program(interrupts.requested() ? interrupts.status() : kInputAtFault, console);
}

}  // namespace

ExitStatus run(const QueryOptions& options, Console& console) {
  if (options.evidence && options.format != RowFormat::kTable) {
    throw Error(ErrorKind::kUsage, "--evidence is for tables", {},
                "JSON holds the evidence of every relationship that the query returns.");
  }
  if (options.batch || options.each) return run_batch(options, console);
  const std::string text = read_query(options.query, console);
  const Parameters parameters = parse_parameters(options.parameters);
  const bool writes = Engine::writes(text);
  const Store::Mode mode = options.create ? Store::Mode::kCreate
                           : writes       ? Store::Mode::kWrite
                                          : Store::Mode::kRead;
  Store store = Store::open(options.graph, mode);

  const TableStyle style = style_of(console);
  Footnotes footnotes;
  const auto writer =
      make_row_writer(options.format, console.out, style, options.evidence ? &footnotes : nullptr);
  Interrupts interrupts(Interrupts::Again::kEnds, Interrupts::kEnding);
  ExecutionLimits limits = options.limits;
  limits.stop = interrupts.begin();
  limits.on_stop = [&](const QueryError& error) {
    stop_at_once(error, store, interrupts, console);
  };
  try {
    if (writes) {
      write_and_show(store, text, parameters, limits, *writer, console);
    } else {
      stream_rows(make_engine(store, store.graph(), limits, console), store.graph(), text,
                  parameters, *writer);
    }
  } catch (const QueryError& error) {
    if (!interrupts.requested()) throw;
    report(error, console);
    return interrupts.status();
  }
  footnotes.write(store.graph(), console.out, style);
  return kDone;
}

}  // namespace newsgraph::cli
