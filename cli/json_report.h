// A JSON object that a command answers with: indented, with a line end behind it.
#pragma once

#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include <cstdint>
#include <functional>
#include <ostream>
#include <string_view>

namespace newsgraph::cli {

class JsonReport {
 public:
  using Content = std::function<void()>;

  /// Writes the object, whose members `content` gives to the report that it is called with.
  static void write(std::ostream& out, const std::function<void(JsonReport&)>& content);

  // Members of the object that is open.
  void text(std::string_view key, std::string_view text);
  void number(std::string_view key, std::uint64_t number);
  void truth(std::string_view key, bool truth);
  void nothing(std::string_view key);
  void object(std::string_view key, const Content& members);
  void list(std::string_view key, const Content& elements);

  // Elements of the list that is open.
  void object(const Content& members);
  void text(std::string_view text);

 private:
  explicit JsonReport(std::ostream& out);
  void key(std::string_view key);

  rapidjson::OStreamWrapper stream_;
  rapidjson::PrettyWriter<rapidjson::OStreamWrapper> json_;
};

}  // namespace newsgraph::cli
