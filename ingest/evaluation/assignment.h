// The best way to pair rows with columns.
#pragma once

#include <cstddef>
#include <vector>

namespace newsgraph::evaluation {

/// The greatest sum of weights over pairings in which every row and every column occurs once at
/// most (Kuhn 1955, Munkres 1957). `weights` are rows of equal length, none negative. Time grows
/// with rows² × columns, the shorter side being the rows.
double best_assignment(std::vector<std::vector<double>> weights);

}  // namespace newsgraph::evaluation
