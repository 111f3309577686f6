// Names to small integers and back: labels, relationship types and property keys.
//
// An id is the position at which the name was first seen and never changes. References to names
// stay valid as long as the table lives.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph::model {

/// `Id` is a struct with one std::uint32_t member `value`.
template <class Id>
class SymbolTable {
 public:
  Id intern(std::string_view name) {
    if (const std::optional<Id> known = find(name)) return *known;
    const Id id{static_cast<std::uint32_t>(names_.size())};
    names_.emplace_back(name);
    ids_.emplace(names_.back(), id);
    return id;
  }

  std::optional<Id> find(std::string_view name) const {
    const auto entry = ids_.find(name);
    if (entry == ids_.end()) return std::nullopt;
    return entry->second;
  }

  std::string_view name(Id id) const { return names_.at(id.value); }
  std::span<const std::string> names() const { return names_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const {
      return std::hash<std::string_view>{}(name);
    }
  };

  std::vector<std::string> names_;
  std::unordered_map<std::string, Id, Hash, std::equal_to<>> ids_;
};

}  // namespace newsgraph::model
