// What a query can be made of: clauses and expressions with their forms, every function and
// procedure of the engine with its signature and meaning, from the tables that the engine itself
// works by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

struct ReferenceEntry {
  std::string name;       ///< "toUpper", "db.labels", "OPTIONAL MATCH", "list comprehension"
  std::string signature;  ///< "toUpper(text :: STRING?) :: STRING?"; of a clause, its form
  std::string summary;
  std::string_view group;  ///< "Strings", "Procedures" …
};

/// All, group by group in the order of the documentation; functions and procedures within a group
/// by name.
const std::vector<ReferenceEntry>& reference_entries();

/// Those meant by a name: the one of this name, whatever its case; else those whose name or
/// namespace begins with it ("db.", "date"); else clauses and expressions in whose form the word
/// stands ("ELSE"); else those whose name contains it.
std::vector<ReferenceEntry> reference_of(std::string_view name);

/// The whole reference as a Markdown page.
std::string reference_markdown();

}  // namespace newsgraph
