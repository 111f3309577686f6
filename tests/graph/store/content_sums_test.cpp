#include "newsgraph/graph/store/content_sums.h"

#include <gtest/gtest.h>

#include "graph/store/random_changes.h"
#include "graph/store/run_sql.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"

namespace newsgraph::store {
namespace {

using testing::RandomChanges;
using testing::run_sql;
using testing::TemporaryFolder;

/// Expects the file to hold the sums of its rows.
void expect_true_sums(const std::filesystem::path& file) {
  Connection connection(file, Connection::Access::kRead);
  const StoredSums stored = read_sums(connection);
  EXPECT_TRUE(stored.are_current());
  EXPECT_EQ(stored.sums.row(), ContentSums::of_file(connection).row());
}

TEST(ContentSumsTest, AreThoseOfTheRowsAfterAnyChanges) {
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    TemporaryFolder folder;
    RandomChanges changes(seed);
    Store store = Store::open(folder / "g", Store::Mode::kCreate);
    for (int i = 0; i < 20; ++i) {
      store.write([&](Graph& graph) { changes.make(graph, 20); });
      SCOPED_TRACE("seed " + std::to_string(seed) + ", write " + std::to_string(i));
      expect_true_sums(folder / "g");
    }
  }
}

TEST(ContentSumsTest, AreThoseOfTheRowsAfterABatchOfWhichSomeFailed) {
  TemporaryFolder folder;
  RandomChanges changes(7);
  Store store = Store::open(folder / "g", Store::Mode::kCreate);
  Store::Batch batch(store);
  for (int i = 0; i < 50; ++i) {
    const auto work = [&](Graph& graph) {
      changes.make(graph, 5);
      if (i % 3 == 0) throw std::runtime_error("stop");
    };
    try {
      batch.write(work);
    } catch (const std::runtime_error&) {
    }
  }
  batch.flush();
  expect_true_sums(folder / "g");
}

TEST(ContentSumsTest, DoNotDependOnTheOrderOfRows) {
  ContentSums one, other;
  one.add(Table::kLabel, {std::int64_t{0}, std::string_view("Person")});
  one.add(Table::kLabel, {std::int64_t{1}, std::string_view("Place")});
  other.add(Table::kLabel, {std::int64_t{1}, std::string_view("Place")});
  other.add(Table::kLabel, {std::int64_t{0}, std::string_view("Person")});
  EXPECT_EQ(one.row(), other.row());
}

TEST(ContentSumsTest, DependOnTheTableAndOnWhichFieldIsWhich) {
  const auto row_of = [](Table table, std::initializer_list<Cell> fields) {
    ContentSums sums;
    sums.add(table, fields);
    return sums.row();
  };
  const auto text = [](const char* characters) { return Cell(std::string_view(characters)); };
  const auto plain = row_of(Table::kNode, {std::int64_t{1}, text("ab"), text("c")});
  EXPECT_NE(plain, row_of(Table::kNode, {std::int64_t{1}, text("a"), text("bc")}));
  EXPECT_NE(plain, row_of(Table::kNode, {std::int64_t{1}, text("ab"), Cell()}));
  EXPECT_NE(row_of(Table::kLabel, {std::int64_t{1}, text("a")}),
            row_of(Table::kPropertyKey, {std::int64_t{1}, text("a")}));
}

/// As docs/file-format.md has it, so that others can reckon it: a change of these numbers is
/// another version of the file.
TEST(ContentSumsTest, HaveTheNumbersOfTheFileFormat) {
  ContentSums sums;
  sums.add(Table::kNode,
           {std::int64_t{7}, std::string_view("[0]"), std::string_view("[[0,4,\"Ada\"]]")});
  EXPECT_EQ(sums[Part::kNodes], 8707503592497681948u);
  EXPECT_EQ(sums.revision(), -8811724506481459566);
}

TEST(ContentSumsTest, AreNotOfTheRevisionAnotherProgramLeaves) {
  TemporaryFolder folder;
  Store::open(folder / "g", Store::Mode::kCreate).write([](Graph& graph) {
    graph.create_node({"Person"}, {{"name", "Ada"}});
  });
  run_sql(folder / "g", "UPDATE node SET properties = '[[0,4,\"Eve\"]]'");
  {
    Connection connection(folder / "g", Connection::Access::kRead);
    EXPECT_FALSE(read_sums(connection).are_current());
  }
  Store::open(folder / "g", Store::Mode::kWrite).write([](Graph& graph) {
    graph.create_node({"Person"}, {{"name", "Bob"}});
  });
  expect_true_sums(folder / "g");
}

}  // namespace
}  // namespace newsgraph::store
