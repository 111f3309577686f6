// The words that titles of persons are made of ("interior minister", "ambassador", "former",
// "general"), from datasets/gazetteers/offices.tsv, and the reading of a title in a sentence.
//
// Immutable once read; any number of threads may use one Offices.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

/// Whose office a title is, when the text does not say.
enum class OfficeOf { kCountry, kBody, kNone };

/// A title as it stands in a sentence.
struct Title {
  WordRange words;
  std::string text;  ///< lower case, without "former": "deputy foreign minister"
  std::string head;  ///< its last office word: "minister"
  OfficeOf of = OfficeOf::kNone;
  std::string country;  ///< alpha-3 code of the one state that has such an office, or empty
  bool country_if_unsaid = false;  ///< other states have it too, but then the text says so
  bool former = false;
  bool is_office() const { return of != OfficeOf::kNone; }
};

class Offices {
 public:
  /// Reads the table. Throws Error with file, line and column when a line is malformed.
  static Offices read(std::string_view table, const std::string& file_name);
  /// The table the program was built with.
  static const Offices& built_in();

  /// "former", "ex": the word before a title says that the office is held no more.
  bool is_former(const Words& words, std::size_t at) const;
  /// The longest title that begins at `begin`; it may be a title alone, or stand before a name.
  std::optional<Title> title_at(const Words& words, std::size_t begin) const;

 private:
  enum class Part { kHead, kPortfolio, kModifier, kFormer, kRank, kHonorific };
  struct Entry {
    Part part;
    OfficeOf of = OfficeOf::kNone;
    std::string country;
    bool country_if_unsaid = false;
  };
  struct Found {
    const Entry* entry = nullptr;
    std::size_t end = 0;
  };

  static std::optional<Part> part_of(std::string_view name);
  /// The longest entry that begins at a word.
  Found longest_at(const Words& words, std::size_t begin) const;

  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace newsgraph::understanding
