// Which countries have a town or region of a name, from datasets/gazetteers/cities.tsv (GeoNames).
//
// The table is searched as it is, without loading: finding a name is a binary search over its
// lines. Immutable; any number of threads may use one table.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsgraph::understanding {

/// One thing that a name can mean.
struct NamedPlace {
  std::string_view country;  ///< ISO 3166-1 alpha-2
  bool region = false;       ///< a first-order division is called so
  /// Inhabitants of the largest town of the name, in thousands; 0 for a region without one.
  std::uint32_t thousands = 0;

  bool operator==(const NamedPlace&) const = default;
};

class Cities {
 public:
  /// Borrows the table, which must be sorted and outlive it.
  explicit Cities(std::string_view table);
  /// The table the program was built with.
  static const Cities& built_in();

  /// What a name can mean, by country; case, accents and punctuation do not count, nor does a last
  /// word that says what it is ("Zamfara State"). Empty for what is not known.
  std::vector<NamedPlace> find(std::string_view name) const;

 private:
  std::vector<NamedPlace> find_folded(std::string_view name) const;

  std::string_view lines_;
};

/// The name without a last word that says what it is: "Hainan Province" is Hainan.
std::string_view without_kind(std::string_view name);

}  // namespace newsgraph::understanding
