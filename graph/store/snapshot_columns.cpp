#include "newsgraph/graph/store/snapshot_columns.h"

#include <bit>
#include <numeric>
#include <utility>
#include <vector>

#include "newsgraph/graph/store/snapshot_arrays.h"
#include "newsgraph/graph/store/value_bytes.h"

namespace newsgraph::store {

namespace {

using Presence = PropertyColumn::Presence;

struct Description {
  std::uint32_t kind = 0;
  std::uint32_t unused = 0;
  std::uint64_t size = 0;  ///< values
};

std::uint32_t of_side(std::uint32_t key, ColumnSide side) {
  return 2 * key + static_cast<std::uint32_t>(side);
}

// ---- writing ------------------------------------------------------------------------------------

std::span<const std::byte> page_bytes(const PropertyColumn& column, std::uint32_t page) {
  switch (column.kind()) {
    case ColumnKind::kBoolean:
      return std::as_bytes(column.values<std::uint8_t>(page));
    case ColumnKind::kInteger:
      return std::as_bytes(column.values<std::int64_t>(page));
    case ColumnKind::kFloat:
      return std::as_bytes(column.values<double>(page));
    case ColumnKind::kString:
      return std::as_bytes(column.values<StringId>(page));
    case ColumnKind::kDate:
      return std::as_bytes(column.values<std::int32_t>(page));
    case ColumnKind::kEmpty:
    case ColumnKind::kMixed:
      break;
  }
  return {};
}

void write_pages(SnapshotWriter& writer, std::uint32_t number, const PropertyColumn& column) {
  std::vector<std::uint32_t> pages;
  for (std::uint32_t page = 0; page < column.page_count(); ++page) {
    if (column.present(page) != nullptr) pages.push_back(page);
  }
  writer.add(array(Subject::kColumnPages, number), std::span<const std::uint32_t>(pages));
  writer.begin(array(Subject::kColumnPresence, number));
  for (const std::uint32_t page : pages)
    writer.append(std::as_bytes(std::span(*column.present(page))));
  writer.begin(array(Subject::kColumnValues, number));
  for (const std::uint32_t page : pages) writer.append(page_bytes(column, page));
}

/// Values have no form of fixed size: they are taken apart.
void write_mixed(SnapshotWriter& writer, std::uint32_t number, const PropertyColumn& column) {
  std::vector<std::uint32_t> ids;
  std::vector<std::byte> values;
  column.for_each_id([&](std::uint32_t id) {
    ids.push_back(id);
    append_value(values, column.mixed(id));
  });
  writer.add(array(Subject::kColumnIds, number), std::span<const std::uint32_t>(ids));
  writer.add(array(Subject::kColumnMixed, number), std::span<const std::byte>(values));
}

// ---- reading ------------------------------------------------------------------------------------

/// How many ids have values; the pages rise and are those of ids below the bound.
std::uint64_t count_values(std::span<const std::uint32_t> pages, std::span<const Presence> presence,
                           std::uint32_t id_bound) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    require(pages[i] <= id_bound / PropertyColumn::kPageSize && (i == 0 || pages[i - 1] < pages[i]),
            "the pages of a column have no order");
    for (const std::uint64_t word : presence[i])
      count += static_cast<unsigned>(std::popcount(word));
  }
  return count;
}

/// Those of ids without a value may be anything.
void check_strings(std::span<const StringId> values, std::span<const Presence> presence,
                   std::uint32_t string_bound) {
  bool sound = true;
  for (std::size_t page = 0; page < presence.size(); ++page) {
    for (std::uint32_t i = 0; i < PropertyColumn::kPageSize; ++i) {
      const bool is_there = (presence[page][i / 64] >> (i % 64) & 1) != 0;
      const std::uint32_t id = values[page * PropertyColumn::kPageSize + i].value;
      sound &= !is_there | (id < string_bound);
    }
  }
  require(sound, "a property is a string that is not there");
}

model::MutableColumn read_pages(const SnapshotFile& file, std::uint32_t number, ColumnKind kind,
                                std::uint64_t size, std::uint32_t id_bound,
                                std::uint32_t string_bound) {
  const auto pages = file.array<std::uint32_t>(array(Subject::kColumnPages, number));
  const auto presence = file.array<Presence>(array(Subject::kColumnPresence, number));
  const auto values = file.array<std::byte>(array(Subject::kColumnValues, number));
  const std::size_t page_bytes = PropertyColumn::kPageSize * payload_bytes(kind);
  require(presence.size() == pages.size() && values.size() == pages.size() * page_bytes &&
              count_values(pages.span(), presence.span(), id_bound) == size && size > 0,
          "a column lacks values");
  if (kind == ColumnKind::kString) {
    check_strings(file.array<StringId>(array(Subject::kColumnValues, number)).span(),
                  presence.span(), string_bound);
  }
  std::vector<PropertyColumn::PageView> views(pages[pages.size() - 1] + 1);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    views[pages[i]] = {&presence[i], values.data() + i * page_bytes};
  }
  return {kind, size, std::move(views), file.owner()};
}

void read_mixed(const SnapshotFile& file, std::uint32_t number, model::PropertyColumns& columns,
                KeyId key, std::uint32_t id_bound) {
  const auto ids = file.array<std::uint32_t>(array(Subject::kColumnIds, number));
  std::span<const std::byte> bytes =
      file.array<std::byte>(array(Subject::kColumnMixed, number)).span();
  for (const std::uint32_t id : ids) {
    require(id < id_bound, "a property belongs to nobody");
    columns.put(id, key, take_value(bytes));
  }
}

}  // namespace

void write_columns(SnapshotWriter& writer, ColumnSide side, const model::PropertyColumns& columns,
                   std::uint32_t key_count) {
  for (std::uint32_t key = 0; key < key_count; ++key) {
    const PropertyColumn& column = columns.column(KeyId{key});
    if (column.kind() == ColumnKind::kEmpty) continue;
    const Description description{static_cast<std::uint32_t>(column.kind()), 0, column.size()};
    writer.add(array(Subject::kColumn, of_side(key, side)), std::span(&description, 1));
    if (column.kind() == ColumnKind::kMixed) {
      write_mixed(writer, of_side(key, side), column);
    } else {
      write_pages(writer, of_side(key, side), column);
    }
  }
}

void read_columns(const SnapshotFile& file, ColumnSide side, model::PropertyColumns& columns,
                  std::uint32_t key_count, std::uint32_t id_bound, std::uint32_t string_bound) {
  for (std::uint32_t key = 0; key < key_count; ++key) {
    const std::uint32_t number = of_side(key, side);
    if (!file.has(array(Subject::kColumn, number))) continue;
    const auto description = file.item<Description>(array(Subject::kColumn, number));
    const auto kind = static_cast<ColumnKind>(description.kind);
    require(description.kind <= static_cast<std::uint32_t>(ColumnKind::kMixed) &&
                kind != ColumnKind::kEmpty,
            "a column is of no known kind");
    if (kind == ColumnKind::kMixed) {
      read_mixed(file, number, columns, KeyId{key}, id_bound);
    } else {
      columns.adopt(KeyId{key},
                    read_pages(file, number, kind, description.size, id_bound, string_bound));
    }
  }
}

}  // namespace newsgraph::store
