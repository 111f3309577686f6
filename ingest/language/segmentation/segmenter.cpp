#include "newsgraph/ingest/language/segmentation/segmenter.h"

#include <algorithm>
#include <charconv>

namespace newsgraph::language {

namespace {

// Identifiers of the tables: 0 is padding, 1 an unknown key; the other tables begin at 1.
constexpr std::uint32_t kUnknownKey = 1;
constexpr std::uint32_t kFirstKey = 2;
constexpr std::uint32_t kInitial = 3;  ///< the abbreviation class of a single capital

// Scores of an atom: the starts, in their order, and the second reading.
constexpr std::size_t kStarts = 3;
constexpr std::size_t kScores = kStarts + 1;

// How much surer a sentence's end must be where no mark shows it. Web text ends sentences so more
// often than news does; measured, 2 costs nothing there and keeps "After meeting Minister …" whole.
constexpr float kUnmarkedMargin = 2;

/// Whether an atom is no mark that ends a sentence: a word, a comma, a closing bracket.
bool leaves_open(std::span<const CodePoint> points, const Atom& atom) {
  const std::int32_t last = points[atom.end - 1].value;
  return is_letter(last) || is_number(last) || last == ',' || last == ')' || last == ']';
}

// Atoms labelled at a time: bounds the memory of a long paragraph.
constexpr std::size_t kChunk = 2048;

}  // namespace

Segmenter::Segmenter(const ModelFile& model) {
  for (const std::string_view key : model.lines("segmenter.keys")) {
    keys_.emplace(key, kFirstKey + static_cast<std::uint32_t>(keys_.size()));
  }
  for (const std::string_view line : model.lines("segmenter.abbreviations")) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || space + 2 != line.size() || line.back() < '0' ||
        line.back() > '2') {
      model.fail("has a malformed line in \"segmenter.abbreviations\"");
    }
    abbreviations_.emplace(line.substr(0, space), static_cast<std::uint32_t>(line.back() - '0'));
  }
  key_table_ = model.floats("segmenter.key", keys_.size() + kFirstKey, 0);
  shape_table_ = model.floats("segmenter.shape", kAtomShapes + 1, 0);
  gap_table_ = model.floats("segmenter.gap", 4, 0);
  abbreviation_table_ = model.floats("segmenter.abbreviation", 5, 0);
  const char* const tables[] = {"key", "shape", "gap", "abbreviation"};
  for (std::size_t i = 0; i < 4; ++i) {
    sizes_[i] = model.section(std::string("segmenter.") + tables[i]).columns;
    embedded_ += sizes_[i];
  }
  std::size_t inputs = embedded_;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string name = "segmenter." + std::to_string(i);
    const Section& section = model.section(name + ".weight");
    if (inputs == 0 || section.rows % inputs != 0 || section.rows / inputs % 2 == 0 ||
        section.columns % kPanel != 0 || section.columns == 0) {
      model.fail("has weights of an odd shape in \"" + name + "\"");
    }
    const std::size_t outputs = section.columns;
    layers_.emplace_back(model.floats(name + ".weight", 0, 0),
                         model.floats(name + ".bias", 1, outputs), section.rows, outputs);
    widths_.push_back(section.rows / inputs);
    reach_ += widths_.back() / 2;
    inputs = outputs;
  }
  output_ = Dense(model.floats("segmenter.output.weight", inputs, kScores),
                  model.floats("segmenter.output.bias", 1, kScores), inputs, kScores);
}

void Segmenter::embed(std::span<const CodePoint> points, const Atom& atom, std::string& key,
                      float* row) const {
  key_of(points, atom, key);
  const auto known = keys_.find(key);
  const std::size_t key_id = known == keys_.end() ? kUnknownKey : known->second;

  key.clear();
  constexpr std::size_t kLongestAbbreviation = 8;
  if (atom.end - atom.begin <= kLongestAbbreviation) {
    for (std::size_t i = atom.begin; i < atom.end; ++i) append_utf8(key, points[i].value);
  }
  std::size_t abbreviation = 0;
  if (atom.end - atom.begin == 1 && is_upper(points[atom.begin].value)) {
    abbreviation = kInitial;
  } else if (const auto found = abbreviations_.find(key); found != abbreviations_.end()) {
    abbreviation = found->second;
  }

  const auto copy = [&row](const std::vector<float>& table, std::size_t id, std::size_t size) {
    row = std::copy_n(table.data() + id * size, size, row);
  };
  copy(key_table_, key_id, sizes_[0]);
  copy(shape_table_, shape(points, atom) + 1, sizes_[1]);
  copy(gap_table_, static_cast<std::size_t>(atom.gap) + 1, sizes_[2]);
  copy(abbreviation_table_, abbreviation + 1, sizes_[3]);
}

void Segmenter::label_chunk(std::span<const CodePoint> points, std::span<const Atom> atoms,
                            std::size_t begin, std::size_t end, std::vector<Label>& labels) const {
  // The labels of a chunk depend on `reach_` atoms to either side, and rows of zeros beyond the
  // paragraph: the same numbers come out however a paragraph is cut into chunks.
  const std::size_t rows = end - begin + 2 * reach_;
  const auto inside = [&](std::size_t row) {
    const std::size_t atom = begin + row;
    return atom >= reach_ && atom - reach_ < atoms.size();
  };
  std::string key;
  std::vector<float> x(rows * embedded_);
  for (std::size_t row = 0; row < rows; ++row) {
    if (inside(row)) embed(points, atoms[begin + row - reach_], key, x.data() + row * embedded_);
  }
  std::size_t inputs = embedded_;
  std::size_t lost = 0;  // rows at either side that the layers so far could not compute
  for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
    // Neighbouring rows lie side by side, so the window of a convolution is one long row.
    const std::size_t before = lost;
    lost += widths_[layer] / 2;
    const std::size_t outputs = layers_[layer].width();
    std::vector<float> y(rows * outputs);
    layers_[layer].apply(x.data() + before * inputs, inputs, rows - 2 * lost,
                         y.data() + lost * outputs, outputs);
    rectify(y.data(), y.size());
    for (std::size_t row = lost; row < rows - lost; ++row) {
      if (!inside(row)) std::fill_n(y.data() + row * outputs, outputs, 0.0F);
    }
    x.swap(y);
    inputs = outputs;
  }
  std::vector<float> scores((end - begin) * output_.width());
  output_.apply(x.data() + reach_ * inputs, inputs, end - begin, scores.data(), output_.width());
  for (std::size_t i = begin; i < end; ++i) {
    float* score = scores.data() + (i - begin) * output_.width();
    labels[i].second_reading = score[kStarts] > 0;
    if (i == 0) {
      labels[i].start = Start::kSentence;
    } else if (atoms[i].gap != Gap::kNone) {
      const float margin = leaves_open(points, atoms[i - 1]) ? kUnmarkedMargin : 0;
      labels[i].start = score[2] > score[1] + margin ? Start::kSentence : Start::kToken;
    } else {
      labels[i].start = static_cast<Start>(largest(score, kStarts));
    }
  }
}

std::vector<Segmenter::Label> Segmenter::label(std::span<const CodePoint> points,
                                               std::span<const Atom> atoms) const {
  std::vector<Label> labels(atoms.size());
  for (std::size_t begin = 0; begin < atoms.size(); begin += kChunk) {
    label_chunk(points, atoms, begin, std::min(atoms.size(), begin + kChunk), labels);
  }
  return labels;
}

std::vector<SurfaceToken> Segmenter::segment(std::span<const CodePoint> points, std::size_t begin,
                                             std::size_t end) const {
  const std::vector<Atom> found = atoms(points, begin, end);
  const std::vector<Label> labels = label(points, found);
  std::vector<SurfaceToken> tokens;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (labels[i].start == Start::kJoin) {
      tokens.back().end = found[i].end;
    } else {
      tokens.push_back({found[i].begin, found[i].end, labels[i].start == Start::kSentence,
                        labels[i].second_reading});
    }
  }
  return tokens;
}

}  // namespace newsgraph::language
