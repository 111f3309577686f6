// The rules by which two names mean one organisation. Use them through name_match.h.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/ingest/resolve/name_match.h"

namespace newsgraph::resolve {

/// Fills in what an organisation's words tell: its core, its initials, its country.
void describe_organization(Profile& organization);

NameMatch compare_organizations(const Profile& left, const Profile& right);

/// Under the core of the name, its initials, and the initials that an article gives it.
std::vector<Block> organization_blocks(const Profile& organization);
std::vector<Block> organization_lookups(const Profile& organization);

}  // namespace newsgraph::resolve
