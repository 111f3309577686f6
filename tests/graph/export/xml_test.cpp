#include "newsgraph/graph/export/xml.h"

#include <gmock/gmock.h>

#include <set>
#include <string>

namespace newsgraph::exporting {
namespace {

TEST(XmlAttributes, AreCalledAsTheirPropertiesSaveWhereReadersHaveAnotherUseForTheName) {
  const struct {
    std::span<const std::string_view> taken;
    const char* name;
    const char* attribute;
  } cases[] = {
      {kTakenOnEdges, "since", "since"},
      {kTakenOnEdges, "key", "key_"},
      {kTakenOnEdges, "key_", "key__"},
      {kTakenOnEdges, "keys", "keys"},
      {kTakenOnEdges, "_key", "_key"},
      {kTakenOnNodes, "key", "key"},
      {kTakenOnNodes, "node for adding", "node for adding_"},
      {kTakenOnNodes, "", ""},
      {kTakenOnNodes, "_", "_"},
  };
  for (const auto& [taken, name, attribute] : cases) {
    EXPECT_EQ(attribute_name(name, taken), attribute);
  }
}

TEST(XmlAttributes, OfDifferentPropertiesHaveDifferentNames) {
  std::set<std::string> attributes;
  std::size_t count = 0;
  for (const std::string_view taken : kTakenOnEdges) {
    for (std::string name(taken); name.size() < taken.size() + 4; name += '_', ++count) {
      attributes.insert(attribute_name(name, kTakenOnEdges));
    }
  }
  EXPECT_EQ(attributes.size(), count);
}

}  // namespace
}  // namespace newsgraph::exporting
