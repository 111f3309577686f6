// What one article calls somebody, and as what it knows them: the smallest thing that resolution
// moves from node to node.
//
// Articles that use the same form mean the same thing, as far as anybody can tell; whether two
// forms do is for name_match.h to judge. A form's key is a function of its article alone.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/fact.h"

namespace newsgraph::resolve {

/// An office as an article gives it: "prime minister / PAK", "former spokesperson / foreign
/// ministry / RUS".
struct Office {
  std::string title;    ///< one spelling of it: "pm" is "prime minister"
  /// ISO 3166 alpha-3 code of a country, or the key of an organisation; empty where the article
  /// leaves it out.
  std::string owner;
  std::string country;  ///< alpha-3 code, where known
  bool former = false;

  auto operator<=>(const Office&) const = default;
  std::string to_string() const;
  static Office parse(std::string_view text);
};

struct NameForm {
  EntityLabel label = EntityLabel::kPerson;
  std::string key;
  std::vector<Office> offices;  ///< of persons; sorted, each once
};

/// Persons, organisations and places go by several names; other entities are found by their key.
bool is_resolved(EntityLabel label);

/// The key of a person by name and offices: who goes by one word is told by the offices, anybody
/// else by the countries of those held now.
std::string person_form_key(const std::string& name_key, const std::vector<Office>& offices);

/// The forms of an extraction's entities, in their order; of those that are not resolved, the
/// entity's key.
std::vector<NameForm> name_forms(const Extraction& extraction);

/// The title in one spelling, without "former".
std::string plain_title(std::string_view title);

/// The words of a folded name that tell persons apart: without particles ("al", "bin", "de") and
/// generations ("jr"); "abdel fattah", "abdelfattah" are two words, "abd" and "fattah".
std::vector<std::string> telling_words(std::string_view folded);
/// "jr", "sr", "ii" …; empty where there is none.
std::string generation_of(std::string_view folded);

std::vector<std::string> split(std::string_view text, std::string_view separator);

}  // namespace newsgraph::resolve
