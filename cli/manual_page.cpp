#include "newsgraph/cli/manual_page.h"

#include <sstream>
#include <string_view>

#include "newsgraph/cli/exit_status.h"

namespace newsgraph::cli {

namespace {

/// What no command's help says.
constexpr std::string_view kClosing = R"(.SH ENVIRONMENT
.TP
.B NO_COLOR
When it is set and not empty, nothing is coloured.
.TP
.B XDG_STATE_HOME
The shell keeps its history in the folder
.I newsgraph
below it; when it is not set, below
.IR ~/.local/state .
.SH FILES
.TP
.I GRAPH
An SQLite database.
.TP
.IR GRAPH\-wal ", " GRAPH\-shm
The latest changes and their index, while somebody has the graph open, and after a crash. They belong
to the graph and must lie beside it until it is opened again.
.SH "SEE ALSO"
.BR sqlite3 (1),
.BR dot (1)
)";

/// `text` with what troff would take for its own said so that it is printed, and copied, as it is.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '\\':
        result += "\\e";
        break;
      case '-':
        result += "\\-";
        break;
      case '\'':
        result += "\\(aq";
        break;
      case '`':
        result += "\\(ga";
        break;
      case '^':
        result += "\\(ha";
        break;
      case '~':
        result += "\\(ti";
        break;
      default:
        result += c;
    }
  }
  return result;
}

/// A line of text; one that begins with a dot would be a request.
std::string text_line(std::string_view line) {
  return (!line.empty() && line.front() == '.' ? "\\&" : "") + escaped(line) + "\n";
}

/// Prose is filled; lines that begin with a space stand as they are.
std::string notes_text(const std::string& notes) {
  std::istringstream lines(notes);
  std::string result;
  bool as_it_is = false;
  for (std::string line; std::getline(lines, line);) {
    const bool set_off = !line.empty() && line.front() == ' ';
    if (set_off != as_it_is) result += set_off ? ".EX\n" : ".EE\n";
    as_it_is = set_off;
    result += line.empty() ? ".PP\n" : text_line(line);
  }
  if (as_it_is) result += ".EE\n";
  return result;
}

std::string option_heading(const OptionOutline& option) {
  std::string names;
  for (const std::string& name : option.names) {
    names += (names.empty() ? "\\fB" : ", \\fB") + escaped(name) + "\\fR";
  }
  return names + (option.value.empty() ? "" : " \\fI" + escaped(option.value) + "\\fR");
}

std::string option_list(const std::vector<OptionOutline>& options) {
  std::string result;
  for (const OptionOutline& option : options) {
    result += ".TP\n" + option_heading(option) + "\n";
    std::istringstream lines(option.meaning);
    for (std::string line; std::getline(lines, line);) result += text_line(line);
  }
  return result;
}

/// "newsgraph query [OPTIONS] GRAPH [CYPHER]"
std::string usage(const CommandOutline& command) {
  std::string result = "\\fBnewsgraph " + escaped(command.name) + "\\fR [\\fIOPTIONS\\fR]";
  for (const OptionOutline& argument : command.arguments) {
    const std::string name =
        "\\fI" + escaped(argument.names.front()) + "\\fR" + (argument.repeated ? "..." : "");
    result += argument.required ? " " + name : " [" + name + "]";
  }
  return result + "\n";
}

std::string command_section(const CommandOutline& command) {
  return ".SS \"newsgraph " + escaped(command.name) + "\"\n" + text_line(command.meaning + ".") +
         ".PP\n" + usage(command) + option_list(command.arguments) + option_list(command.options) +
         ".PP\n" + notes_text(command.notes);
}

/// Up to the first full stop, without it and without a capital: what whatis(1) shows.
std::string short_description(std::string meaning) {
  if (!meaning.empty() && meaning.back() == '.') meaning.pop_back();
  if (!meaning.empty() && meaning.front() >= 'A' && meaning.front() <= 'Z') {
    meaning.front() = static_cast<char>(meaning.front() - 'A' + 'a');
  }
  return meaning;
}

}  // namespace

std::string manual_page(const ProgramOutline& outline) {
  const CommandOutline& program = outline.program;
  // Without a date, so that one version's page is the same whenever it is made.
  std::string page =
      ".\\\" Written by `newsgraph help --format man`.\n.TH NEWSGRAPH 1 \"\" \"newsgraph " +
      escaped(outline.version) + "\" \"User Commands\"\n";
  page += ".SH NAME\nnewsgraph \\- " + escaped(short_description(program.meaning)) + "\n";
  page += ".SH SYNOPSIS\n";
  for (const CommandOutline& command : outline.commands) page += usage(command) + ".br\n";
  page += ".SH DESCRIPTION\n" + text_line(program.meaning) + ".PP\n" + notes_text(program.notes);
  page += ".SH OPTIONS\n" + option_list(program.options);
  page += ".SH COMMANDS\n";
  for (const CommandOutline& command : outline.commands) page += command_section(command);
  page += ".SH \"EXIT STATUS\"\n";
  for (const auto& [status, meaning] : exit_status_meanings()) {
    page += std::string(".TP\n.B ") + status + "\n" + escaped(meaning) + "\n";
  }
  return page.append(kClosing);
}

}  // namespace newsgraph::cli
