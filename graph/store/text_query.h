// What people type to search, as SQLite FTS5 wants it.
//
// The language is that of Lucene, as Neo4j's full-text indexes have it. Words side by side are
// alternatives; AND binds them more tightly than OR; what NOT or `-` stands before is left out of
// all that its parentheses find:
//
//     group      := alternative ("OR"? alternative)*
//     alternative := clause ("AND" clause)*
//     clause     := ("+" | "-" | "NOT")? (FIELD ":")? (word | phrase | "(" group ")")
//
// `&&`, `||` and `!` are AND, OR and NOT. Inexact words, distances, weights, ranges and regular
// expressions, which Lucene has and FTS5 has not, are errors.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace newsgraph::store {

/// `al-Sisi "peace talks" sanction* -Oman` becomes
/// `("al-Sisi" OR "peace talks" OR "sanction"*) NOT "Oman"`: every word is quoted, so that none has
/// a meaning by chance. `columns` are the fields there are. Throws Error (kInput), which says at
/// which character, when the search is malformed or there is nothing to look for.
std::string to_fts5(std::string_view query, std::span<const std::string_view> columns);

}  // namespace newsgraph::store
