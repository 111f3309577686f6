#include "newsgraph/query/functions/code_points.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace newsgraph::functions {

namespace {

/// How many bytes are looked at between two questions to the budget.
constexpr std::size_t kPiece = 32 << 10;

bool begins_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

/// Eight bytes at a time: one that goes on with a code point has bit 7 and not bit 6.
std::size_t count(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101;
  std::size_t begins = 0;
  while (text.size() >= sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), sizeof(bytes));
    const std::uint64_t found = (bytes >> 7) & ~(bytes >> 6) & kOnes;
    begins += sizeof(bytes) - ((found * kOnes) >> 56);  // less their sum, in the highest byte
    text.remove_prefix(sizeof(bytes));
  }
  return begins + static_cast<std::size_t>(std::ranges::count_if(text, begins_code_point));
}

}  // namespace

std::size_t count_code_points(std::string_view text, Budget& budget) {
  std::size_t total = 0;
  for (std::size_t byte = 0; byte < text.size(); byte += kPiece) {
    const std::string_view piece = text.substr(byte, kPiece);
    budget.step_over(piece);
    total += count(piece);
  }
  return total;
}

std::size_t byte_of_code_point(std::string_view text, std::size_t number, Budget& budget) {
  std::size_t byte = 0;
  // Whole pieces first: a code point is a byte at least, so what is left of the number says how
  // far to go at once.
  while (number > 0 && byte < text.size()) {
    const std::string_view piece = text.substr(byte, std::min(number, kPiece));
    budget.step_over(piece);
    number -= count(piece);
    byte += piece.size();
  }
  while (byte < text.size() && !begins_code_point(text[byte])) ++byte;
  return byte;
}

std::string_view first_code_point(std::string_view text) {
  std::size_t end = std::min<std::size_t>(text.size(), 1);
  while (end < text.size() && !begins_code_point(text[end])) ++end;
  return text.substr(0, end);
}

std::string reverse_code_points(std::string_view text, Budget& budget) {
  std::string reversed;
  reversed.reserve(text.size());
  for (std::size_t end = text.size(); end > 0;) {
    budget.step();
    std::size_t begin = end - 1;
    while (begin > 0 && !begins_code_point(text[begin])) --begin;
    reversed += text.substr(begin, end - begin);
    end = begin;
  }
  return reversed;
}

}  // namespace newsgraph::functions
