#include "newsgraph/cli/change_counts.h"

#include <cstdint>

#include "newsgraph/cli/progress.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

std::string describe(const ChangeCounts& counts) {
  struct Kind {
    std::int64_t count;
    const char* one;
    const char* many;
    const char* done;
  };
  const Kind kinds[] = {
      {counts.nodes_created, "node", "nodes", "created"},
      {counts.nodes_deleted, "node", "nodes", "deleted"},
      {counts.relationships_created, "relationship", "relationships", "created"},
      {counts.relationships_deleted, "relationship", "relationships", "deleted"},
      {counts.properties_set, "property", "properties", "set"},
      {counts.properties_removed, "property", "properties", "removed"},
      {counts.labels_added, "label", "labels", "added"},
      {counts.labels_removed, "label", "labels", "removed"},
  };
  std::string text;
  for (const Kind& kind : kinds) {
    if (kind.count == 0) continue;
    text += (text.empty() ? "" : ", ") + with_separators(static_cast<std::size_t>(kind.count)) +
            " " + (kind.count == 1 ? kind.one : kind.many) + " " + kind.done;
  }
  return text.empty() ? "nothing changed" : text;
}

void show_after_saving(const std::function<void()>& show) {
  try {
    show();
  } catch (const Error& error) {
    throw Error(
        error.kind(),
        std::string("the changes were saved, but the rows could not be written: ") + error.what(),
        error.location(), error.hint());
  }
}

}  // namespace newsgraph::cli
