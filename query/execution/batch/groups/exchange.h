// Rows of a group come to one thread, whichever thread made them.
//
// Where groups have few rows each, to put together the groups that several threads have found costs
// as much as to find them. Instead each thread computes the keys of the rows that it has made, and
// gives every row to the thread whose part of the keys it belongs to.
//
// Source: the exchange operator of Volcano (Graefe, SIGMOD 1990).
#pragma once

#include <memory>

#include "newsgraph/query/execution/batch/groups/make.h"
#include "newsgraph/query/execution/batch/threads/row_exchange.h"

namespace newsgraph::execution::batch {

/// Whether rows can be told apart by these keys before they are grouped: of values that are equal
/// and yet differ, the first one counts.
bool can_be_exchanged(const AggregateParts& parts);

/// Where a row comes in the order of all: the number of the shared rows that it was made of,
/// shifted by so many bits, and its place among what was made of them.
inline constexpr unsigned kOrderShift = 40;

/// One thread's part in an exchange.
struct ExchangeParts {
  std::shared_ptr<RowExchange> exchange;
  std::size_t thread;
  const RowsTaker* taker;  ///< of what its input makes
};
/// Gives the rows of all whose keys are this thread's. They hold what the keys and calls of `parts`
/// read, which is changed accordingly, and where each row comes in the order of all.
OperatorPtr make_exchange(OperatorPtr input, Execution& execution, AggregateParts& parts,
                          ExchangeParts exchange);

}  // namespace newsgraph::execution::batch
