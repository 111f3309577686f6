#include "newsgraph/ingest/language/network/word_features.h"

#include <algorithm>
#include <limits>

#include "newsgraph/ingest/language/codepoints.h"

namespace newsgraph::language {

namespace {

// These are training/features.py's; a change here is a change there and of the file's version.
constexpr std::size_t kMaxCharacters = 16;
constexpr std::size_t kUnknownOther = 1, kUnknownUpper = 2, kUnknownLower = 3, kUnknownDigit = 4;
constexpr std::size_t kFirstCharacter = 5;

/// The widest convolution reaches two characters beyond either end.
constexpr std::size_t kMargin = 2;
constexpr std::size_t kSpelledRows = kMaxCharacters + 2 * kMargin;

/// The key of a form among the pretrained vectors; with digits as 0, among the trained embeddings.
void write_key(const std::vector<CodePoint>& points, bool digits, std::string& key) {
  key.clear();
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const std::int32_t c = to_lower(plain(points[i].value));
    append_utf8(key, !digits && c >= '0' && c <= '9' ? '0' : c);
  }
}

}  // namespace

WordFeatures::SortedWords::SortedWords(const ModelFile& model, std::string_view section)
    : text_(model.text(section)) {
  if (text_.size() >= std::numeric_limits<std::uint32_t>::max()) {
    model.fail("is too large in \"" + std::string(section) + "\"");
  }
  std::size_t begin = 0;
  while (begin <= text_.size() && !text_.empty()) {
    begins_.push_back(static_cast<std::uint32_t>(begin));
    const std::size_t end = text_.find('\n', begin);
    if (end == std::string_view::npos) break;
    begin = end + 1;
  }
  begins_.push_back(static_cast<std::uint32_t>(text_.size() + 1));
}

std::size_t WordFeatures::SortedWords::find(std::string_view word) const {
  const auto line = [this](std::size_t i) {
    return text_.substr(begins_[i], begins_[i + 1] - begins_[i] - 1);
  };
  std::size_t low = 0, high = size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (line(middle) < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < size() && line(low) == word ? low : kNone;
}

WordFeatures::WordFeatures(const ModelFile& model)
    : vector_words_(model, "vectors.words"), words_(model, "words.words") {
  const Section& vectors = model.section("vectors.rows");
  if (vectors.type != ElementType::kInt8 || vectors.rows != vector_words_.size()) {
    model.fail("has vectors that do not match their words");
  }
  vector_rows_ = vectors.bytes;
  vector_size_ = vectors.columns;
  vector_scales_ = model.floats("vectors.scales", 1, vector_words_.size());

  word_size_ = model.section("words.rows").columns;
  word_rows_ = model.floats("words.rows", words_.size() + 1, 0);

  const std::string characters(model.text("characters"));
  for (const std::string_view c : model.lines("characters")) {
    characters_.emplace(decode(c).front().value, kFirstCharacter + characters_.size());
  }
  character_size_ = model.section("characters.rows").columns;
  character_rows_ = model.floats("characters.rows", characters_.size() + kFirstCharacter, 0);

  size_ = vector_size_ + word_size_;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string name = "filters." + std::to_string(i);
    const Section& weights = model.section(name + ".weight");
    widths_[i] = character_size_ == 0 ? 0 : weights.rows / character_size_;
    if (widths_[i] * character_size_ != weights.rows || widths_[i] % 2 == 0 ||
        widths_[i] / 2 > kMargin || weights.columns == 0) {
      model.fail("has weights of an odd shape in \"" + name + ".weight\"");
    }
    filters_[i] =
        Dense(model.floats(name + ".weight", 0, 0),
              model.floats(name + ".bias", 1, weights.columns), weights.rows, weights.columns);
    size_ += weights.columns;
  }
  root_ = model.floats("root", 1, size_);
}

std::size_t WordFeatures::character(std::int32_t c) const {
  if (const auto found = characters_.find(c); found != characters_.end()) return found->second;
  if (is_upper(c)) return kUnknownUpper;
  if (is_letter(c)) return kUnknownLower;
  return is_number(c) ? kUnknownDigit : kUnknownOther;
}

void WordFeatures::compute(std::span<const std::string_view> forms, float* features) const {
  std::vector<float> characters(kSpelledRows * character_size_);
  std::size_t widest = std::max(filters_[0].width(), filters_[1].width());
  std::vector<float> convolved(kSpelledRows * widest);
  std::string key;
  for (const std::string_view form : forms) {
    float* out = features;
    features += size_;
    const std::vector<CodePoint> points = decode_visible(form);

    write_key(points, true, key);
    if (const std::size_t row = vector_words_.find(key); row != SortedWords::kNone) {
      const char* values = vector_rows_.data() + row * vector_size_;
      for (std::size_t i = 0; i < vector_size_; ++i) {
        out[i] = static_cast<float>(static_cast<signed char>(values[i])) * vector_scales_[row];
      }
    } else {
      std::fill_n(out, vector_size_, 0.0F);
    }
    out += vector_size_;

    write_key(points, false, key);
    const std::size_t word = words_.find(key);
    const std::size_t word_row = word == SortedWords::kNone ? 0 : word + 1;
    out = std::copy_n(word_rows_.data() + word_row * word_size_, word_size_, out);

    // A long form keeps its first and last eight characters.
    const std::size_t length = points.size() - 1;
    const std::size_t kept = std::min(length, kMaxCharacters);
    std::ranges::fill(characters, 0.0F);
    for (std::size_t i = 0; i < kept; ++i) {
      const std::size_t from =
          length <= kMaxCharacters || i < kMaxCharacters / 2 ? i : length - kMaxCharacters + i;
      const std::size_t id = character(plain(points[from].value));
      std::copy_n(character_rows_.data() + id * character_size_, character_size_,
                  characters.data() + (kMargin + i) * character_size_);
    }
    // Positions beyond the reach of the last character all look the same: one of them is enough.
    const std::size_t positions = std::min(kMaxCharacters, kept + kMargin + 1);
    for (std::size_t f = 0; f < 2; ++f) {
      const Dense& filter = filters_[f];
      filter.apply(characters.data() + (kMargin - widths_[f] / 2) * character_size_,
                   character_size_, positions, convolved.data(), filter.width());
      for (std::size_t c = 0; c < filter.columns(); ++c) {
        float most = 0;  // the rectifier's floor
        for (std::size_t p = 0; p < positions; ++p) {
          most = std::max(most, convolved[p * filter.width() + c]);
        }
        *out++ = most;
      }
    }
  }
}

}  // namespace newsgraph::language
