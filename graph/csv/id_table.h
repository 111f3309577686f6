// The nodes of an import by the ids that the files give them.
//
// Two look-ups a relationship are most of what an import does besides reading and writing. Where
// ids are numbers that count up, as most are, they are places in an array. All others are hashed,
// by open addressing with one place for all that a look-up needs: an id of up to seven bytes stands
// in its place itself; of a longer one, a hash does, and the text is compared.
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

  /// The number that the id is, if it is one of few digits in the usual way of writing.
  static std::optional<std::uint32_t> number_of(std::string_view id);
  /// Whether so few are missing up to the number that an array up to it is no waste.
  bool is_dense(std::uint32_t number) const { return number / 4 <= size_ + kFirstPlaces; }
  std::optional<std::uint32_t> find_hashed(std::string_view id) const;
  void insert_hashed(std::string_view id, std::uint32_t node);

  static std::uint64_t key_of(std::string_view id);
  static bool is_long(std::uint64_t key) { return key >> 63 != 0; }
  std::size_t place_of(std::uint64_t key, std::string_view id) const;
  void grow();

  std::vector<std::uint32_t> by_number_;  ///< the node, or kEmpty
  std::vector<Place> places_;
  std::vector<std::string> texts_;
  std::size_t size_ = 0;
  std::size_t hashed_ = 0;  ///< of these, in places_
};

}  // namespace newsgraph::csv
