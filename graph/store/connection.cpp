#include "newsgraph/graph/store/connection.h"

#include <sqlite3.h>

#include <cstring>
#include <new>

#include "newsgraph/graph/store/file_state.h"

namespace newsgraph::store {

namespace {

// A file may come from anywhere. What its schema could run by itself (triggers, views in the place
// of tables) is switched off, and pages are checked before they are believed.
void distrust_content(sqlite3* handle) {
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_exec(handle, "PRAGMA cell_size_check = ON", nullptr, nullptr, nullptr);
}

/// SQLite reads a log through shared memory beside the file, even when there is no log, save for a
/// file that it is told nobody writes. See https://www.sqlite.org/uri.html.
std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    switch (c) {
      case '%':
        uri += "%25";
        break;
      case '?':
        uri += "%3f";
        break;
      case '#':
        uri += "%23";
        break;
      default:
        uri += c;
    }
  }
  return uri + "?immutable=1";
}

std::string reason_of_system(sqlite3* handle) {
  const int number = sqlite3_system_errno(handle);
  return number == 0 ? std::string(sqlite3_errmsg(handle)) : std::string(std::strerror(number));
}

[[noreturn]] void throw_error_of(int code, sqlite3* handle, const std::filesystem::path& file) {
  const SourceLocation where{file.string()};
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorKind::kInternal, "the graph file is in use by another program", where,
                  "Wait until the other program is done, then try again.");
    case SQLITE_NOTADB:
      throw UnreadableFile(ErrorKind::kInput, "this is not a newsgraph file", where,
                           "Name a file that `newsgraph ingest` has made, or a new one; if this "
                           "was one, restore it from a copy.");
    case SQLITE_CORRUPT:
      throw DamagedFile(file, sqlite3_errmsg(handle));
    case SQLITE_CANTOPEN:
      throw Error(ErrorKind::kInput, "the graph file cannot be opened: " + reason_of_system(handle),
                  where, "Check the name and the permissions of the file and of its folder.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw Error(ErrorKind::kInput, "the graph file cannot be written: it is write-protected",
                  where, "Check the permissions of the file and of its folder.");
    case SQLITE_FULL:
      throw Error(ErrorKind::kInternal, "the graph file cannot be written: the disk is full", where,
                  "Free some space and try again; what was committed before is safe.");
    case SQLITE_IOERR:
      throw UnreadableFile(ErrorKind::kInternal,
                           "the graph file cannot be read or written: " + reason_of_system(handle),
                           where,
                           "Check the disk and its free space; what was committed before is safe.");
    default:
      throw Error(ErrorKind::kInternal,
                  std::string("SQLite refuses the graph file: ") + sqlite3_errmsg(handle), where);
  }
}

}  // namespace

DamagedFile::DamagedFile(const std::filesystem::path& file, std::string detail)
    : UnreadableFile(ErrorKind::kInternal, "the graph file is damaged: " + detail, {file.string()},
                     "Restore it from a copy, or read the articles again into a new file."),
      detail_(std::move(detail)) {}

void Connection::Close::operator()(sqlite3* handle) const noexcept {
  sqlite3_close_v2(handle);
}

Connection::Connection(std::filesystem::path file, Access access)
    : file_(std::move(file)),
      is_immutable_(access == Access::kRead && !may_write(file_) && !has_unfinished_parts(file_)) {
  // Readers open for writing too where they may: only so can SQLite undo the half-written
  // transaction of a program that crashed. query_only keeps them from changing anything else.
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (access == Access::kCreate) flags |= SQLITE_OPEN_CREATE;
  if (is_immutable_) flags |= SQLITE_OPEN_URI;
  // An absolute path cannot be taken for one of SQLite's special names (":memory:", "file:…").
  const std::string path = std::filesystem::absolute(file_).string();
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2((is_immutable_ ? immutable_uri(path) : path).c_str(), &handle,
                                   flags, nullptr);
  handle_.reset(handle);
  if (handle == nullptr) throw std::bad_alloc();
  if (code != SQLITE_OK) fail(code);
  distrust_content(handle);
  // What a savepoint needs to be undone goes to a temporary file otherwise, page by page.
  execute("PRAGMA temp_store = MEMORY");
  if (access == Access::kRead) execute("PRAGMA query_only = ON");
}

Connection::Connection() : file_("memory") {
  sqlite3* handle = nullptr;
  const int code =
      sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);
  if (handle == nullptr) throw std::bad_alloc();
  if (code != SQLITE_OK) fail(code);
}

void Connection::execute(const char* sql) {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Connection::integer(std::string_view sql) {
  Statement statement(*this, sql);
  if (!statement.step()) throw DamagedFile(file_, "it has no answer to " + std::string(sql));
  return statement.integer(0);
}

void Connection::keep_log() {
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Connection::set_busy_timeout(int timeout_ms) {
  sqlite3_busy_timeout(handle(), timeout_ms);
}

bool Connection::use_log() noexcept {
  const auto take_mode = [](void* is_log, int, char** fields, char**) {
    *static_cast<bool*>(is_log) = std::strcmp(fields[0], "wal") == 0;
    return 0;
  };
  bool is_log = false;
  sqlite3_exec(handle(), "PRAGMA journal_mode = WAL", take_mode, &is_log, nullptr);
  return is_log;
}

bool Connection::try_begin_immediate() {
  const int code = sqlite3_exec(handle(), "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
  if ((code & 0xff) == SQLITE_BUSY) return false;
  if (code != SQLITE_OK) fail(code);
  return true;
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(handle()) == 0;
}

void Connection::roll_back() noexcept {
  if (in_transaction()) sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  // After a failure of the disk the journal stays until the file is next read; read it now.
  sqlite3_exec(handle(), "PRAGMA application_id", nullptr, nullptr, nullptr);
}

bool Connection::was_moved() const {
  int moved = 0;
  const int code = sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return code == SQLITE_OK && moved != 0;
}

void Connection::fail(int code) const {
  if (code == SQLITE_NOMEM) throw std::bad_alloc();
  throw_error_of(code, handle(), file_);
}

bool lacks_end(Connection& connection) {
  const std::int64_t bytes =
      connection.integer("PRAGMA page_count") * connection.integer("PRAGMA page_size");
  return log_bytes(connection.file()) == 0 &&
         static_cast<std::uintmax_t>(bytes) > std::filesystem::file_size(connection.file());
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

Statement::Statement(const Connection& connection, std::string_view sql)
    : connection_(&connection) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  handle_.reset(statement);
  // Our statements are right, so one that does not fit the file shows a file that lacks a table.
  if (code == SQLITE_ERROR) {
    throw DamagedFile(connection.file(), sqlite3_errmsg(connection.handle()));
  }
  if (code != SQLITE_OK) connection.fail(code);
}

bool Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  connection_->fail(code);
}

void Statement::reset() {
  sqlite3_reset(handle_.get());
}

void Statement::finish() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_DONE || code == SQLITE_ROW) {
    sqlite3_reset(handle_.get());
    return;
  }
  // The message must be read before the reset forgets it.
  try {
    connection_->fail(code);
  } catch (...) {
    sqlite3_reset(handle_.get());
    throw;
  }
}

void Statement::bind(int index, const Cell& cell) {
  struct Binder {
    sqlite3_stmt* statement;
    int index;
    int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, index, value); }
    int operator()(double value) const { return sqlite3_bind_double(statement, index, value); }
    // The text lives until run() has stepped, so SQLite need not copy it.
    int operator()(std::string_view value) const {
      return sqlite3_bind_text64(statement, index, value.data() == nullptr ? "" : value.data(),
                                 value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
  };
  const int code = std::visit(Binder{handle_.get(), index}, cell);
  if (code == SQLITE_TOOBIG) {
    throw Error(ErrorKind::kInput, "a text of more than 1,000,000,000 bytes cannot be stored",
                {connection_->file().string()});
  }
  if (code != SQLITE_OK) connection_->fail(code);
}

Cell Statement::cell(int column) const {
  sqlite3_stmt* statement = handle_.get();
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return Cell(std::int64_t{sqlite3_column_int64(statement, column)});
    case SQLITE_FLOAT:
      return Cell(sqlite3_column_double(statement, column));
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      if (text == nullptr) throw std::bad_alloc();
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return Cell(std::string_view(text, size));
    }
    default:
      return {};
  }
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  if (sqlite3_column_type(handle_.get(), column) != SQLITE_INTEGER) wrong_class(column, "a number");
  return sqlite3_column_int64(handle_.get(), column);
}

double Statement::real(int column) const {
  const Cell value = cell(column);
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return static_cast<double>(*number);
  wrong_class(column, "a number");
}

std::string_view Statement::text(int column) const {
  const Cell value = cell(column);
  if (const auto* text = std::get_if<std::string_view>(&value)) return *text;
  wrong_class(column, "text");
}

std::string_view Statement::bytes(int column) const {
  const void* bytes = sqlite3_column_blob(handle_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
  return {static_cast<const char*>(bytes), bytes == nullptr ? 0 : size};
}

void Statement::wrong_class(int column, const char* expected) const {
  throw DamagedFile(connection_->file(),
                    std::string("column ") + sqlite3_column_name(handle_.get(), column) + " of `" +
                        sqlite3_sql(handle_.get()) + "` should hold " + expected);
}

}  // namespace newsgraph::store
