// A folder of files that appears when all of them are whole.
#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <set>
#include <string>

namespace newsgraph::csv {

class ExportFolder {
 public:
  /// Throws Error when something is in `folder`, or it is no folder, or nothing can be made there.
  explicit ExportFolder(const std::filesystem::path& folder);
  /// Takes away what is not finished.
  ~ExportFolder();
  ExportFolder(const ExportFolder&) = delete;
  ExportFolder& operator=(const ExportFolder&) = delete;

  /// A file named after `stem`, of which letters, digits and a few signs are kept, and which gets a
  /// number when another file has that name. Returns where it will be.
  std::filesystem::path write(const std::string& stem,
                              const std::function<void(std::ostream&)>& content);
  void finish();

 private:
  std::string new_name(const std::string& stem);

  std::filesystem::path folder_;
  std::filesystem::path growing_;
  std::set<std::string> names_;  ///< without regard to case, as some file systems have it
};

}  // namespace newsgraph::csv
