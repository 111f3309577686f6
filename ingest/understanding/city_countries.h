// In which country a town or region of some name lies, where several have one.
//
// Of several, that counts which the article names; if it names none, the far larger town; if that
// does not decide either, there is no answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/understanding/cities.h"
#include "newsgraph/ingest/understanding/country_mentions.h"

namespace newsgraph::understanding {

class CityCountries {
 public:
  struct Reading {
    std::size_t country = 0;  ///< in the gazetteer
    bool region = false;
    double confidence = 0;  ///< 0..1
  };

  CityCountries(const CountryMentions& mentions, const Gazetteer& gazetteer, const Cities& cities);

  std::optional<Reading> find(std::string_view name) const;
  /// Of a capital that shares its name: the country whose town is meant.
  std::size_t country_of_capital(std::string_view name, std::size_t country) const;
  bool is_known(std::string_view name) const { return !cities_.find(name).empty(); }

 private:
  struct Candidate {
    std::size_t country = 0;
    bool region = false;
    double size = 0;   ///< thousands of inhabitants
    int mentions = 0;  ///< of the country
  };
  std::vector<Candidate> candidates(std::string_view name) const;

  const Gazetteer& gazetteer_;
  const Cities& cities_;
  std::vector<int> mentions_;  ///< by country, other than by its capital
  std::vector<int> all_mentions_;
};

}  // namespace newsgraph::understanding
