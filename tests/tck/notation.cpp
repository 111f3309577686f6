#include "notation.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <vector>

namespace newsgraph::tck {

namespace {

std::string in_braces(const std::map<std::string, std::string>& entries) {
  std::string text = "{";
  std::string_view separator;
  for (const auto& [key, value] : entries) {
    text += separator;
    text += key + ": " + value;
    separator = ", ";
  }
  return text + "}";
}

std::string in_brackets(std::vector<std::string> items, Canonical options) {
  if (options.ignore_list_order) std::ranges::sort(items);
  std::string text = "[";
  std::string_view separator;
  for (const std::string& item : items) {
    text += separator;
    text += item;
    separator = ", ";
  }
  return text + "]";
}

std::string node_text(const std::set<std::string>& labels,
                      const std::map<std::string, std::string>& properties) {
  std::string text = "(";
  for (const std::string& label : labels) text += ":" + label;
  return text + in_braces(properties) + ")";
}

std::string relationship_text(const std::string& type,
                              const std::map<std::string, std::string>& properties) {
  return "[:" + type + in_braces(properties) + "]";
}

/// Zero has no sign in the kit.
std::string float_text(double number) {
  return to_literal(Value(number == 0 ? 0.0 : number));
}

/// Reads the notation, writing the canonical text as it goes.
class Reader {
 public:
  Reader(std::string_view text, Canonical options) : text_(text), options_(options) {}

  std::string run() {
    std::string result = value();
    skip_space();
    if (position_ != text_.size()) fail("the end of the value");
    return result;
  }

 private:
  [[noreturn]] void fail(std::string_view expected) const {
    throw Error(ErrorKind::kInput, "expected " + std::string(expected) + " at character " +
                                       std::to_string(position_ + 1) + " of " + std::string(text_));
  }

  void skip_space() {
    while (position_ < text_.size() && text_[position_] == ' ') ++position_;
  }

  char peek() {
    skip_space();
    return position_ < text_.size() ? text_[position_] : '\0';
  }

  bool accept(std::string_view sign) {
    skip_space();
    if (text_.substr(position_, sign.size()) != sign) return false;
    position_ += sign.size();
    return true;
  }

  void expect(std::string_view sign) {
    if (!accept(sign)) fail("'" + std::string(sign) + "'");
  }

  std::string name() {
    skip_space();
    const std::size_t begin = position_;
    if (accept("`")) {
      const std::size_t end = text_.find('`', position_);
      if (end == std::string_view::npos) fail("'`'");
      position_ = end + 1;
      return std::string(text_.substr(begin + 1, end - begin - 1));
    }
    constexpr std::string_view kEnds = " :{}()[]<>,|'";
    while (position_ < text_.size() && kEnds.find(text_[position_]) == std::string_view::npos) {
      ++position_;
    }
    if (position_ == begin) fail("a name");
    return std::string(text_.substr(begin, position_ - begin));
  }

  std::string value() {
    switch (peek()) {
      case '(':
        return node();
      case '<':
        return path();
      case '{':
        return in_braces(map());
      case '\'':
        return to_literal(Value(string()));
      case '[':
        return list_or_relationship();
      default:
        return scalar();
    }
  }

  std::map<std::string, std::string> map() {
    std::map<std::string, std::string> entries;
    expect("{");
    while (peek() != '}') {
      std::string key = name();
      expect(":");
      entries[std::move(key)] = value();
      if (!accept(",")) break;
    }
    expect("}");
    return entries;
  }

  std::map<std::string, std::string> optional_map() {
    return peek() == '{' ? map() : std::map<std::string, std::string>();
  }

  std::string node() {
    expect("(");
    std::set<std::string> labels;
    while (accept(":")) labels.insert(name());
    const auto properties = optional_map();
    expect(")");
    return node_text(labels, properties);
  }

  std::string relationship() {
    expect("[");
    expect(":");
    const std::string type = name();
    const auto properties = optional_map();
    expect("]");
    return relationship_text(type, properties);
  }

  std::string path() {
    expect("<");
    std::string text = "<" + node();
    while (!accept(">")) {
      const bool incoming = accept("<-");
      if (!incoming) expect("-");
      text += (incoming ? "<-" : "-") + relationship();
      expect("-");
      text += "-";
      if (!incoming) {
        expect(">");
        text += ">";
      }
      text += node();
    }
    return text + ">";
  }

  std::string list_or_relationship() {
    const std::size_t begin = position_;
    expect("[");
    if (peek() == ':') {
      position_ = begin;
      return relationship();
    }
    std::vector<std::string> items;
    while (peek() != ']') {
      items.push_back(value());
      if (!accept(",")) break;
    }
    expect("]");
    return in_brackets(std::move(items), options_);
  }

  std::string string() {
    expect("'");
    std::string content;
    for (; position_ < text_.size() && text_[position_] != '\''; ++position_) {
      if (text_[position_] == '\\' && position_ + 1 < text_.size()) {
        append_escaped(content, text_[++position_]);
      } else {
        content += text_[position_];
      }
    }
    expect("'");
    return content;
  }

  /// Only quotes and backslashes need their backslash; before anything else it is one itself.
  static void append_escaped(std::string& content, char escaped) {
    if (escaped == 'n') {
      content += '\n';
    } else {
      if (escaped != '\'' && escaped != '\\') content += '\\';
      content += escaped;
    }
  }

  std::string scalar() {
    const std::string word = name();
    if (word == "null" || word == "true" || word == "false" || word == "NaN") return word;
    if (word == "Infinity" || word == "Inf" || word == "+Infinity") return "Infinity";
    if (word == "-Infinity" || word == "-Inf") return "-Infinity";
    std::int64_t integer = 0;
    const char* end = word.data() + word.size();
    if (std::from_chars(word.data(), end, integer).ptr == end) return std::to_string(integer);
    double number = 0;
    if (std::from_chars(word.data(), end, number).ptr == end) return float_text(number);
    fail("a value");
  }

  std::string_view text_;
  Canonical options_;
  std::size_t position_ = 0;
};

std::map<std::string, std::string> properties_text(const Graph& graph, const Map& properties,
                                                   Canonical options) {
  std::map<std::string, std::string> entries;
  for (const auto& [key, value] : properties) entries[key] = canonical(graph, value, options);
  return entries;
}

std::string text_of(const Graph& graph, NodeId node, Canonical options) {
  std::set<std::string> labels;
  if (!graph.contains(node)) return node_text({}, {});
  for (const LabelId label : graph.labels(node)) labels.emplace(graph.name(label));
  return node_text(labels, properties_text(graph, graph.properties(node), options));
}

std::string text_of(const Graph& graph, RelationshipId relationship, Canonical options) {
  if (!graph.contains(relationship)) return "[deleted]";
  return relationship_text(std::string(graph.name(graph.type(relationship))),
                           properties_text(graph, graph.properties(relationship), options));
}

std::string text_of(const Graph& graph, const Path& path, Canonical options) {
  std::string text = "<";
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) {
      const RelationshipId relationship = path.relationships[i - 1];
      const bool forward = graph.source(relationship) == path.nodes[i - 1];
      text += (forward ? "-" : "<-") + text_of(graph, relationship, options);
      text += forward ? "->" : "-";
    }
    text += text_of(graph, path.nodes[i], options);
  }
  return text + ">";
}

/// The string inside a temporal literal: date('2015-07-21') is '2015-07-21'.
std::string temporal_text(const Value& value) {
  const std::string literal = to_literal(value);
  const std::size_t begin = literal.find('\'');
  return literal.substr(begin, literal.size() - begin - 1);
}

/// A canonical text read back as a value of Cypher, by way of the parts it is made of.
class ValueReader {
 public:
  explicit ValueReader(std::string_view text) : text_(text) {}

  Value value() {
    skip_space();
    if (text_.starts_with('[')) return list();
    if (text_.starts_with('{')) return map();
    if (text_.starts_with('\'')) return string();
    const std::size_t end = std::min(text_.find_first_of(",]} "), text_.size());
    const std::string_view word = text_.substr(0, end);
    text_.remove_prefix(end);
    if (word == "null") return {};
    if (word == "true") return true;
    if (word == "false") return false;
    std::int64_t integer = 0;
    if (std::from_chars(word.data(), word.data() + word.size(), integer).ptr ==
        word.data() + word.size()) {
      return integer;
    }
    double number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
  }

 private:
  void skip_space() {
    while (text_.starts_with(' ') || text_.starts_with(',')) text_.remove_prefix(1);
  }

  Value list() {
    text_.remove_prefix(1);
    List items;
    for (skip_space(); !text_.starts_with(']'); skip_space()) items.push_back(value());
    text_.remove_prefix(1);
    return items;
  }

  Value map() {
    text_.remove_prefix(1);
    Map entries;
    for (skip_space(); !text_.starts_with('}'); skip_space()) {
      const std::size_t colon = text_.find(": ");
      std::string key(text_.substr(0, colon));
      text_.remove_prefix(colon + 2);
      entries[std::move(key)] = value();
    }
    text_.remove_prefix(1);
    return entries;
  }

  Value string() {
    std::string content;
    for (text_.remove_prefix(1); !text_.starts_with('\''); text_.remove_prefix(1)) {
      if (text_.starts_with('\\')) {
        text_.remove_prefix(1);
        const char escaped = text_.front();
        content += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
      } else {
        content += text_.front();
      }
    }
    text_.remove_prefix(1);
    return content;
  }

  std::string_view text_;
};

}  // namespace

std::string canonical(std::string_view notation, Canonical options) {
  return Reader(notation, options).run();
}

std::string canonical(const Graph& graph, const Value& value, Canonical options) {
  switch (value.type()) {
    case ValueType::kNode:
      return text_of(graph, value.as_node(), options);
    case ValueType::kRelationship:
      return text_of(graph, value.as_relationship(), options);
    case ValueType::kPath:
      return text_of(graph, value.as_path(), options);
    case ValueType::kMap:
      return in_braces(properties_text(graph, value.as_map(), options));
    case ValueType::kList: {
      std::vector<std::string> items;
      for (const Value& item : value.as_list()) items.push_back(canonical(graph, item, options));
      return in_brackets(std::move(items), options);
    }
    case ValueType::kFloat:
      return float_text(value.as_float());
    default:
      return value.is_temporal() ? temporal_text(value) : to_literal(value);
  }
}

Value parse_value(std::string_view notation) {
  const std::string text = canonical(notation);
  return ValueReader(text).value();
}

}  // namespace newsgraph::tck
