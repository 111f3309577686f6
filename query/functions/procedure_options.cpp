#include "newsgraph/query/functions/procedure_options.h"

#include <algorithm>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/functions/arguments.h"

namespace newsgraph::functions {

ProcedureOptions::ProcedureOptions(std::string_view procedure, const Value& options,
                                   std::initializer_list<std::string_view> known)
    : procedure_(procedure) {
  if (options.is_null()) return;
  if (!options.is_map()) throw wrong_type(procedure_, "a MAP of options", options);
  options_ = options.as_map();
  for (const auto& [name, value] : options_) {
    if (std::ranges::find(known, name) != known.end()) continue;
    std::string names;
    for (const std::string_view each : known) {
      names += (names.empty() ? "" : ", ") + std::string(each);
    }
    throw bad_argument("InvalidArgumentValue", procedure_ + " has no option `" + abbreviated(name) +
                                                   "`; its options are " + names);
  }
}

const Value* ProcedureOptions::find(std::string_view name) const {
  const auto found = options_.find(std::string(name));
  return found == options_.end() || found->second.is_null() ? nullptr : &found->second;
}

void ProcedureOptions::fail(std::string_view name, const std::string& expected) const {
  throw bad_argument("InvalidArgumentValue", "the option `" + std::string(name) + "` of " +
                                                 procedure_ + " must be " + expected);
}

double ProcedureOptions::number(std::string_view name, double otherwise) const {
  const Value* value = find(name);
  if (value == nullptr) return otherwise;
  if (!value->is_integer() && !value->is_float()) fail(name, "a number");
  return value->as_number();
}

std::size_t ProcedureOptions::count(std::string_view name, std::size_t otherwise) const {
  const Value* value = find(name);
  if (value == nullptr) return otherwise;
  if (!value->is_integer() || value->as_integer() < 0) fail(name, "an integer from 0 on");
  return static_cast<std::size_t>(value->as_integer());
}

std::string ProcedureOptions::text(std::string_view name, std::string otherwise) const {
  const Value* value = find(name);
  if (value == nullptr) return otherwise;
  if (!value->is_string()) fail(name, "a STRING");
  return value->as_string();
}

std::vector<std::string> ProcedureOptions::texts(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return {};
  if (value->is_string()) return {value->as_string()};
  std::vector<std::string> texts;
  if (!value->is_list()) fail(name, "a LIST of STRINGs");
  for (const Value& each : value->as_list()) {
    if (!each.is_string()) fail(name, "a LIST of STRINGs");
    texts.push_back(each.as_string());
  }
  return texts;
}

}  // namespace newsgraph::functions
