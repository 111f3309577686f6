// What the world calls its countries: names, demonyms, capitals and seats of government, from
// datasets/gazetteers/countries.tsv.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph::understanding {

struct Country {
  std::string name;  ///< the common English name
  std::string kind;  ///< "member" of the United Nations, "observer" or "territory"
  std::string iso2;  ///< ISO 3166-1, as are codes in common use; empty where there is none
  std::string iso3;
  std::vector<std::string> capitals;  ///< the capital, then its other names and seats
  std::vector<std::string> aliases;   ///< official and older names, abbreviations
  std::vector<std::string> demonyms;  ///< "Pakistani", "Russian"; also the plural and noun forms
  std::vector<std::string> seats;     ///< what stands for its government: "Kremlin", "White House"
};

/// How a name denotes a country.
enum class CountryNameKind { kName, kDemonym, kCapital, kSeat };

class Gazetteer {
 public:
  struct Match {
    std::size_t country;
    CountryNameKind kind;
  };

  /// Reads the table. Throws Error with file, line and column when a line is malformed.
  static Gazetteer read(std::string_view table, const std::string& file_name);
  /// The table the program was built with.
  static const Gazetteer& built_in();

  std::span<const Country> countries() const { return countries_; }
  /// The country of an ISO 3166-1 alpha-2 code.
  std::optional<std::size_t> by_iso2(std::string_view code) const;
  /// Every reading of a name, best first; capitals may be shared by name with other places. Case
  /// and accents count as written, save that a name all in capitals is found too.
  std::vector<Match> find(std::string_view name) const;

 private:
  void index_names();

  std::vector<Country> countries_;
  std::unordered_map<std::string, std::vector<Match>> by_name_;
  std::unordered_map<std::string, std::size_t> by_iso2_;
};

}  // namespace newsgraph::understanding
