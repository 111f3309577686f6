#include "newsgraph/cli/parameters.h"

#include <rapidjson/document.h>

#include <string_view>

#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

/// Deeper values than any query needs; the stack holds many times as many.
constexpr int kDeepest = 200;

Error unusable(const std::string& name, const std::string& why) {
  return Error(ErrorKind::kUsage, "the value of --param " + name + " " + why);
}

Value to_value(const rapidjson::Value& json, const std::string& name, int depth) {
  if (depth > kDeepest) throw unusable(name, "is nested too deeply");
  if (json.IsNull()) return {};
  if (json.IsBool()) return json.GetBool();
  if (json.IsInt64()) return std::int64_t{json.GetInt64()};
  if (json.IsUint64()) throw unusable(name, "does not fit into 64 bits with a sign");
  if (json.IsDouble()) return json.GetDouble();
  if (json.IsString()) return std::string(json.GetString(), json.GetStringLength());
  if (json.IsArray()) {
    List list;
    for (const auto& element : json.GetArray()) list.push_back(to_value(element, name, depth + 1));
    return list;
  }
  Map map;
  for (const auto& member : json.GetObject()) {
    map.insert_or_assign(std::string(member.name.GetString(), member.name.GetStringLength()),
                         to_value(member.value, name, depth + 1));
  }
  return map;
}

constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |  // the stack is not the input's to use
                            rapidjson::kParseFullPrecisionFlag |
                            rapidjson::kParseValidateEncodingFlag;

Value parse_value(const std::string& name, const std::string& text) {
  rapidjson::Document json;
  json.Parse<kFlags>(text.data(), text.size());
  if (json.HasParseError()) return text;
  return to_value(json, name, 0);
}

}  // namespace

Parameters parse_parameters(const std::vector<std::string>& arguments) {
  Parameters parameters;
  for (const std::string& argument : arguments) {
    const std::size_t equals = argument.find('=');
    if (equals == 0 || equals == std::string::npos) {
      throw Error(ErrorKind::kUsage, "--param '" + argument + "' is not of the form NAME=VALUE", {},
                  "For example: --param name='Mohsin Naqvi' --param limit=5");
    }
    // The dollar sign belongs to the query, but is easily typed here too.
    const std::size_t begin = argument.front() == '$' ? 1 : 0;
    const std::string name = argument.substr(begin, equals - begin);
    if (!parameters.emplace(name, parse_value(name, argument.substr(equals + 1))).second) {
      throw Error(ErrorKind::kUsage, "--param " + name + " is given twice");
    }
  }
  return parameters;
}

Parameters parse_parameter_line(const std::string& line, const SourceLocation& where) {
  rapidjson::Document json;
  json.Parse<kFlags>(line.data(), line.size());
  if (json.HasParseError() || !json.IsObject()) {
    throw Error(ErrorKind::kInput, "this line is no JSON object", where,
                "Each line names the parameters of one run: {\"name\": \"Ada\", \"age\": 36}");
  }
  Parameters parameters;
  for (const auto& member : json.GetObject()) {
    const std::string name(member.name.GetString(), member.name.GetStringLength());
    try {
      parameters.insert_or_assign(name, to_value(member.value, name, 0));
    } catch (const Error& error) {
      throw Error(ErrorKind::kInput, error.what(), where);
    }
  }
  return parameters;
}

}  // namespace newsgraph::cli
