#include "newsgraph/graph/store/content_sums.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <string_view>

namespace newsgraph::store {

namespace {

/// The number whose bytes in memory are those of `number`, the lowest first.
constexpr std::uint64_t lowest_first(std::uint64_t number) {
  return std::endian::native == std::endian::little ? number : __builtin_bswap64(number);
}

void append(std::string& bytes, std::uint64_t number) {
  number = lowest_first(number);
  bytes.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

/// A number as 8 bytes; a text as the number of its bytes, then they; nothing as -1.
struct Appender {
  std::string& bytes;
  void operator()(std::monostate) const { append(bytes, ~std::uint64_t{0}); }
  void operator()(std::int64_t number) const { append(bytes, static_cast<std::uint64_t>(number)); }
  void operator()(double number) const { append(bytes, std::bit_cast<std::uint64_t>(number)); }
  void operator()(std::string_view text) const {
    append(bytes, text.size());
    bytes += text;
  }
};

std::uint64_t hash_of(Table table, const std::string& fields) {
  return XXH3_64bits_withSeed(fields.data(), fields.size(), static_cast<XXH64_hash_t>(table));
}

}  // namespace

ContentSums ContentSums::of_file(Connection& connection) {
  ContentSums sums;
  for (std::size_t i = 0; i < kSummedTables.size(); ++i) {
    const SummedTable& table = kSummedTables[i];
    Statement rows(connection, std::string("SELECT ") + table.columns + " FROM " + table.name);
    while (rows.step()) sums.add(static_cast<Table>(i), rows);
  }
  return sums;
}

ContentSums ContentSums::of_graph_in(Connection& connection) {
  ContentSums sums = of_file(connection);
  sums.clear(Part::kLog);
  return sums;
}

std::uint64_t ContentSums::hash(Table table, std::initializer_list<Cell> fields) {
  fields_.clear();
  for (const Cell& field : fields) std::visit(Appender{fields_}, field);
  return hash_of(table, fields_);
}

std::uint64_t ContentSums::hash(Table table, const Statement& row) {
  fields_.clear();
  for (int i = 0; i < summed(table).column_count; ++i) std::visit(Appender{fields_}, row.cell(i));
  return hash_of(table, fields_);
}

std::int64_t ContentSums::revision() const {
  // Not of the log, which tells how the graph came about.
  std::array<std::uint64_t, static_cast<std::size_t>(Part::kLog)> of_graph{};
  std::transform(sums_.begin(), sums_.begin() + of_graph.size(), of_graph.begin(), lowest_first);
  return static_cast<std::int64_t>(XXH3_64bits(of_graph.data(), sizeof(of_graph)));
}

std::array<std::int64_t, 6> ContentSums::row() const {
  std::array<std::int64_t, 6> row{revision()};
  for (std::size_t i = 0; i < sums_.size(); ++i) row[i + 1] = static_cast<std::int64_t>(sums_[i]);
  return row;
}

ContentSums ContentSums::from_row(const Statement& row, int first_column) {
  ContentSums sums;
  for (std::size_t i = 0; i < sums.sums_.size(); ++i) {
    sums.sums_[i] = static_cast<std::uint64_t>(row.integer(first_column + static_cast<int>(i)));
  }
  return sums;
}

StoredSums read_sums(Connection& connection) {
  Statement row(connection, "SELECT id, names, nodes, relationships, evidence, log FROM revision");
  if (!row.step()) throw DamagedFile(connection.file(), "table revision is empty");
  return {row.integer(0), ContentSums::from_row(row, 1)};
}

SumsWriter::SumsWriter(const Connection& connection)
    : update_(connection,
              "UPDATE revision SET id = ?1, names = ?2, nodes = ?3, relationships = ?4, "
              "evidence = ?5, log = ?6") {}

void SumsWriter::put(const ContentSums& sums) {
  const auto [id, names, nodes, relationships, evidence, log] = sums.row();
  update_.run(id, names, nodes, relationships, evidence, log);
}

}  // namespace newsgraph::store
