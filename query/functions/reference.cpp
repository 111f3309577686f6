#include "newsgraph/query/reference.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <tuple>

#include "newsgraph/query/functions/aggregate.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/functions/language.h"
#include "newsgraph/query/functions/procedure.h"

namespace newsgraph {

namespace {

constexpr std::string_view kAggregates = "Aggregation";
constexpr std::string_view kProcedures = "Procedures";

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

std::vector<ReferenceEntry> make_entries() {
  std::vector<ReferenceEntry> entries;
  for (const functions::Function& each : functions::all_functions()) {
    entries.push_back({each.name, each.signature, each.summary, each.group});
  }
  for (const functions::Aggregate& each : functions::all_aggregates()) {
    entries.push_back({each.name, each.signature, each.summary, kAggregates});
  }
  for (const auto& [name, each] : functions::built_in_procedures()) {
    entries.push_back({name, each.signature(), each.summary, kProcedures});
  }
  const auto rank = [](const ReferenceEntry& entry) {
    return entry.group == kProcedures ? 2 : entry.group == kAggregates ? 1 : 0;
  };
  std::ranges::stable_sort(entries, {}, [&](const ReferenceEntry& entry) {
    return std::tuple(rank(entry), entry.group, lower(entry.name));
  });
  // What a query consists of comes first, in an order of its own.
  std::vector<ReferenceEntry> language;
  for (const functions::LanguageTopic& each : functions::language_topics()) {
    language.push_back(
        {std::string(each.name), std::string(each.form), std::string(each.summary), each.group});
  }
  entries.insert(entries.begin(), language.begin(), language.end());
  return entries;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Whether `text` holds `word`, with no letter on either side.
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_letter(text[at - 1]) || !is_letter(word.front());
    const bool ends = end == text.size() || !is_letter(text[end]) || !is_letter(word.back());
    if (begins && ends) return true;
  }
  return false;
}

bool is_language(const ReferenceEntry& entry) {
  return std::ranges::any_of(functions::language_topics(),
                             [&](const auto& topic) { return topic.group == entry.group; });
}

/// `|` would end a cell.
std::string cell(std::string text) {
  for (std::size_t i = 0; (i = text.find('|', i)) != std::string::npos; i += 2) {
    text.insert(i, "\\");
  }
  return text;
}

}  // namespace

const std::vector<ReferenceEntry>& reference_entries() {
  static const std::vector<ReferenceEntry> entries = make_entries();
  return entries;
}

std::vector<ReferenceEntry> reference_of(std::string_view name) {
  const std::string wanted = lower(name);
  if (wanted.empty()) return {};
  using Test = std::function<bool(const ReferenceEntry&)>;
  for (const Test& meant :
       {Test([&](const auto& each) { return lower(each.name) == wanted; }),
        Test([&](const auto& each) { return lower(each.name).starts_with(wanted); }),
        Test([&](const auto& each) {
          return is_language(each) && has_word(lower(each.signature), wanted);
        }),
        Test([&](const auto& each) {
          return lower(each.name).find(wanted) != std::string::npos;
        })}) {
    std::vector<ReferenceEntry> found;
    std::ranges::copy_if(reference_entries(), std::back_inserter(found), meant);
    if (!found.empty()) return found;
  }
  return {};
}

std::string reference_markdown() {
  std::string page =
      "# Clauses, functions and procedures\n\n"
      "Written by `newsgraph help --format markdown` from the tables that the engine works by. Of "
      "clauses and expressions, what\nstands in [brackets] before capitals may be left out, and … "
      "says that more may follow; a type with `?` may be null.\n`newsgraph help NAME` tells of "
      "one; `CALL dbms.functions()` and `CALL dbms.procedures()` answer in a query.\n";
  std::string_view group;
  for (const ReferenceEntry& entry : reference_entries()) {
    if (entry.group != group) {
      group = entry.group;
      page += "\n## " + std::string(group) + "\n\n| " +
              (is_language(entry) ? "form | what it does" : "signature | what it gives") +
              " |\n| --- | --- |\n";
    }
    page += "| `" + cell(entry.signature) + "` | " + cell(entry.summary) + " |\n";
  }
  return page;
}

}  // namespace newsgraph
