#include "newsgraph/graph/csv/export_folder.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <system_error>

#include "newsgraph/graph/system_error.h"

namespace newsgraph::csv {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& path, const std::string& message, const std::string& hint) {
  throw Error(ErrorKind::kInput, message, {path.string()}, hint);
}

[[noreturn]] void cannot_make(const fs::path& folder, const std::error_code& error) {
  throw Error(kind_of_system_error(error.value()), "the folder cannot be made: " + error.message(),
              {folder.string()});
}

void require_empty(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (status.type() == fs::file_type::not_found) return;
  if (status.type() != fs::file_type::directory) {
    fail(folder, "this is no folder",
         "CSV is written as several files into a folder of their own.");
  }
  if (!fs::is_empty(folder, error) || error) {
    fail(folder, "the folder is not empty", "Name a new one, so that no older file is among them.");
  }
}

/// "." before the name hides what is not finished from patterns such as *.csv.
fs::path make_beside(const fs::path& folder) {
  const std::string stem = "." + folder.filename().string() + ".export-";
  for (int attempt = ::getpid();; ++attempt) {
    const fs::path made = folder.parent_path() / (stem + std::to_string(attempt));
    std::error_code error;
    if (fs::create_directory(made, error)) return made;
    if (error) cannot_make(folder, error);
  }
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// Safe in any file system, and without what a shell or an option of the import gives a meaning.
std::string safe_name(std::string_view stem) {
  constexpr std::size_t kLongest = 80;
  std::string name(stem.substr(0, kLongest));
  for (char& character : name) {
    const bool is_kept = std::isalnum(static_cast<unsigned char>(character)) != 0 ||
                         character == '-' || character == '_';
    if (!is_kept) character = '_';
  }
  return name;
}

}  // namespace

ExportFolder::ExportFolder(const fs::path& folder)
    : folder_(fs::weakly_canonical(fs::absolute(folder))) {
  if (folder_.filename().empty()) folder_ = folder_.parent_path();  // "talks/"
  require_empty(folder_);
  growing_ = make_beside(folder_);
}

ExportFolder::~ExportFolder() {
  std::error_code ignored;
  if (!growing_.empty()) fs::remove_all(growing_, ignored);
}

std::string ExportFolder::new_name(const std::string& stem) {
  const std::string safe = safe_name(stem);
  std::string name = safe;
  for (int number = 2; !names_.insert(lower(name)).second; ++number) {
    name = safe + "-" + std::to_string(number);
  }
  return name + ".csv";
}

fs::path ExportFolder::write(const std::string& stem,
                             const std::function<void(std::ostream&)>& content) {
  const std::string name = new_name(stem);
  std::ofstream out(growing_ / name, std::ios::binary);
  content(out);
  out.close();
  if (!out) {
    throw Error(ErrorKind::kInternal, "the file cannot be written", {(folder_ / name).string()},
                "Check its folder and the free space there.");
  }
  return folder_ / name;
}

void ExportFolder::finish() {
  std::error_code error;
  fs::rename(growing_, folder_, error);
  if (error) cannot_make(folder_, error);
  growing_.clear();
}

}  // namespace newsgraph::csv
