#include "newsgraph/query/execution/batch/inner/inner_pipeline.h"

#include <numeric>

namespace newsgraph::execution::batch {

void ChunkSource::set(const Chunk& chunk, std::size_t begin, std::size_t count) {
  chunk_ = &chunk;
  begin_ = begin;
  count_ = count;
}

bool ChunkSource::next(Chunk& chunk) {
  if (std::exchange(given_, true)) return false;
  places_.resize(count_);
  std::iota(places_.begin(), places_.end(), static_cast<std::uint32_t>(begin_));
  gather_rows(chunk, *chunk_, carried_, places_);
  if (counts_once_) chunk.times.clear();
  chunk.columns[row_number_].kind = kRowNumber;
  chunk.columns[row_number_].ids = places_;
  return true;
}

}  // namespace newsgraph::execution::batch
