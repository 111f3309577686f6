// Whether facts said with a confidence of 0.9 are right nine times in ten.
#pragma once

#include <cstddef>
#include <vector>

#include "newsgraph/ingest/evaluation/score.h"

namespace newsgraph::evaluation {

/// Facts whose confidence lies in [begin, end); the last bin holds 1.0 too.
struct ReliabilityBin {
  double begin = 0;
  double end = 0;
  std::size_t facts = 0;
  double mean_confidence = 0;
  double share_right = 0;
};

struct Reliability {
  std::vector<ReliabilityBin> bins;  ///< tenths; those without facts are left out
  std::size_t facts = 0;
  double expected_calibration_error = 0;  ///< Guo et al. 2017, section 2, over these bins
  double brier_score = 0;                 ///< Brier 1950: the mean of (confidence - right)²
};

/// One fact's confidence and what became of it.
struct Forecast {
  double confidence = 0;
  bool right = false;
};

Reliability reliability(const std::vector<Forecast>& forecasts);

/// The judged facts of an article that are right or wrong; those the gold leaves open are neither.
std::vector<Forecast> forecasts(const ArticleScore& score, const Extraction& extraction);

}  // namespace newsgraph::evaluation
