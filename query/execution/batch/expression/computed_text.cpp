#include "newsgraph/query/execution/batch/expression/computed_text.h"

#include "newsgraph/query/functions/arguments.h"

namespace newsgraph::execution::batch {
namespace {

class KeptText final : public Text {
 public:
  KeptText(const Graph& graph, ExpressionPtr ids) : graph_(graph), expression_(std::move(ids)) {}
  void begin(const Chunk& chunk) override { ids_ = expression_->evaluate(chunk).ids; }
  std::optional<std::string_view> at(std::size_t row) override {
    if (ids_[row] == kNullId) return std::nullopt;
    return graph_.text(StringId{ids_[row]});
  }

 private:
  const Graph& graph_;
  ExpressionPtr expression_;
  std::span<const std::uint32_t> ids_;
};

class ConstantText final : public Text {
 public:
  explicit ConstantText(std::string text) : text_(std::move(text)) {}
  void begin(const Chunk&) override {}
  std::optional<std::string_view> at(std::size_t) override { return text_; }

 private:
  std::string text_;
};

class Sum final : public Text {
 public:
  Sum(TextPtr left, TextPtr right, functions::Budget& budget)
      : left_(std::move(left)), right_(std::move(right)), budget_(budget) {}
  void begin(const Chunk& chunk) override {
    left_->begin(chunk);
    right_->begin(chunk);
  }
  std::optional<std::string_view> at(std::size_t row) override {
    const auto left = left_->at(row), right = right_->at(row);
    if (!left || !right) return std::nullopt;
    functions::require_string_size(budget_, left->size() + right->size());
    memory_.assign(*left);
    memory_.append(*right);
    return memory_;
  }

 private:
  TextPtr left_, right_;
  functions::Budget& budget_;
  std::string memory_;
};

class Converted final : public Text {
 public:
  Converted(TextPtr text, TextFunction convert)
      : text_(std::move(text)), convert_(std::move(convert)) {}
  void begin(const Chunk& chunk) override { text_->begin(chunk); }
  std::optional<std::string_view> at(std::size_t row) override {
    const auto text = text_->at(row);
    if (!text) return std::nullopt;
    return convert_(*text, memory_);
  }

 private:
  TextPtr text_;
  TextFunction convert_;
  std::string memory_;
};

}  // namespace

TextPtr make_kept_text(const Graph& graph, ExpressionPtr ids) {
  return std::make_unique<KeptText>(graph, std::move(ids));
}

TextPtr make_constant_text(std::string text) {
  return std::make_unique<ConstantText>(std::move(text));
}

TextPtr make_sum(TextPtr left, TextPtr right, functions::Budget& budget) {
  return std::make_unique<Sum>(std::move(left), std::move(right), budget);
}

TextPtr make_converted(TextPtr text, TextFunction convert) {
  return std::make_unique<Converted>(std::move(text), std::move(convert));
}

}  // namespace newsgraph::execution::batch
