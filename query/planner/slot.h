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

/// What a slot is known to hold where it holds anything, for a name of a pattern.
enum class SlotKind : std::uint8_t { kAny, kNode, kRelationship, kRelationships, kPath };

/// Whether SlotTable::add_anonymous() gave the name. A query is UTF-8 text, in which the byte that
/// these names begin with stands nowhere: none can spell one.
inline bool is_anonymous(std::string_view name) {
  return name.starts_with('\xff');
}

/// The names of all slots of one query, and what they hold, by slot.
class SlotTable {
 public:
  Slot add(std::string name, SlotKind kind = SlotKind::kAny) {
    names_.push_back(std::move(name));
    kinds_.push_back(kind);
    return static_cast<Slot>(names_.size() - 1);
  }
  /// For what the query gives no name, such as a part of a pattern.
  Slot add_anonymous(SlotKind kind = SlotKind::kAny) {
    std::string name(1, '\xff');
    name += std::to_string(names_.size());
    return add(std::move(name), kind);
  }
  std::size_t size() const { return names_.size(); }
  const std::string& name(Slot slot) const { return names_[slot]; }
  SlotKind kind(Slot slot) const { return kinds_[slot]; }

 private:
  std::vector<std::string> names_;
  std::vector<SlotKind> kinds_;
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
  /// Anonymous names mean something only within a clause.
  void forget_anonymous() {
    std::erase_if(slots_, [](const auto& entry) { return is_anonymous(entry.first); });
  }
  /// In alphabetical order.
  const std::map<std::string, Slot, std::less<>>& slots() const { return slots_; }

 private:
  std::map<std::string, Slot, std::less<>> slots_;
};

}  // namespace newsgraph::planner
