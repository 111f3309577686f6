#include "newsgraph/ingest/understanding/offices.h"

#include <array>
#include <vector>

#include "newsgraph/graph/error.h"

extern "C" const char newsgraph_embedded_offices[];
extern "C" const char newsgraph_embedded_offices_end[];

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kMaximumEntryWords = 4;
constexpr std::size_t kMaximumTitleWords = 12;

std::vector<std::string_view> split(std::string_view line, char divider) {
  std::vector<std::string_view> columns;
  while (true) {
    const std::size_t at = line.find(divider);
    columns.push_back(line.substr(0, at));
    if (at == std::string_view::npos) return columns;
    line.remove_prefix(at + 1);
  }
}

OfficeOf office_of(std::string_view name) {
  if (name == "country") return OfficeOf::kCountry;
  return name == "body" ? OfficeOf::kBody : OfficeOf::kNone;
}

}  // namespace

std::optional<Offices::Part> Offices::part_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Part>, 6> kParts{
      {{"head", Part::kHead},
       {"portfolio", Part::kPortfolio},
       {"modifier", Part::kModifier},
       {"former", Part::kFormer},
       {"rank", Part::kRank},
       {"honorific", Part::kHonorific}}};
  for (const auto& [text, part] : kParts) {
    if (text == name) return part;
  }
  return std::nullopt;
}

Offices Offices::read(std::string_view table, const std::string& file_name) {
  Offices offices;
  std::size_t line_number = 0;
  for (std::string_view line : split(table, '\n')) {
    ++line_number;
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string_view> columns = split(line, '\t');
    const std::optional<Part> part = columns.size() == 4 ? part_of(columns[1]) : std::nullopt;
    if (!part || columns[0].empty()) {
      throw Error(ErrorKind::kInput, "this line is not words, part, office and country",
                  {file_name, line_number, 1}, "Divide the four columns by tabs.");
    }
    // A word may be both portfolio and head ("chief"); the head reading is kept under the same key
    // only when it comes first, so heads stand first in the table.
    std::string_view country = columns[3];
    const bool if_unsaid = country.ends_with('?');
    if (if_unsaid) country.remove_suffix(1);
    offices.entries_.try_emplace(std::string(columns[0]), Entry{*part, office_of(columns[2]),
                                                                std::string(country), if_unsaid});
  }
  return offices;
}

const Offices& Offices::built_in() {
  static const Offices kOffices =
      read({newsgraph_embedded_offices,
            static_cast<std::size_t>(newsgraph_embedded_offices_end - newsgraph_embedded_offices)},
           "offices.tsv");
  return kOffices;
}

Offices::Found Offices::longest_at(const Words& words, std::size_t begin) const {
  Found found;
  std::string key;
  for (std::size_t i = begin; i < words.size() && i < begin + kMaximumEntryWords; ++i) {
    if (i > begin) key += ' ';
    key += words[i].lower;
    const auto entry = entries_.find(key);
    if (entry != entries_.end()) found = {&entry->second, i + 1};
  }
  return found;
}

bool Offices::is_former(const Words& words, std::size_t at) const {
  if (at >= words.size()) return false;
  const auto entry = entries_.find(words[at].lower);
  return entry != entries_.end() && entry->second.part == Part::kFormer;
}

std::optional<Title> Offices::title_at(const Words& words, std::size_t begin) const {
  std::optional<Title> title;
  bool former = false;
  std::size_t text_begin = begin;
  std::size_t i = begin;
  while (i < words.size() && i < begin + kMaximumTitleWords) {
    const Found found = longest_at(words, i);
    if (found.entry == nullptr) {
      // "Foreign and Defence Ministers"; "former, now ambassador" is no title.
      const bool joins = !title && i > text_begin && (words[i].is("and") || words[i].is("&"));
      if (!joins || longest_at(words, i + 1).entry == nullptr) break;
      ++i;
      continue;
    }
    if (found.entry->part == Part::kFormer) {
      former = true;
      if (i == text_begin) text_begin = found.end;
    } else if (title && title->is_office() && found.entry->of == OfficeOf::kNone &&
               found.entry->part != Part::kPortfolio && found.entry->part != Part::kModifier) {
      title->words.end = found.end;  // "army chief General X": the rank adds nothing
    } else if (found.entry->part == Part::kHead || found.entry->part == Part::kRank ||
               found.entry->part == Part::kHonorific) {
      title = Title{};
      title->words = {begin, found.end};
      title->text = lower_case(text_of(words, {text_begin, found.end}));
      title->head = words[found.end - 1].lower;
      title->of = found.entry->of;
      title->country = found.entry->country;
      title->country_if_unsaid = found.entry->country_if_unsaid;
      title->former = former;
    }
    i = found.end;
  }
  return title;
}

}  // namespace newsgraph::understanding
