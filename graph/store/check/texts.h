// The full-text tables against the texts of the nodes.
//
// A contentless FTS5 table says of each word in which node, column and place it stands. The same is
// reckoned here from the texts, by SQLite's own tokenizer; both sides are summed up, node by node,
// and the sums compared. The table is asked word by word, as a search asks it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "newsgraph/graph/store/check/findings.h"
#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/text_tables.h"

namespace newsgraph::store {

class TextCheck {
 public:
  /// Nodes have ids below `node_bound`.
  TextCheck(Connection& connection, std::uint32_t node_bound);
  ~TextCheck();
  TextCheck(const TextCheck&) = delete;
  TextCheck& operator=(const TextCheck&) = delete;

  /// Counts a node's texts among those that the tables should know.
  void expect(NodeId node, const NodeTexts& texts);
  /// Reads the tables. After all nodes.
  void compare(Findings& findings);

 private:
  class Tokenizer;
  /// Of one table. Expected less found: 0 where both agree.
  struct Sums {
    std::vector<std::uint64_t> by_range;  ///< of consecutive ids
    std::uint64_t nodes = 0;
    std::vector<std::uint64_t> words;  ///< by column
  };

  std::size_t range_of(std::int64_t node) const;
  std::string name_of(std::size_t range) const;
  void take_words(const TextTable& table, Sums& sums, Findings& findings);
  void take_sizes(const TextTable& table, Sums& sums);
  void check_totals(const TextTable& table, const Sums& sums, Findings& findings);

  Connection& connection_;
  std::uint64_t range_size_;
  std::unique_ptr<Tokenizer> tokenizer_;
  std::vector<Sums> sums_;  ///< by place in text_tables()
};

}  // namespace newsgraph::store
