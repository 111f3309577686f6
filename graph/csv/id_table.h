// The nodes of an import by the ids that the files give them.
//
// Open addressing: one place for all that a look-up needs, since two look-ups a relationship are
// most of what an import does besides reading and writing. An id of up to seven bytes stands in its
// place itself; of a longer one, a hash does, and the text is compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::csv {

class IdTable {
 public:
  IdTable() : places_(kFirstPlaces) {}

  /// False when the id is there already.
  bool insert(std::string_view id, std::uint32_t node);
  std::optional<std::uint32_t> find(std::string_view id) const;
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kFirstPlaces = 1024;  // a power of two
  static constexpr std::uint32_t kEmpty = ~std::uint32_t{0};
  struct Place {
    std::uint64_t key = 0;  ///< the id with its length, or a hash of it
    std::uint32_t node = kEmpty;
    std::uint32_t text = 0;  ///< of a long id: where it is in texts_
  };

  static std::uint64_t key_of(std::string_view id);
  static bool is_long(std::uint64_t key) { return key >> 63 != 0; }
  std::size_t place_of(std::uint64_t key, std::string_view id) const;
  void grow();

  std::vector<Place> places_;
  std::vector<std::string> texts_;
  std::size_t size_ = 0;
};

}  // namespace newsgraph::csv
