// What functions say when they are given something they cannot take.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "newsgraph/graph/value.h"
#include "newsgraph/query/functions/budget.h"
#include "newsgraph/query/query_error.h"

namespace newsgraph::functions {

/// TypeError / InvalidArgumentValue: "toUpper() expects a STRING but got an INTEGER".
QueryError wrong_type(std::string_view function, std::string_view expected, const Value& given);
/// TypeError / InvalidArgumentValue: the type of the value inside can never be converted.
QueryError not_convertible(std::string_view function, const Value& given);
/// ArgumentError / `detail`: a value of the right type that means nothing here.
QueryError bad_argument(std::string detail, const std::string& message, std::string hint = {});
/// TypeError / InvalidArgumentValue: "the field 'year' expects an INTEGER but got a STRING".
QueryError wrong_field_type(std::string_view field, std::string_view expected, const Value& given);

/// Throws ArgumentError for the first key of the map that is none of the fields.
void require_known_fields(const Map& given, std::span<const std::string_view> fields);

// Each gives the argument as what the function needs, or throws wrong_type().
const std::string& string_argument(std::string_view function, const Value& value);
std::int64_t integer_argument(std::string_view function, const Value& value);
double number_argument(std::string_view function, const Value& value);
const List& list_argument(std::string_view function, const Value& value);

/// Asked before a string is made that may be larger than those it is made of. Throws
/// ExecutionStopped when there is no room for `bytes`, or when it would be so large that working on
/// it could not be stopped in time.
void require_string_size(const Budget& budget, std::size_t bytes);

}  // namespace newsgraph::functions
