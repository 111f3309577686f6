// Which of several names of one thing is the one to show.
#pragma once

#include <string>

namespace newsgraph::resolve {

/// The fuller of two names, "Lisbon" before "LISBON"; where neither is fuller the smaller text, so
/// that order plays no role.
bool is_fuller(const std::string& name, const std::string& other);

}  // namespace newsgraph::resolve
