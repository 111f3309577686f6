// The built-in lexicon against what it must agree with: docs/schema.md, the CAMEO codebook, and
// itself. That types and modes are PLOVER's is checked when it is read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/understanding/lexicon.h"
#include "newsgraph/ingest/understanding/plover.h"

namespace newsgraph::understanding {
namespace {

using Predicate = std::pair<PredicateKind, std::string>;

std::vector<std::string> split(const std::string& text, char divider) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, divider);) parts.push_back(part);
  return parts;
}

/// All predicates that the file has event lines for.
std::set<Predicate> predicates() {
  static const std::map<char, PredicateKind> kKinds{
      {'v', PredicateKind::kVerb}, {'n', PredicateKind::kNoun}, {'a', PredicateKind::kAdjective}};
  std::set<Predicate> found;
  std::ifstream file(NEWSGRAPH_DATASETS "/lexicon/events.lexicon");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string directive, relation, type, cameo, trigger;
    words >> directive >> relation >> type >> cameo >> trigger;
    if (directive != "event") continue;
    for (const std::string& alternative : split(trigger.substr(2), '|')) {
      const std::vector<std::string> lemmas = split(alternative, '+');
      found.insert({kKinds.at(trigger[0]), trigger[0] == 'n' ? lemmas.back() : lemmas.front()});
    }
  }
  return found;
}

std::vector<Frame> frames() {
  std::vector<Frame> all;
  for (const auto& [kind, lemma] : predicates()) {
    const std::vector<Frame>& some = Lexicon::built_in().frames(kind, lemma);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

/// The relationships that docs/schema.md lists, with the PLOVER type of each.
std::map<std::string, std::string> schema_relations() {
  std::map<std::string, std::string> relations;
  std::ifstream file(NEWSGRAPH_DATASETS "/../docs/schema.md");
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> cells = split(line, '|');
    if (cells.size() != 5 || cells[1].find('`') == std::string::npos) continue;
    std::string type = cells[3];
    std::erase(type, ' ');
    for (const std::string& name : split(cells[1], '`')) {
      if (name.find(' ') == std::string::npos && !name.empty()) relations[name] = type;
    }
  }
  return relations;
}

/// The event codes of CAMEO 1.1b3 that have the length given or more, as first–last of a row.
const std::set<std::string>& cameo_codes() {
  static const std::set<std::string> kCodes = [] {
    std::set<std::string> codes;
    const std::string rows =
        "010-019 020-028 0211-0214 0231-0234 0241-0244 0251-0256 030-039 0311-0314 0331-0334 "
        "0341-0344 0351-0356 040-046 050-057 060-064 070-075 080-087 0811-0814 0831-0834 0841-0842 "
        "0861-0863 0871-0874 090-094 100-108 1011-1014 1031-1034 1041-1044 1051-1056 110-116 "
        "1121-1125 120-129 1211-1214 1221-1224 1231-1234 1241-1246 130-139 1311-1313 1321-1324 "
        "1381-1385 140-145 1411-1414 1421-1424 1431-1434 1441-1444 1451-1454 150-155 160-166 "
        "1621-1623 1661-1663 170-176 1711-1712 1721-1724 180-186 1821-1823 1831-1834 190-196 "
        "1951-1952 200-204 2041-2042";
    for (const std::string& row : split(rows, ' ')) {
      const std::vector<std::string> ends = split(row, '-');
      for (int code = std::stoi(ends[0]); code <= std::stoi(ends[1]); ++code) {
        std::string text = std::to_string(code);
        if (text.size() < ends[0].size()) text.insert(0, "0");
        codes.insert(text);
      }
    }
    return codes;
  }();
  return kCodes;
}

bool holds(const std::vector<std::string>& set, const std::string& value) {
  return std::find(set.begin(), set.end(), value) != set.end();
}

bool all_in(const std::vector<std::string>& some, const std::vector<std::string>& set) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& value) { return holds(set, value); });
}

/// Whether a filler of the first kind may be one of the second; a topic is any noun phrase.
bool covers(Filler wide, Filler narrow) {
  const bool acts =
      narrow == Filler::kPerson || narrow == Filler::kOrganization || narrow == Filler::kCountry;
  return wide == narrow || wide == Filler::kTopic || (wide == Filler::kActor && acts);
}

/// Whether a slot takes whatever the other takes.
bool is_wider(const Slot& wide, const Slot& narrow) {
  const bool fillers =
      std::all_of(narrow.fillers.begin(), narrow.fillers.end(), [&](Filler filler) {
        return std::any_of(wide.fillers.begin(), wide.fillers.end(),
                           [&](Filler other) { return covers(other, filler); });
      });
  const bool words =
      wide.words.empty() || (!narrow.words.empty() && all_in(narrow.words, wide.words));
  return wide.place == narrow.place && all_in(narrow.prepositions, wide.prepositions) && fillers &&
         words;
}

std::vector<Slot> asked_slots(const Frame& frame) {
  std::vector<Slot> slots = frame.needed;
  slots.push_back(frame.from);
  if (!frame.one_slot) slots.push_back(frame.to);
  return slots;
}

/// Whether the second frame can count nowhere that the first, which stands before it, does not.
bool hides(const Frame& first, const Frame& second) {
  if (first.relation != second.relation || !first.absent.empty() ||
      first.one_slot != second.one_slot || !all_in(first.companions, second.companions)) {
    return false;
  }
  const std::vector<Slot> asked = asked_slots(first), given = asked_slots(second);
  return std::all_of(asked.begin(), asked.end(), [&](const Slot& wide) {
    return std::any_of(given.begin(), given.end(),
                       [&](const Slot& narrow) { return is_wider(wide, narrow); });
  });
}

/// The lexicon lines of docs/event-lexicon.md: what stands in fences without a language.
std::string documented_lines() {
  std::string lines;
  std::ifstream file(NEWSGRAPH_DATASETS "/../docs/event-lexicon.md");
  bool fenced = false, plain = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      fenced = !fenced;
      plain = line == "```";
    } else if (fenced && plain && line.find("…]") == std::string::npos) {
      lines += line + "\n";
    }
  }
  return lines;
}

TEST(EventsLexicon, ReadsTheLinesThatItsDocumentShows) {
  const Lexicon lexicon = Lexicon::built_in().extended(documented_lines(), "event-lexicon.md");
  EXPECT_FALSE(lexicon.frames(PredicateKind::kVerb, "berth").empty());
  EXPECT_TRUE(lexicon.frames(PredicateKind::kVerb, "hail").empty() ||
              lexicon.frames(PredicateKind::kVerb, "hail").front().relation != "SUPPORTED");
}

TEST(EventsLexicon, DocumentsAllModesOfPlover) {
  std::ifstream file(NEWSGRAPH_DATASETS "/../docs/event-lexicon.md");
  std::map<std::string, std::string> modes;
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> cells = split(line, '|');
    if (cells.size() == 5) modes[cells[1]] = cells[2];
  }
  for (const PloverType& type : plover_types()) {
    std::string expected = " ";
    for (const std::string_view mode : type.modes) {
      expected += (expected == " " ? "" : ", ") + std::string(mode);
    }
    if (!type.modes.empty()) expected += " ";
    EXPECT_EQ(modes[" " + std::string(type.name) + " "], expected);
  }
}

TEST(EventsLexicon, IsWellFormed) {
  try {
    Lexicon::built_in();
  } catch (const Error& error) {
    FAIL() << error.describe();
  }
}

TEST(EventsLexicon, KnowsManyPredicates) {
  EXPECT_EQ(Lexicon::built_in().predicate_count(), predicates().size());
  EXPECT_GE(predicates().size(), 600u);
}

TEST(EventsLexicon, HasTheRelationsOfTheSchemaWithTheirTypes) {
  const std::map<std::string, std::string> relations = schema_relations();
  ASSERT_TRUE(relations.contains("MET_WITH"));
  std::set<std::string> met;
  for (const Frame& frame : frames()) {
    const auto found = relations.find(frame.relation);
    if (found == relations.end()) {
      ADD_FAILURE() << frame.source << ": there is no " << frame.relation;
      continue;
    }
    EXPECT_EQ(frame.type, found->second) << frame.source;
    met.insert(frame.relation);
  }
  // The others follow from titles and from geography.
  for (const auto& [relation, type] : relations) {
    const bool other = relation == "HOLDS_OFFICE" || relation == "LOCATED_IN";
    EXPECT_EQ(met.contains(relation), !other) << relation;
  }
}

TEST(EventsLexicon, HasEachTypeOfPlover) {
  std::set<std::string_view> met;
  const std::vector<Frame> all = frames();
  for (const Frame& frame : all) met.insert(frame.type);
  for (const PloverType& type : plover_types()) EXPECT_TRUE(met.contains(type.name)) << type.name;
}

TEST(EventsLexicon, HasCameoCodesOfTheRootsThatBelongToTheType) {
  const std::map<std::string, std::vector<std::string>> roots{
      {"AGREE", {"03", "05"}},
      {"CONSULT", {"03", "04"}},
      {"SUPPORT", {"05"}},
      {"COOPERATE", {"06"}},
      {"AID", {"07"}},
      {"CONCEDE", {"05", "08"}},
      {"RETREAT", {"08"}},
      {"REQUEST", {"02", "10"}},
      {"ACCUSE", {"09", "11"}},
      {"REJECT", {"12"}},
      {"THREATEN", {"13"}},
      {"PROTEST", {"11", "14"}},
      {"SANCTION", {"11", "16"}},
      {"MOBILIZE", {"15"}},
      {"COERCE", {"17", "19"}},
      {"ASSAULT", {"17", "18", "19", "20"}}};
  for (const Frame& frame : frames()) {
    EXPECT_EQ(frame.cameo.empty(), frame.type.empty()) << frame.source;
    if (frame.cameo.empty()) continue;
    EXPECT_TRUE(cameo_codes().contains(frame.cameo)) << frame.source << " " << frame.cameo;
    EXPECT_TRUE(holds(roots.at(frame.type), frame.cameo.substr(0, 2))) << frame.source;
  }
}

TEST(EventsLexicon, HasNoLineBehindOneThatTakesAllItCould) {
  for (const auto& [kind, lemma] : predicates()) {
    const std::vector<Frame>& all = Lexicon::built_in().frames(kind, lemma);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t k = i + 1; k < all.size(); ++k) {
        EXPECT_FALSE(hides(all[i], all[k]))
            << lemma << ": " << all[k].source << " behind " << all[i].source;
      }
    }
  }
}

}  // namespace
}  // namespace newsgraph::understanding
