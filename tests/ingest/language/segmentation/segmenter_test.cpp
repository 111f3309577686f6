#include "newsgraph/ingest/language/segmentation/segmenter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

#include "ingest/language/tiny_model.h"

namespace newsgraph::language {
namespace {

/// "a b | c": tokens divided by spaces, sentences by bars.
std::string split(const Segmenter& segmenter, std::string_view text) {
  const std::vector<CodePoint> points = decode(text);
  std::string result;
  for (const SurfaceToken& token : segmenter.segment(points, 0, points.size() - 1)) {
    if (!result.empty()) result += token.starts_sentence ? " | " : " ";
    const std::size_t begin = points[token.begin].byte;
    result += text.substr(begin, points[token.end].byte - begin);
  }
  return result;
}

/// A segmenter that says the same of every atom: scores of joining, of a token, of a sentence, and
/// of the second reading.
Segmenter constant(float join, float token, float sentence, float second_reading = 0) {
  testing::ModelSections model = testing::tiny_model();
  model.set_floats("segmenter.output.weight", 32, 4, std::vector<float>(32 * 4, 0));
  model.set_floats("segmenter.output.bias", 1, 4, {join, token, sentence, second_reading});
  const std::string bytes = model.file();
  return Segmenter(ModelFile::view(bytes, "m.model"));
}

TEST(Segmenter, TheBestLabelDecidesOfEachAtom) {
  EXPECT_EQ(split(constant(0, 1, 0), "a-b. C"), "a - b . C");
  EXPECT_EQ(split(constant(0, 0, 1), "a-b. C"), "a | - | b | . | C");
  EXPECT_EQ(split(constant(1, 0, 0), ""), "");
}

TEST(Segmenter, NothingIsJoinedOverASpace) {
  EXPECT_EQ(split(constant(9, 1, 0), "a-b. C"), "a-b. C");
  EXPECT_EQ(split(constant(9, 0, 1), "a-b. C"), "a-b. | C");
  EXPECT_EQ(split(constant(9, 1, 0), " \n "), "");
}

TEST(Segmenter, MustBeSurerOfASentenceThatNoMarkEnds) {
  EXPECT_EQ(split(constant(9, 0, 1), "a b, c) d. e? f"), "a b, c) d. | e? | f");
  EXPECT_EQ(split(constant(9, 0, 3), "a b, c) d. e? f"), "a | b, | c) | d. | e? | f");
}

TEST(Segmenter, ATokenIsReadAsItsFirstAtomSays) {
  const std::vector<CodePoint> points = decode("its o'clock");
  for (const float score : {-1.0F, 1.0F}) {
    for (const SurfaceToken& token : constant(9, 1, 0, score).segment(points, 0, 11)) {
      EXPECT_EQ(token.second_reading, score > 0);
    }
  }
}

/// A text of one character an atom, without spaces.
std::string characters(std::mt19937& random, std::size_t count) {
  constexpr std::string_view kCharacters = ".,'?!(-";
  std::string text;
  while (text.size() < count) text += kCharacters[random() % kCharacters.size()];
  return text;
}

/// The file of a tiny model that joins about half of what it could.
std::string undecided_model() {
  std::mt19937 random(9);
  const std::vector<CodePoint> points = decode(characters(random, 300));
  testing::ModelSections model = testing::tiny_model();
  for (float join = -100; join < 100; ++join) {
    model.set_floats("segmenter.output.bias", 1, 4, {join, 0, 0, 0});
    const std::string bytes = model.file();
    const Segmenter segmenter(ModelFile::view(bytes, "m.model"));
    if (segmenter.segment(points, 0, points.size() - 1).size() < 150) return bytes;
  }
  throw std::logic_error("the tiny model cannot be made to join");
}

// Long paragraphs are labelled chunk by chunk, which must not show: a text far from the borders of
// its paragraph is cut alike wherever in the paragraph it stands.
TEST(Segmenter, ChunksDoNotShow) {
  const std::string bytes = undecided_model();
  const Segmenter segmenter(ModelFile::view(bytes, "m.model"));
  std::mt19937 random(5);
  const std::string filler = characters(random, 4096), text = characters(random, 600),
                    after = characters(random, 100);
  constexpr std::size_t kReach = 10;  // more than the network sees to either side
  const auto cuts = [&](std::size_t before) {
    const std::vector<CodePoint> points =
        decode(filler.substr(filler.size() - before) + text + after);
    std::vector<std::pair<std::size_t, bool>> result;
    for (const SurfaceToken& token : segmenter.segment(points, 0, points.size() - 1)) {
      if (token.begin >= before && token.begin < before + text.size()) {
        result.emplace_back(token.begin - before, token.starts_sentence);
      }
    }
    return result;
  };
  const auto expected = cuts(kReach);
  EXPECT_GT(expected.size(), 50u);
  EXPECT_LT(expected.size(), 500u);
  for (const std::size_t before : {500u, 1448u, 1748u, 1749u, 2047u, 2048u, 2049u, 3800u}) {
    EXPECT_EQ(cuts(before), expected) << before;
  }
}

// ---- the segmenter's obvious twin: one atom at a time, the tiny model's sizes written out
// ---------

using Rows = std::vector<std::vector<float>>;

Rows table(const ModelFile& model, const std::string& name) {
  const std::size_t rows = model.section(name).rows, columns = model.section(name).columns;
  const std::vector<float> values = model.floats(name, rows, columns);
  Rows result;
  for (std::size_t i = 0; i < rows; ++i) {
    result.emplace_back(values.data() + i * columns, values.data() + (i + 1) * columns);
  }
  return result;
}

std::vector<float> embedded(const ModelFile& model, std::span<const CodePoint> points,
                            const Atom& atom) {
  std::string key;
  key_of(points, atom, key);
  const std::vector<std::string_view> keys = model.lines("segmenter.keys");
  const auto known = std::ranges::find(keys, key) - keys.begin();
  const std::size_t key_id = known == std::ssize(keys) ? 1 : static_cast<std::size_t>(known) + 2;
  std::string form;
  for (std::size_t i = atom.begin; i < atom.end; ++i) append_utf8(form, points[i].value);
  const bool initial = form.size() == 1 && is_upper(points[atom.begin].value);
  const std::size_t abbreviation = form == "Mr" ? 1 : form == "Oct" ? 2 : initial ? 3 : 0;

  std::vector<float> row;
  const auto append = [&](const std::string& name, std::size_t id) {
    const std::vector<float> found = table(model, "segmenter." + name).at(id);
    row.insert(row.end(), found.begin(), found.end());
  };
  append("key", key_id);
  append("shape", shape(points, atom) + 1);
  append("gap", static_cast<std::size_t>(atom.gap) + 1);
  append("abbreviation", abbreviation + 1);
  return row;
}

/// A convolution of `width` rows; beyond the text are zeros.
Rows convolved(const ModelFile& model, const std::string& name, const Rows& x, std::size_t width,
               bool rectified) {
  const Rows weights = table(model, name + ".weight");
  const std::vector<float> bias = table(model, name + ".bias").at(0);
  Rows y(x.size(), bias);
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t w = 0; w < width; ++w) {
      const std::size_t from = i + w - width / 2;  // wraps around before the first
      if (from >= x.size()) continue;
      for (std::size_t k = 0; k < x[from].size(); ++k) {
        const std::vector<float>& row = weights.at(w * x[from].size() + k);
        for (std::size_t c = 0; c < row.size(); ++c) y[i][c] += x[from][k] * row[c];
      }
    }
    for (float& each : y[i]) each = rectified ? std::max(each, 0.0F) : each;
  }
  return y;
}

/// Each atom's scores of joining, of a token, of a sentence, and of the second reading.
Rows twin_scores(const ModelFile& model, std::span<const CodePoint> points) {
  Rows x;
  for (const Atom& atom : atoms(points, 0, points.size() - 1)) {
    x.push_back(embedded(model, points, atom));
  }
  for (const std::string layer : {"segmenter.0", "segmenter.1", "segmenter.2"}) {
    x = convolved(model, layer, x, 3, true);
  }
  return convolved(model, "segmenter.output", x, 1, false);
}

TEST(Segmenter, AgreesWithItsObviousTwin) {
  const std::string bytes = undecided_model();
  const ModelFile model = ModelFile::view(bytes, "m.model");
  const Segmenter segmenter(model);
  constexpr std::string_view kPieces[] = {"the", "Mr", " ",  " ", "\n", "123",  ".",
                                          "Oct", "A",  "of", ",", "é",  "🙂", "’"};
  std::size_t decided = 0;
  const auto is_close = [](float a, float b) {
    return std::abs(a - b) < 1e-3F;
  };  // rounding decides
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = random() % 20; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    const std::vector<CodePoint> points = decode(text);
    const std::vector<Atom> found = atoms(points, 0, points.size() - 1);
    const Rows scores = twin_scores(model, points);
    std::vector<int> labels(points.size(), 0);  // of the code points: 1 a token, 2 a sentence
    std::vector<bool> second(points.size(), false);
    for (const SurfaceToken& token : segmenter.segment(points, 0, points.size() - 1)) {
      labels[token.begin] = token.starts_sentence ? 2 : 1;
      second[token.begin] = token.second_reading;
    }
    for (std::size_t i = 1; i < found.size(); ++i) {
      std::vector<float> row(scores[i].begin(), scores[i].begin() + 3);
      if (found[i].gap != Gap::kNone) {
        row[0] = -1e9F;
        const std::int32_t before = points[found[i - 1].end - 1].value;
        if (is_letter(before) || is_number(before) || before == ',') row[2] -= 2;
      }
      const auto best = std::ranges::max_element(row) - row.begin();
      std::vector<float> sorted = row;
      std::ranges::sort(sorted);
      if (is_close(sorted[2], sorted[1]) || is_close(scores[i][3], 0)) continue;
      ++decided;
      ASSERT_EQ(labels[found[i].begin], best) << "seed " << seed << ": " << text;
      if (best == 0) continue;
      ASSERT_EQ(second[found[i].begin], scores[i][3] > 0) << "seed " << seed << ": " << text;
    }
  }
  EXPECT_GT(decided, 300u);
}

TEST(Segmenter, EveryCharacterIsInExactlyOneToken) {
  const std::string bytes = undecided_model();
  const Segmenter segmenter(ModelFile::view(bytes, "m.model"));
  constexpr std::string_view kPieces[] = {"a", "B", " ", "\n", "1", ".", "'", "é", "🙂", "\xff"};
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    const std::vector<CodePoint> points = decode(text);
    std::vector<int> covered(points.size(), 0);
    for (const SurfaceToken& token : segmenter.segment(points, 0, points.size() - 1)) {
      for (std::size_t i = token.begin; i < token.end; ++i) ++covered[i];
    }
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      ASSERT_EQ(covered[i], is_space(points[i].value) ? 0 : 1) << "seed " << seed << ": " << text;
    }
  }
}

}  // namespace
}  // namespace newsgraph::language
