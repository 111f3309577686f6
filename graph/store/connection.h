// A connection to one SQLite file and the statements run on it, as owners with errors that say what
// to do.
//
// Every failure of SQLite leaves here as a newsgraph::Error that names the file as the caller gave
// it. The file is never opened by other means while a connection to it may live in this process:
// closing any descriptor of a file drops the POSIX locks of all of them, SQLite's too.
//
// Thread safety: a connection and its statements belong to one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "newsgraph/graph/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace newsgraph::store {

/// What one field of a row holds. Text is borrowed: from the statement until it steps, resets or
/// dies, or from whoever binds it.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string_view>;

/// The error for a file that is there but cannot be read as a graph: it is something else, its disk
/// fails, or it is damaged.
class UnreadableFile : public Error {
 public:
  using Error::Error;
};

/// For one whose content breaks the rules of docs/file-format.md.
class DamagedFile : public UnreadableFile {
 public:
  DamagedFile(const std::filesystem::path& file, std::string detail);
  /// What is wrong, without that it is a damage.
  const std::string& detail() const noexcept { return detail_; }

 private:
  std::string detail_;
};

class Connection {
 public:
  enum class Access {
    /// The file must exist; nothing can be written through this connection. Where neither the file
    /// nor anything beside it may be written, as on read-only media, it is taken for one that
    /// nobody else writes either: see is_immutable().
    kRead,
    kWrite,   ///< the file must exist
    kCreate,  ///< an empty file is made when absent
  };

  Connection(std::filesystem::path file, Access access);
  /// A database of its own, in memory.
  Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const std::filesystem::path& file() const { return file_; }
  /// Whether the file is read without locks. Then nothing tells of changes by those who may write
  /// it but its stamp (file_state.h), and what was read while it changed is worth nothing.
  bool is_immutable() const { return is_immutable_; }
  sqlite3* handle() const { return handle_.get(); }

  /// Runs statements that yield no rows of interest.
  void execute(const char* sql);
  /// The first field of the only row of `sql`.
  std::int64_t integer(std::string_view sql);

  /// Leaves a write-ahead log that is there as it is, instead of taking it over into the file when
  /// this is the last connection to close.
  void keep_log();
  /// How long a lock held by another connection is waited for.
  void set_busy_timeout(int timeout_ms);
  /// Keeps the changes to come in a write-ahead log, so that others read on while this connection
  /// writes; false when that cannot be now (others are at the file) or ever (no shared memory in
  /// this file system).
  bool use_log() noexcept;
  /// Begins a transaction that holds the write lock; false when another connection has it and keeps
  /// it for longer than the busy timeout.
  bool try_begin_immediate();
  bool in_transaction() const;
  /// Ends an open transaction without its changes; has no effect when there is none.
  void roll_back() noexcept;
  /// Whether the name now stands for another file than the one opened, or for none.
  bool was_moved() const;

  /// Throws the Error for an SQLite result code.
  [[noreturn]] void fail(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };
  std::filesystem::path file_;
  bool is_immutable_ = false;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// Whether the file ends before its last page does, which SQLite would take to end in zeros. Where
/// there is a log, the last pages may be there, and nothing is missed.
bool lacks_end(Connection& connection);

/// A prepared statement. The connection must outlive it.
class Statement {
 public:
  Statement(const Connection& connection, std::string_view sql);

  /// Binds the arguments to ?1, ?2 …, runs the statement to its end and makes it ready again.
  template <typename... Arguments>
  void run(const Arguments&... arguments) {
    bind_all(arguments...);
    finish();
  }

  /// Binds the arguments to ?1, ?2 …, which must live as long as rows are asked for with step().
  template <typename... Arguments>
  void bind_all(const Arguments&... arguments) {
    bind_behind(0, arguments...);
  }
  /// Binds the arguments to the parameters after that of `index`, and gives the index of the last.
  template <typename... Arguments>
  int bind_behind(int index, const Arguments&... arguments) {
    (bind(++index, Cell(arguments)), ...);
    return index;
  }
  /// Runs it, with what is bound, to its end and makes it ready again.
  void finish();
  /// Goes to the next row; false when there is none.
  bool step();
  /// Makes it ready to be bound and run again; a row that it stands at is given up.
  void reset();
  Cell cell(int column) const;
  bool is_null(int column) const;
  /// These throw the damaged-file error when the field is of another storage class.
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  /// Of a field of any class, as they stand.
  std::string_view bytes(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  void bind(int index, const Cell& cell);
  [[noreturn]] void wrong_class(int column, const char* expected) const;

  const Connection* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// Resets a statement that is kept, whatever becomes of its rows: one in the middle of its rows
/// would hold its transaction open.
class ResetGuard {
 public:
  explicit ResetGuard(Statement& statement) : statement_(statement) {}
  ~ResetGuard() { statement_.reset(); }
  ResetGuard(const ResetGuard&) = delete;
  ResetGuard& operator=(const ResetGuard&) = delete;

 private:
  Statement& statement_;
};

}  // namespace newsgraph::store
