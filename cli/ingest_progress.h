// How far an ingest is, in a line for people who wait:
//
//     [====>     ]  42% of 98 MB  4,213 articles, 1,204 unchanged, 81/s, 2 min left
//     4,213 articles, 81/s
//
// The rate is of articles that had to be analysed, over the last seconds; those that the graph held
// already go by a thousand times as fast and say nothing of the others. The time left takes it that
// all that is left has to be analysed; it is not told while nothing has been. How many there are is
// a guess by those that were read, so the percentage stands where a better guess would take it
// back.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/ingest/bulk_ingest.h"

namespace newsgraph::cli {

/// Bytes of all files, by a look at each; none where something is no file, as standard input.
std::optional<std::uint64_t> size_of(const std::vector<std::string>& files);

class IngestProgress {
 public:
  using Clock = std::chrono::steady_clock;

  IngestProgress(std::optional<std::uint64_t> input_bytes, Clock::time_point now);

  /// An article, or a fault, was read, and with it so many bytes of the input.
  void read(std::uint64_t bytes);
  /// `counts` are done.
  std::string line(const IngestCounts& counts, Clock::time_point now);

 private:
  struct Sample {
    Clock::time_point time;
    std::size_t analysed;
    std::size_t articles;
  };
  static constexpr std::chrono::seconds kWindow{15};

  void note(const IngestCounts& counts, Clock::time_point now);
  std::optional<double> rate() const;
  double expected_articles() const;

  std::optional<std::uint64_t> input_bytes_;
  std::uint64_t bytes_read_ = 0;
  std::size_t articles_read_ = 0;
  double part_done_ = 0;        ///< as it was shown last
  std::deque<Sample> samples_;  ///< of the last seconds, one for each change
};

}  // namespace newsgraph::cli
