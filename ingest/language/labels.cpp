#include "newsgraph/ingest/language/labels.h"

#include <mutex>
#include <set>
#include <string>

namespace newsgraph::language {

std::string_view keep_label(std::string_view label) {
  static std::mutex mutex;
  static auto* const kept = new std::set<std::string, std::less<>>;
  const std::scoped_lock lock(mutex);
  const auto found = kept->find(label);
  return found != kept->end() ? *found : *kept->emplace(label).first;
}

}  // namespace newsgraph::language
