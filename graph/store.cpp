#include "newsgraph/graph/store.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>

#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/gate.h"
#include "newsgraph/graph/store/load.h"
#include "newsgraph/graph/store/save.h"
#include "newsgraph/graph/store/schema.h"
#include "newsgraph/graph/store/text_search.h"
#include "newsgraph/graph/store/text_tables.h"

// How file and graph are kept the same
// ====================================
//
//            open(), file absent or empty, kCreate
//        ┌────────────────────> ABSENT ───────────────┐
//        │                                            │ write()
//   (nothing)                                         v       begin_writing()
//        │                      READY ───────────> WRITING    take_in_foreign_changes()
//        └────────────────────> ^ ^ ^    write()      │
//            open(): load()     │ │ │                 │ work, save_changes()
//                               │ │ └── roll back ────┤ throws: abandon()
//                               │ │                   v
//                               │ └──── roll back ── COMMITTING
//                               └────── COMMIT ok ────┘
//
// ABSENT    There is no connection and the graph is empty. A write() that is abandoned comes back
//           here, and takes away the empty file that it made.
// READY     No lock is held. The graph is the state of the file at `data_version`. refresh() comes
//           back here with a newer state, from ABSENT too when another program has made the file.
// WRITING   SQLite's RESERVED lock is held: others may read, nobody else may write.
// COMMITTING  SQLite waits until no other program is in the middle of reading, then writes.
//
// Invariants
//
//  1. Outside write(), the graph in memory is some committed state of the file, never a mixture:
//     load() reads all tables in one SQLite transaction, into a graph that replaces the old one
//     only when it is complete.
//  2. The graph changes only while the RESERVED lock is held, and only after it was compared with
//     the file (PRAGMA data_version moves when another connection commits). So no write is lost.
//  3. The graph's transaction commits after SQLite's, and nothing that can throw stands between
//     them: if the process dies between the two, the file is right and the memory is gone.
//  4. Schema, application_id and the first data are one SQLite transaction. A file is empty or a
//     newsgraph file, at every instant; a program that dies leaves an empty file at worst, which
//     kCreate takes for an absent one.
//  5. A closed graph is one file. The rollback journal is used, not the write-ahead log: a Store
//     reads everything when it opens and then needs the file no more, so the log's gain, reading
//     while another writes, is worth nothing here, and its price is two more files, no network
//     file systems and no reading from write-protected media. The journal exists during COMMITTING;
//     after a crash, the next one to open the file rolls it back.
//  6. COMMIT returns when the change would survive a loss of power: synchronous = EXTRA also syncs
//     the folder after the journal is deleted. One write() is a whole batch, so that the syncs
//     weigh little.
//  7. Of the threads of this process, one is in write(), or any number in read(): see gate.h.
//  8. Nobody else opens the file with open(2) in this process; see connection.h.

namespace newsgraph {

using store::Connection;

namespace {

// A writer at work may take minutes, so waiting for it is no use; one that just commits a small
// change takes milliseconds. Readers hold their lock while they load, which ends by itself.
constexpr int kWriterTimeoutMs = 250;
constexpr int kReaderTimeoutMs = 10'000;

std::string reason(int error_number) {
  return std::error_code(error_number, std::generic_category()).message();
}

Error absent_file(const std::filesystem::path& file) {
  return Error(ErrorKind::kInput, "there is no such graph file", {file.string()},
               "Check the name, or make it: newsgraph ingest GRAPH ARTICLE…");
}

Error empty_file(const std::filesystem::path& file) {
  return Error(ErrorKind::kInput, "this file is empty, not a newsgraph file", {file.string()},
               "If another program is reading articles into it, wait for that; else delete it.");
}

/// Whether there is something to open. Asks stat(2) alone, see invariant 8. Throws Error when what
/// is there cannot be a graph file.
bool has_content(const std::filesystem::path& file, Store::Mode mode) {
  const SourceLocation where{file.string()};
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    if (mode == Store::Mode::kCreate) return false;
    throw absent_file(file);
  }
  if (!std::filesystem::status_known(status)) {
    throw Error(ErrorKind::kInput, "the graph file cannot be reached: " + error.message(), where,
                "Check the name and the permissions of its folder.");
  }
  if (std::filesystem::is_directory(status)) {
    throw Error(ErrorKind::kInput, "this is a folder, not a graph file", where,
                "Name a file in it.");
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw Error(ErrorKind::kInput, "this is a device or a pipe, not a graph file", where,
                "A graph must be an ordinary file.");
  }
  const bool writes = mode != Store::Mode::kRead;
  if (::access(file.c_str(), R_OK) != 0 || (writes && ::access(file.c_str(), W_OK) != 0)) {
    const int number = errno;
    throw Error(ErrorKind::kInput,
                std::string("the graph file cannot be ") +
                    (::access(file.c_str(), R_OK) != 0 ? "read: " : "written: ") + reason(number),
                where, "Check the permissions of the file.");
  }
  if (std::filesystem::file_size(file) > 0) return true;
  if (mode == Store::Mode::kCreate) return false;
  throw empty_file(file);
}

Error moved_file(const std::filesystem::path& file) {
  return Error(ErrorKind::kInput, "the graph file was moved or deleted while it was open",
               {file.string()}, "Open it again under its new name.");
}

/// Reports early, before hours of work, that the file could not be made in the end.
void check_folder(const std::filesystem::path& file) {
  const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
  if (::access(folder.c_str(), W_OK | X_OK) == 0) return;
  throw Error(ErrorKind::kInput, "the graph file cannot be made: " + reason(errno), {file.string()},
              "Check that its folder exists and may be written to.");
}

}  // namespace

struct Store::Implementation {
  std::filesystem::path file;
  Mode mode;
  Graph graph;
  std::optional<Connection> connection;  ///< none in state ABSENT
  std::optional<store::Saver> saver;     ///< from the first write on, until one fails
  /// Of the file's state that `graph` holds; none in state ABSENT.
  std::optional<std::int64_t> data_version;
  std::int64_t schema_version = store::kSchemaVersion;
  store::Gate gate;

  Implementation(std::filesystem::path path, Mode how) : file(std::move(path)), mode(how) {}

  void connect(Connection::Access access);
  void open_existing();
  void load();
  bool refresh();
  void begin_writing();
  void take_in_foreign_changes();
  void write(const std::function<void(Graph&)>& work);
  void commit();
  void abandon() noexcept;
};

void Store::Implementation::connect(Connection::Access access) {
  connection.emplace(file, access);
  connection->set_busy_timeout(kReaderTimeoutMs);
}

/// Nothing → READY.
void Store::Implementation::open_existing() {
  connect(mode == Mode::kRead ? Connection::Access::kRead : Connection::Access::kWrite);
  connection->execute("BEGIN");
  schema_version = store::check_identity(*connection);
  load();
  connection->execute("COMMIT");
}

/// Replaces the graph by the file's state. The caller holds a transaction.
void Store::Implementation::load() {
  // SQLite takes a last page that was cut short for one that ends in zeros.
  const std::int64_t bytes =
      connection->integer("PRAGMA page_count") * connection->integer("PRAGMA page_size");
  if (static_cast<std::uintmax_t>(bytes) > std::filesystem::file_size(file)) {
    throw store::damaged_file(file, "its end is missing");
  }
  Graph loaded = store::load_graph(*connection, schema_version);
  data_version = connection->integer("PRAGMA data_version");
  graph = std::move(loaded);
}

/// READY → READY, or ABSENT → READY when there is a file by now.
bool Store::Implementation::refresh() {
  if (connection) {
    if (connection->was_moved()) throw moved_file(file);
    if (connection->integer("PRAGMA data_version") == data_version) return false;
  } else if (!has_content(file, mode)) {
    return false;
  }
  const bool was_absent = !connection;
  try {
    if (was_absent) {
      open_existing();
    } else {
      connection->execute("BEGIN");
      schema_version = store::check_identity(*connection);
      load();
      connection->execute("COMMIT");
    }
  } catch (...) {
    if (connection) connection->roll_back();
    if (was_absent) connection.reset();
    throw;
  }
  return true;
}

/// READY or ABSENT → WRITING.
void Store::Implementation::begin_writing() {
  connection->execute("PRAGMA synchronous = EXTRA");
  connection->set_busy_timeout(kWriterTimeoutMs);
  if (!connection->try_begin_immediate()) {
    throw Error(ErrorKind::kInternal, "another program is writing to the graph", {file.string()},
                "Wait until it is done, then try again.");
  }
  connection->set_busy_timeout(kReaderTimeoutMs);
  if (connection->was_moved()) throw moved_file(file);
}

/// Brings file and graph together before the work begins.
void Store::Implementation::take_in_foreign_changes() {
  // With the lock held, the size stays what it is until COMMIT. SQLite itself would count the page
  // that it has in mind already.
  if (std::filesystem::file_size(file) == 0) {
    store::create_schema(*connection);
  } else if (connection->integer("PRAGMA data_version") != data_version) {
    saver.reset();
    schema_version = store::check_identity(*connection);
    load();
  }
  if (schema_version != store::kSchemaVersion) store::upgrade_schema(*connection, graph);
  if (!saver) saver.emplace(*connection);
}

/// COMMITTING → READY.
void Store::Implementation::commit() {
  // Asked before the lock is given up: afterwards it might count another's commit already. Our own
  // commit does not move it.
  const std::int64_t version = connection->integer("PRAGMA data_version");
  connection->execute("COMMIT");
  data_version = version;
  schema_version = store::kSchemaVersion;
}

/// WRITING or COMMITTING → READY or ABSENT.
void Store::Implementation::abandon() noexcept {
  const bool is_absent = !data_version;
  // The empty file goes while the lock is still held: whoever waits for the lock then finds, by
  // was_moved(), that the file is not the one it wanted.
  if (is_absent && connection->in_transaction() && !connection->was_moved()) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
  }
  saver.reset();
  connection->roll_back();
  if (is_absent) connection.reset();
}

void Store::Implementation::write(const std::function<void(Graph&)>& work) {
  if (!connection) connect(Connection::Access::kCreate);
  try {
    begin_writing();
    take_in_foreign_changes();
    Graph::Transaction transaction(graph);
    work(graph);
    saver->save(graph, transaction.changes());
    commit();
    transaction.commit();
  } catch (...) {
    abandon();
    throw;
  }
}

Store::Store(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::filesystem::path& file, Mode mode) {
  auto implementation = std::make_unique<Implementation>(file, mode);
  if (has_content(file, mode)) {
    implementation->open_existing();
  } else {
    check_folder(file);
  }
  return Store(std::move(implementation));
}

const Graph& Store::graph() const {
  return implementation_->graph;
}

void Store::read(const std::function<void(const Graph&)>& work) const {
  implementation_->gate.read([&] { work(implementation_->graph); });
}

const std::filesystem::path& Store::file() const {
  return implementation_->file;
}

std::unique_ptr<TextSearch> Store::text_search() const {
  if (!implementation_->connection) return TextSearch::over(graph());
  auto connection = std::make_unique<Connection>(file(), Connection::Access::kRead);
  connection->set_busy_timeout(kReaderTimeoutMs);
  if (!store::has_text_tables(*connection)) return TextSearch::over(graph());
  return store::search_in_file(std::move(connection));
}

int Store::schema_version() const {
  return static_cast<int>(implementation_->schema_version);
}

void Store::leave_unwritten() noexcept {
  if (implementation_->connection) implementation_->abandon();
}

bool Store::refresh() {
  bool changed = false;
  implementation_->gate.write([&] { changed = implementation_->refresh(); });
  return changed;
}

void Store::write(const std::function<void(Graph&)>& work) {
  if (implementation_->mode == Mode::kRead) {
    throw Error(ErrorKind::kUsage, "the graph was opened for reading only", {file().string()},
                "Open it with Store::Mode::kWrite.");
  }
  implementation_->gate.write([&] { implementation_->write(work); });
}

}  // namespace newsgraph
