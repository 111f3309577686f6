// The event types and modes of PLOVER, the Political Language Ontology for Verifiable Event Records
// (Open Event Data Alliance; Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023, "PLOVER and
// POLECAT: A New Political Event Ontology and Dataset").
//
// To its modes of CONSULT comes "host", which the codebook's table for conversion from CAMEO has
// for 043.
#pragma once

#include <span>
#include <string_view>

namespace newsgraph::understanding {

struct PloverType {
  std::string_view name;
  std::span<const std::string_view> modes;  ///< empty for a type that has none
};

/// The sixteen types, from friendly to hostile.
std::span<const PloverType> plover_types();
/// The type of that name; null when PLOVER has none.
const PloverType* plover_type(std::string_view name);

}  // namespace newsgraph::understanding
