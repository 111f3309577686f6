// :param and :params.
#include <algorithm>

#include "newsgraph/cli/shell/shell.h"
#include "newsgraph/cli/shell/shell_command.h"

namespace newsgraph::cli {

namespace {

constexpr const char* kForm = "It is typed :param name = expression, for example :param limit = 5";

std::string trimmed(const std::string& text) {
  constexpr const char* kWhiteSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kWhiteSpace);
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(kWhiteSpace) - begin + 1);
}

/// What a query could not be given: it belongs to one state of the graph.
bool holds_entity(const Value& value) {
  if (value.is_node() || value.is_relationship() || value.is_path()) return true;
  if (value.is_list()) return std::ranges::any_of(value.as_list(), holds_entity);
  if (!value.is_map()) return false;
  return std::ranges::any_of(value.as_map(),
                             [](const auto& entry) { return holds_entity(entry.second); });
}

Value evaluate(Session& session, const std::string& expression) {
  const Result result = session.engine().run("RETURN " + expression, session.parameters);
  if (result.rows.size() != 1 || result.columns.size() != 1) {
    throw Error(ErrorKind::kInput, "a parameter is one value", {}, kForm);
  }
  if (holds_entity(result.rows.front().front())) {
    throw Error(ErrorKind::kInput, "a node, a relationship or a path cannot be a parameter", {},
                "Take a property of it, or its id().");
  }
  return result.rows.front().front();
}

void list(Session& session, const Parameters& parameters) {
  Table table({"parameter", "value"});
  for (const auto& [name, value] : parameters) {
    table.add({{name}, {to_text(session.graph(), value)}});
  }
  table.write(session.output.begin(session.limits.stop), session.style());
}

}  // namespace

void set_parameter(Shell& shell, const std::string& arguments) {
  Session& session = shell.session();
  if (arguments.empty()) return list(session, session.parameters);
  const std::size_t sign = arguments.find('=');
  if (sign == std::string::npos) throw Error(ErrorKind::kInput, "no value is given", {}, kForm);
  const bool is_arrow = arguments.compare(sign, 2, "=>") == 0;
  std::string name = trimmed(arguments.substr(0, sign));
  // The dollar sign belongs to the query, but is easily typed here too.
  if (name.starts_with('$')) name.erase(0, 1);
  if (name.size() > 2 && name.front() == '`' && name.back() == '`') {
    name = name.substr(1, name.size() - 2);
  }
  const std::string expression = trimmed(arguments.substr(sign + (is_arrow ? 2 : 1)));
  if (name.empty() || expression.empty()) {
    throw Error(ErrorKind::kInput, name.empty() ? "no name is given" : "no value is given", {},
                kForm);
  }
  session.parameters.insert_or_assign(name, evaluate(session, expression));
}

void show_parameters(Shell& shell, const std::string& arguments) {
  Session& session = shell.session();
  if (arguments.empty()) return list(session, session.parameters);
  if (arguments != "clear") {
    throw Error(ErrorKind::kInput, ":params knows no '" + arguments + "'", {},
                ":params lists them, :params clear forgets them.");
  }
  session.parameters.clear();
}

}  // namespace newsgraph::cli
