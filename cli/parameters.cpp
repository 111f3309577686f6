#include "newsgraph/cli/parameters.h"

#include <rapidjson/document.h>
#include <rapidjson/encodedstream.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>
#include <system_error>

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
                            rapidjson::kParseNumbersAsStringsFlag |
                            rapidjson::kParseValidateEncodingFlag;

/// Whether the text is such a number, which it puts into `number`.
template <class Number>
bool is_all(const char* text, std::size_t length, Number& number) {
  const auto [rest, error] = std::from_chars(text, text + length, number);
  return error == std::errc() && rest == text + length;
}

/// Makes a document of what a reader tells. It reads the numbers itself, since RapidJSON 1.1 takes
/// 0e-30 for some other small number.
struct DocumentBuilder {
  rapidjson::Document& document;

  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    std::int64_t integer = 0;
    if (is_all(text, length, integer)) return document.Int64(integer);
    std::uint64_t natural = 0;
    if (is_all(text, length, natural)) return document.Uint64(natural);
    long double number = 0;  // reaches further down, so that what is too small comes out as zero
    return is_all(text, length, number) && std::abs(number) <= std::numeric_limits<double>::max() &&
           document.Double(static_cast<double>(number));
  }
  bool Null() { return document.Null(); }
  bool Bool(bool value) { return document.Bool(value); }
  bool Int(int value) { return document.Int(value); }
  bool Uint(unsigned value) { return document.Uint(value); }
  bool Int64(std::int64_t value) { return document.Int64(value); }
  bool Uint64(std::uint64_t value) { return document.Uint64(value); }
  bool Double(double value) { return document.Double(value); }
  bool String(const char* text, rapidjson::SizeType length, bool copy) {
    return document.String(text, length, copy);
  }
  bool StartObject() { return document.StartObject(); }
  bool Key(const char* text, rapidjson::SizeType length, bool copy) {
    return document.Key(text, length, copy);
  }
  bool EndObject(rapidjson::SizeType members) { return document.EndObject(members); }
  bool StartArray() { return document.StartArray(); }
  bool EndArray(rapidjson::SizeType elements) { return document.EndArray(elements); }
};

/// False when the text is no JSON.
bool parse(const std::string& text, rapidjson::Document& json) {
  bool is_json = false;
  const auto read = [&](rapidjson::Document& document) {
    rapidjson::MemoryStream bytes(text.data(), text.size());
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> characters(bytes);
    DocumentBuilder builder{document};
    rapidjson::Reader reader;
    is_json = !reader.Parse<kFlags>(characters, builder).IsError();
    return is_json;
  };
  json.Populate(read);
  return is_json;
}

Value parse_value(const std::string& name, const std::string& text) {
  rapidjson::Document json;
  if (!parse(text, json)) return text;
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
  if (!parse(line, json) || !json.IsObject()) {
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
