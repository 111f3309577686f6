// What a process has to do with the memory of its machine.
#pragma once

#include <cstdint>

namespace newsgraph {

/// Bytes of memory that the machine has, swap space aside.
std::uint64_t machine_memory();

/// Has the C library keep some megabytes of what is freed. Left to itself, it gives much of what a
/// query or an article took back to the system, and asks for it, zeroed again, page by page, for
/// the next: a tenth of the time of reading articles, a third of queries that take a millisecond.
/// What is larger still goes back. Of effect with glibc alone.
///
/// Also has SQLite count no allocations, for which it takes a lock each time.
///
/// For programs that do much of either; it holds for the whole process, and is called before
/// anything else there uses SQLite.
void prepare_process_memory();

}  // namespace newsgraph
