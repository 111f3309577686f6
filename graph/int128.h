// 128-bit integers for intermediate results that 64 bits cannot hold: nanoseconds over the range of
// years, differences of 64-bit integers. An extension that GCC and Clang have on every 64-bit target.
#pragma once

namespace newsgraph {

__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

}  // namespace newsgraph
