// A list that grows under the eyes of the query's budget.
#pragma once

#include <cstddef>
#include <utility>

#include "newsgraph/query/functions/budget.h"

namespace newsgraph::functions {

class ListBuilder {
 public:
  explicit ListBuilder(Budget& budget) : budget_(budget), holding_(budget) {}
  /// Asks for the room that `size` items need, and takes it.
  ListBuilder(Budget& budget, std::size_t size) : ListBuilder(budget) {
    budget.require_room(size * sizeof(Value));
    items_.reserve(size);
  }

  void add(Value item) {
    budget_.step();
    holding_.add(sizeof(Value) + own_bytes(item));
    items_.push_back(std::move(item));
  }
  Value take() {
    holding_.clear();  // the value is in the account by itself
    Value list(std::move(items_));
    budget_.require_sound(list);
    return list;
  }

 private:
  Budget& budget_;
  Holding holding_;
  List items_;
};

}  // namespace newsgraph::functions
