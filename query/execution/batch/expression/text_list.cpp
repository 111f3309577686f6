#include "newsgraph/query/execution/batch/expression/text_list.h"

#include "newsgraph/query/functions/code_points.h"
#include "newsgraph/query/functions/find_text.h"

namespace newsgraph::execution::batch {
namespace {

class Parts final : public TextList {
 public:
  Parts(TextPtr text, std::string separator, functions::Budget& budget)
      : text_(std::move(text)), separator_(std::move(separator)), budget_(budget) {}

  void begin(const Chunk& chunk) override { text_->begin(chunk); }
  std::optional<std::span<const std::string_view>> at(std::size_t row) override {
    const auto text = text_->at(row);
    if (!text) return std::nullopt;
    parts_.clear();
    // Of a long text, there may be more parts than memory allows.
    if (text->size() > kLong) budget_.require_room(text->size() * sizeof(std::string_view));
    if (separator_.empty()) {
      split_characters(*text);
    } else {
      split(*text);
    }
    return parts_;
  }

 private:
  static constexpr std::size_t kLong = std::size_t{1} << 16;

  void split(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t found; (found = functions::find_text(text, separator_, begin, budget_)) !=
                            std::string_view::npos;) {
      parts_.push_back(text.substr(begin, found - begin));
      begin = found + separator_.size();
    }
    parts_.push_back(text.substr(begin));
    budget_.steps(parts_.size());
  }
  void split_characters(std::string_view text) {
    while (!text.empty()) {
      parts_.push_back(functions::first_code_point(text));
      text.remove_prefix(parts_.back().size());
    }
    budget_.steps(parts_.size());
  }

  TextPtr text_;
  std::string separator_;
  functions::Budget& budget_;
  std::vector<std::string_view> parts_;
};

class Part final : public Text {
 public:
  Part(TextListPtr texts, std::int64_t place) : texts_(std::move(texts)), place_(place) {}
  void begin(const Chunk& chunk) override { texts_->begin(chunk); }
  std::optional<std::string_view> at(std::size_t row) override {
    const auto texts = texts_->at(row);
    if (!texts) return std::nullopt;
    const auto size = static_cast<std::int64_t>(texts->size());
    const std::int64_t place = place_ < 0 ? place_ + size : place_;
    if (place < 0 || place >= size) return std::nullopt;
    return (*texts)[static_cast<std::size_t>(place)];
  }

 private:
  TextListPtr texts_;
  std::int64_t place_;
};

class GivenText final : public Text {
 public:
  explicit GivenText(const GivenTexts& texts) : texts_(texts) {}
  void begin(const Chunk&) override {}
  std::optional<std::string_view> at(std::size_t row) override { return texts_[row]; }

 private:
  const GivenTexts& texts_;
};

}  // namespace

TextListPtr make_parts(TextPtr text, std::string separator, functions::Budget& budget) {
  return std::make_unique<Parts>(std::move(text), std::move(separator), budget);
}

TextPtr make_part(TextListPtr texts, std::int64_t place) {
  return std::make_unique<Part>(std::move(texts), place);
}

TextPtr make_given_text(const GivenTexts& texts) {
  return std::make_unique<GivenText>(texts);
}

}  // namespace newsgraph::execution::batch
