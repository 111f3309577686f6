#include "newsgraph/graph/store.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/existing_file.h"
#include "newsgraph/graph/store/file_state.h"
#include "newsgraph/graph/store/gate.h"
#include "newsgraph/graph/store/graph_state.h"
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
// WRITING   SQLite's lock of writers is held: others may read, nobody else may write.
// BATCH     As READY, but with the lock of writers held and an SQLite transaction open, which has
// all
//           that Batch::write() has put into the graph since the last flush, each in a savepoint.
//           From here flush() goes by COMMITTING to READY, and a failure of the disk by abandon().
// COMMITTING  SQLite appends the changes to the log beside the file.
//
// Invariants
//
//  1. Outside write(), the graph in memory is some committed state of the file, or of the
//     transaction of a batch, never a mixture: load() reads in one SQLite transaction, into a graph
//     that replaces the old one only when it is complete, or, when it reads only what has changed,
//     in a transaction of the graph. Where it reads from, graph_state.h tells.
//  2. The graph changes only while the lock of writers is held, and only after it was compared with
//     the file (PRAGMA data_version moves when another connection commits). So no write is lost.
//  3. The graph's transaction commits after SQLite's, and nothing that can throw stands between
//     them: if the process dies between the two, the file is right and the memory is gone.
//  4. Schema, application_id and the first data are one SQLite transaction, in a rollback journal:
//     a log could only begin after a first page without them. So a file is empty or a newsgraph
//     file, at every instant, once SQLite has looked at the journal beside it; a program that dies
//     leaves an empty file at worst, which kCreate takes for an absent one.
//  5. Every later change goes to the write-ahead log, GRAPH-wal: readers go on meanwhile, and a
//     commit costs one sync, of what was appended. A file that is not in that mode yet (just made,
//     or of an older newsgraph) is put into it at the first moment when nobody else reads it; where
//     the file system has no shared memory, the rollback journal stays.
//  6. A closed graph is one file: whoever closes it last copies the log into it and takes the log
//     away. After a crash the log stays, and the next one to open the file takes it in.
//     Beside it lies the snapshot, GRAPH-snapshot, which is worth nothing without the graph, and
//     without which the graph is whole; see snapshot.h.
//  7. Where a reader may write neither file nor folder, and no log is there, it reads without
//     locks, and again if the file has changed meanwhile: open_existing().
//  8. COMMIT returns when the change would survive a loss of power: synchronous = FULL syncs the
//     log; with a rollback journal, EXTRA also syncs the folder after the journal is deleted.
//  9. Of the threads of this process, one is in write(), or any number in read(): see gate.h.
// 10. Nobody else opens the file with open(2) in this process; see connection.h.

namespace newsgraph {

using store::Connection;

namespace {

// A writer at work may take minutes, so waiting for it is no use; one that just commits a small
// change takes milliseconds. Readers hold their lock while they load, which ends by itself.
constexpr int kWriterTimeoutMs = 250;
constexpr int kReaderTimeoutMs = 10'000;

}  // namespace

struct Store::Implementation {
  std::filesystem::path file;
  Mode mode;
  store::GraphState state;
  std::optional<Connection> connection;  ///< none in state ABSENT
  std::optional<store::Saver> saver;     ///< from the first write on, until one fails
  /// Of the file's state that the graph holds; none in state ABSENT.
  std::optional<std::int64_t> data_version;
  store::FileStamp stamp;  ///< of the same state, when the connection is immutable
  bool logs = false;       ///< whether the file is known to be in the mode of invariant 5
  std::int64_t schema_version = store::kSchemaVersion;
  store::Gate gate;
  /// What a batch has written since its last flush; in state BATCH only.
  struct Unflushed {
    explicit Unflushed(Graph& graph) : transaction(graph) {}
    Graph::Transaction transaction;
    std::size_t writes = 0;
    std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
  };
  std::optional<Unflushed> unflushed;

  Implementation(std::filesystem::path path, Mode how) : file(std::move(path)), mode(how) {}
  ~Implementation() { drop_unflushed(); }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  void require_writable() const;
  void require_place() const;
  void connect(Connection::Access access);
  void open_existing();
  void load(store::GraphState& into);
  bool has_news();
  bool refresh();
  void begin_logging() noexcept;
  void begin_writing();
  void take_in_foreign_changes();
  void write(const std::function<void(Graph&)>& work);
  void write_in_batch(const std::function<void(Graph&)>& work, const Batch::Limits& limits);
  void flush();
  void drop_unflushed() noexcept;
  void commit();
  void remove_empty_file() noexcept;
  void abandon() noexcept;
};

void Store::Implementation::connect(Connection::Access access) {
  connection.emplace(file, access);
  connection->set_busy_timeout(kReaderTimeoutMs);
}

void Store::Implementation::require_writable() const {
  if (mode != Mode::kRead) return;
  throw Error(ErrorKind::kUsage, "the graph was opened for reading only", {file.string()},
              "Open it with Store::Mode::kWrite.");
}

/// What is written to a file that has no name any more is lost.
void Store::Implementation::require_place() const {
  if (connection->was_moved()) throw store::moved_file(file);
}

/// Nothing → READY, or ABSENT when the file's maker has died.
void Store::Implementation::open_existing() {
  constexpr int kAttempts = 5;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    stamp = store::stamp_of(file);
    connect(mode == Mode::kRead ? Connection::Access::kRead : Connection::Access::kWrite);
    connection->execute("BEGIN");
    if (store::holds_nothing(*connection)) {
      connection.reset();
      if (mode == Mode::kCreate) return;
      throw store::empty_file(file);
    }
    schema_version = store::check_identity(*connection);
    store::GraphState fresh;
    load(fresh);
    connection->execute("COMMIT");
    if (!connection->is_immutable() || store::stamp_of(file) == stamp) {
      state = std::move(fresh);
      return store::keep_snapshot(file, state);
    }
  }
  throw store::changing_file(file);
}

/// Brings a graph to the file's state. The caller holds a transaction.
void Store::Implementation::load(store::GraphState& into) {
  if (store::lacks_end(*connection)) throw store::DamagedFile(file, "its end is missing");
  const std::int64_t version = connection->integer("PRAGMA data_version");
  store::read_state(*connection, schema_version, into);
  data_version = version;
}

/// Whether the file has another state than the graph.
bool Store::Implementation::has_news() {
  if (unflushed) return false;  // nobody else can have written
  if (!connection) return store::has_content(file, mode);
  require_place();
  if (connection->is_immutable()) return store::stamp_of(file) != stamp;
  return connection->integer("PRAGMA data_version") != data_version;
}

/// READY → READY, or ABSENT → READY when there is a file by now.
bool Store::Implementation::refresh() {
  if (!has_news()) return false;
  const bool reconnects = !connection || connection->is_immutable();
  const bool was_absent = !connection;
  try {
    if (reconnects) {
      open_existing();
    } else {
      connection->execute("BEGIN");
      schema_version = store::check_identity(*connection);
      load(state);
      connection->execute("COMMIT");
      store::keep_snapshot(file, state);
    }
  } catch (...) {
    if (connection) connection->roll_back();
    if (was_absent) connection.reset();
    throw;
  }
  return true;
}

/// Best effort: see invariant 5.
void Store::Implementation::begin_logging() noexcept {
  if (logs) return;
  connection->set_busy_timeout(kWriterTimeoutMs);
  logs = connection->use_log();
}

/// READY or ABSENT → WRITING.
void Store::Implementation::begin_writing() {
  const bool is_absent = !data_version;
  require_place();
  if (!store::has_no_bytes(file) && !(is_absent && store::holds_nothing(*connection))) {
    begin_logging();
  }
  connection->set_busy_timeout(kWriterTimeoutMs);
  connection->execute(logs ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = EXTRA");
  if (!connection->try_begin_immediate()) {
    throw Error(ErrorKind::kInternal, "another program is writing to the graph", {file.string()},
                "Wait until it is done, then try again.");
  }
  connection->set_busy_timeout(kReaderTimeoutMs);
  require_place();
}

/// Brings file and graph together before the work begins.
void Store::Implementation::take_in_foreign_changes() {
  // With the lock held, the size stays what it is until COMMIT. SQLite itself would count the page
  // that it has in mind already.
  if (store::has_no_bytes(file)) {
    store::create_schema(*connection);
  } else if (connection->integer("PRAGMA data_version") != data_version) {
    saver.reset();
    schema_version = store::check_identity(*connection);
    load(state);
  }
  if (schema_version != store::kSchemaVersion) {
    store::upgrade_schema(*connection, schema_version, state.graph);
  }
  if (!saver) saver.emplace(*connection);
}

/// COMMITTING → READY.
void Store::Implementation::commit() {
  require_place();
  // Asked before the lock is given up: afterwards it might count another's commit already. Our own
  // commit does not move it.
  const std::int64_t version = connection->integer("PRAGMA data_version");
  connection->execute("COMMIT");
  data_version = version;
  state.revision = saver->revision();
  schema_version = store::kSchemaVersion;
  begin_logging();
}

/// Of a write that was the first. The file goes while the lock is held: whoever waits for the lock
/// then finds, by was_moved(), that the file is not the one it wanted.
void Store::Implementation::remove_empty_file() noexcept {
  try {
    if (!connection->in_transaction()) {
      // A failure of the disk has ended it, and others may have come between.
      connection->roll_back();
      if (!connection->try_begin_immediate() || !store::has_no_bytes(file)) return;
    }
    if (!connection->was_moved()) std::filesystem::remove(file);
  } catch (const std::runtime_error&) {
    // It stays, and kCreate will take it for an absent one.
  }
}

/// WRITING or COMMITTING → READY or ABSENT.
void Store::Implementation::abandon() noexcept {
  const bool is_absent = !data_version;
  saver.reset();
  if (is_absent) remove_empty_file();
  connection->roll_back();
  if (is_absent) {
    connection.reset();
    logs = false;
  }
}

void Store::Implementation::write(const std::function<void(Graph&)>& work) {
  flush();
  if (!connection) connect(Connection::Access::kCreate);
  try {
    begin_writing();
    take_in_foreign_changes();
    Graph::Transaction transaction(state.graph);
    work(state.graph);
    saver->save(state.graph, transaction.changes());
    commit();
    transaction.commit();
  } catch (...) {
    abandon();
    throw;
  }
}

/// READY, ABSENT or BATCH → BATCH or, when a limit is reached, READY.
void Store::Implementation::write_in_batch(const std::function<void(Graph&)>& work,
                                           const Batch::Limits& limits) {
  if (!unflushed) {
    if (!connection) connect(Connection::Access::kCreate);
    try {
      begin_writing();
      take_in_foreign_changes();
      unflushed.emplace(state.graph);
    } catch (...) {
      abandon();
      throw;
    }
  }
  try {
    Graph::Transaction transaction(state.graph);
    work(state.graph);
    saver->save_part(state.graph, transaction.changes());
    transaction.commit();
  } catch (...) {
    if (!connection->in_transaction()) drop_unflushed();  // SQLite has given it all up
    throw;
  }
  ++unflushed->writes;
  const auto age = std::chrono::steady_clock::now() - unflushed->begin;
  if (unflushed->writes >= limits.writes || age >= limits.time) flush();
}

/// BATCH → READY.
void Store::Implementation::flush() {
  if (!unflushed) return;
  try {
    commit();
  } catch (...) {
    drop_unflushed();
    throw;
  }
  unflushed->transaction.commit();
  unflushed.reset();
}

/// BATCH → READY or ABSENT.
void Store::Implementation::drop_unflushed() noexcept {
  if (!unflushed) return;
  unflushed.reset();
  abandon();
}

Store::Store(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::filesystem::path& file, Mode mode) {
  auto implementation = std::make_unique<Implementation>(file, mode);
  if (store::has_content(file, mode)) {
    implementation->open_existing();
  } else {
    store::check_folder(file, "made: ");
  }
  return Store(std::move(implementation));
}

const Graph& Store::graph() const {
  return implementation_->state.graph;
}

void Store::read(const std::function<void(const Graph&)>& work) const {
  implementation_->gate.read([&] { work(implementation_->state.graph); });
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
  implementation_->require_writable();
  implementation_->gate.write([&] { implementation_->write(work); });
}

Store::Batch::~Batch() {
  Implementation& store = *store_.implementation_;
  store.gate.write([&] { store.drop_unflushed(); });
}

void Store::Batch::write(const std::function<void(Graph&)>& work) {
  Implementation& store = *store_.implementation_;
  store.require_writable();
  store.gate.write([&] { store.write_in_batch(work, limits_); });
}

void Store::Batch::flush() {
  Implementation& store = *store_.implementation_;
  store.gate.write([&] { store.flush(); });
}

}  // namespace newsgraph
