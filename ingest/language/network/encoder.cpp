#include "newsgraph/ingest/language/network/encoder.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace newsgraph::language {

namespace {

constexpr std::size_t kGates = 4;
constexpr std::size_t kUnitMultiple = 16;  // see Kernels::lstm_step

}  // namespace

Timeline::Timeline(std::span<const std::size_t> lengths) : begins_{0} {
  std::size_t active = lengths.size();
  for (std::size_t step = 0; active > 0; ++step) {
    while (active > 0 && lengths[active - 1] <= step) --active;
    if (active > 0) begins_.push_back(begins_.back() + active);
  }
}

Encoder::Encoder(const ModelFile& model) : features_(model) {
  units_ = model.section("lstm.0.forward.recurrent").rows;
  if (units_ == 0 || units_ % kUnitMultiple != 0 || kGates * units_ % kPanel != 0) {
    model.fail("has " + std::to_string(units_) + " LSTM units, not a multiple of " +
               std::to_string(kUnitMultiple));
  }
  const std::size_t gates = kGates * units_;
  const auto quantised = [&](const std::string& weights, const std::string& bias,
                             std::size_t depth) {
    QuantisedDense layer(depth);
    if (layer.append(model, weights, bias) != gates) {
      model.fail("has no " + std::to_string(gates) + " columns in \"" + weights + "\"");
    }
    layer.finish();
    return layer;
  };
  for (std::size_t d = 0; d < 2; ++d) {
    const std::string first = d == 0 ? "lstm.0.forward." : "lstm.0.backward.";
    const std::string second = d == 0 ? "lstm.1.forward." : "lstm.1.backward.";
    first_input_[d] = Dense(model.floats(first + "input", features_.size(), gates),
                            model.floats(first + "bias", 1, gates), features_.size(), gates);
    first_recurrent_[d] = quantised(first + "recurrent", "", units_);
    second_input_[d] = quantised(second + "input", second + "bias", size());
    second_recurrent_[d] = quantised(second + "recurrent", "", units_);
  }
}

void Encoder::run(const QuantisedDense& recurrent, bool backward, const Timeline& timeline,
                  Workspace& work, std::uint32_t* hidden) const {
  const std::size_t width = kGates * units_;
  work.cells.assign(timeline.active(0) * units_, 0);
  std::size_t carried = 0;  // sentences that have a state from the step before
  for (std::size_t i = 0; i < timeline.steps(); ++i) {
    const std::size_t step = backward ? timeline.steps() - 1 - i : i;
    const std::size_t active = timeline.active(step);
    float* gate = work.gates.data() + timeline.begin(step) * width;
    if (i > 0) {
      const std::size_t before = backward ? step + 1 : step - 1;
      recurrent.add(hidden + timeline.begin(before) * words(), words(), std::min(active, carried),
                    gate, width);
    }
    kernels().lstm_step(gate, width, active, units_, work.cells.data(),
                        hidden + timeline.begin(step) * words(), words());
    carried = active;
  }
}

const std::uint32_t* Encoder::encode(std::span<const std::span<const std::string_view>> sentences,
                                     const Timeline& timeline, Workspace& work) const {
  const std::size_t width = kGates * units_;
  // The first layer's input is a function of the form alone: once for each form of the batch.
  std::unordered_map<std::string_view, std::size_t> types;
  std::vector<std::string_view> forms;
  std::vector<std::size_t> type_of_row(timeline.rows());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    for (std::size_t i = 0; i < sentences[s].size(); ++i) {
      const auto [found, added] = types.try_emplace(sentences[s][i], forms.size() + 1);
      if (added) forms.push_back(sentences[s][i]);
      type_of_row[timeline.row(s, i + 1)] = found->second;
    }
  }
  work.features.resize((forms.size() + 1) * features_.size());
  std::ranges::copy(features_.root(), work.features.begin());
  features_.compute(forms, work.features.data() + features_.size());

  const std::size_t half = words() / 2;  // what one direction writes of a row
  work.projected.resize((forms.size() + 1) * width);
  work.gates.resize(timeline.rows() * width);
  work.first.resize(timeline.rows() * words());
  for (std::size_t d = 0; d < 2; ++d) {
    first_input_[d].apply(work.features.data(), features_.size(), forms.size() + 1,
                          work.projected.data(), width);
    for (std::size_t row = 0; row < timeline.rows(); ++row) {
      std::copy_n(work.projected.data() + type_of_row[row] * width, width,
                  work.gates.data() + row * width);
    }
    run(first_recurrent_[d], d == 1, timeline, work, work.first.data() + d * half);
  }
  work.second.resize(timeline.rows() * words());
  for (std::size_t d = 0; d < 2; ++d) {
    second_input_[d].apply(work.first.data(), words(), timeline.rows(), work.gates.data(), width);
    run(second_recurrent_[d], d == 1, timeline, work, work.second.data() + d * half);
  }
  return work.second.data();
}

}  // namespace newsgraph::language
