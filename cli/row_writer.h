// Rows of a query in the format that was asked for.
//
// JSON, JSON Lines and CSV are written row by row; a table is held until its end, for its columns
// are as wide as their widest cell.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "newsgraph/cli/choice.h"
#include "newsgraph/cli/footnotes.h"
#include "newsgraph/cli/table.h"
#include "newsgraph/graph/graph.h"
#include "newsgraph/query/result.h"

namespace newsgraph::cli {

enum class RowFormat {
  kTable,
  kJson,       ///< one array of objects
  kJsonLines,  ///< one object a line
  kCsv,        ///< RFC 4180, with a header
};

/// "table", "json", "jsonl", "csv".
const Choices<RowFormat>& row_formats();

class RowWriter {
 public:
  virtual ~RowWriter() = default;
  /// Called once, before any row.
  virtual void begin(const std::vector<std::string>& columns) = 0;
  virtual void row(const Graph& graph, const Row& row) = 0;
  virtual void end() = 0;
};

/// On a terminal, what would steer it is escaped in every format; in files and pipes values are as
/// they are. With `footnotes`, a table shows a relationship as a reference to its evidence.
std::unique_ptr<RowWriter> make_row_writer(RowFormat format, std::ostream& out,
                                           const TableStyle& style, Footnotes* footnotes = nullptr);

/// How a value stands in a table or in CSV: strings without quotes, all else as openCypher
/// writes it.
std::string plain_text(const Graph& graph, const Value& value);

}  // namespace newsgraph::cli
