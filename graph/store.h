// One graph in one SQLite file: the truth behind a Graph.
//
// A Store brings the whole graph into memory when it opens, and writes what a transaction changed
// when it commits. Beside a large graph it keeps a snapshot, from which the next one opens it in no
// time. The file is an ordinary SQLite 3 database with newsgraph's application_id, a
// schema version in user_version, and views for people who read it with the sqlite3 shell; its
// tables are described in docs/file-format.md.
//
// One process writes at a time; a second writer gets an Error at once that says so. Readers in
// other processes go on with the state they opened until they ask for a newer one with refresh().
// After any throw, file and graph are as before.
//
// Thread safety: any number of threads may call read(), write() and refresh() of one Store at a
// time. Each read() sees one committed state from its beginning to its end, never a part of a
// write; a write() waits for the reads that are under way, and the reads that come meanwhile wait
// for it. Who must not wait reads through a Store of its own on the same file, which a write of
// another leaves alone: refresh() takes in what was written since, in time proportional to that.
// graph() is for when no other thread writes. Engines are made per thread, inside read() or
// write():
//
//     store.read([&](const Graph& graph) { result = Engine(graph).run("MATCH (n) RETURN n.name");
//     });
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/text_search.h"

namespace newsgraph {

class Store {
 public:
  enum class Mode {
    kRead,    ///< the file must exist
    kWrite,   ///< the file must exist
    kCreate,  ///< the file is made when absent
  };

  /// Opens a graph file. Throws Error when it cannot be read, is not a newsgraph file, is damaged,
  /// or was written by a newer version (the message says which). A file made in kCreate mode
  /// appears, complete, with the first committed write.
  static Store open(const std::filesystem::path& file, Mode mode);

  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// The graph as it is now. The reference stays good, but a write() on another thread changes what
  /// it refers to: see read().
  const Graph& graph() const;
  /// Runs `work` on a state of the graph that nobody changes meanwhile. What it throws is passed
  /// on.
  void read(const std::function<void(const Graph&)>& work) const;
  const std::filesystem::path& file() const;
  /// Searches what is committed to the file at the time of each search, through a connection of its
  /// own; may outlive the Store, and serves several threads. The graph itself is searched, as it is
  /// now, when there is no file yet or an older version wrote it.
  std::unique_ptr<TextSearch> text_search() const;
  /// Version of the file's schema.
  int schema_version() const;

  /// Runs `work` on the graph as one transaction: when it returns, all its changes are in the file;
  /// when it throws, none are, in the file or in memory. Takes in first what another process has
  /// written since, and flushes a Batch that is open. Throws Error (kUsage) inside another write or
  /// a read of the same thread.
  void write(const std::function<void(Graph&)>& work);
  /// For the work of a write(), or anybody else, just before the process is ended: gives the write
  /// up in the file. The graph in memory stays as the work has left it, since taking back millions
  /// of changes takes a while; nothing may be done with the store afterwards.
  void leave_unwritten() noexcept;

  /// Small writes whose syncs are shared: each is atomic by itself, and durable from the next
  /// flush() on. Between flushes the file's lock is held, readers of this Store see what was
  /// written, and those of other processes what was flushed.
  class Batch {
   public:
    struct Limits {
      std::size_t writes = 10'000;          ///< flushed after so many
      std::chrono::milliseconds time{500};  ///< or by the first write that ends later than this
    };
    /// The store is borrowed; one batch of a store at a time.
    explicit Batch(Store& store) : Batch(store, Limits()) {}
    Batch(Store& store, Limits limits) : store_(store), limits_(limits) {}
    /// Takes back what was not flushed.
    ~Batch();
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;

    /// As Store::write(), but durable later. When it throws what `work` threw, the writes before it
    /// stay; when the disk fails, all since the last flush are taken back.
    void write(const std::function<void(Graph&)>& work);
    /// When this returns, all writes would survive a loss of power. Throws Error as Store::write().
    void flush();

   private:
    Store& store_;
    Limits limits_;
  };

  /// Takes in what another process has written since; true when there was anything. Costs one look
  /// at the file's first page when there was not. Reads the rows that were touched since when the
  /// file knows them, else everything. Throws Error as open() does, when the file was moved or
  /// deleted, and (kUsage) where write() does.
  bool refresh();

 private:
  struct Implementation;
  explicit Store(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace newsgraph
