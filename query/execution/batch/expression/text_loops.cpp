// What is asked of the parts of strings: how many there are, whether one is in them, whether a
// condition holds for all, any, none or one of them.
#include "newsgraph/query/execution/batch/expression/compiler.h"
#include "newsgraph/query/execution/batch/expression/text_list.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/planner/expression_walk.h"

namespace newsgraph::execution::batch {
namespace {

/// How many texts of a row a condition holds for, and how many it might hold for.
struct Tally {
  std::uint32_t holds = 0, fails = 0, unknown = 0;
};

Truth conclude(parser::QuantifierKind kind, const Tally& tally) {
  const Truth otherwise = tally.unknown > 0 ? Truth::kUnknown : Truth::kTrue;
  switch (kind) {
    case parser::QuantifierKind::kAll:
      return tally.fails > 0 ? Truth::kFalse : otherwise;
    case parser::QuantifierKind::kNone:
      return tally.holds > 0 ? Truth::kFalse : otherwise;
    case parser::QuantifierKind::kAny:
      if (tally.holds > 0) return Truth::kTrue;
      return tally.unknown > 0 ? Truth::kUnknown : Truth::kFalse;
    case parser::QuantifierKind::kSingle:
      break;
  }
  if (tally.holds > 1) return Truth::kFalse;
  return tally.unknown > 0 ? Truth::kUnknown : to_truth(tally.holds == 1);
}

/// Puts the texts of many rows side by side, as a chunk in which the condition is computed.
class Quantified final {
 public:
  Quantified(parser::QuantifierKind kind, TextListPtr texts, std::unique_ptr<GivenTexts> given,
             ExpressionPtr condition, std::vector<planner::Slot> carried)
      : kind_(kind),
        texts_(std::move(texts)),
        given_(std::move(given)),
        condition_(std::move(condition)),
        carried_(std::move(carried)) {}

  void operator()(const Chunk& chunk, Vector& out) {
    tallies_.assign(chunk.size, {});
    texts_->begin(chunk);
    for (std::size_t row = 0; row < chunk.size; ++row) {
      const auto texts = texts_->at(row);
      out.truths[row] = texts ? Truth::kTrue : Truth::kUnknown;
      if (texts) add(*texts, static_cast<std::uint32_t>(row));
      if (rows_.size() >= kChunkRows) test(chunk);
    }
    if (!rows_.empty()) test(chunk);
    for (std::size_t row = 0; row < chunk.size; ++row) {
      if (out.truths[row] == Truth::kTrue) out.truths[row] = conclude(kind_, tallies_[row]);
    }
  }

 private:
  void add(std::span<const std::string_view> texts, std::uint32_t row) {
    for (const std::string_view text : texts) {
      memory_.append(text);
      ends_.push_back(memory_.size());
      rows_.push_back(row);
    }
  }
  void test(const Chunk& chunk) {
    given_->clear();
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
      given_->push_back(std::string_view(memory_).substr(begin, ends_[i] - begin));
    }
    gather_rows(items_, chunk, carried_, rows_);
    const std::vector<Truth>& truths = condition_->evaluate(items_).truths;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      Tally& tally = tallies_[rows_[i]];
      ++(truths[i] == Truth::kUnknown ? tally.unknown
         : truths[i] == Truth::kTrue  ? tally.holds
                                      : tally.fails);
    }
    memory_.clear();
    ends_.clear();
    rows_.clear();
  }

  parser::QuantifierKind kind_;
  TextListPtr texts_;
  std::unique_ptr<GivenTexts> given_;  ///< where the condition reads them
  ExpressionPtr condition_;
  std::vector<planner::Slot> carried_;
  std::vector<Tally> tallies_;  ///< by row
  std::string memory_;          ///< the texts of some rows, one behind the other
  std::vector<std::size_t> ends_;
  std::vector<std::uint32_t> rows_;
  Chunk items_;
};

}  // namespace

TextListPtr Compiler::compile_text_list(const parser::ExpressionPtr& expression) {
  const auto* call = std::get_if<parser::FunctionCall>(&expression->node);
  if (!call || call->arguments.size() != 2 || bound_.reads.contains(expression.get())) {
    return nullptr;
  }
  const functions::Function* function = functions::find_function(call->name);
  if (!function || function->name != "split") return nullptr;
  const auto separator = constant(call->arguments[1]);
  TextPtr text = separator && separator->is_string() ? compile_text(call->arguments[0]) : nullptr;
  if (!text) return nullptr;
  return make_parts(std::move(text), separator->as_string(), execution_.budget());
}

TextPtr Compiler::compile_part(const parser::Subscript& node) {
  const auto place = constant(node.index);
  TextListPtr texts = place && place->is_integer() ? compile_text_list(node.object) : nullptr;
  return texts ? make_part(std::move(texts), place->as_integer()) : nullptr;
}

ExpressionPtr Compiler::make_list_size(TextListPtr texts) const {
  return make_filled(Kind::kInteger, [texts = std::move(texts)](const Chunk& chunk, Vector& out) {
    texts->begin(chunk);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      const auto at = texts->at(i);
      out.nulls[i] = at ? 0 : 1;
      if (at) out.integers[i] = static_cast<std::int64_t>(at->size());
    }
  });
}

ExpressionPtr Compiler::make_text_search(const parser::Binary& node) {
  TextListPtr list = compile_text_list(node.right);
  TextPtr sought = list ? compile_text(node.left) : nullptr;
  if (!sought) return nullptr;
  return make_filled(Kind::kBoolean, [list = std::move(list), sought = std::move(sought)](
                                         const Chunk& chunk, Vector& out) {
    list->begin(chunk);
    sought->begin(chunk);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      const auto texts = list->at(i);
      const auto text = sought->at(i);
      if (!texts) {
        out.truths[i] = Truth::kUnknown;
      } else if (!text) {
        out.truths[i] = texts->empty() ? Truth::kFalse : Truth::kUnknown;
      } else {
        out.truths[i] = to_truth(std::ranges::find(*texts, *text) != texts->end());
      }
    }
  });
}

bool Compiler::collect_slots(const parser::ExpressionPtr& expression, planner::Slot local,
                             std::set<planner::Slot>& slots) const {
  if (const auto read = bound_.reads.find(expression.get()); read != bound_.reads.end()) {
    if (read->second != local) slots.insert(read->second);
    return read->second == local || layout_.contains(read->second);
  }
  bool all = true;
  planner::for_each_operand(*expression, [&](const parser::ExpressionPtr& operand) {
    all = all && collect_slots(operand, local, slots);
  });
  return all;
}

ExpressionPtr Compiler::make(const Source& source, const parser::Quantifier& node) {
  if (!node.where || !bound_.subplans.empty()) return nullptr;
  TextListPtr texts = compile_text_list(node.list);
  const planner::Slot local = bound_.locals.at(&source);
  std::set<planner::Slot> slots;
  if (!texts || !collect_slots(node.where, local, slots)) return nullptr;
  auto given = std::make_unique<GivenTexts>();
  given_.emplace(local, given.get());
  // As soon as the answer is settled, the rest of a list is not looked at.
  ExpressionPtr condition = compile_conditional(node.where);
  given_.erase(local);
  if (!condition || condition->kind() != Kind::kBoolean) return nullptr;
  return make_filled(Kind::kBoolean,
                     Quantified(node.kind, std::move(texts), std::move(given), std::move(condition),
                                std::vector<planner::Slot>(slots.begin(), slots.end())));
}

}  // namespace newsgraph::execution::batch
