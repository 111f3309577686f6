// RDF 1.1 Turtle (https://www.w3.org/TR/turtle/).
#include <ostream>
#include <string>

#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/rdf.h"

namespace newsgraph {

namespace {

using exporting::Iri;
using exporting::Resource;
using exporting::Term;

/// Local names of digits, letters, `-` and `_` need no escapes, and `%41` is one of Turtle's own
/// forms; only a hyphen cannot come first.
std::string text_of(const Iri& iri) {
  if (!iri.local.starts_with('-')) return std::string(iri.prefix) + ":" + iri.local;
  for (const exporting::Prefix& prefix : exporting::kPrefixes) {
    if (prefix.name == iri.prefix) return "<" + std::string(prefix.iri) + iri.local + ">";
  }
  return {};
}

std::string turtle_string(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string result = "\"";
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\') {
      result.append("\\").append(1, character);
    } else if (character == '\n') {
      result += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      result.append("\\u00").append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
    } else {
      result += character;
    }
  }
  return result + "\"";
}

class TurtleWriter {
 public:
  explicit TurtleWriter(std::ostream& out) : out_(out) {}

  void write_prefixes() {
    for (const auto& [name, iri] : exporting::kPrefixes) {
      out_ << "@prefix " << name << ": <" << iri << "> .\n";
    }
  }

  void write(const Resource& resource) {
    if (resource.classes.empty() && resource.statements.empty()) return;
    out_ << '\n' << text_of(resource.iri);
    write_content(resource, "\n    ");
    out_ << " .\n";
  }

 private:
  void write_content(const Resource& resource, const std::string& line) {
    const char* end = "";
    const char* separator = "a ";
    if (!resource.classes.empty()) out_ << line;
    for (const Iri& each : resource.classes) {
      out_ << separator << text_of(each);
      separator = ", ";
      end = " ;";
    }
    for (const auto& [predicate, objects] : resource.statements) {
      out_ << end << line << text_of(predicate) << ' ';
      end = " ;";
      separator = "";
      for (const Term& object : objects) {
        out_ << separator;
        write(object, line);
        separator = ", ";
      }
    }
  }

  void write(const Term& term, const std::string& line) {
    switch (term.kind) {
      case Term::Kind::kIri:
        out_ << text_of(term.iri);
        break;
      case Term::Kind::kLiteral:
        out_ << turtle_string(term.text);
        if (term.iri != Iri{"xsd", "string"}) out_ << "^^" << text_of(term.iri);
        break;
      case Term::Kind::kList:
        out_ << "(";
        for (const Term& element : term.elements) {
          out_ << ' ';
          write(element, line);
        }
        out_ << " )";
        break;
      case Term::Kind::kBlank:
        out_ << '[';
        write_content(term.blank.front(), line + "    ");
        out_ << line << ']';
        break;
    }
  }

  std::ostream& out_;
};

}  // namespace

void export_turtle(const Graph& graph, const Selection& selection, std::ostream& out) {
  TurtleWriter writer(out);
  writer.write_prefixes();
  exporting::for_each_resource(graph, exporting::part_of(graph, selection),
                               [&](const Resource& resource) { writer.write(resource); });
}

}  // namespace newsgraph
