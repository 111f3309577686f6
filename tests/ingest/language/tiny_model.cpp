#include "tiny_model.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <stdexcept>
#include <utility>

namespace newsgraph::testing {

namespace {

using language::ElementType;

constexpr std::size_t kHeader = 32;
constexpr std::size_t kEntry = 80;
constexpr std::size_t kAlignment = 64;

template <class T>
void put(std::string& bytes, std::size_t offset, T value) {
  std::memcpy(bytes.data() + offset, &value, sizeof value);
}

std::size_t align(std::size_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

/// Fills a model with weights that are random, small and always the same.
class Filling {
 public:
  explicit Filling(ModelSections& model) : model_(model) {}

  void floats(const std::string& name, std::uint32_t rows, std::uint32_t columns) {
    std::vector<float> values(static_cast<std::size_t>(rows) * columns);
    for (float& value : values) value = (static_cast<float>(random_() % 2001) - 1000) / 1000;
    model_.set_floats(name, rows, columns, values);
  }

  void integers(const std::string& name, std::uint32_t rows, std::uint32_t columns) {
    std::string bytes(static_cast<std::size_t>(rows) * columns, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random_() % 256);
    model_.set({name, ElementType::kInt8, rows, columns, std::move(bytes)});
  }

  void quantised(const std::string& name, std::uint32_t rows, std::uint32_t columns) {
    integers(name, rows, columns);
    model_.set_floats(name + ".scale", 1, columns, std::vector<float>(columns, 0.01F));
  }

 private:
  ModelSections& model_;
  std::mt19937 random_{1};
};

void add_segmenter(ModelSections& model, Filling& fill) {
  model.set_text("segmenter.keys", "the\nof\n.\n000");
  model.set_text("segmenter.abbreviations", "Mr 1\nOct 2");
  model.set_text("segmenter.multiword", "don't 2 3\ncannot 3 3\nits 3|2 1");
  fill.floats("segmenter.key", 6, 4);
  fill.floats("segmenter.shape", 36, 4);
  fill.floats("segmenter.gap", 4, 2);
  fill.floats("segmenter.abbreviation", 5, 2);
  fill.floats("segmenter.0.weight", 3 * 12, 32);
  fill.floats("segmenter.0.bias", 1, 32);
  for (const std::string layer : {"segmenter.1", "segmenter.2"}) {
    fill.floats(layer + ".weight", 3 * 32, 32);
    fill.floats(layer + ".bias", 1, 32);
  }
  fill.floats("segmenter.output.weight", 32, 4);
  fill.floats("segmenter.output.bias", 1, 4);
}

/// Returns the count of a word's features.
std::uint32_t add_word_features(ModelSections& model, Filling& fill) {
  model.set_text("vectors.words", "city\nmet\nthe");
  fill.integers("vectors.rows", 3, 4);
  fill.floats("vectors.scales", 1, 3);
  model.set_text("words.words", "of\nthe");
  fill.floats("words.rows", 3, 2);
  model.set_text("characters", "a\ne\nt");
  fill.floats("characters.rows", 8, 2);
  fill.floats("filters.0.weight", 3 * 2, 4);
  fill.floats("filters.0.bias", 1, 4);
  fill.floats("filters.1.weight", 5 * 2, 4);
  fill.floats("filters.1.bias", 1, 4);
  const std::uint32_t features = 4 + 2 + 4 + 4;
  fill.floats("root", 1, features);
  return features;
}

/// Returns the count of numbers of an encoded word.
std::uint32_t add_encoder(Filling& fill, std::uint32_t features) {
  const std::uint32_t units = 16, gates = 4 * units;
  for (const std::string direction : {"forward.", "backward."}) {
    const std::string first = "lstm.0." + direction, second = "lstm.1." + direction;
    fill.floats(first + "input", features, gates);
    fill.quantised(first + "recurrent", units, gates);
    fill.floats(first + "bias", 1, gates);
    fill.quantised(second + "input", 2 * units, gates);
    fill.quantised(second + "recurrent", units, gates);
    fill.floats(second + "bias", 1, gates);
  }
  return 2 * units;
}

void add_heads(ModelSections& model, Filling& fill, std::uint32_t encoded) {
  const std::uint32_t morphology = 8, entity = 8, arc = 8, relation = 4;
  const auto hidden = [&](const std::string& name, std::uint32_t size) {
    fill.quantised(name + ".weight", encoded, size);
    fill.floats(name + ".bias", 1, size);
  };
  hidden("morphology", morphology);
  hidden("entity", entity);
  hidden("arc_dependent", arc);
  hidden("arc_head", arc);
  hidden("relation_dependent", relation);
  hidden("relation_head", relation);
  const auto tags = [&](const std::string& name, std::uint32_t depth, const std::string& labels) {
    const auto count = static_cast<std::uint32_t>(std::ranges::count(labels, '\n') + 1);
    fill.floats(name + ".weight", depth, count);
    fill.floats(name + ".bias", 1, count);
    return labels;
  };
  model.set_text("labels.upos", tags("tags.upos", morphology, "NOUN\nVERB\nPUNCT"));
  model.set_text("labels.xpos", tags("tags.xpos", morphology, "NN\nVB\n."));
  model.set_text("labels.feats", tags("tags.feats", morphology, "_\nNumber=Sing"));
  model.set_text("labels.lemma", tags("tags.lemma", morphology, "l0|\nk0|\nl1|"));
  model.set_text("labels.ner", tags("entity_tag", entity, "O\nB-PERSON\nI-PERSON\nB-GPE\nI-GPE"));
  model.set_text("labels.deprel", "obj\nroot\npunct");
  model.set_text("lemma.exceptions", "went VERB go");
  model.set_text("lemma.known", "meet VERB\ncity NOUN");
  fill.floats("arc", arc + 1, arc);
  fill.floats("relation", relation + 1, 3 * (relation + 1));
}

}  // namespace

void ModelSections::set(ModelSection section) {
  const auto found = std::ranges::find(sections, section.name, &ModelSection::name);
  if (found == sections.end()) {
    sections.push_back(std::move(section));
  } else {
    *found = std::move(section);
  }
}

void ModelSections::set_text(const std::string& name, std::string text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  set({name, ElementType::kText, 1, size, std::move(text)});
}

void ModelSections::set_floats(const std::string& name, std::uint32_t rows, std::uint32_t columns,
                               const std::vector<float>& values) {
  std::string bytes(values.size() * sizeof(float), '\0');
  std::memcpy(bytes.data(), values.data(), bytes.size());
  set({name, ElementType::kFloat32, rows, columns, std::move(bytes)});
}

ModelSection& ModelSections::at(std::string_view name) {
  const auto found = std::ranges::find(sections, name, &ModelSection::name);
  if (found == sections.end()) throw std::out_of_range(std::string(name));
  return *found;
}

void ModelSections::remove(std::string_view name) {
  std::erase_if(sections, [name](const ModelSection& section) { return section.name == name; });
}

std::string ModelSections::file() const {
  std::string file(kHeader + kEntry * sections.size(), '\0');
  file.replace(0, 8, "NGMODEL\n");
  put(file, 8, language::ModelFile::kVersion);
  put(file, 12, static_cast<std::uint32_t>(sections.size()));
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const ModelSection& section = sections[i];
    const std::size_t entry = kHeader + kEntry * i;
    file.resize(align(file.size()), '\0');
    file.replace(entry, section.name.size(), section.name);
    put(file, entry + 48, static_cast<std::uint32_t>(section.type));
    put(file, entry + 52, section.rows);
    put(file, entry + 56, section.columns);
    put(file, entry + 64, static_cast<std::uint64_t>(file.size()));
    put(file, entry + 72, static_cast<std::uint64_t>(section.bytes.size()));
    file += section.bytes;
  }
  mend_header(file);
  return file;
}

void mend_header(std::string& file) {
  if (file.size() < kHeader) return;
  put(file, 16, static_cast<std::uint64_t>(file.size()));
  put(file, 24, XXH3_64bits(file.data() + kHeader, file.size() - kHeader));
}

ModelSections tiny_model() {
  ModelSections model;
  Filling fill(model);
  model.set_text("metadata", "{\"language\": \"none\"}");
  add_segmenter(model, fill);
  const std::uint32_t features = add_word_features(model, fill);
  const std::uint32_t encoded = add_encoder(fill, features);
  add_heads(model, fill, encoded);
  return model;
}

void damage(ModelSections& model, const std::function<std::uint32_t(std::uint32_t)>& below) {
  if (model.sections.empty()) return;
  const auto any = [&]() -> ModelSection& {
    return model.sections[below(static_cast<std::uint32_t>(model.sections.size()))];
  };
  ModelSection& section = any();
  const auto size = static_cast<std::uint32_t>(section.bytes.size());
  constexpr float kStrange[] = {std::numeric_limits<float>::quiet_NaN(),
                                std::numeric_limits<float>::infinity(),
                                -std::numeric_limits<float>::infinity(),
                                std::numeric_limits<float>::max(),
                                -1e30F,
                                0};
  constexpr std::string_view kPieces[] = {"\n", " ", "0", "4294967295", "|", "I-", "root", "\xff"};
  const auto fit_text = [](ModelSection& text) {
    if (text.type != ElementType::kText) return;
    text.rows = 1;
    text.columns = static_cast<std::uint32_t>(text.bytes.size());
  };
  switch (below(9)) {
    case 0:  // other bytes
      if (size > 0) section.bytes[below(size)] = static_cast<char>(below(256));
      break;
    case 1:  // numbers of no measure
      if (section.type == ElementType::kFloat32 && size > 0) {
        put(section.bytes, below(size / 4) * 4, kStrange[below(std::size(kStrange))]);
      }
      break;
    case 2: {  // text with a piece more
      const std::string_view piece = kPieces[below(std::size(kPieces))];
      if (section.type == ElementType::kText) section.bytes.insert(below(size + 1), piece);
      fit_text(section);
      break;
    }
    case 3: {  // text with a stretch less
      const std::uint32_t begin = below(size + 1);
      if (section.type == ElementType::kText) section.bytes.erase(begin, below(8) + 1);
      fit_text(section);
      break;
    }
    case 4:  // nothing in it, in one of two shapes
      section.bytes.clear();
      (below(2) == 0 ? section.rows : section.columns) = 0;
      break;
    case 5:  // another shape of as many numbers
      std::swap(section.rows, section.columns);
      break;
    case 6: {  // what belongs to another
      const std::string name = section.name;
      section = any();
      section.name = name;
      break;
    }
    case 7:  // rows fewer
      if (section.rows > 1 && section.type != ElementType::kText) {
        section.bytes.resize(section.bytes.size() / section.rows * (section.rows - 1));
        --section.rows;
      }
      break;
    default:
      model.remove(std::string(section.name));
  }
}

}  // namespace newsgraph::testing
