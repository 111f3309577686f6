// The words that titles of persons are made of ("interior minister", "ambassador", "former",
// "general"), from datasets/gazetteers/offices.tsv, and the reading of a title in a sentence.
//
// Immutable once read; any number of threads may use one Offices.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

/// Whose office a title is, when the text does not say.
enum class OfficeOf { kCountry, kBody, kNone };

/// A title as it stands in a sentence.
struct Title {
  WordRange words;
  std::string text;  ///< lower case, singular, without "former": "deputy foreign minister"
  std::string head;  ///< its last office word: "minister"
  OfficeOf of = OfficeOf::kNone;
  /// Alpha-3 codes of the states that have such an office, the best known first; empty when all
  /// may.
  std::vector<std::string> countries;
  std::string organization;  ///< the one organisation that has such an office, or empty
  bool former = false;
  bool plural = false;  ///< "the foreign ministers"
  bool is_office() const { return of != OfficeOf::kNone; }
};

/// "Minister" for "foreign minister", but not "president" for "vice president".
bool is_shorter_title(std::string_view text, std::string_view of);
bool is_head_of_government(std::string_view title);

/// Which titles are looked for: of one person, or of several too.
enum class TitleNumber { kSingular, kAny };

class Offices {
 public:
  /// Reads the table. Throws Error with file, line and column when a line is malformed.
  static Offices read(std::string_view table, const std::string& file_name);
  /// The table the program was built with.
  static const Offices& built_in();

  /// "former", "ex": the word before a title says that the office is held no more.
  bool is_former(const Words& words, std::size_t at) const;
  /// The longest title that begins at `begin`; it may be a title alone, or stand before a name.
  std::optional<Title> title_at(const Words& words, std::size_t begin,
                                TitleNumber number = TitleNumber::kSingular) const;

 private:
  enum class Part { kHead, kPortfolio, kModifier, kEpithet, kFormer, kRank, kHonorific };
  struct Entry {
    Part part;
    OfficeOf of = OfficeOf::kNone;
    std::vector<std::string> countries;
    std::string organization;
  };
  struct Found {
    const Entry* entry = nullptr;
    std::size_t end = 0;
    std::string text;     ///< the entry's words
    bool former = false;  ///< "ex-president": the words begin with it
    bool plural = false;
  };

  static std::optional<Part> part_of(std::string_view name);
  /// The longest entry that begins at a word.
  Found longest_at(const Words& words, std::size_t begin, TitleNumber number) const;

  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace newsgraph::understanding
