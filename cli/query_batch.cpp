#include "newsgraph/cli/query_batch.h"

#include <fstream>
#include <functional>
#include <memory>
#include <sstream>

#include "newsgraph/cli/change_counts.h"
#include "newsgraph/cli/input_file.h"
#include "newsgraph/cli/interrupts.h"
#include "newsgraph/cli/parameters.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/query_text.h"
#include "newsgraph/cli/report.h"
#include "newsgraph/cli/shell/statement_source.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/query/engine.h"

namespace newsgraph::cli {

namespace {

/// One query to run, and where it came from.
struct Job {
  std::string text;
  Parameters parameters;
  SourceLocation where;
};
using Jobs = std::function<std::optional<Job>()>;

void add(ChangeCounts& sum, const ChangeCounts& counts) {
  sum.nodes_created += counts.nodes_created;
  sum.nodes_deleted += counts.nodes_deleted;
  sum.relationships_created += counts.relationships_created;
  sum.relationships_deleted += counts.relationships_deleted;
  sum.properties_set += counts.properties_set;
  sum.properties_removed += counts.properties_removed;
  sum.labels_added += counts.labels_added;
  sum.labels_removed += counts.labels_removed;
}

class BatchRun {
 public:
  BatchRun(const QueryOptions& options, Console& console)
      : store_(Store::open(options.graph,
                           options.create ? Store::Mode::kCreate : Store::Mode::kWrite)),
        batch_(store_),
        limits_(options.limits),
        console_(console) {
    limits_.stop = interrupts_.begin();
  }

  ExitStatus run(std::istream& in, const Jobs& next) {
    ExitStatus status = kDone;
    try {
      while (const std::optional<Job> job = next()) {
        run_one(*job);
        // A writer that waits for its reader must not wait for the next statement too.
        if (in.rdbuf()->in_avail() <= 0) batch_.flush();
      }
    } catch (const Error& error) {
      report(error, console_);
      status = interrupts_.requested()                ? interrupts_.status()
               : error.kind() == ErrorKind::kInternal ? kBroken
                                                      : kInputAtFault;
    }
    batch_.flush();
    console_.err << counted(count_, "statement") << ": " << describe(changes_) << '\n';
    return status;
  }

 private:
  void run_one(const Job& job) {
    ChangeCounts changes;
    try {
      batch_.write([&](Graph& graph) {
        // One engine for all: making it costs as much as a small query.
        if (!engine_) {
          engine_.emplace(graph);
          engine_->set_text_search([this] { return store_.text_search(); });
          engine_->set_limits(limits_);
        }
        changes = engine_->stream(
            job.text, job.parameters, [](const std::vector<std::string>&) {},
            [](const Row&) { return true; });
      });
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kInternal) throw;
      throw Error(error.kind(), error.what(), job.where, error.hint());
    }
    ++count_;
    add(changes_, changes);
  }

  Store store_;
  Store::Batch batch_;
  Interrupts interrupts_{Interrupts::Again::kEnds, Interrupts::kEnding};
  ExecutionLimits limits_;
  Console& console_;
  std::optional<Engine> engine_;
  std::size_t count_ = 0;
  ChangeCounts changes_;
};

ExitStatus run_statements(const QueryOptions& options, Console& console) {
  std::unique_ptr<std::istream> own;
  std::istream* in = &console.in;
  if (options.query.file) {
    own = std::make_unique<std::ifstream>(open_input(*options.query.file));
  } else if (options.query.argument != "-") {
    own = std::make_unique<std::istringstream>(options.query.argument);
  }
  if (own) in = own.get();
  const std::string name = options.query.file ? options.query.file->string() : "";
  StreamStatements statements(*in, name);
  const Parameters parameters = parse_parameters(options.parameters);
  return BatchRun(options, console).run(*in, [&]() -> std::optional<Job> {
    std::optional<Statement> statement = statements.next();
    if (!statement) return std::nullopt;
    return Job{std::move(statement->text), parameters, {name, statement->line}};
  });
}

ExitStatus run_each(const QueryOptions& options, Console& console) {
  const std::string text = read_query(options.query, console);
  const Parameters shared = parse_parameters(options.parameters);
  const bool is_input = *options.each == "-";
  std::ifstream file;
  if (!is_input) file = open_input(*options.each);
  std::istream& in = is_input ? console.in : file;
  SourceLocation where{is_input ? "standard input" : *options.each};
  std::string line;
  return BatchRun(options, console).run(in, [&]() -> std::optional<Job> {
    do {
      if (!std::getline(in, line)) return std::nullopt;
      ++where.line;
    } while (line.find_first_not_of(" \t\r") == std::string::npos);
    Job job{text, shared, where};
    for (auto& [parameter, value] : parse_parameter_line(line, where)) {
      job.parameters.insert_or_assign(parameter, std::move(value));
    }
    return job;
  });
}

}  // namespace

ExitStatus run_batch(const QueryOptions& options, Console& console) {
  return options.each ? run_each(options, console) : run_statements(options, console);
}

}  // namespace newsgraph::cli
