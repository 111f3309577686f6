// What `newsgraph help` and the shell's :help tell of the query language.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "newsgraph/query/reference.h"

namespace newsgraph::cli {

/// Form and meaning of each; `columns` is the width of the terminal, 0 where there is none.
void write_entries(const std::vector<ReferenceEntry>& entries, std::ostream& out,
                   std::size_t columns);

/// All names, group by group.
void write_reference_overview(std::ostream& out, std::size_t columns);

/// Those whose name it is, whatever its case; not those that it is a part of.
std::vector<ReferenceEntry> entries_named(const std::string& name);

/// Every name, for guesses at what was meant.
std::vector<std::string> reference_names();

}  // namespace newsgraph::cli
