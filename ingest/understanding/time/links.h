// What joins two dates: "25-27 February", "3 and 4 May", "from Monday to Wednesday".
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"

namespace newsgraph::understanding::timex {

struct Link {
  enum class Kind { kNone, kTo, kAnd, kComma };
  Kind kind = Kind::kNone;
  std::size_t end = 0;  ///< the piece after it
};

/// The link that begins at piece `i`; that of two pieces of one word has no piece of its own.
inline Link link_at(const Pieces& p, std::size_t i) {
  if (p.joined(i)) return {Link::Kind::kTo, i};
  const std::string_view text = p[i].text;
  if (text == "–" || text == "-" || text == "—" || text == "/" || text == "to" ||
      text == "through" || text == "thru" || text == "until" || text == "till") {
    return {Link::Kind::kTo, i + 1};
  }
  if (text == "and" || text == "&") return {Link::Kind::kAnd, i + 1};
  if (text == ",") return {Link::Kind::kComma, i + 1};
  return {};
}

}  // namespace newsgraph::understanding::timex
