// What people type to search, as SQLite FTS5 wants it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace newsgraph::store {

/// `al-Sisi OR "peace talks" sanction*` becomes `"al-Sisi" OR "peace talks" OR "sanction"*`: every
/// word is quoted, so that none has a meaning by chance, and words side by side are alternatives
/// (FTS5 would ask for all of them). A word before a colon keeps its meaning when it is one of
/// `columns`. Throws Error (kInput) when a quotation or parenthesis is not closed,
/// or there is nothing to look for.
std::string to_fts5(std::string_view query, std::span<const std::string_view> columns);

}  // namespace newsgraph::store
