// Amounts of time and memory as they are written on a command line.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace newsgraph::cli {

/// "500ms", "30s", "1.5m", "2h"; without a unit, seconds; ten years at most. Throws Error
/// (kUsage) that names the option.
std::chrono::milliseconds parse_duration(const std::string& option, const std::string& text);

/// "512MiB", "2GiB", "1.5G", "64KB", in bytes; every unit is a power of 1024; without one, bytes.
/// Throws Error (kUsage) that names the option.
std::size_t parse_size(const std::string& option, const std::string& text);

/// "1000". Throws Error (kUsage) that names the option.
std::uint64_t parse_count(const std::string& option, const std::string& text);

}  // namespace newsgraph::cli
