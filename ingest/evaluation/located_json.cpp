#include "newsgraph/ingest/evaluation/located_json.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "newsgraph/ingest/reader/article_limits.h"

namespace newsgraph::evaluation {

namespace {

constexpr unsigned kParseFlags = rapidjson::kParseIterativeFlag |
                                 rapidjson::kParseValidateEncodingFlag |
                                 rapidjson::kParseNumbersAsStringsFlag;
/// The tree is destroyed by recursion, so its depth is bounded.
constexpr std::size_t kMaximumDepth = 64;

/// Builds the tree from the parser's events. A value begins at the first character behind the token
/// before it that neither is white space nor divides nor closes.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, const rapidjson::MemoryStream& stream, JsonValue& root)
      : text_(text), stream_(stream), root_(root) {}

  bool too_deep() const { return too_deep_; }

  bool Null() { return add(JsonValue::Kind::kNull); }
  bool Bool(bool value) {
    place(JsonValue::Kind::kBoolean)->boolean = value;
    return true;
  }
  bool Int(int) { return false; }  // numbers come as text
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    return add(JsonValue::Kind::kNumber, {text, length});
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return add(JsonValue::Kind::kString, {text, length});
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    key_.assign(text, length);
    end_ = stream_.Tell();
    return true;
  }
  bool StartObject() { return open(JsonValue::Kind::kObject); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open(JsonValue::Kind::kArray); }
  bool EndArray(rapidjson::SizeType) { return close(); }

 private:
  /// A new value where the next one belongs.
  JsonValue* place(JsonValue::Kind kind) {
    JsonValue* value = &root_;
    if (!open_.empty()) {
      JsonValue& parent = *open_.back();
      value = parent.kind == JsonValue::Kind::kArray
                  ? &parent.elements.emplace_back()
                  : &parent.members.emplace_back(JsonMember{key_, {}}).value;
    }
    value->kind = kind;
    value->begin_byte = std::min(text_.find_first_not_of(" \t\r\n,:]}", end_), text_.size());
    // The event of a bracket comes before the bracket is taken.
    end_ = std::max(stream_.Tell(), value->begin_byte + 1);
    return value;
  }

  bool add(JsonValue::Kind kind, std::string_view text = {}) {
    place(kind)->text = text;
    return true;
  }

  bool open(JsonValue::Kind kind) {
    too_deep_ = open_.size() == kMaximumDepth;
    // Only the innermost open value grows, so the outer ones stay where they are.
    open_.push_back(place(kind));
    return !too_deep_;
  }

  bool close() {
    open_.pop_back();
    end_ = stream_.Tell();
    return true;
  }

  std::string_view text_;
  const rapidjson::MemoryStream& stream_;
  JsonValue& root_;
  std::vector<JsonValue*> open_;
  std::string key_;
  std::size_t end_ = 0;  ///< of the last token
  bool too_deep_ = false;
};

std::string read_bounded(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    const std::string reason = stream ? "it is a folder" : std::strerror(errno);
    throw Error(ErrorKind::kInput, "cannot be read: " + reason, {file.string(), 0, 0});
  }
  std::string text(reader::kMaximumArticleBytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (text.size() > reader::kMaximumArticleBytes) {
    throw Error(ErrorKind::kInput, "the file is too large to be the facts of one article",
                {file.string(), 0, 0});
  }
  return text;
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const {
  const auto found = std::ranges::find(members, name, &JsonMember::name);
  return found == members.end() ? nullptr : &found->value;
}

LocatedJson LocatedJson::read(const std::filesystem::path& file) {
  return parse(read_bounded(file), file.string());
}

LocatedJson LocatedJson::parse(std::string text, const std::string& file) {
  LocatedJson json;
  json.text_ = std::move(text);
  json.file_ = file;
  rapidjson::MemoryStream stream(json.text_.data(), json.text_.size());
  TreeBuilder builder(json.text_, stream, json.root_);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kParseFlags>(stream, builder);
  if (!result.IsError()) return json;
  std::string what = std::string("not JSON here: ") + rapidjson::GetParseError_En(result.Code());
  if (result.Code() == rapidjson::kParseErrorStringInvalidEncoding) {
    what = "the text is not UTF-8 here";
  }
  if (builder.too_deep()) what = "the values are nested too deeply";
  throw Error(ErrorKind::kInput, what, json.where(result.Offset()));
}

SourceLocation LocatedJson::where(std::size_t byte) const {
  const std::string_view before = std::string_view(text_).substr(0, byte);
  const auto line = std::ranges::count(before, '\n') + 1;
  const std::size_t newline = before.rfind('\n');
  const std::string_view in_line =
      before.substr(newline == std::string_view::npos ? 0 : newline + 1);
  const auto column =
      std::ranges::count_if(in_line,
                            [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }) +
      1;
  return {file_, static_cast<std::size_t>(line), static_cast<std::size_t>(column)};
}

}  // namespace newsgraph::evaluation
