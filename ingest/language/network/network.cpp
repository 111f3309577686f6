#include "newsgraph/ingest/language/network/network.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_set>

#include "newsgraph/ingest/language/decoding/tree.h"

namespace newsgraph::language {

namespace {

/// Rows read together: enough to keep the kernels busy, few enough to stay in the cache.
constexpr std::size_t kBatchRows = 1024;

/// Layers of one depth side by side, as one.
class Joined {
 public:
  Joined(const ModelFile& model, std::size_t depth) : model_(model), depth_(depth) {}

  /// Appends the layer NAME.weight, NAME.bias; returns its count of columns.
  std::size_t append(const std::string& name) {
    Part part;
    part.weights = model_.floats(name + ".weight", depth_, 0);
    part.columns = part.weights.size() / depth_;
    part.bias = model_.floats(name + ".bias", 1, part.columns);
    columns_ += part.columns;
    parts_.push_back(std::move(part));
    return parts_.back().columns;
  }

  Dense finish() const {
    std::vector<float> weights(depth_ * columns_), bias;
    std::size_t begin = 0;
    for (const Part& part : parts_) {
      for (std::size_t k = 0; k < depth_; ++k) {
        std::copy_n(part.weights.data() + k * part.columns, part.columns,
                    weights.data() + k * columns_ + begin);
      }
      bias.insert(bias.end(), part.bias.begin(), part.bias.end());
      begin += part.columns;
    }
    return {weights, bias, depth_, columns_};
  }

 private:
  struct Part {
    std::vector<float> weights, bias;
    std::size_t columns = 0;
  };
  const ModelFile& model_;
  std::size_t depth_;
  std::size_t columns_ = 0;
  std::vector<Part> parts_;
};

}  // namespace

Network::Network(const ModelFile& model) : encoder_(model) {
  hidden_ = QuantisedDense(encoder_.size());
  const auto append = [&](const std::string& name) {
    return hidden_.append(model, name + ".weight", name + ".bias");
  };
  morphology_ = append("morphology");
  entity_ = append("entity");
  arc_ = append("arc_dependent");
  if (append("arc_head") != arc_) model.fail("has arc layers of two sizes");
  relation_ = append("relation_dependent");
  if (append("relation_head") != relation_) model.fail("has relation layers of two sizes");
  hidden_.finish();

  Joined tags(model, morphology_);
  std::size_t begin = 0;
  const auto slice = [&](const std::string& name) {
    const Slice found{begin, tags.append("tags." + name)};
    begin += found.size;
    if (model.lines("labels." + name).size() != found.size) {
      model.fail("has scores that do not match \"labels." + name + "\"");
    }
    return found;
  };
  upos_ = slice("upos");
  xpos_ = slice("xpos");
  feats_ = slice("feats");
  lemma_ = slice("lemma");
  tags_ = tags.finish();

  const std::vector<std::string_view> entity_labels = model.lines("labels.ner");
  if (entity_labels.empty()) model.fail("has no labels in \"labels.ner\"");
  entities_ = EntityDecoder(entity_labels);
  entity_tags_ = Dense(model.floats("entity_tag.weight", entity_, entity_labels.size()),
                       model.floats("entity_tag.bias", 1, entity_labels.size()), entity_,
                       entity_labels.size());

  // The last row of a biaffine matrix meets the constant 1 beside the dependent: a bias.
  const std::vector<float> arc = model.floats("arc", arc_ + 1, arc_);
  arcs_ = Dense(arc, {arc.end() - static_cast<std::ptrdiff_t>(arc_), arc.end()}, arc_, arc_);

  const std::vector<std::string_view> relations = model.lines("labels.deprel");
  relation_count_ = relations.size();
  const auto root = std::ranges::find(relations, "root");
  if (root == relations.end()) model.fail("has no relation \"root\"");
  root_relation_ = static_cast<std::size_t>(root - relations.begin());
  const std::size_t columns = relation_count_ * (relation_ + 1);
  const std::vector<float> weights = model.floats("relation", relation_ + 1, columns);
  relations_ = Dense(weights, {weights.end() - static_cast<std::ptrdiff_t>(columns), weights.end()},
                     relation_, columns);
}

double Network::multiplications(std::span<const std::vector<std::string_view>> sentences) const {
  double words = 0;
  std::unordered_set<std::string_view> forms;
  for (const auto& sentence : sentences) {
    words += static_cast<double>(sentence.size());
    forms.insert(sentence.begin(), sentence.end());
  }
  const auto per_word = encoder_.multiplications_per_word() + encoder_.size() * hidden_.columns() +
                        morphology_ * tags_.columns() + entity_ * entity_tags_.columns() +
                        arc_ * arcs_.columns() + relation_ * relations_.columns();
  return words * static_cast<double>(per_word) +
         static_cast<double>(forms.size() * encoder_.multiplications_per_form());
}

struct Network::Workspace {
  Encoder::Workspace encoder;
  // By rows of the timeline.
  std::vector<float> hidden, tags, entities, arcs;
  // Of one sentence, its root first; a sentence's rows lie apart in the timeline, and the parser
  // wants them together.
  std::vector<float> dependents, heads, relation_dependents, relation_heads, entity_scores;
  std::vector<float> arc_scores, mixed, relation_scores;
};

std::vector<std::vector<WordLabels>> Network::label(
    std::span<const std::vector<std::string_view>> sentences) const {
  std::vector<std::size_t> order(sentences.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t i) { return sentences[i].size(); });
  std::vector<std::vector<WordLabels>> labels(sentences.size());
  std::vector<std::span<const std::string_view>> batch;
  std::vector<std::vector<WordLabels>*> results;
  Workspace work;
  std::size_t rows = 0;
  const auto flush = [&] {
    if (!batch.empty()) label_batch(batch, results, work);
    batch.clear();
    results.clear();
    rows = 0;
  };
  for (const std::size_t i : order) {
    if (rows + sentences[i].size() + 1 > kBatchRows) flush();
    rows += sentences[i].size() + 1;
    batch.emplace_back(sentences[i]);
    results.push_back(&labels[i]);
  }
  flush();
  return labels;
}

void Network::label_batch(std::span<const std::span<const std::string_view>> sentences,
                          std::span<std::vector<WordLabels>* const> labels, Workspace& work) const {
  std::vector<std::size_t> lengths;
  for (const auto& sentence : sentences) lengths.push_back(sentence.size() + 1);
  const Timeline timeline(lengths);
  const std::uint32_t* encoded = encoder_.encode(sentences, timeline, work.encoder);

  const std::size_t rows = timeline.rows();
  work.hidden.resize(rows * hidden_.width());
  hidden_.apply(encoded, encoder_.words(), rows, work.hidden.data(), hidden_.width());
  rectify(work.hidden.data(), work.hidden.size());
  const auto apply = [&](const Dense& layer, std::size_t column, std::vector<float>& scores) {
    scores.resize(rows * layer.width());
    layer.apply(work.hidden.data() + column, hidden_.width(), rows, scores.data(), layer.width());
  };
  apply(tags_, 0, work.tags);
  apply(entity_tags_, morphology_, work.entities);
  apply(arcs_, morphology_ + entity_, work.arcs);

  for (std::size_t s = 0; s < sentences.size(); ++s) {
    labels[s]->resize(lengths[s] - 1);
    label_sentence(timeline, s, work, *labels[s]);
  }
}

void Network::label_sentence(const Timeline& timeline, std::size_t sentence, Workspace& work,
                             std::vector<WordLabels>& labels) const {
  const std::size_t steps = labels.size() + 1;
  work.dependents.resize(steps * arc_);
  work.heads.resize(steps * arc_);
  work.relation_dependents.resize(steps * relation_);
  work.relation_heads.resize(steps * relation_);
  work.entity_scores.resize(labels.size() * entity_tags_.width());
  for (std::size_t step = 0; step < steps; ++step) {
    const std::size_t row = timeline.row(sentence, step);
    const float* from = work.hidden.data() + row * hidden_.width() + morphology_ + entity_ + arc_;
    std::copy_n(work.arcs.data() + row * arcs_.width(), arc_, work.dependents.data() + step * arc_);
    std::copy_n(from, arc_, work.heads.data() + step * arc_);
    std::copy_n(from + arc_, relation_, work.relation_dependents.data() + step * relation_);
    std::copy_n(from + arc_ + relation_, relation_, work.relation_heads.data() + step * relation_);
    if (step == 0) continue;
    std::copy_n(work.entities.data() + row * entity_tags_.width(), entity_tags_.width(),
                work.entity_scores.data() + (step - 1) * entity_tags_.width());
    const float* scores = work.tags.data() + row * tags_.width();
    const auto best = [scores](const Slice& slice) {
      return static_cast<std::uint16_t>(largest(scores + slice.begin, slice.size));
    };
    WordLabels& word = labels[step - 1];
    word.upos = best(upos_);
    word.xpos = best(xpos_);
    word.feats = best(feats_);
    word.lemma = best(lemma_);
  }
  const std::vector<std::size_t> path = entities_.decode(work.entity_scores, entity_tags_.width());
  for (std::size_t i = 0; i < path.size(); ++i) {
    labels[i].ner = static_cast<std::uint16_t>(path[i]);
  }
  parse(work, labels);
}

void Network::parse(Workspace& work, std::vector<WordLabels>& labels) const {
  const std::size_t words = labels.size(), size = words + 1;
  work.arc_scores.assign(size * size, 0);
  for (std::size_t d = 1; d < size; ++d) {
    kernels().dot_rows(work.dependents.data() + d * arc_, work.heads.data(), arc_, size, arc_,
                       work.arc_scores.data() + d * size);
  }
  const std::vector<std::size_t> tree = best_tree(work.arc_scores, words);

  work.mixed.resize(words * relations_.width());
  relations_.apply(work.relation_dependents.data() + relation_, relation_, words, work.mixed.data(),
                   relations_.width());
  work.relation_scores.resize(relation_count_);
  float* scores = work.relation_scores.data();
  const std::size_t stride = relation_ + 1;
  for (std::size_t d = 1; d < size; ++d) {
    WordLabels& word = labels[d - 1];
    word.head = static_cast<std::uint32_t>(tree[d]);
    if (tree[d] == 0) {
      word.deprel = static_cast<std::uint16_t>(root_relation_);
      continue;
    }
    const float* row = work.mixed.data() + (d - 1) * relations_.width();
    kernels().dot_rows(work.relation_heads.data() + tree[d] * relation_, row, stride,
                       relation_count_, relation_, scores);
    for (std::size_t r = 0; r < relation_count_; ++r) scores[r] += row[r * stride + relation_];
    scores[root_relation_] = -1e30F;
    word.deprel = static_cast<std::uint16_t>(largest(scores, relation_count_));
  }
}

}  // namespace newsgraph::language
