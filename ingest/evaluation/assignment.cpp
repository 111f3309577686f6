#include "newsgraph/ingest/evaluation/assignment.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace newsgraph::evaluation {

namespace {

using Matrix = std::vector<std::vector<double>>;

Matrix transposed(const Matrix& matrix) {
  Matrix result(matrix.front().size(), std::vector<double>(matrix.size()));
  for (std::size_t row = 0; row < matrix.size(); ++row) {
    for (std::size_t column = 0; column < matrix[row].size(); ++column) {
      result[column][row] = matrix[row][column];
    }
  }
  return result;
}

/// Shortest augmenting paths over potentials: one row more is paired at each step. Rows and columns
/// count from 1; row and column 0 stand for "none yet".
class Pairing {
 public:
  explicit Pairing(const Matrix& weights)
      : weights_(weights),
        columns_(weights.front().size()),
        row_potential_(weights.size() + 1),
        column_potential_(columns_ + 1),
        row_of_(columns_ + 1) {}

  void add_row(std::size_t row) {
    row_of_[0] = row;
    std::vector<double> distance(columns_ + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> before(columns_ + 1);
    std::vector<bool> reached(columns_ + 1);
    std::size_t column = 0;
    do {
      reached[column] = true;
      column = nearest(column, distance, before, reached);
    } while (row_of_[column] != 0);
    for (; column != 0; column = before[column]) row_of_[column] = row_of_[before[column]];
  }

  double sum() const {
    double sum = 0;
    for (std::size_t column = 1; column <= columns_; ++column) {
      if (row_of_[column] != 0) sum += weights_[row_of_[column] - 1][column - 1];
    }
    return sum;
  }

 private:
  /// Goes on from a reached column to the nearest that is not, and moves the potentials there.
  std::size_t nearest(std::size_t from, std::vector<double>& distance,
                      std::vector<std::size_t>& before, const std::vector<bool>& reached) {
    const std::size_t row = row_of_[from];
    std::size_t next = 0;
    double step = std::numeric_limits<double>::infinity();
    for (std::size_t column = 1; column <= columns_; ++column) {
      if (reached[column]) continue;
      const double cost =
          -weights_[row - 1][column - 1] - row_potential_[row] - column_potential_[column];
      if (cost < distance[column]) {
        distance[column] = cost;
        before[column] = from;
      }
      if (distance[column] < step) {
        step = distance[column];
        next = column;
      }
    }
    for (std::size_t column = 0; column <= columns_; ++column) {
      if (reached[column]) {
        row_potential_[row_of_[column]] += step;
        column_potential_[column] -= step;
      } else {
        distance[column] -= step;
      }
    }
    return next;
  }

  const Matrix& weights_;
  std::size_t columns_;
  std::vector<double> row_potential_;
  std::vector<double> column_potential_;
  std::vector<std::size_t> row_of_;  ///< by column; 0: free
};

}  // namespace

double best_assignment(std::vector<std::vector<double>> weights) {
  if (weights.empty() || weights.front().empty()) return 0;
  if (weights.size() > weights.front().size()) weights = transposed(weights);
  Pairing pairing(weights);
  for (std::size_t row = 1; row <= weights.size(); ++row) pairing.add_row(row);
  return pairing.sum();
}

}  // namespace newsgraph::evaluation
