// What the parts of a check have found.
#pragma once

#include <functional>
#include <string>

#include "newsgraph/graph/check.h"

namespace newsgraph::store {

/// For a file whose content is gone or altered.
inline constexpr const char* kRestore =
    "Restore it from a copy, or read the articles again into a new file.";
/// For what a graph can be read without.
inline constexpr const char* kMakeAnew =
    "Make it anew: export the graph as CSV, and import that into a new file.";

class Findings {
 public:
  /// The report is borrowed.
  explicit Findings(FileCheck& report) : report_(report) {}

  FileCheck& report() { return report_; }
  void fault(std::string where, std::string what, std::string remedy = kRestore);
  void fault(std::string where, const Error& error);
  void note(std::string sentence) { report_.notes.push_back(std::move(sentence)); }

  /// Runs a part of the check; an Error that ends it is a fault, and the next part goes on.
  void stage(const char* name, const std::function<void()>& part);

 private:
  FileCheck& report_;
};

}  // namespace newsgraph::store
