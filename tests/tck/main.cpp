// newsgraph-tck: runs openCypher feature files and says which scenarios fail.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "gherkin.h"
#include "newsgraph/graph/error.h"
#include "passing_list.h"
#include "scenario_run.h"

namespace {

namespace fs = std::filesystem;
using namespace newsgraph::tck;

struct Options {
  std::string folder;
  std::vector<std::string> tags;
  bool list_failures = false;
  std::string expected;
  std::string write_expected;
};

std::vector<fs::path> feature_files(const fs::path& folder) {
  std::vector<fs::path> files;
  if (fs::is_regular_file(folder)) {
    files.push_back(folder);
  } else if (fs::is_directory(folder)) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".feature") files.push_back(entry.path());
    }
  }
  if (files.empty()) {
    throw newsgraph::Error(newsgraph::ErrorKind::kUsage, "there are no feature files here",
                           {folder.string(), 0, 0},
                           "Give the folder of openCypher's compatibility kit.");
  }
  std::ranges::sort(files);
  return files;
}

/// The folder "graphs" beside the feature files or above them.
fs::path graphs_folder(const fs::path& folder) {
  for (fs::path at = fs::absolute(folder); at != at.parent_path(); at = at.parent_path()) {
    if (fs::is_directory(at / "graphs")) return at / "graphs";
  }
  return folder / "graphs";
}

std::vector<Scenario> read_scenarios(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw newsgraph::Error(newsgraph::ErrorKind::kInput, "cannot be read", {file.string(), 0, 0});
  }
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  return read_feature(text, file.string());
}

/// "@tag" asks for it, "~@tag" asks for its absence; all must hold.
bool wanted(const Scenario& scenario, const std::vector<std::string>& tags) {
  return std::ranges::all_of(tags, [&](const std::string& tag) {
    const bool absent = tag.starts_with('~');
    const std::string name = absent ? tag.substr(1) : tag;
    return (std::ranges::find(scenario.tags, name) != scenario.tags.end()) != absent;
  });
}

struct Tally {
  std::size_t passed = 0, failed = 0, skipped = 0;
  std::set<std::string> passing;
};

void run_file(const fs::path& file, const fs::path& graphs, const Options& options, Tally& tally) {
  for (const Scenario& scenario : read_scenarios(file)) {
    if (!wanted(scenario, options.tags)) continue;
    const Verdict verdict = run_scenario(scenario, graphs);
    if (verdict.kind == Verdict::Kind::kPassed) {
      ++tally.passed;
      tally.passing.insert(scenario.key());
      continue;
    }
    const bool failed = verdict.kind == Verdict::Kind::kFailed;
    ++(failed ? tally.failed : tally.skipped);
    std::cout << (failed ? "FAILED  " : "SKIPPED ") << scenario.key() << '\n';
    if (!options.list_failures) {
      std::cout << "    " << file.string() << ':' << scenario.line << "\n    " << verdict.why
                << '\n';
    }
  }
}

/// The number of scenarios that should pass and do not.
std::size_t report_lost(const Tally& tally, const std::string& file) {
  std::size_t lost = 0;
  for (const std::string& key : read_passing_list(file)) {
    if (tally.passing.contains(key)) continue;
    std::cout << "LOST    " << key << '\n';
    ++lost;
  }
  return lost;
}

int run(const Options& options) {
  Tally tally;
  const fs::path graphs = graphs_folder(options.folder);
  for (const fs::path& file : feature_files(options.folder)) {
    run_file(file, graphs, options, tally);
  }
  std::size_t bad = tally.failed;
  if (!options.expected.empty()) {
    bad = report_lost(tally, options.expected);
    if (bad > 0) std::cout << bad << " scenarios that passed before do not pass\n";
  }
  if (!options.write_expected.empty()) write_passing_list(options.write_expected, tally.passing);
  std::cout << tally.passed << " passed, " << tally.failed << " failed, " << tally.skipped
            << " skipped\n";
  return bad == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Runs openCypher feature files: one scenario each, on a graph of its own."};
  Options options;
  app.add_option("DIR", options.folder, "folder of feature files, or one file")->required();
  app.add_option("--tags", options.tags, "only scenarios with @tag, or without it: ~@tag");
  app.add_flag("--list-failures", options.list_failures, "print only the names of what fails");
  app.add_option("--expected", options.expected,
                 "a list of scenarios that must pass; other failures do not count");
  app.add_option("--write-expected", options.write_expected, "write the list of what passes");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  try {
    return run(options);
  } catch (const newsgraph::Error& error) {
    std::cerr << "newsgraph-tck: " << error.describe() << '\n';
    return 2;
  }
}
