// Graph files that were damaged or forged: the input says what is done to a small one, by SQL to
// its rows and then byte by byte. Each is refused, or can be read, searched, exported and written.
#include <fuzzer/FuzzedDataProvider.h>
#include <sqlite3.h>

#include <fstream>
#include <iterator>

#include "expect.h"
#include "graph/store/random_changes.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"
#include "reading.h"

namespace {

using newsgraph::Error;
using newsgraph::Graph;
using newsgraph::Store;
using newsgraph::fuzz::expect;

/// One value goes in as ?1, the id of a row as ?2.
constexpr const char* kChanges[] = {
    "UPDATE node SET labels = ?1 WHERE id = ?2",
    "UPDATE node SET properties = ?1 WHERE id = ?2",
    "UPDATE node SET id = ?1 WHERE id = ?2",
    "DELETE FROM node WHERE id = ?2",
    "UPDATE relationship SET source = ?1 WHERE id = ?2",
    "UPDATE relationship SET target = ?1 WHERE id = ?2",
    "UPDATE relationship SET type = ?1 WHERE id = ?2",
    "UPDATE relationship SET properties = ?1 WHERE id = ?2",
    "UPDATE relationship SET id = ?1 WHERE id = ?2",
    "UPDATE label SET name = ?1 WHERE id = ?2",
    "UPDATE label SET id = ?1 WHERE id = ?2",
    "UPDATE relationship_type SET name = ?1 WHERE id = ?2",
    "DELETE FROM relationship_type WHERE id = ?2",
    "UPDATE property_key SET name = ?1 WHERE id = ?2",
    "DELETE FROM property_key WHERE id = ?2",
    "UPDATE evidence SET relationship = ?1 WHERE relationship = ?2",
    "UPDATE evidence SET article = ?1 WHERE relationship = ?2",
    "UPDATE evidence SET sentence = ?1 WHERE relationship = ?2",
    "UPDATE evidence SET begin_codepoint = ?1 WHERE relationship = ?2",
    "UPDATE evidence SET quote = ?1 WHERE relationship = ?2",
    "UPDATE evidence SET confidence = ?1 WHERE relationship = ?2",
    "INSERT INTO property_index VALUES (?1, ?2)",
    "UPDATE next_id SET id = ?1 WHERE thing = 'node'",
    "UPDATE next_id SET id = ?1 WHERE thing = 'relationship'",
    "UPDATE next_id SET thing = ?1 WHERE thing = 'node'",
    "UPDATE revision SET id = ?1",
    "INSERT INTO revision VALUES (?1)",
    "UPDATE search_names_data SET block = ?1 WHERE id = ?2",
    "UPDATE search_names_config SET v = ?1",
    "UPDATE change_log SET nodes = ?1",
    "UPDATE change_log SET after = ?1",
    "DROP TABLE change_log",
    "DROP TABLE search_names",
    "DROP TABLE node",
    "DROP VIEW nodes",
    "PRAGMA user_version = 1",
    "PRAGMA user_version = 2",
    "PRAGMA application_id = 1",
    "CREATE TRIGGER forged AFTER INSERT ON node BEGIN DELETE FROM label; END",
};

std::string slurp(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void overwrite(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

const std::string& whole_file(const newsgraph::testing::TemporaryFolder& folder) {
  static const std::string bytes = [&] {
    const auto file = folder / "whole";
    Store::open(file, Store::Mode::kCreate).write([](Graph& graph) {
      newsgraph::testing::RandomChanges(1).make(graph, 60);
      const auto ada = graph.create_node({"Person"}, {{"name", "Ada"}});
      const auto article = graph.create_node({"Article"}, {{"title", "T"}, {"text", "They met."}});
      const auto met = graph.create_relationship(ada, "MET_WITH", ada);
      graph.add_evidence(met, {article, 1, 0, 9, "They met.", 0.5});
    });
    return slurp(file);
  }();
  return bytes;
}

void bind_value(sqlite3_stmt* statement, FuzzedDataProvider& input) {
  switch (input.ConsumeIntegralInRange(0, 5)) {
    case 0:
      sqlite3_bind_int64(statement, 1, input.ConsumeIntegral<std::int64_t>());
      return;
    case 1:
      sqlite3_bind_int64(statement, 1, input.ConsumeIntegral<std::int8_t>());
      return;
    case 2:
      sqlite3_bind_double(statement, 1, input.ConsumeFloatingPoint<double>());
      return;
    case 3: {
      const std::string blob = input.ConsumeRandomLengthString(60);
      sqlite3_bind_blob(statement, 1, blob.data(), static_cast<int>(blob.size()), SQLITE_TRANSIENT);
      return;
    }
    case 4: {
      const std::string text = input.ConsumeRandomLengthString(100);
      sqlite3_bind_text(statement, 1, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
      return;
    }
    default:
      return;  // null
  }
}

/// What SQLite does not let itself be talked into is left out.
void change_rows(const std::filesystem::path& file, FuzzedDataProvider& input) {
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  sqlite3_exec(database, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", nullptr, nullptr,
               nullptr);
  for (int count = input.ConsumeIntegralInRange(0, 4); count > 0; --count) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, input.PickValueInArray(kChanges), -1, &statement, nullptr);
    if (statement == nullptr) continue;
    bind_value(statement, input);
    sqlite3_bind_int64(statement, 2, input.ConsumeIntegralInRange(0, 20));
    sqlite3_step(statement);
    sqlite3_finalize(statement);
  }
  sqlite3_close(database);
}

void damage_bytes(const std::filesystem::path& file, FuzzedDataProvider& input) {
  if (input.remaining_bytes() == 0) return;
  std::string bytes = slurp(file);
  for (int count = input.ConsumeIntegralInRange(0, 4); count > 0 && !bytes.empty(); --count) {
    const auto place = input.ConsumeIntegralInRange<std::size_t>(0, bytes.size() - 1);
    if (input.ConsumeIntegralInRange(0, 9) == 0) {
      bytes.resize(place);
    } else {
      bytes[place] = input.ConsumeIntegral<char>();
    }
  }
  overwrite(file, bytes);
}

void read_from(const std::filesystem::path& file) {
  const Store store = Store::open(file, Store::Mode::kRead);
  newsgraph::fuzz::read_everything(store.graph());
  const auto search = store.text_search();
  for (const newsgraph::TextIndex index : newsgraph::kTextIndexes) {
    search->search(index, "ada OR met", 10);
  }
}

/// Without the names that nothing bears: a write that fails leaves them.
std::string content(const Graph& graph) {
  std::ostringstream out;
  export_json(graph, newsgraph::Selection::all(graph), out);
  return out.str();
}

void write_to(const std::filesystem::path& file) {
  Store store = Store::open(file, Store::Mode::kWrite);
  const std::string before = content(store.graph());
  try {
    store.write([](Graph& graph) {
      newsgraph::testing::RandomChanges(2, false).make(graph, 20);
      graph.create_node({"Person"}, {{"name", "Bob"}});
    });
  } catch (const Error&) {
    expect(content(store.graph()) == before, "a write that fails changes nothing");
    return;
  }
  expect(newsgraph::testing::printed_graph(Store::open(file, Store::Mode::kRead).graph()) ==
             newsgraph::testing::printed_graph(store.graph()),
         "what was written is in the file");
}

void remove_beside(const std::filesystem::path& file) {
  for (const char* ending : {"-wal", "-shm", "-journal", "-snapshot"}) {
    std::filesystem::remove(file.string() + ending);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const newsgraph::testing::TemporaryFolder folder;
  const auto file = folder / "damaged";
  FuzzedDataProvider input(data, size);
  remove_beside(file);
  overwrite(file, whole_file(folder));
  change_rows(file, input);
  damage_bytes(file, input);
  for (const auto use : {read_from, write_to}) {
    try {
      use(file);
    } catch (const Error& error) {
      expect(!error.describe().empty(), "an error says something");
    }
  }
  return 0;
}
