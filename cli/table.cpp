#include "newsgraph/cli/table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "newsgraph/cli/printable.h"

namespace newsgraph::cli {

namespace {

constexpr std::string_view kBetweenColumns = " │ ";
constexpr std::size_t kBetweenColumnsWidth = 3;
/// No column is wrapped to less; a table of very many columns overflows instead.
constexpr std::size_t kNarrowest = 10;

/// Narrows the widest columns, and only them, until the table is `available` wide.
void fit(std::vector<std::size_t>& widths, std::size_t available) {
  std::size_t total =
      std::accumulate(widths.begin(), widths.end(), kBetweenColumnsWidth * (widths.size() - 1));
  while (total > available) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) return;
    --*widest;
    --total;
  }
}

void repeat(std::ostream& out, std::string_view text, std::size_t times) {
  for (std::size_t i = 0; i < times; ++i) out << text;
}

}  // namespace

TableStyle style_of(const Console& console) {
  return {console.colour_out, console.out_columns, console.out_is_terminal};
}

Table::Table(std::vector<std::string> header) {
  for (std::string& name : header) header_.push_back({printable(name), Cell::Kind::kText});
}

void Table::add(std::vector<Cell> cells) {
  for (Cell& cell : cells) cell.text = printable(cell.text);
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::natural_widths() const {
  std::vector<std::size_t> widths;
  for (const Cell& cell : header_) widths.push_back(display_width(cell.text));
  for (const std::vector<Cell>& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i].text));
    }
  }
  return widths;
}

void Table::write_row(std::ostream& out, const std::vector<Cell>& row,
                      const std::vector<std::size_t>& widths, bool colour, bool is_header) const {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    cells.push_back(wrap(row[i].text, widths[i] < 2 ? 2 : widths[i]));
    height = std::max(height, cells.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out << kBetweenColumns;
      const std::string& text = line < cells[i].size() ? cells[i][line] : std::string();
      const std::size_t width = display_width(text);
      const std::size_t padding = width < widths[i] ? widths[i] - width : 0;
      const bool right = row[i].kind == Cell::Kind::kNumber;
      const char* const style = is_header                          ? "\x1b[1m"
                                : row[i].kind == Cell::Kind::kNull ? "\x1b[2m"
                                                                   : nullptr;
      if (right) repeat(out, " ", padding);
      if (colour && style != nullptr) {
        out << style << text << "\x1b[0m";
      } else {
        out << text;
      }
      // No white space at the end of a line.
      if (!right && i + 1 < row.size()) repeat(out, " ", padding);
    }
    out << '\n';
  }
}

void Table::write(std::ostream& out, const TableStyle& style) const {
  if (header_.empty()) return;
  std::vector<std::size_t> widths = natural_widths();
  if (style.columns > 0) fit(widths, style.columns);
  write_row(out, header_, widths, style.colour, true);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) out << "─┼─";
    repeat(out, "─", widths[i]);
  }
  out << '\n';
  for (const std::vector<Cell>& row : rows_) write_row(out, row, widths, style.colour, false);
}

}  // namespace newsgraph::cli
