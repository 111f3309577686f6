#include "newsgraph/graph/store/existing_file.h"

#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "newsgraph/graph/store/file_state.h"

namespace newsgraph::store {

namespace {

std::string reason(int error_number) {
  return std::error_code(error_number, std::generic_category()).message();
}

Error absent_file(const std::filesystem::path& file) {
  return Error(ErrorKind::kInput, "there is no such graph file", {file.string()},
               "Check the name, or make it: newsgraph ingest GRAPH ARTICLE…");
}

}  // namespace

Error empty_file(const std::filesystem::path& file) {
  return Error(ErrorKind::kInput, "this file is empty, not a newsgraph file", {file.string()},
               "If another program is reading articles into it, wait for that; else delete it.");
}

Error moved_file(const std::filesystem::path& file) {
  return Error(ErrorKind::kInternal, "the graph file was moved or deleted while it was open",
               {file.string()},
               "Open it again under its new name; if it was deleted, what was in it is gone.");
}

bool has_no_bytes(const std::filesystem::path& file) {
  std::error_code absent;
  const std::uintmax_t bytes = std::filesystem::file_size(file, absent);
  if (absent) throw moved_file(file);
  return bytes == 0;
}

Error changing_file(const std::filesystem::path& file) {
  return Error(ErrorKind::kInternal, "the graph file changes while it is read", {file.string()},
               "Wait until the program that writes it is done, then try again.");
}

void check_folder(const std::filesystem::path& file, const char* what) {
  if (may_write_folder_of(file)) return;
  throw Error(ErrorKind::kInput, std::string("the graph file cannot be ") + what + reason(errno),
              {file.string()}, "Check that its folder exists and may be written to.");
}

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
  if (writes) check_folder(file, "written: ");
  if (std::filesystem::file_size(file) > 0) return true;
  if (mode == Store::Mode::kCreate) return false;
  throw empty_file(file);
}

bool holds_nothing(Connection& connection) {
  // SQLite looks at the journal first, and counts no page in a file of a few bytes either.
  return connection.integer("PRAGMA page_count") == 0 && has_no_bytes(connection.file());
}

}  // namespace newsgraph::store
