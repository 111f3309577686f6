// SKIP and LIMIT.
#include <numeric>

#include "newsgraph/query/execution/batch/order/make.h"

namespace newsgraph::execution::batch {
namespace {

class Slice final : public UnaryOperator {
 public:
  Slice(OperatorPtr input, std::uint64_t begin, std::uint64_t count, Slots carried)
      : UnaryOperator(std::move(input)),
        begin_(begin),
        count_(count),
        carried_(std::move(carried)) {}

  void open() override {
    UnaryOperator::open();
    to_skip_ = begin_;
    left_ = count_;
  }

  bool next(Chunk& chunk) override {
    while (left_ > 0 && pull(chunk)) {
      if (chunk.size <= to_skip_) {
        to_skip_ -= chunk.size;
        continue;
      }
      places_.resize(std::min<std::uint64_t>(chunk.size - to_skip_, left_));
      std::iota(places_.begin(), places_.end(), static_cast<std::uint32_t>(to_skip_));
      to_skip_ = 0;
      left_ -= places_.size();
      keep_rows(chunk, carried_, places_);
      return true;
    }
    return false;
  }

 private:
  std::uint64_t begin_, count_;
  std::uint64_t to_skip_ = 0, left_ = 0;
  Slots carried_;
  std::vector<std::uint32_t> places_;
};

}  // namespace

OperatorPtr make_slice(OperatorPtr input, std::uint64_t begin, std::uint64_t count, Slots carried) {
  return std::make_unique<Slice>(std::move(input), begin, count, std::move(carried));
}

}  // namespace newsgraph::execution::batch
