#include "newsgraph/graph/store/change_log.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>

namespace newsgraph::store {

namespace {

// Beyond these, reading the rows one by one gains little over reading the whole file, and the log
// would weigh something in it.
constexpr std::int64_t kMaximumIds = 100'000;
constexpr std::int64_t kMaximumRows = 20'000;

/// A JSON array of the ids.
template <class Id>
std::string to_text(const std::vector<Id>& living, const std::vector<Id>& deleted) {
  std::string text = "[";
  for (const std::vector<Id>* ids : {&living, &deleted}) {
    for (const Id id : *ids) {
      if (text.size() > 1) text += ',';
      text += std::to_string(id.value);
    }
  }
  return text + ']';
}

/// Appends the ids; false when the text is not of the form.
template <class Id>
bool read_text(std::string_view text, std::vector<Id>& ids) {
  if (!text.starts_with('[') || !text.ends_with(']')) return false;
  const char* at = text.data() + 1;
  const char* const end = text.data() + text.size() - 1;
  while (at < end) {
    Id id{0};
    const auto [rest, error] = std::from_chars(at, end, id.value);
    if (error != std::errc() || (rest != end && *rest != ',')) return false;
    ids.push_back(id);
    at = rest + 1;
  }
  return true;
}

template <class Id>
void sort_once(std::vector<Id>& ids) {
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

bool has_change_log(Connection& connection) {
  return connection.integer(
             "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'change_log'") ==
         1;
}

}  // namespace

void create_change_log(Connection& connection) {
  connection.execute(R"sql(
CREATE TABLE IF NOT EXISTS change_log (
  id INTEGER PRIMARY KEY,
  before INTEGER NOT NULL,
  after INTEGER NOT NULL,
  ids INTEGER NOT NULL,
  nodes TEXT NOT NULL,
  relationships TEXT NOT NULL
)
)sql");
}

ChangeLog::ChangeLog(Connection& connection, ContentSums& sums)
    : sums_(sums),
      insert_(connection,
              "INSERT INTO change_log (before, after, ids, nodes, relationships) "
              "VALUES (?1, ?2, ?3, ?4, ?5)"),
      clear_(connection, "DELETE FROM change_log"),
      ids_(connection.integer("SELECT ifnull(sum(ids), 0) FROM change_log")),
      rows_(connection.integer("SELECT count(*) FROM change_log")) {}

void ChangeLog::add(std::int64_t before, std::int64_t after, const ChangeSet& changes) {
  const auto count = static_cast<std::int64_t>(changes.nodes.size() + changes.deleted_nodes.size() +
                                               changes.relationships.size() +
                                               changes.deleted_relationships.size());
  if (ids_ + count > kMaximumIds || rows_ >= kMaximumRows) {
    clear_.run();
    sums_.clear(Part::kLog);
    ids_ = rows_ = 0;
  }
  if (count > kMaximumIds) return;
  const std::string nodes = to_text(changes.nodes, changes.deleted_nodes);
  const std::string relationships = to_text(changes.relationships, changes.deleted_relationships);
  insert_.run(before, after, count, std::string_view(nodes), std::string_view(relationships));
  sums_.add(Table::kChangeLog, {before, after, count, nodes, relationships});
  ids_ += count;
  ++rows_;
}

std::optional<Touched> touched_between(Connection& connection, std::int64_t before,
                                       std::int64_t after) {
  Touched touched;
  if (before == after) return touched;
  if (!has_change_log(connection)) return std::nullopt;
  Statement rows(connection,
                 "SELECT before, after, nodes, relationships FROM change_log ORDER BY id DESC");
  // Backwards, because the last rows are wanted; each must lead to the revision found so far.
  std::int64_t reached = after;
  while (reached != before) {
    if (!rows.step() || rows.integer(1) != reached) return std::nullopt;
    if (!read_text(rows.text(2), touched.nodes) ||
        !read_text(rows.text(3), touched.relationships)) {
      return std::nullopt;
    }
    reached = rows.integer(0);
  }
  sort_once(touched.nodes);
  sort_once(touched.relationships);
  return touched;
}

}  // namespace newsgraph::store
