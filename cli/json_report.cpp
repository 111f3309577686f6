#include "newsgraph/cli/json_report.h"

namespace newsgraph::cli {

namespace {

rapidjson::SizeType size_of(std::string_view text) {
  return static_cast<rapidjson::SizeType>(text.size());
}

}  // namespace

JsonReport::JsonReport(std::ostream& out) : stream_(out), json_(stream_) {
  json_.SetIndent(' ', 2);
}

void JsonReport::write(std::ostream& out, const std::function<void(JsonReport&)>& content) {
  {
    JsonReport report(out);
    report.object([&] { content(report); });
  }
  out << '\n';
}

void JsonReport::key(std::string_view key) {
  json_.Key(key.data(), size_of(key));
}

void JsonReport::text(std::string_view text) {
  json_.String(text.data(), size_of(text));
}

void JsonReport::text(std::string_view key, std::string_view text) {
  this->key(key);
  this->text(text);
}

void JsonReport::number(std::string_view key, std::uint64_t number) {
  this->key(key);
  json_.Uint64(number);
}

void JsonReport::truth(std::string_view key, bool truth) {
  this->key(key);
  json_.Bool(truth);
}

void JsonReport::nothing(std::string_view key) {
  this->key(key);
  json_.Null();
}

void JsonReport::object(const Content& members) {
  json_.StartObject();
  members();
  json_.EndObject();
}

void JsonReport::object(std::string_view key, const Content& members) {
  this->key(key);
  object(members);
}

void JsonReport::list(std::string_view key, const Content& elements) {
  this->key(key);
  json_.StartArray();
  elements();
  json_.EndArray();
}

}  // namespace newsgraph::cli
