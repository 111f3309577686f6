#include "newsgraph/ingest/evaluation/reliability.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace newsgraph::evaluation {

namespace {
constexpr std::size_t kBins = 10;
}  // namespace

Reliability reliability(const std::vector<Forecast>& forecasts) {
  std::array<ReliabilityBin, kBins> bins{};
  Reliability result;
  for (const Forecast& forecast : forecasts) {
    // Rounded first, for 0.7 * 10 is less than 7.
    const double tenths = std::floor(std::round(forecast.confidence * 1e6) / 1e5);
    ReliabilityBin& bin = bins[static_cast<std::size_t>(std::clamp(tenths, 0.0, kBins - 1.0))];
    ++bin.facts;
    bin.mean_confidence += forecast.confidence;
    bin.share_right += forecast.right ? 1 : 0;
    const double error = forecast.confidence - (forecast.right ? 1 : 0);
    result.brier_score += error * error;
  }
  result.facts = forecasts.size();
  if (result.facts == 0) return result;
  const auto all = static_cast<double>(result.facts);
  result.brier_score /= all;
  for (std::size_t i = 0; i < kBins; ++i) {
    ReliabilityBin& bin = bins[i];
    if (bin.facts == 0) continue;
    const auto facts = static_cast<double>(bin.facts);
    bin.begin = static_cast<double>(i) / kBins;
    bin.end = static_cast<double>(i + 1) / kBins;
    bin.mean_confidence /= facts;
    bin.share_right /= facts;
    result.expected_calibration_error +=
        facts / all * std::abs(bin.mean_confidence - bin.share_right);
    result.bins.push_back(bin);
  }
  return result;
}

std::vector<Forecast> forecasts(const ArticleScore& score, const Extraction& extraction) {
  std::vector<Forecast> all;
  for (const JudgedFact& judged : score.judged) {
    if (judged.optional) continue;
    all.push_back({extraction.facts[judged.fact].confidence, judged.gold.has_value()});
  }
  return all;
}

}  // namespace newsgraph::evaluation
