// Where the value of a name lies in a row.
//
// Planning gives every variable a slot of its own, so that a running query never looks up a name. A
// slot is written by one operator only and a WITH that passes a variable on keeps its slot, so
// operators can share one row without copying it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::planner {

/// An index into a row.
using Slot = std::uint32_t;

/// The names of all slots of one query, by slot.
class SlotTable {
 public:
  Slot add(std::string name) {
    names_.push_back(std::move(name));
    return static_cast<Slot>(names_.size() - 1);
  }
  /// For a part of a pattern without a name: no text can spell a name that begins with a space.
  Slot add_anonymous() {
    std::string name(1, ' ');
    name += std::to_string(names_.size());
    return add(std::move(name));
  }
  std::size_t size() const { return names_.size(); }
  const std::string& name(Slot slot) const { return names_[slot]; }

 private:
  std::vector<std::string> names_;
};

/// The names that can be used at one point of a query.
class Scope {
 public:
  std::optional<Slot> find(std::string_view name) const {
    const auto found = slots_.find(name);
    return found == slots_.end() ? std::nullopt : std::optional<Slot>(found->second);
  }
  /// A name already there is hidden by the new one.
  void set(const std::string& name, Slot slot) { slots_[name] = slot; }
  /// Forgets what SlotTable::add_anonymous() named; such names mean something only within a clause.
  void forget_anonymous() {
    std::erase_if(slots_, [](const auto& entry) { return entry.first.starts_with(' '); });
  }
  /// In alphabetical order.
  const std::map<std::string, Slot, std::less<>>& slots() const { return slots_; }

 private:
  std::map<std::string, Slot, std::less<>> slots_;
};

}  // namespace newsgraph::planner
