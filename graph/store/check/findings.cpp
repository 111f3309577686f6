#include "newsgraph/graph/store/check/findings.h"

#include <utility>

#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

void Findings::fault(std::string where, std::string what, std::string remedy) {
  if (report_.faults.size() == FileCheck::kMaximumFaults) {
    report_.has_more_faults = true;
    return;
  }
  report_.faults.push_back({std::move(where), std::move(what), std::move(remedy)});
}

void Findings::fault(std::string where, const Error& error) {
  const auto* damage = dynamic_cast<const DamagedFile*>(&error);
  fault(std::move(where), damage == nullptr ? error.what() : damage->detail(), error.hint());
}

void Findings::stage(const char* name, const std::function<void()>& part) {
  try {
    part();
  } catch (const Error& error) {
    fault(name, error);
  }
}

}  // namespace newsgraph::store
