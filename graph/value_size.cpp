// What values weigh: bytes of memory, nesting, and the entries in the account of who made them.
#include <algorithm>
#include <limits>

#include "newsgraph/graph/value.h"

namespace newsgraph {

namespace {

/// What the allocator adds to a block, on average: its header and the rounding up.
constexpr std::size_t kBlockOverhead = 16;
/// The colour and three pointers of a node of std::map.
constexpr std::size_t kMapNodeOverhead = 32;

std::size_t string_bytes(const std::string& text) noexcept {
  static const std::size_t inside = std::string().capacity();  // no block of its own up to here
  return text.capacity() > inside ? text.capacity() + 1 + kBlockOverhead : 0;
}

std::size_t saturating_add(std::size_t left, std::size_t right) noexcept {
  const std::size_t sum = left + right;
  return sum < left ? std::numeric_limits<std::size_t>::max() : sum;
}

template <class Content>
void take_in(Payload<Content>& payload, const Value& item) noexcept {
  const std::size_t own = own_bytes(item);
  payload.bytes += own;
  payload.weight = saturating_add(payload.weight, item.weight() - own);
  payload.depth = std::max(payload.depth, item.depth());
}

void measure(Payload<List>& list) noexcept {
  list.bytes += list.content.capacity() * sizeof(Value) + kBlockOverhead;
  for (const Value& item : list.content) take_in(list, item);
  ++list.depth;
}

void measure(Payload<Map>& map) noexcept {
  for (const auto& [key, value] : map.content) {
    map.bytes += sizeof(Map::value_type) + kMapNodeOverhead + kBlockOverhead + string_bytes(key);
    take_in(map, value);
  }
  ++map.depth;
}

void measure(Payload<Path>& path) noexcept {
  path.bytes += path.content.nodes.capacity() * sizeof(NodeId) +
                path.content.relationships.capacity() * sizeof(RelationshipId) + 2 * kBlockOverhead;
}

}  // namespace

template <class Content>
Payload<Content>::Payload(Content made)
    : content(std::move(made)), account(MemoryAccount::current()) {
  bytes = sizeof(*this) + 2 * kBlockOverhead;
  measure(*this);
  weight = saturating_add(weight, bytes);
  if (account) account->add(bytes);
}

template <class Content>
Payload<Content>::~Payload() {
  if (account) account->release(bytes);
}

template struct Payload<List>;
template struct Payload<Map>;
template struct Payload<Path>;

std::size_t own_bytes(const Value& value) noexcept {
  return value.is_string() ? string_bytes(value.as_string()) : 0;
}

std::size_t Value::weight() const noexcept {
  switch (type()) {
    case ValueType::kString:
      return string_bytes(as_string());
    case ValueType::kList:
      return payload<List>().weight;
    case ValueType::kMap:
      return payload<Map>().weight;
    case ValueType::kPath:
      return payload<Path>().weight;
    default:
      return 0;
  }
}

int Value::depth() const noexcept {
  if (is_list()) return payload<List>().depth;
  return is_map() ? payload<Map>().depth : 0;
}

}  // namespace newsgraph
