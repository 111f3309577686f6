#include "newsgraph/cli/shell/completion.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "newsgraph/cli/printable.h"
#include "newsgraph/cli/shell/cursor_context.h"
#include "newsgraph/cli/shell/words.h"

namespace newsgraph::cli {

namespace {

using Place = CursorContext::Place;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
  return result;
}

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() &&
         std::ranges::equal(text.substr(0, beginning.size()), beginning,
                            [](char left, char right) { return lower(left) == lower(right); });
}

/// A name as a query writes it.
std::string quoted_where_needed(std::string_view name, bool always) {
  const bool plain = !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
                     std::ranges::all_of(name, [](char c) {
                       return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
                     });
  if (plain && !always) return std::string(name);
  std::string text = "`";
  for (const char c : name) text += c == '`' ? std::string("``") : std::string(1, c);
  return text + "`";
}

/// Gathers the candidates for one place in a query.
class Offers {
 public:
  explicit Offers(const CursorContext& context) : context_(context) {}

  /// A name that a terminal would not show as it is cannot be typed either.
  void names(const std::vector<std::string>& known) {
    for (const std::string& name : known) {
      if (begins_with(name, context_.word) && printable(name) == name) {
        found_.insert(quoted_where_needed(name, context_.in_backticks));
      }
    }
  }

  /// Names that may hold dots, of which `owner.` is there already.
  void dotted(std::string_view name, std::string_view ending) {
    if (context_.in_backticks) return;
    const std::string typed = (context_.owner.empty() ? "" : context_.owner + ".") + context_.word;
    if (!begins_with(name, typed)) return;
    const std::size_t there = context_.owner.empty() ? 0 : context_.owner.size() + 1;
    found_.insert(std::string(name.substr(there)) + std::string(ending));
  }

  void keywords() {
    if (context_.in_backticks) return;
    const bool in_small_letters =
        !context_.word.empty() && lower(context_.word.front()) == context_.word.front();
    for (const std::string_view keyword : cypher_keywords()) {
      if (!begins_with(keyword, context_.word)) continue;
      const std::string text = in_small_letters ? lower(keyword) : std::string(keyword);
      found_.insert(text.ends_with('(') ? text : text + " ");
    }
  }

  std::vector<std::string> take() const { return {found_.begin(), found_.end()}; }

 private:
  const CursorContext& context_;
  std::set<std::string> found_;
};

void offer_expression(const CursorContext& context, const Vocabulary& vocabulary, Offers& offers) {
  offers.names(context.variables);
  offers.keywords();
  if (context.word.empty()) return;  // all functions would bury the keywords
  for (const std::string& function : vocabulary.functions) offers.dotted(function, "(");
}

Completion complete_query(std::string_view text, const Vocabulary& vocabulary) {
  const CursorContext context = cursor_context(text);
  Offers offers(context);
  switch (context.place) {
    case Place::kNowhere:
      break;
    case Place::kExpression:
      offer_expression(context, vocabulary, offers);
      break;
    case Place::kVariable:
      offers.names(context.variables);
      break;
    case Place::kLabel:
      offers.names(vocabulary.labels);
      break;
    case Place::kType:
      offers.names(vocabulary.types);
      break;
    case Place::kKey:
      offers.names(vocabulary.keys);
      if (context.owner.empty()) break;
      for (const std::string& function : vocabulary.functions) offers.dotted(function, "(");
      break;
    case Place::kParameter:
      offers.names(vocabulary.parameters);
      break;
    case Place::kProcedure:
      for (const auto& procedure : vocabulary.procedures) offers.dotted(procedure.name, "(");
      break;
    case Place::kYield:
      for (const auto& procedure : vocabulary.procedures) {
        if (procedure.name == context.procedure) offers.names(procedure.outputs);
      }
      break;
  }
  return {context.begin, offers.take()};
}

std::vector<std::string> topics(const Vocabulary& vocabulary) {
  std::vector<std::string> names = vocabulary.topics;
  names.emplace_back("queries");  // the list of the others
  for (const CommandSyntax& command : vocabulary.commands) {
    names.emplace_back(command.name.substr(1));
  }
  return names;
}

std::vector<std::string> files(const std::string& beginning, const Vocabulary& vocabulary) {
  std::vector<std::string> names = vocabulary.files(beginning);
  for (std::string& name : names) {
    // An open quote lets the name of a folder be typed on.
    if (name.find(' ') != std::string::npos) name = '"' + name + (name.ends_with('/') ? "" : "\"");
  }
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> only_beginning(const std::string& beginning,
                                        std::vector<std::string> names) {
  std::erase_if(names, [&](const std::string& name) { return !begins_with(name, beginning); });
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// "table|json" → table, json.
std::vector<std::string> choices(std::string_view argument) {
  std::vector<std::string> words(1);
  for (const char c : argument) {
    if (c == '|') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

/// What an argument's description says, without the brackets of one that may be left out.
std::string_view without_brackets(std::string_view argument) {
  while (argument.starts_with('[')) argument.remove_prefix(1);
  while (argument.ends_with(']')) argument.remove_suffix(1);
  return argument;
}

Completion complete_argument(std::string_view argument, std::string_view text, const Word& typed,
                             const Vocabulary& vocabulary) {
  if (argument == "QUERY" || argument == "EXPRESSION") {
    Completion completion = complete_query(text.substr(typed.begin), vocabulary);
    completion.begin += typed.begin;
    return completion;
  }
  if (argument == "FILE") return {typed.begin, files(typed.text, vocabulary)};
  if (argument == "NAME") return {typed.begin, only_beginning(typed.text, vocabulary.parameters)};
  if (argument == "TOPIC") {  // of one word or several
    const std::string beginning(text.substr(typed.begin));
    return {typed.begin, only_beginning(beginning, topics(vocabulary))};
  }
  return {typed.begin, only_beginning(typed.text, choices(argument))};
}

Completion complete_command(std::string_view text, const Vocabulary& vocabulary) {
  const std::vector<Word> words = words_of(text);
  if (words.size() == 1 && words.front().end == text.size()) {
    std::vector<std::string> names;
    for (const CommandSyntax& command : vocabulary.commands) {
      names.push_back(std::string(command.name) + (command.arguments.empty() ? "" : " "));
    }
    return {words.front().begin, only_beginning(words.front().text, std::move(names))};
  }
  const auto command =
      std::ranges::find(vocabulary.commands, words.front().text, &CommandSyntax::name);
  if (command == vocabulary.commands.end()) return {text.size(), {}};
  // The argument under the cursor: the last one that is described takes all that follows.
  const std::vector<Word> arguments = words_of(command->arguments);
  const bool between_words = words.back().end < text.size();
  const std::size_t position = words.size() - 2 + (between_words ? 1 : 0);
  if (arguments.empty()) return {text.size(), {}};
  const std::size_t at = std::min(position, arguments.size() - 1);
  const std::string_view argument = without_brackets(arguments[at].text);
  const bool takes_rest = argument == "QUERY" || argument == "EXPRESSION" || argument == "TOPIC";
  if (position > at && !takes_rest) return {text.size(), {}};
  const Word nothing{{}, text.size(), text.size()};
  const Word& typed = at + 1 < words.size() ? words[at + 1] : nothing;
  return complete_argument(argument, text, typed, vocabulary);
}

}  // namespace

Completion complete(std::string_view statement, const Vocabulary& vocabulary) {
  const std::size_t begin = statement.find_first_not_of(" \t\r\n");
  const bool is_command = begin != std::string_view::npos && statement[begin] == ':';
  return is_command ? complete_command(statement, vocabulary)
                    : complete_query(statement, vocabulary);
}

std::string common_beginning(const std::vector<std::string>& candidates) {
  if (candidates.empty()) return {};
  std::string beginning = candidates.front();
  for (const std::string& candidate : candidates) {
    const auto differ = std::ranges::mismatch(beginning, candidate).in1;
    beginning.erase(differ, beginning.end());
  }
  // Half a code point is no text.
  while (!beginning.empty() && beginning.size() < candidates.front().size() &&
         (static_cast<unsigned char>(candidates.front()[beginning.size()]) & 0xc0) == 0x80) {
    beginning.pop_back();
  }
  return beginning;
}

}  // namespace newsgraph::cli
