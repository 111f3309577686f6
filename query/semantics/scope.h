// The variables that can be seen at a place of a query, and what is known of their types.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/semantics/static_type.h"

namespace newsgraph::semantics {

class Scope {
 public:
  const StaticType* find(std::string_view name) const {
    const auto entry = variables_.find(name);
    return entry == variables_.end() ? nullptr : &entry->second;
  }
  bool contains(std::string_view name) const { return find(name) != nullptr; }
  /// Declares a variable, hiding an older one of the name.
  void declare(const std::string& name, StaticType type) {
    variables_.insert_or_assign(name, std::move(type));
  }
  bool empty() const { return variables_.empty(); }
  /// Sorted.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& [name, type] : variables_) names.push_back(name);
    return names;
  }

 private:
  std::map<std::string, StaticType, std::less<>> variables_;
};

}  // namespace newsgraph::semantics
