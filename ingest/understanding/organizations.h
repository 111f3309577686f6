// Organisations known by name the world over: initials, short names and seats, from
// datasets/gazetteers/organizations.tsv.
//
// Immutable once read; any number of threads may use one table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph::understanding {

struct KnownOrganization {
  std::string name;
  std::string kind;  ///< "igo", "armed group" …
  std::vector<std::string> aliases;
  std::vector<std::string> seats;
};

class Organizations {
 public:
  /// Reads the table. Throws Error with file, line and column when a line is malformed.
  static Organizations read(std::string_view table, const std::string& file_name);
  /// The table the program was built with.
  static const Organizations& built_in();

  /// The organisation of a name or alias, or null. Case counts for initials, and only for them.
  const KnownOrganization* find(std::string_view name) const;
  /// The organisation that a city's name stands for when it acts, or null.
  const KnownOrganization* seated_in(std::string_view city) const;

 private:
  std::vector<KnownOrganization> organizations_;
  std::unordered_map<std::string, std::size_t> by_name_;
  std::unordered_map<std::string, std::size_t> by_seat_;
};

}  // namespace newsgraph::understanding
