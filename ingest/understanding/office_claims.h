// Who is said to hold which office: titles before and behind names, after "is", "became" and "as",
// read from a sentence's tree.
//
// Input is one sentence with its phrases; output says which phrase names the holder, what the
// office is and whose it is as far as the sentence tells. Whose it is when nothing is said, and who
// "its" and "the bloc" are, is decided in standing.h, where the whole article is known.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/offices.h"

namespace newsgraph::understanding {

/// Whose office it is, in the words of the sentence. All may be empty.
struct OfficeOwner {
  std::optional<std::size_t> country;  ///< in the gazetteer
  std::string body;                    ///< an organisation: "Hezbollah", "foreign ministry"
  /// The word that refers to an owner named elsewhere: "its", "group" of "the group's director".
  std::optional<std::size_t> referring;
  /// Of several owners counted together the one that is meant: the first of "the two companies".
  std::size_t ordinal = 0;
  std::size_t count = 0;
  /// A place that the office is of: "governor of Ohio".
  std::optional<std::size_t> place;

  bool said() const { return country || !body.empty() || referring; }
};

/// One person is said to hold one office.
struct OfficeClaim {
  std::size_t phrase = 0;  ///< who, among the phrases of the sentence
  Title title;
  OfficeOwner owner;
  bool counterpart = false;  ///< "her Russian counterpart": the title is that of another
  /// Who gave the office, among the phrases: "Lima named Okoro ambassador".
  std::optional<std::size_t> appointer;
  /// "met Foreign Minister Ana Lima": what is said of them tells nothing of whose office it is.
  bool met = false;
};

/// The claims of one sentence, in order.
std::vector<OfficeClaim> read_office_claims(const Clauses& clauses, const Gazetteer& gazetteer,
                                            const Offices& offices);

}  // namespace newsgraph::understanding
