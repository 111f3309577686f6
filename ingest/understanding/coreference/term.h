// A piece of a feature's name, with its hash: features are looked up by hash while an article is
// read, and spelt out only for training.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsgraph::coreference {

/// FNV-1a, 64 bits.
constexpr std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  return hash;
}

/// Hashes of pieces in their order make the hash of the whole.
constexpr std::uint64_t join_hashes(std::uint64_t left, std::uint64_t right) {
  std::uint64_t hash = (left ^ (right + 0x9e3779b97f4a7c15 + (left << 6))) * 0xff51afd7ed558ccd;
  return hash ^ (hash >> 32);
}

/// Borrows its text.
struct Term {
  std::string_view text;
  std::uint64_t hash = 0;

  constexpr Term() : Term(std::string_view()) {}
  constexpr Term(std::string_view value) : text(value), hash(hash_of(value)) {}
  /// Hashed when the program is compiled: a pair of mentions has dozens.
  consteval Term(const char* literal) : text(literal), hash(hash_of(literal)) {}
  constexpr Term(std::string_view value, std::uint64_t known) : text(value), hash(known) {}
};

}  // namespace newsgraph::coreference
