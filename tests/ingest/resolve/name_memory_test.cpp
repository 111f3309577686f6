#include "newsgraph/ingest/resolve/name_memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "newsgraph/ingest/resolve/memory.h"
#include "newsgraph/ingest/resolve/name_nodes.h"
#include "reading.h"

namespace newsgraph {
namespace {

using testing::Reading;

/// Names of a crowded family, spelt in many ways, in full, with initials and short.
std::string random_name(std::mt19937& random) {
  static const std::vector<std::string> kGiven = {
      "Muhammad", "Mohammed", "Mehmed",    "Omar",  "Umar",      "Omer", "O",
      "M",        "William",  "Bill",      "Will",  "Alexander", "Alex", "Aleksandr",
      "Ana",      "Ena",      "Ana Maria", "Maria", "Mario"};
  static const std::vector<std::string> kFamily = {"Karimi", "Kareemi", "Karimov", "Karimoff"};
  const std::string& given = kGiven[random() % kGiven.size()];
  const std::string& other = kGiven[random() % kGiven.size()];
  const std::string& family = kFamily[random() % kFamily.size()];
  switch (random() % 5) {
    case 0:
      return family;
    case 1:
      return given + " " + other + " " + family;
    case 2:
      return given + " " + family + " " + kFamily[random() % kFamily.size()];
    default:
      return given + " " + family;
  }
}

std::vector<NodeId> names_in(const Graph& graph) {
  return graph.nodes_with_label(graph.find_label("Name").value());
}

TEST(NameMemory, FindsAllThatMayMeanTheSame) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::mt19937 random(seed);
    Graph graph;
    resolve::Memory memory;
    for (int i = 0; i < 40; ++i) {
      Reading reading(std::to_string(random() % 30), "text " + std::to_string(random()));
      reading.person(random_name(random));
      reading.person(random_name(random));
      reading.into(graph, memory);
    }
    for (NodeId name : names_in(graph)) {
      const resolve::Profile profile = resolve::profile_of(graph, name);
      const std::vector<NodeId> found = memory.names.find_alike(graph, name);
      for (NodeId other : resolve::find_alike(graph, profile, name)) {
        const resolve::NameMatch match = compare(profile, resolve::profile_of(graph, other));
        if (match.contradicts || match.score < resolve::kSuspect) continue;
        EXPECT_TRUE(std::binary_search(found.begin(), found.end(), other))
            << resolve::key_of(graph, name) << " and " << resolve::key_of(graph, other);
      }
    }
  }
}

TEST(NameMemory, ComparesFewOfACrowdedFamily) {
  std::mt19937 random(1);
  Graph graph;
  resolve::Memory memory;
  for (int i = 0; i < 300; ++i) {
    std::string given;
    for (int syllable = 0; syllable < 3; ++syllable) {
      given += "bdfgklmnprst"[random() % 12];
      given += "aeiou"[random() % 5];
    }
    Reading reading(std::to_string(i), std::to_string(i));
    reading.person(given + " Karimi");
    reading.into(graph, memory);
  }
  std::size_t found = 0;
  for (NodeId name : names_in(graph)) found += memory.names.find_alike(graph, name).size();
  EXPECT_LT(found, 10 * names_in(graph).size());
}

}  // namespace
}  // namespace newsgraph
