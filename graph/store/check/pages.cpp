#include "newsgraph/graph/store/check/pages.h"

#include <filesystem>
#include <string>

#include "newsgraph/graph/store/file_state.h"

namespace newsgraph::store {

namespace {

constexpr const char* kSound = "ok";

std::string row_of(const std::string& table, const Statement& fault) {
  // A row of a table WITHOUT ROWID has no number of its own.
  return fault.is_null(1) ? "table " + table
                          : "table " + table + ", row " + std::to_string(fault.integer(1));
}

}  // namespace

void check_pages(Connection& connection, Findings& findings) {
  if (lacks_end(connection)) findings.fault("the file", "its end is missing");
  Statement faults(connection, "PRAGMA integrity_check");
  while (faults.step()) {
    const std::string fault(faults.text(0));
    if (fault != kSound) findings.fault("SQLite", fault);
  }
}

void check_references(Connection& connection, Findings& findings) {
  // https://www.sqlite.org/pragma.html#pragma_foreign_key_check: table, row, what it refers to.
  Statement faults(connection, "PRAGMA foreign_key_check");
  while (faults.step()) {
    findings.fault(
        row_of(std::string(faults.text(0)), faults),
        "refers to a row of table " + std::string(faults.text(2)) + " that does not exist");
  }
}

}  // namespace newsgraph::store
