// Text in aligned columns, for people.
//
//     a.name       │ meetings
//     ─────────────┼─────────
//     Mohsin Naqvi │        2
//
// Columns are as wide as what is in them (in terminal columns, so that wide and combining
// characters align), numbers are set to the right, and where the terminal is narrower than the
// table, the widest columns are wrapped.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "newsgraph/cli/console.h"

namespace newsgraph::cli {

struct Cell {
  enum class Kind { kText, kNumber, kNull };
  std::string text;  ///< as it is; control characters are escaped when it is written
  Kind kind = Kind::kText;
};

struct TableStyle {
  bool colour = false;
  std::size_t columns = 0;  ///< width of the terminal; 0: as wide as need be
  bool is_terminal = false;
};
/// Of what is written to `out`.
TableStyle style_of(const Console& console);

class Table {
 public:
  explicit Table(std::vector<std::string> header);
  /// As many cells as the header has columns.
  void add(std::vector<Cell> cells);
  std::size_t row_count() const { return rows_.size(); }
  void write(std::ostream& out, const TableStyle& style) const;

 private:
  std::vector<std::size_t> natural_widths() const;
  void write_row(std::ostream& out, const std::vector<Cell>& row,
                 const std::vector<std::size_t>& widths, bool colour, bool is_header) const;

  std::vector<Cell> header_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace newsgraph::cli
