// Queries that nobody wrote, for graphs of random_graph().
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace newsgraph {

/// A reading query, made of choices: `below(bound)` gives a number below the bound. Nearly every
/// query is sound, and its rows do not depend on the order in which a plan finds them.
std::string random_query(const std::function<std::uint32_t(std::uint32_t)>& below);

}  // namespace newsgraph
