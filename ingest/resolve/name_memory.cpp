#include "newsgraph/ingest/resolve/name_memory.h"

#include <cstddef>
#include <set>

#include "newsgraph/ingest/resolve/name_nodes.h"

namespace newsgraph::resolve {

namespace {

constexpr std::size_t kMostProfiles = 40'000;  // some 30 MB
constexpr std::size_t kMostFiled = 500'000;    // some 20 MB

}  // namespace

std::shared_ptr<const Profile> NameMemory::profile(const Graph& graph, NodeId name) {
  if (profiles_.size() > kMostProfiles) profiles_.clear();
  std::shared_ptr<const Profile>& profile = profiles_[name.value];
  if (profile == nullptr) profile = std::make_shared<Profile>(profile_of(graph, name));
  return profile;
}

void NameMemory::read_family(const Graph& graph, const Block& family) {
  if (families_.holds(family)) return;
  if (families_.size() > kMostFiled) families_.clear();
  families_.begin(family);
  for (NodeId name : names_in(graph, family)) families_.file(name, *profile(graph, name));
}

std::vector<NodeId> NameMemory::find_alike(const Graph& graph, NodeId name) {
  const std::shared_ptr<const Profile> own = profile(graph, name);
  std::set<NodeId> found;
  for (const Block& block : lookups_of(*own)) {
    if (FamilyIndex::serves(*own, block)) {
      read_family(graph, block);
      families_.find(block, *own, found);
    } else {
      const std::vector<NodeId> names = names_in(graph, block);
      found.insert(names.begin(), names.end());
    }
  }
  found.erase(name);
  std::erase_if(found, [&](NodeId each) { return !graph.contains(each) || !is_used(graph, each); });
  return {found.begin(), found.end()};
}

void NameMemory::note_change(const Graph& graph, NodeId name) {
  profiles_.erase(name.value);
  families_.file(name, *profile(graph, name));
}

void NameMemory::clear() {
  profiles_.clear();
  families_.clear();
}

}  // namespace newsgraph::resolve
