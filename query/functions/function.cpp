#include "newsgraph/query/functions/function.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "newsgraph/query/functions/function_groups.h"

namespace newsgraph::functions {

namespace {

std::string lower(std::string_view name) {
  std::string text(name);
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

std::vector<Function> make_table() {
  std::vector<Function> table;
  using Group = std::pair<std::string_view, std::vector<Function> (*)()>;
  for (const auto& [name, functions] :
       {Group{"Nodes, relationships and paths", entity_functions},
        Group{"Conversion", conversion_functions}, Group{"Lists", list_functions},
        Group{"Strings", string_functions}, Group{"Mathematics", math_functions},
        Group{"Time", temporal_functions}}) {
    for (Function& function : functions()) {
      table.push_back(std::move(function));
      table.back().group = name;
    }
  }
  std::ranges::sort(table, {}, [](const Function& function) { return lower(function.name); });
  return table;
}

const std::vector<Function>& table() {
  static const std::vector<Function> functions = make_table();
  return functions;
}

}  // namespace

const Function* find_function(std::string_view name) {
  static const auto by_name = [] {
    std::unordered_map<std::string, const Function*> index;
    for (const Function& function : table()) index.emplace(lower(function.name), &function);
    return index;
  }();
  const auto entry = by_name.find(lower(name));
  return entry == by_name.end() ? nullptr : entry->second;
}

std::span<const Function> all_functions() {
  return table();
}

}  // namespace newsgraph::functions
