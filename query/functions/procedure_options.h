// The map of options that a procedure takes as its last argument.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/value.h"

namespace newsgraph::functions {

/// Reads options by name; each throws QueryError when the value is not of the type asked for.
class ProcedureOptions {
 public:
  /// `options` is a map, or null for none. Throws QueryError when it has an option that is not
  /// `known`, and names those that are.
  ProcedureOptions(std::string_view procedure, const Value& options,
                   std::initializer_list<std::string_view> known);

  double number(std::string_view name, double otherwise) const;
  std::size_t count(std::string_view name, std::size_t otherwise) const;
  std::string text(std::string_view name, std::string otherwise) const;
  /// A text stands for a list of one.
  std::vector<std::string> texts(std::string_view name) const;

  /// ArgumentError about one of the options.
  [[noreturn]] void fail(std::string_view name, const std::string& expected) const;

 private:
  const Value* find(std::string_view name) const;

  std::string procedure_;
  Map options_;
};

}  // namespace newsgraph::functions
