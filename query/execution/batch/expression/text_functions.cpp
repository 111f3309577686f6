// Functions and sums of strings.
#include "newsgraph/query/execution/batch/expression/compiler.h"
#include "newsgraph/query/functions/code_points.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/functions/letter_case.h"

namespace newsgraph::execution::batch {
namespace {

using functions::Budget;

/// The characters of a text from `start` on, `length` of them at most.
std::string_view part_of(std::string_view text, std::size_t start,
                         std::optional<std::size_t> length, Budget& budget) {
  if (start > 0) text.remove_prefix(functions::byte_of_code_point(text, start, budget));
  return length ? text.substr(0, functions::byte_of_code_point(text, *length, budget)) : text;
}

std::string_view end_of(std::string_view text, std::size_t length, Budget& budget) {
  const std::size_t size = functions::count_code_points(text, budget);
  return part_of(text, size > length ? size - length : 0, std::nullopt, budget);
}

/// What the function does with a text, its other arguments being these numbers; empty for a
/// function that has no place here.
TextFunction text_function(const std::string& name, const std::vector<std::size_t>& numbers,
                           Budget& budget) {
  if (name == "toLower" && numbers.empty()) {
    return [&budget](std::string_view text, std::string& memory) -> std::string_view {
      functions::write_lower(text, memory, budget);
      return memory;
    };
  }
  if (name == "toUpper" && numbers.empty()) {
    return [&budget](std::string_view text, std::string& memory) -> std::string_view {
      functions::write_upper(text, memory, budget);
      return memory;
    };
  }
  if (name == "substring" && !numbers.empty()) {
    const auto length = numbers.size() > 1 ? std::optional(numbers[1]) : std::nullopt;
    return [start = numbers[0], length, &budget](std::string_view text, std::string&) {
      return part_of(text, start, length, budget);
    };
  }
  if (name == "left" && numbers.size() == 1) {
    return [length = numbers[0], &budget](std::string_view text, std::string&) {
      return part_of(text, 0, length, budget);
    };
  }
  if (name == "right" && numbers.size() == 1) {
    return [length = numbers[0], &budget](std::string_view text, std::string&) {
      return end_of(text, length, budget);
    };
  }
  return {};
}

/// A computed text as a value.
class TextValues final : public Expression {
 public:
  explicit TextValues(TextPtr text) : Expression(Kind::kValue, true), text_(std::move(text)) {}
  const Vector& evaluate(const Chunk& chunk) override {
    text_->begin(chunk);
    out_.values.resize(chunk.size);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      const auto text = text_->at(i);
      out_.values[i] = text ? Value(*text) : Value();
    }
    return out_;
  }

 private:
  TextPtr text_;
  Vector out_;
};

}  // namespace

TextPtr Compiler::compile_text_call(const parser::FunctionCall& node) {
  const functions::Function* function = functions::find_function(node.name);
  if (!function || node.arguments.empty() || node.arguments.size() > function->maximum_arguments) {
    return nullptr;
  }
  std::vector<std::size_t> numbers;
  for (std::size_t i = 1; i < node.arguments.size(); ++i) {
    const auto number = constant(node.arguments[i]);
    if (!number || !number->is_integer() || number->as_integer() < 0) return nullptr;
    numbers.push_back(static_cast<std::size_t>(number->as_integer()));
  }
  TextFunction convert = text_function(function->name, numbers, execution_.budget());
  TextPtr text = convert ? compile_text(node.arguments.front()) : nullptr;
  return text ? make_converted(std::move(text), std::move(convert)) : nullptr;
}

TextPtr Compiler::compile_text_sum(const parser::Binary& node) {
  if (node.op != parser::BinaryOperator::kAdd) return nullptr;
  TextPtr left = compile_text(node.left);
  TextPtr right = left ? compile_text(node.right) : nullptr;
  if (!right) return nullptr;
  safe_ = false;  // it may become too long
  return make_sum(std::move(left), std::move(right), execution_.budget());
}

TextPtr Compiler::compile_computed_text(const parser::ExpressionPtr& expression) {
  if (const auto read = bound_.reads.find(expression.get()); read != bound_.reads.end()) {
    const auto given = given_.find(read->second);
    return given == given_.end() ? nullptr : make_given_text(*given->second);
  }
  const auto* call = std::get_if<parser::FunctionCall>(&expression->node);
  const auto* binary = std::get_if<parser::Binary>(&expression->node);
  const auto* subscript = std::get_if<parser::Subscript>(&expression->node);
  if ((!call && !binary && !subscript) || no_texts_.contains(expression.get())) {
    return nullptr;
  }
  TextPtr text = call     ? compile_text_call(*call)
                 : binary ? compile_text_sum(*binary)
                          : compile_part(*subscript);
  if (!text) no_texts_.insert(expression.get());
  return text;
}

TextPtr Compiler::compile_text(const parser::ExpressionPtr& expression) {
  if (const auto* literal = std::get_if<parser::Literal>(&expression->node)) {
    return literal->value.is_string() ? make_constant_text(literal->value.as_string()) : nullptr;
  }
  const bool is_read = bound_.reads.contains(expression.get()) ||
                       std::holds_alternative<parser::PropertyAccess>(expression->node);
  if (TextPtr computed = compile_computed_text(expression); computed || !is_read) return computed;
  ExpressionPtr ids = compile(expression);
  if (!ids || ids->kind() != Kind::kString) return nullptr;
  return make_kept_text(execution_.graph(), std::move(ids));
}

ExpressionPtr Compiler::make_text_value(const parser::ExpressionPtr& expression) {
  TextPtr text = compile_computed_text(expression);
  return text ? std::make_unique<TextValues>(std::move(text)) : nullptr;
}

namespace {

ExpressionPtr make_text_size(TextPtr text, Budget& budget) {
  return make_filled(
      Kind::kInteger, [text = std::move(text), &budget](const Chunk& chunk, Vector& out) {
        text->begin(chunk);
        for (std::size_t i = 0; i < chunk.size; ++i) {
          const auto at = text->at(i);
          out.nulls[i] = at ? 0 : 1;
          if (at)
            out.integers[i] = static_cast<std::int64_t>(functions::count_code_points(*at, budget));
        }
      });
}

}  // namespace

ExpressionPtr Compiler::make_size(const Source& source, const parser::FunctionCall& node) {
  const parser::ExpressionPtr& argument = node.arguments.front();
  if (TextPtr text = compile_text(argument)) {
    return make_text_size(std::move(text), execution_.budget());
  }
  if (TextListPtr texts = compile_text_list(argument)) return make_list_size(std::move(texts));
  ExpressionPtr values = compile(argument);
  if (!values || values->kind() != Kind::kValue) return nullptr;
  safe_ = false;  // it may be something that has no size
  const functions::Function* function = functions::find_function(node.name);
  return make_filled(Kind::kInteger, [function, values = std::move(values), span = source.span,
                                      &execution = execution_](const Chunk& chunk, Vector& out) {
    const std::vector<Value>& items = values->evaluate(chunk).values;
    for (std::size_t i = 0; i < chunk.size; ++i) {
      out.nulls[i] = items[i].is_null() ? 1 : 0;
      if (out.nulls[i] != 0) continue;
      try {
        out.integers[i] =
            function->apply(execution.functions(), std::span(&items[i], 1)).as_integer();
      } catch (const QueryError& error) {
        execution.fail(error, span);
      }
    }
  });
}

}  // namespace newsgraph::execution::batch
