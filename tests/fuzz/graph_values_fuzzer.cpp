// The fields of a graph file's rows and the values of a snapshot: properties, labels and single
// values. What is taken is written and read again, the same.
#include <cmath>
#include <cstdint>
#include <string>

#include "expect.h"
#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/json.h"
#include "newsgraph/graph/store/label_text.h"
#include "newsgraph/graph/store/property_text.h"
#include "newsgraph/graph/store/snapshot_file.h"
#include "newsgraph/graph/store/value_bytes.h"

namespace {

using newsgraph::Value;
using newsgraph::fuzz::expect;

/// As people see it; ends of time and numbers must not break what prints them.
std::string printed(const Value& value) {
  static const newsgraph::Graph graph;
  return newsgraph::to_json(graph, value);
}

std::string written(const std::vector<std::pair<std::uint32_t, Value>>& properties) {
  newsgraph::store::PropertyText text;
  for (const auto& [key, value] : properties) text.add(newsgraph::KeyId{key}, value);
  const newsgraph::store::Cell cell = text.finish();
  const auto* string = std::get_if<std::string_view>(&cell);
  return string == nullptr ? std::string() : std::string(*string);
}

void read_properties(std::string_view text) {
  newsgraph::store::PropertyReader reader;
  const auto* properties = reader.read(text);
  if (properties == nullptr) return;
  std::vector<std::pair<std::uint32_t, Value>> kept;
  std::string before;
  for (const auto& [key, value] : *properties) {
    if (!value) continue;
    kept.emplace_back(static_cast<std::uint32_t>(kept.size()), *value);
    before += printed(*value) + '\n';
  }
  if (kept.empty()) return;
  const auto* again = reader.read(written(kept));
  expect(again != nullptr && again->size() == kept.size(), "what was written is read");
  std::string after;
  for (const auto& [key, value] : *again) after += printed(value.value()) + '\n';
  expect(before == after, "values come back as they were");
}

void read_labels(std::string_view text) {
  std::vector<std::int64_t> ids;
  if (!newsgraph::store::read_labels(text, ids)) return;
  std::vector<newsgraph::LabelId> labels;
  for (const std::int64_t id : ids) {
    if (id >= 0 && id <= UINT32_MAX) labels.push_back({static_cast<std::uint32_t>(id)});
  }
  std::string again;
  newsgraph::store::write_labels(labels, again);
  expect(newsgraph::store::read_labels(again, ids) && ids.size() == labels.size(),
         "labels come back");
}

void read_snapshot_values(std::span<const std::byte> bytes) {
  try {
    while (!bytes.empty()) {
      const Value value = newsgraph::store::take_value(bytes);
      std::vector<std::byte> again;
      newsgraph::store::append_value(again, value);
      std::span<const std::byte> rest(again);
      expect(printed(newsgraph::store::take_value(rest)) == printed(value) && rest.empty(),
             "a value of a snapshot comes back");
    }
  } catch (const newsgraph::store::UnusableSnapshot&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_properties(text);
  read_labels(text);
  read_snapshot_values(std::as_bytes(std::span(data, size)));
  return 0;
}
