#include "newsgraph/query/reference.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <tuple>

#include "newsgraph/query/functions/aggregate.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/functions/procedure.h"

namespace newsgraph {

namespace {

constexpr std::string_view kAggregates = "Aggregation";
constexpr std::string_view kProcedures = "Procedures";

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

std::vector<ReferenceEntry> make_entries() {
  std::vector<ReferenceEntry> entries;
  for (const functions::Function& each : functions::all_functions()) {
    entries.push_back({each.name, each.signature, each.summary, each.group});
  }
  for (const functions::Aggregate& each : functions::all_aggregates()) {
    entries.push_back({each.name, each.signature, each.summary, kAggregates});
  }
  for (const auto& [name, each] : functions::built_in_procedures()) {
    entries.push_back({name, each.signature(), each.summary, kProcedures});
  }
  const auto rank = [](const ReferenceEntry& entry) {
    return entry.group == kProcedures ? 2 : entry.group == kAggregates ? 1 : 0;
  };
  std::ranges::stable_sort(entries, {}, [&](const ReferenceEntry& entry) {
    return std::tuple(rank(entry), entry.group, lower(entry.name));
  });
  return entries;
}

/// `|` would end a cell.
std::string cell(std::string text) {
  for (std::size_t i = 0; (i = text.find('|', i)) != std::string::npos; i += 2) {
    text.insert(i, "\\");
  }
  return text;
}

}  // namespace

const std::vector<ReferenceEntry>& reference_entries() {
  static const std::vector<ReferenceEntry> entries = make_entries();
  return entries;
}

std::vector<ReferenceEntry> reference_of(std::string_view name) {
  const std::string wanted = lower(name);
  using Test = std::function<bool(const std::string&)>;
  for (const Test& meant :
       {Test([&](const std::string& each) { return each == wanted; }),
        Test([&](const std::string& each) { return each.starts_with(wanted); }),
        Test([&](const std::string& each) { return each.find(wanted) != std::string::npos; })}) {
    std::vector<ReferenceEntry> found;
    std::ranges::copy_if(reference_entries(), std::back_inserter(found),
                         [&](const ReferenceEntry& entry) { return meant(lower(entry.name)); });
    if (!found.empty()) return found;
  }
  return {};
}

std::string reference_markdown() {
  std::string page =
      "# Functions and procedures\n\n"
      "Written by `newsgraph help --format markdown` from the tables that the engine works by. A "
      "type "
      "with `?` may\nbe null. `newsgraph help NAME` tells of one; `CALL dbms.functions()` and "
      "`CALL dbms.procedures()` answer in a query.\n";
  std::string_view group;
  for (const ReferenceEntry& entry : reference_entries()) {
    if (entry.group != group) {
      group = entry.group;
      page += "\n## " + std::string(group) + "\n\n| signature | what it gives |\n| --- | --- |\n";
    }
    page += "| `" + cell(entry.signature) + "` | " + cell(entry.summary) + " |\n";
  }
  return page;
}

}  // namespace newsgraph
