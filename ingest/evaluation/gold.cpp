#include "newsgraph/ingest/evaluation/gold.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "newsgraph/ingest/evaluation/text_match.h"

namespace newsgraph::evaluation {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 30> kRelations{
    "ACCUSED",   "AGREED_ON",  "AGREED_WITH", "AIDED",           "APPOINTED",  "ATTACKED",
    "ATTENDED",  "COERCED",    "CONCEDED",    "COOPERATED_WITH", "DISCUSSED",  "HOLDS_OFFICE",
    "HOSTED",    "INVITED",    "LOCATED_IN",  "MEMBER_OF",       "MET_WITH",   "MOBILIZED",
    "PROTESTED", "REJECTED",   "REQUESTED",   "RETREATED",       "SAID",       "SANCTIONED",
    "SIGNED",    "SPOKE_WITH", "SUPPORTED",   "THANKED",         "THREATENED", "VISITED"};

constexpr std::array<std::string_view, 7> kStatuses{
    "occurred", "planned", "called_for", "denied", "hypothetical", "former", "acting"};

using Kind = JsonValue::Kind;

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

/// Reads one file, keeping at hand what errors need.
class Reader {
 public:
  explicit Reader(const LocatedJson& json) : json_(json) {}

  GoldArticle read() {
    expect(json_.root(), Kind::kObject, "an object with \"entities\" and \"facts\"");
    for (const JsonValue& value : list(json_.root(), "entities").elements) {
      article_.entities.push_back(entity(value));
    }
    for (const JsonValue& value : list(json_.root(), "facts").elements) {
      article_.facts.push_back(fact(value));
    }
    return std::move(article_);
  }

 private:
  [[noreturn]] void fail(const JsonValue& value, const std::string& message,
                         const std::string& hint = {}) const {
    throw Error(ErrorKind::kInput, message, json_.where(value), hint);
  }

  void expect(const JsonValue& value, Kind kind, const std::string& what) const {
    if (value.kind != kind) fail(value, "this should be " + what);
  }

  const JsonValue& member(const JsonValue& object, std::string_view name) const {
    const JsonValue* value = object.find(name);
    if (value == nullptr) fail(object, "this object lacks \"" + std::string(name) + "\"");
    return *value;
  }

  const JsonValue& list(const JsonValue& object, std::string_view name) const {
    const JsonValue& value = member(object, name);
    expect(value, Kind::kArray, "a list");
    return value;
  }

  const std::string& text(const JsonValue& value, const std::string& what) const {
    expect(value, Kind::kString, what);
    if (folded(value.text).empty()) fail(value, what + " needs a letter or a digit of a-z, 0-9");
    return value.text;
  }

  std::vector<std::string> aliases(const JsonValue& object) const {
    std::vector<std::string> names;
    if (object.find("aliases") == nullptr) return names;
    for (const JsonValue& alias : list(object, "aliases").elements) {
      names.push_back(text(alias, "an alias"));
    }
    return names;
  }

  EntityLabel label(const JsonValue& object) const {
    const JsonValue& value = member(object, "label");
    expect(value, Kind::kString, "a label");
    for (const EntityLabel each :
         {EntityLabel::kPerson, EntityLabel::kCountry, EntityLabel::kOrganization,
          EntityLabel::kPlace, EntityLabel::kTopic, EntityLabel::kStatement, EntityLabel::kEvent}) {
      if (to_string(each) == value.text) return each;
    }
    fail(value, in_quotes(value.text) + " is no label of the schema",
         "The labels are Person, Country, Organization, Place, Topic, Statement, Event.");
  }

  GoldEntity entity(const JsonValue& value) const {
    expect(value, Kind::kObject, "an entity: {\"label\", \"name\", \"aliases\"}");
    GoldEntity entity{label(value), text(member(value, "name"), "a name"), aliases(value)};
    if (entity.label == EntityLabel::kTopic || entity.label == EntityLabel::kStatement) {
      fail(value, "topics and statements stand in the facts, not among the entities");
    }
    return entity;
  }

  GoldText expected_text(const JsonValue& value) const {
    GoldText expected{label(value), text(member(value, "name"), "a name"), {}};
    if (expected.label != EntityLabel::kTopic && expected.label != EntityLabel::kStatement) {
      fail(value, "only a Topic or a Statement is written out here",
           "Any other end is the name of one of the \"entities\".");
    }
    expected.wordings.push_back(content_words(expected.name));
    for (const std::string& alias : aliases(value)) {
      expected.wordings.push_back(content_words(alias));
    }
    return expected;
  }

  void add_alternative(const JsonValue& value, GoldEnd& end) const {
    if (!end.description.empty()) end.description += " | ";
    if (value.kind == Kind::kObject) {
      end.texts.push_back(expected_text(value));
      end.description += end.texts.back().name;
      return;
    }
    const std::string& name = text(value, "the name of an entity, or a Topic or Statement");
    if (std::ranges::find(article_.entities, name, &GoldEntity::name) == article_.entities.end()) {
      fail(value, in_quotes(name) + " is the name of no entity of this file",
           "Add it to \"entities\", or write one of their names; aliases do not count here.");
    }
    end.entities.push_back(name);
    end.description += name;
  }

  GoldEnd end(const JsonValue& value) const {
    GoldEnd end;
    if (value.kind != Kind::kArray) {
      add_alternative(value, end);
      return end;
    }
    if (value.elements.empty()) fail(value, "an end of a fact needs at least one alternative");
    end.has_alternatives = true;
    for (const JsonValue& alternative : value.elements) add_alternative(alternative, end);
    return end;
  }

  std::string relation(const JsonValue& value) const {
    expect(value, Kind::kString, "a relationship, or a list of them");
    if (!is_known_relation(value.text)) {
      fail(value, in_quotes(value.text) + " is no relationship of the schema",
           "'newsgraph schema' lists them.");
    }
    return value.text;
  }

  std::vector<std::string> relations(const JsonValue& value) const {
    if (value.kind != Kind::kArray) return {relation(value)};
    if (value.elements.empty()) fail(value, "a fact needs at least one relationship");
    std::vector<std::string> all;
    for (const JsonValue& each : value.elements) all.push_back(relation(each));
    return all;
  }

  std::string date(const JsonValue& value) const {
    static constexpr std::string_view kForm = "0000-00-00";
    expect(value, Kind::kString, "a date");
    const std::string& date = value.text;
    bool well_formed = date.size() == 4 || date.size() == 7 || date.size() == kForm.size();
    for (std::size_t i = 0; i < date.size() && well_formed; ++i) {
      const bool digit = date[i] >= '0' && date[i] <= '9';
      well_formed = kForm[i] == '0' ? digit : date[i] == kForm[i];
    }
    if (!well_formed) {
      fail(value, in_quotes(date) + " is no date", "Write YYYY, YYYY-MM or YYYY-MM-DD.");
    }
    return date;
  }

  std::string status(const JsonValue& value) const {
    expect(value, Kind::kString, "a status");
    if (std::ranges::find(kStatuses, value.text) == kStatuses.end()) {
      fail(value, in_quotes(value.text) + " is no status",
           "It is occurred, planned, called_for, denied or hypothetical; of an office, former or "
           "acting.");
    }
    return value.text;
  }

  GoldFact fact(const JsonValue& value) const {
    expect(value, Kind::kObject, "a fact: {\"s\", \"r\", \"o\", …}");
    GoldFact fact;
    fact.subject = end(member(value, "s"));
    fact.relations = relations(member(value, "r"));
    fact.object = end(member(value, "o"));
    if (const JsonValue* given = value.find("date")) fact.date = date(*given);
    if (const JsonValue* given = value.find("status")) fact.status = status(*given);
    if (const JsonValue* given = value.find("optional")) {
      expect(*given, Kind::kBoolean, "true or false");
      fact.optional = given->boolean;
    }
    return fact;
  }

  const LocatedJson& json_;
  GoldArticle article_;
};

GoldFiles files_of(const fs::path& folder, const std::string& name) {
  return {name, folder / (name + ".txt"), folder / (name + ".json")};
}

std::vector<GoldFiles> listed(const fs::path& list) {
  std::ifstream stream(list);
  if (!stream) {
    throw Error(ErrorKind::kInput, "there is no such folder or list", {list.string(), 0, 0},
                "Name a folder of articles NAME.txt with their facts NAME.json.");
  }
  std::vector<GoldFiles> all;
  std::size_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    line.erase(line.find_last_not_of(" \t\r") + 1);
    if (line.empty() || line.front() == '#') continue;
    all.push_back(files_of(list.parent_path(), line));
    for (const fs::path& file : {all.back().text, all.back().facts}) {
      if (fs::exists(file)) continue;
      throw Error(ErrorKind::kInput, file.string() + " is not there", {list.string(), number, 0},
                  "A list names articles of its own folder, one a line.");
    }
  }
  return all;
}

std::vector<GoldFiles> in_folder(const fs::path& folder) {
  std::vector<GoldFiles> all;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    all.push_back(files_of(folder, entry.path().stem().string()));
    if (!fs::exists(all.back().text)) {
      throw Error(ErrorKind::kInput, "there is no article beside these facts",
                  {all.back().facts.string(), 0, 0}, "It should be " + all.back().text.string());
    }
  }
  std::ranges::sort(all, {}, &GoldFiles::name);
  return all;
}

}  // namespace

GoldArticle read_gold(const LocatedJson& json) {
  return Reader(json).read();
}

std::vector<GoldFiles> find_gold(const fs::path& folder_or_list) {
  std::error_code ignored;
  std::vector<GoldFiles> all = fs::is_directory(folder_or_list, ignored) ? in_folder(folder_or_list)
                                                                         : listed(folder_or_list);
  if (all.empty()) {
    throw Error(ErrorKind::kInput, "there are no articles with expected facts here",
                {folder_or_list.string(), 0, 0},
                "An article is NAME.txt, its facts are NAME.json.");
  }
  return all;
}

bool is_known_relation(std::string_view relation) {
  return std::ranges::find(kRelations, relation) != kRelations.end();
}

bool is_scored_relation(std::string_view relation) {
  return relation != "LOCATED_IN" && is_known_relation(relation);
}

}  // namespace newsgraph::evaluation
