#include "newsgraph/graph/store/value_encoding.h"

#include <rapidjson/reader.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace newsgraph::store {

namespace {

// The numbers of table value_type.
enum Type : std::int64_t {
  kBoolean = 1,
  kInteger = 2,
  kFloat = 3,
  kString = 4,
  kDate = 5,
  kLocalTime = 6,
  kTime = 7,
  kLocalDateTime = 8,
  kDateTime = 9,
  kDuration = 10,
  kList = 11,
};

// ---- numbers --------------------------------------------------------------------------------

/// Makes the document, and reads the numbers itself: RapidJSON's full precision takes 0e-30 for
/// 1.6e-30, and what it has without that is off by a bit now and then.
class ExactNumbers : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, ExactNumbers> {
 public:
  explicit ExactNumbers(rapidjson::Document& json) : json_(json) {}

  bool Null() { return json_.Null(); }
  bool Bool(bool truth) { return json_.Bool(truth); }
  bool String(const char* text, rapidjson::SizeType size, bool copy) {
    return json_.String(text, size, copy);
  }
  bool StartObject() { return json_.StartObject(); }
  bool Key(const char* text, rapidjson::SizeType size, bool copy) {
    return json_.Key(text, size, copy);
  }
  bool EndObject(rapidjson::SizeType members) { return json_.EndObject(members); }
  bool StartArray() { return json_.StartArray(); }
  bool EndArray(rapidjson::SizeType elements) { return json_.EndArray(elements); }

  bool RawNumber(const char* digits, rapidjson::SizeType size, bool) {
    const std::string_view text(digits, size);
    const bool is_integer = text.find_first_of(".eE") == std::string_view::npos;
    if (std::int64_t number = 0; is_integer && is_read(text, number)) return json_.Int64(number);
    if (std::uint64_t number = 0; is_integer && is_read(text, number)) return json_.Uint64(number);
    double number = 0;
    if (!is_read(text, number)) number = std::strtod(std::string(text).c_str(), nullptr);
    return json_.Double(number);  // where it was out of range, zero
  }

 private:
  template <typename Number>
  static bool is_read(std::string_view text, Number& number) {
    return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{};
  }

  rapidjson::Document& json_;
};

// ---- floats that are no finite number -------------------------------------------------------
// SQLite stores a NaN as NULL, and JSON has neither NaN nor infinity; they are kept as text.

std::string_view name_of_non_finite(double value) {
  if (std::isnan(value)) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}

std::optional<Value> non_finite(std::string_view name) {
  if (name == "NaN") return Value(std::numeric_limits<double>::quiet_NaN());
  if (name == "Infinity") return Value(std::numeric_limits<double>::infinity());
  if (name == "-Infinity") return Value(-std::numeric_limits<double>::infinity());
  return std::nullopt;
}

// ---- temporal values ------------------------------------------------------------------------

template <typename T>
std::optional<Value> as_value(const std::optional<T>& parsed) {
  if (!parsed) return std::nullopt;
  return Value(*parsed);
}

/// One temporal type: its number, its name as the key of a list element, writer and reader.
struct TemporalType {
  Type number;
  ValueType type;
  const char* name;
  std::string (*write)(const Value&);
  std::optional<Value> (*read)(std::string_view);
};

constexpr std::array kTemporalTypes = {
    TemporalType{kDate, ValueType::kDate, "date",
                 [](const Value& value) { return to_string(value.as_date()); },
                 [](std::string_view text) { return as_value(parse_date(text)); }},
    TemporalType{kLocalTime, ValueType::kLocalTime, "local time",
                 [](const Value& value) { return to_string(value.as_local_time()); },
                 [](std::string_view text) { return as_value(parse_local_time(text)); }},
    TemporalType{kTime, ValueType::kTime, "time",
                 [](const Value& value) { return to_string(value.as_time()); },
                 [](std::string_view text) { return as_value(parse_time(text)); }},
    TemporalType{kLocalDateTime, ValueType::kLocalDateTime, "local datetime",
                 [](const Value& value) { return to_string(value.as_local_date_time()); },
                 [](std::string_view text) { return as_value(parse_local_date_time(text)); }},
    TemporalType{kDateTime, ValueType::kDateTime, "datetime",
                 [](const Value& value) { return to_string(value.as_date_time()); },
                 [](std::string_view text) { return as_value(parse_date_time(text)); }},
    TemporalType{kDuration, ValueType::kDuration, "duration",
                 [](const Value& value) { return to_string(value.as_duration()); },
                 [](std::string_view text) { return as_value(parse_duration(text)); }},
};

const TemporalType* temporal_type(ValueType type) {
  for (const TemporalType& candidate : kTemporalTypes) {
    if (candidate.type == type) return &candidate;
  }
  return nullptr;
}

[[noreturn]] void refuse(const Value& value) {
  throw Error(ErrorKind::kUsage, "a property cannot hold a " + std::string(type_name(value.type())),
              {}, "Store its parts as properties of their own.");
}

/// The text of a temporal value. A file that cannot be read again would be worse than an error now,
/// so a text that does not give back the value (a count of 19 digits, a zone whose rules have
/// changed) is refused.
std::string write_temporal(const TemporalType& temporal, const Value& value) {
  std::string text = temporal.write(value);
  const std::optional<Value> back = temporal.read(text);
  if (back && equivalent(*back, value)) return text;
  throw Error(ErrorKind::kInput,
              std::string("the ") + temporal.name + " " + text + " cannot be stored exactly", {},
              "Store its parts as properties of their own.");
}

// ---- lists ----------------------------------------------------------------------------------
// A JSON array. Numbers, texts and truth values stand for themselves (a float always has a point
// or an exponent); what JSON has no form for is an object of one member, {"date": "2025-02-25"}.

void write_text(JsonWriter& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_tagged(JsonWriter& writer, const char* tag, std::string_view text) {
  writer.StartObject();
  writer.Key(tag);
  write_text(writer, text);
  writer.EndObject();
}

void write_element(JsonWriter& writer, const Value& value, int depth);

void write_list(JsonWriter& writer, const List& list, int depth) {
  if (depth > kMaximumListDepth) {
    throw Error(ErrorKind::kInput, "a list nested more than " + std::to_string(kMaximumListDepth) +
                                       " deep cannot be stored");
  }
  writer.StartArray();
  for (const Value& element : list) write_element(writer, element, depth);
  writer.EndArray();
}

/// What JSON has a form for.
void write_plain(JsonWriter& writer, const Value& value, int depth) {
  switch (value.type()) {
    case ValueType::kBoolean:
      writer.Bool(value.as_boolean());
      return;
    case ValueType::kInteger:
      writer.Int64(value.as_integer());
      return;
    case ValueType::kFloat:
      writer.Double(value.as_float());
      return;
    case ValueType::kString:
      return write_text(writer, value.as_string());
    case ValueType::kList:
      return write_list(writer, value.as_list(), depth);
    default:
      refuse(value);
  }
}

bool is_non_finite(const Value& value) {
  return value.type() == ValueType::kFloat && !std::isfinite(value.as_float());
}

void write_element(JsonWriter& writer, const Value& value, int depth) {
  if (const TemporalType* temporal = temporal_type(value.type())) {
    return write_tagged(writer, temporal->name, write_temporal(*temporal, value));
  }
  if (is_non_finite(value)) {
    return write_tagged(writer, "float", name_of_non_finite(value.as_float()));
  }
  write_plain(writer, value, depth + 1);
}

std::optional<Value> read_tagged(const rapidjson::Value& json) {
  if (json.MemberCount() != 1 || !json.MemberBegin()->value.IsString()) return std::nullopt;
  const auto& member = *json.MemberBegin();
  const std::string_view tag(member.name.GetString(), member.name.GetStringLength());
  const std::string_view text(member.value.GetString(), member.value.GetStringLength());
  if (tag == "float") return non_finite(text);
  for (const TemporalType& temporal : kTemporalTypes) {
    if (tag == temporal.name) return temporal.read(text);
  }
  return std::nullopt;
}

std::optional<Value> read_list(const rapidjson::Value& json, int depth);

std::optional<Value> read_element(const rapidjson::Value& json, int depth) {
  if (json.IsBool()) return Value(json.GetBool());
  if (json.IsInt64()) return Value(std::int64_t{json.GetInt64()});
  if (json.IsDouble()) return Value(json.GetDouble());
  if (json.IsString()) return Value(std::string(json.GetString(), json.GetStringLength()));
  if (json.IsArray()) return read_list(json, depth + 1);
  if (json.IsObject()) return read_tagged(json);
  return std::nullopt;
}

std::optional<Value> read_list(const rapidjson::Value& json, int depth) {
  if (depth > kMaximumListDepth) return std::nullopt;
  List list;
  list.reserve(json.Size());
  for (const rapidjson::Value& element : json.GetArray()) {
    std::optional<Value> value = read_element(element, depth);
    if (!value) return std::nullopt;
    list.push_back(std::move(*value));
  }
  return Value(std::move(list));
}

std::optional<Value> decode_text(std::int64_t type, std::string_view text) {
  if (type == kString) return Value(std::string(text));
  if (type == kFloat) return non_finite(text);
  if (type == kList) return list_of_json(text);
  for (const TemporalType& temporal : kTemporalTypes) {
    if (temporal.number == type) return temporal.read(text);
  }
  return std::nullopt;
}

}  // namespace

std::int64_t type_number(const Value& value) {
  if (const TemporalType* temporal = temporal_type(value.type())) return temporal->number;
  switch (value.type()) {
    case ValueType::kBoolean:
      return kBoolean;
    case ValueType::kInteger:
      return kInteger;
    case ValueType::kFloat:
      return kFloat;
    case ValueType::kString:
      return kString;
    case ValueType::kList:
      return kList;
    default:
      refuse(value);
  }
}

void write_value(JsonWriter& writer, const Value& value) {
  if (const TemporalType* temporal = temporal_type(value.type())) {
    return write_text(writer, write_temporal(*temporal, value));
  }
  if (is_non_finite(value)) return write_text(writer, name_of_non_finite(value.as_float()));
  write_plain(writer, value, 1);
}

bool read_json(std::string_view text, rapidjson::Document& json) {
  rapidjson::MemoryStream bytes(text.data(), text.size());
  rapidjson::Reader reader;
  ExactNumbers handler(json);
  const auto generate = [&](rapidjson::Document&) {
    constexpr unsigned kFlags =
        rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
    return !reader.Parse<kFlags>(bytes, handler).IsError();
  };
  json.Populate(generate);
  return !reader.HasParseError();
}

std::string json_text(const List& list) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  write_list(writer, list, 1);
  return {buffer.GetString(), buffer.GetSize()};
}

std::optional<Value> list_of_json(std::string_view text) {
  rapidjson::Document document;
  if (!read_json(text, document) || !document.IsArray()) return std::nullopt;
  return read_list(document, 1);
}

std::optional<Value> read_value(std::int64_t type, const rapidjson::Value& json) {
  if (json.IsString()) {
    if (type == kList) return std::nullopt;
    return decode_text(type, {json.GetString(), json.GetStringLength()});
  }
  if (type == kBoolean && json.IsBool()) return Value(json.GetBool());
  if (type == kInteger && json.IsInt64()) return Value(std::int64_t{json.GetInt64()});
  if (type == kFloat && json.IsDouble()) return Value(json.GetDouble());
  if (type == kList && json.IsArray()) return read_list(json, 1);
  return std::nullopt;
}

std::optional<Value> decode_value(std::int64_t type, const Cell& cell) {
  if (const auto* text = std::get_if<std::string_view>(&cell)) return decode_text(type, *text);
  if (const auto* number = std::get_if<double>(&cell)) {
    return type == kFloat ? std::optional<Value>(*number) : std::nullopt;
  }
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    if (type == kInteger) return Value(*number);
    if (type == kBoolean && (*number == 0 || *number == 1)) return Value(*number == 1);
  }
  return std::nullopt;
}

}  // namespace newsgraph::store
