#include "newsgraph/ingest/understanding/offices.h"

#include <algorithm>
#include <array>
#include <vector>

#include "newsgraph/graph/error.h"

extern "C" const char newsgraph_embedded_offices[];
extern "C" const char newsgraph_embedded_offices_end[];

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kMaximumEntryWords = 5;
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

/// The singular of a noun that may be a plural; empty when its form is none.
std::string singular_of(const Word& word) {
  const std::string& lower = word.lower;
  if (word.upos != "NOUN" && word.upos != "PROPN") return {};
  if (lower.ends_with("men")) return lower.substr(0, lower.size() - 3) + "man";
  if (lower.ends_with("ies")) return lower.substr(0, lower.size() - 3) + "y";
  if (lower.ends_with("s") && !lower.ends_with("ss")) return lower.substr(0, lower.size() - 1);
  return {};
}

/// What stands before a hyphen and says that the office is held no more: "ex-", "then-".
std::size_t former_prefix(std::string_view word) {
  for (std::string_view prefix : {"ex-", "then-", "former-"}) {
    if (word.starts_with(prefix)) return prefix.size();
  }
  return 0;
}

bool is_country_code(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::optional<Offices::Part> Offices::part_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Part>, 7> kParts{
      {{"head", Part::kHead},
       {"portfolio", Part::kPortfolio},
       {"modifier", Part::kModifier},
       {"epithet", Part::kEpithet},
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
    Entry entry{*part, office_of(columns[2]), {}, {}};
    for (std::string_view owner : split(columns[3], '|')) {
      if (is_country_code(owner)) {
        entry.countries.emplace_back(owner);
      } else {
        entry.organization = owner;
      }
    }
    offices.entries_.try_emplace(std::string(columns[0]), std::move(entry));
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

Offices::Found Offices::longest_at(const Words& words, std::size_t begin,
                                   TitleNumber number) const {
  Found found;
  const std::size_t most = std::min(words.size(), begin + kMaximumEntryWords);
  // The words as they are, then with one of them in the singular: "heads of state".
  std::vector<std::string> keys{{}};
  for (std::size_t i = begin; i < most; ++i) {
    const std::size_t prefix = i == begin ? former_prefix(words[i].lower) : 0;
    const std::string space = i == begin ? "" : " ";
    const std::string plain = keys.front();
    for (std::string& key : keys) key += space + words[i].lower.substr(prefix);
    const std::string one = number == TitleNumber::kAny ? singular_of(words[i]) : std::string{};
    if (!one.empty() && prefix == 0) keys.push_back(plain + space + one);
    for (std::size_t k = keys.size(); k-- > 0;) {
      const auto entry = entries_.find(keys[k]);
      if (entry == entries_.end()) continue;
      if (k > 0 && entry->second.part != Part::kHead) continue;
      // "head of the opposition's committee" is not head of the opposition.
      const bool owns = i > begin && i + 1 < words.size() && words[i + 1].is("'s") &&
                        keys[k].find(" of ") != std::string::npos;
      if (owns) continue;
      found = {&entry->second, i + 1, keys[k], prefix > 0, k > 0};
    }
  }
  return found;
}

bool Offices::is_former(const Words& words, std::size_t at) const {
  if (at >= words.size()) return false;
  const auto entry = entries_.find(words[at].lower);
  return entry != entries_.end() && entry->second.part == Part::kFormer;
}

std::optional<Title> Offices::title_at(const Words& words, std::size_t begin,
                                       TitleNumber number) const {
  std::optional<Title> title;
  bool former = false;
  std::string text;
  std::size_t i = begin;
  while (i < words.size() && i < begin + kMaximumTitleWords) {
    const Found found = longest_at(words, i, number);
    if (found.entry == nullptr) {
      // "Foreign and Defence Ministers"; "former, now ambassador" is no title.
      const bool joins = !title && !text.empty() && (words[i].is("and") || words[i].is("&"));
      if (!joins || longest_at(words, i + 1, number).entry == nullptr) break;
      text += ' ' + words[i].lower;
      ++i;
      continue;
    }
    const Entry& entry = *found.entry;
    former = former || found.former;
    if (entry.part == Part::kFormer || entry.part == Part::kEpithet) {
      former = former || entry.part == Part::kFormer;
      if (!text.empty()) text += ' ' + found.text;
    } else if (title && title->is_office() && entry.of == OfficeOf::kNone &&
               entry.part != Part::kPortfolio && entry.part != Part::kModifier) {
      title->words.end = found.end;  // "army chief General X": the rank adds nothing
    } else {
      text += (text.empty() ? "" : " ") + found.text;
      if (entry.part != Part::kPortfolio && entry.part != Part::kModifier) {
        title = Title{{begin, found.end},
                      text,
                      found.text.substr(found.text.rfind(' ') + 1),
                      entry.of,
                      entry.countries,
                      entry.organization,
                      former,
                      found.plural};
      }
    }
    i = found.end;
  }
  return title;
}

bool is_head_of_government(std::string_view title) {
  return title == "prime minister" || title == "pm" || title == "premier";
}

bool is_shorter_title(std::string_view text, std::string_view of) {
  if (text == of) return true;
  if (is_head_of_government(text) && is_head_of_government(of)) return true;
  const std::vector<std::string_view> words = split(text, ' ');
  std::vector<std::string_view> more = split(of, ' ');
  for (std::string_view word : words) {
    const auto at = std::find(more.begin(), more.end(), word);
    if (at == more.end()) return false;
    more.erase(at);
  }
  return std::none_of(more.begin(), more.end(), [](std::string_view word) {
    return word == "vice" || word == "deputy" || word == "assistant" || word == "under" ||
           word == "elect";
  });
}

}  // namespace newsgraph::understanding
