#include "newsgraph/ingest/understanding/city_countries.h"

#include <algorithm>

namespace newsgraph::understanding {

namespace {

/// A region counts as a town of so many thousands, if its country is named. Without that, only the
/// states of the United States are spoken of.
constexpr double kRegionSize = 500;
constexpr std::string_view kStatesGoAlone = "US";
/// What is meant without its country being named is known the world over.
constexpr double kWellKnown = 300;
/// One of several towns is meant without more words when it is so many times the size of the next.
constexpr double kFarLarger = 10;
constexpr double kClearlyMore = 2;

constexpr double kOnlyOne = 0.92;
constexpr double kByMention = 0.85;
constexpr double kBySize = 0.75;

/// The element that has far more of something than every other, or null.
template <typename Measure>
const auto* standing_out(const auto& elements, double factor, Measure measure) {
  const auto best = std::max_element(
      elements.begin(), elements.end(),
      [&](const auto& left, const auto& right) { return measure(left) < measure(right); });
  const bool clear = std::all_of(elements.begin(), elements.end(), [&](const auto& other) {
    return &other == &*best || measure(other) * factor <= measure(*best);
  });
  return clear ? &*best : nullptr;
}

}  // namespace

CityCountries::CityCountries(const CountryMentions& mentions, const Gazetteer& gazetteer,
                             const Cities& cities)
    : gazetteer_(gazetteer),
      cities_(cities),
      mentions_(gazetteer.countries().size(), 0),
      all_mentions_(gazetteer.countries().size(), 0) {
  for (const std::vector<CountryMention>& sentence : mentions) {
    for (const CountryMention& mention : sentence) {
      ++all_mentions_[mention.country];
      if (!mention.by_capital) ++mentions_[mention.country];
    }
  }
}

std::vector<CityCountries::Candidate> CityCountries::candidates(std::string_view name) const {
  std::vector<Candidate> found;
  for (const NamedPlace& place : cities_.find(name)) {
    const auto country = gazetteer_.by_iso2(place.country);
    if (!country) continue;
    const bool named = all_mentions_[*country] > 0 || place.country == kStatesGoAlone;
    const double size = std::max<double>(place.region && named ? kRegionSize : 1, place.thousands);
    found.push_back({*country, place.region, size, all_mentions_[*country]});
  }
  return found;
}

std::optional<CityCountries::Reading> CityCountries::find(std::string_view name) const {
  const std::vector<Candidate> all = candidates(name);
  if (all.empty()) return std::nullopt;
  std::vector<Candidate> mentioned;
  std::copy_if(all.begin(), all.end(), std::back_inserter(mentioned),
               [](const Candidate& candidate) { return candidate.mentions > 0; });
  const auto by_size = [](const Candidate& candidate) { return candidate.size; };
  const auto by_mentions = [](const Candidate& candidate) {
    return static_cast<double>(candidate.mentions);
  };
  if (mentioned.size() == 1) {
    const Candidate& only = mentioned.front();
    return Reading{only.country, only.region, all.size() == 1 ? kOnlyOne : kByMention};
  }
  if (mentioned.empty()) {
    const Candidate* best = standing_out(all, kFarLarger, by_size);
    if (best == nullptr || best->size < kWellKnown) return std::nullopt;
    return Reading{best->country, best->region, kBySize};
  }
  const Candidate* best = standing_out(mentioned, kClearlyMore, by_mentions);
  if (best == nullptr) best = standing_out(mentioned, kFarLarger, by_size);
  if (best == nullptr) return std::nullopt;
  return Reading{best->country, best->region, kBySize};
}

std::size_t CityCountries::country_of_capital(std::string_view name, std::size_t country) const {
  if (mentions_[country] > 0) return country;
  const std::vector<Candidate> all = candidates(name);
  const auto capital = std::find_if(all.begin(), all.end(), [&](const Candidate& candidate) {
    return candidate.country == country;
  });
  if (capital == all.end()) return country;
  std::optional<std::size_t> other;
  for (const Candidate& candidate : all) {
    const bool meant =
        mentions_[candidate.country] > 0 && candidate.size * kFarLarger > capital->size;
    if (!meant) continue;
    if (other) return country;
    other = candidate.country;
  }
  return other.value_or(country);
}

}  // namespace newsgraph::understanding
