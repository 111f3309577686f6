// What newsgraph's own labels, relationships and event types mean, in short; docs/schema.md says it
// at length, and a test holds the two together.
#pragma once

#include <span>

namespace newsgraph::cli {

struct LabelMeaning {
  const char* name;
  const char* properties;  ///< the main ones
  const char* meaning;
};

struct RelationshipMeaning {
  const char* name;
  const char* from;
  const char* to;
  bool symmetric;
  const char*
      event_type;  ///< PLOVER type of the event behind it; empty for states and for machinery
  const char* meaning;
};

struct EventTypeMeaning {
  const char* name;
  const char* meaning;
};

std::span<const LabelMeaning> label_meanings();
std::span<const RelationshipMeaning> relationship_meanings();
/// The sixteen types of PLOVER, from friendly to hostile.
std::span<const EventTypeMeaning> event_type_meanings();

}  // namespace newsgraph::cli
