// Expects a graph file to pass newsgraph's own check.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "newsgraph/graph/check.h"

namespace newsgraph::testing {

inline void expect_sound(const std::filesystem::path& file) {
  const FileCheck check = check_graph_file(file);
  for (const FileFault& fault : check.faults) {
    ADD_FAILURE() << fault.where << ": " << fault.what;
  }
}

}  // namespace newsgraph::testing
