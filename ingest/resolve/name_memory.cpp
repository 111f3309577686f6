#include "newsgraph/ingest/resolve/name_memory.h"

#include <cstddef>

#include "newsgraph/ingest/resolve/name_nodes.h"

namespace newsgraph::resolve {

namespace {

constexpr std::size_t kMostProfiles = 40'000;  // some 30 MB

}  // namespace

std::shared_ptr<const Profile> NameMemory::profile(const Graph& graph, NodeId name) {
  if (profiles_.size() > kMostProfiles) profiles_.clear();
  std::shared_ptr<const Profile>& profile = profiles_[name.value];
  if (profile == nullptr) profile = std::make_shared<Profile>(profile_of(graph, name));
  return profile;
}

}  // namespace newsgraph::resolve
