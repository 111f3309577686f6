// A number that stands for the content of a graph file.
//
// Each save moves it on by what it writes, so the same changes made to the same file give the same
// number, and two copies of a file that went different ways have different ones. Whoever keeps
// something made from the file can tell by it whether the file has changed since.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace newsgraph::store {

class Revision {
 public:
  explicit Revision(std::int64_t value = 0) : state_(static_cast<std::uint64_t>(value)) {}

  void add(std::uint64_t number) {
    // The finishing steps of SplitMix64 (Steele, Lea and Flood, 2014).
    std::uint64_t mixed = state_ + 0x9e3779b97f4a7c15 + number;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    state_ = mixed ^ (mixed >> 31);
  }

  void add(std::string_view text) {
    add(text.size());
    for (; text.size() >= sizeof(std::uint64_t); text.remove_prefix(sizeof(std::uint64_t))) {
      add(word_of(text, sizeof(std::uint64_t)));
    }
    if (!text.empty()) add(word_of(text, text.size()));
  }

  std::int64_t value() const { return static_cast<std::int64_t>(state_); }

 private:
  static std::uint64_t word_of(std::string_view text, std::size_t bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), bytes);
    return word;
  }

  std::uint64_t state_;
};

}  // namespace newsgraph::store
