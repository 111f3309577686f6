// A table whose rows belong to nodes or relationships, walked beside its owners.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {

class Cursor {
 public:
  /// `sql` selects rows of `table` in the order of their first column, the owner's id.
  Cursor(const Connection& connection, std::string table, std::string_view sql)
      : connection_(connection), table_(std::move(table)), rows_(connection, sql) {
    advance();
  }

  /// Calls `visit` for each row of `owner`, which must be higher than the owner asked for before.
  template <typename Visit>
  void rows_of(std::int64_t owner, const Visit& visit) {
    for (; more_ && owner_ == owner; advance()) visit(rows_);
    if (more_ && owner_ < owner) orphan();
  }

  /// Throws when rows are left that belong to nobody.
  void expect_end() const {
    if (more_) orphan();
  }

 private:
  void advance() {
    more_ = rows_.step();
    if (more_) owner_ = rows_.integer(0);
  }
  [[noreturn]] void orphan() const {
    throw DamagedFile(connection_.file(), "table " + table_ + " has a row for id " +
                                              std::to_string(owner_) + ", which does not exist");
  }

  const Connection& connection_;
  std::string table_;
  Statement rows_;
  std::int64_t owner_ = 0;
  bool more_ = false;
};

}  // namespace newsgraph::store
