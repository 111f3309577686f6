// Articles and what they say, made by hand.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/ingest/resolve/merge.h"

namespace newsgraph::testing {

/// An article and what it says, made by hand.
struct Reading {
  Document document;
  Extraction extraction;

  explicit Reading(std::string id, std::string text = "text") {
    document.id = std::move(id);
    document.text = std::move(text);
  }

  std::size_t entity(EntityLabel label, std::string name, std::vector<std::string> aliases = {},
                     Map properties = {}) {
    extraction.entities.push_back(
        {label, std::move(name), std::move(aliases), std::move(properties)});
    Mention mention;
    mention.entities = {extraction.entities.size() - 1};
    extraction.mentions.push_back(mention);
    return extraction.entities.size() - 1;
  }

  std::size_t person(std::string name, std::vector<std::string> aliases = {}) {
    return entity(EntityLabel::kPerson, std::move(name), std::move(aliases));
  }

  Fact& fact(std::size_t subject, std::string relation, std::size_t object,
             double confidence = 0.5) {
    Fact fact;
    fact.subject = subject;
    fact.relation = std::move(relation);
    fact.object = object;
    fact.confidence = confidence;
    fact.evidence.push_back({0, 0, 4, "text"});
    extraction.facts.push_back(std::move(fact));
    return extraction.facts.back();
  }

  std::size_t country(std::string name, std::string iso3) {
    return entity(EntityLabel::kCountry, std::move(name), {}, {{"iso3", Value(std::move(iso3))}});
  }

  /// A person, and the office that the article gives them.
  std::size_t official(std::string name, std::string title, std::size_t owner) {
    const std::size_t official = person(std::move(name));
    fact(official, "HOLDS_OFFICE", owner).properties["title"] = std::move(title);
    return official;
  }

  IngestOutcome into(Graph& graph) const {
    resolve::Memory memory;
    return into(graph, memory);
  }
  IngestOutcome into(Graph& graph, resolve::Memory& memory) const {
    return resolve::merge(document, extraction, graph, memory);
  }
};

inline FactDate day(int year, int month, int day_of_month) {
  FactDate date;
  date.begin = *Date::from_civil(year, month, day_of_month);
  return date;
}

inline FactDate month(int year, int month_of_year) {
  FactDate date = day(year, month_of_year, 1);
  date.precision = DatePrecision::kMonth;
  return date;
}

}  // namespace newsgraph::testing
