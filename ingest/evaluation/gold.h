// What a careful reader takes from an article: the facts that an extraction is scored against.
//
// NAME.json holds them beside the article NAME.txt; datasets/articles/README.md describes the
// format. A GoldArticle is checked when it is read: every end of a fact is a text or an entity of
// the file.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/evaluation/located_json.h"
#include "newsgraph/ingest/fact.h"

namespace newsgraph::evaluation {

struct GoldEntity {
  EntityLabel label = EntityLabel::kPerson;
  std::string name;
  std::vector<std::string> aliases;
};

/// A topic or a statement that is expected at an end of a fact.
struct GoldText {
  EntityLabel label = EntityLabel::kTopic;
  std::string name;
  std::vector<std::set<std::string>> wordings;  ///< content words of the name and of each alias
};

/// One end of a fact: any of these is right.
struct GoldEnd {
  std::vector<std::string> entities;  ///< names of entities of the article
  std::vector<GoldText> texts;
  bool has_alternatives = false;  ///< written as a list, even of one
  std::string description;        ///< all of them, for people
};

struct GoldFact {
  GoldEnd subject;
  std::vector<std::string> relations;  ///< any of them is right; the first names the fact
  GoldEnd object;
  std::string date;  ///< as exact as it is expected; empty when any will do
  std::string status = "occurred";
  bool optional = false;  ///< debatable: neither missed when absent nor wrong when there
};

struct GoldArticle {
  std::vector<GoldEntity> entities;
  std::vector<GoldFact> facts;
};

/// Throws Error with file, line and column where the file is not JSON or not of the format.
GoldArticle read_gold(const LocatedJson& json);

/// An article and the file of its expected facts.
struct GoldFiles {
  std::string name;
  std::filesystem::path text;
  std::filesystem::path facts;
};

/// The articles of a folder that have expected facts, in the order of their names; or those that a
/// file lists by name, one a line, which stand in its folder. Throws Error where there is none or
/// where one lacks its text.
std::vector<GoldFiles> find_gold(const std::filesystem::path& folder_or_list);

/// Whether gold articles can speak of this relation.
bool is_known_relation(std::string_view relation);
/// Whether its facts count: all but LOCATED_IN, most of which the gazetteer tells and not the text.
bool is_scored_relation(std::string_view relation);

}  // namespace newsgraph::evaluation
