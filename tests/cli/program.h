// The program, run as a user runs it.
#pragma once

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace newsgraph::testing {

/// What is left of a run.
struct Finished {
  int status = -1;
  std::string out;
  std::string err;
};

/// A folder of its own for each test.
class Program : public ::testing::Test {
 protected:
  Program() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "newsgraph-cli-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~Program() override { std::filesystem::remove_all(folder_); }

  std::string slurp(const std::filesystem::path& file) const {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return path(name);
  }

  Finished run(const std::string& arguments, const std::string& input = {}) const {
    write("in.txt", input);
    const std::string command = "cd '" + folder_.string() + "' && '" NEWSGRAPH_PROGRAM "' " +
                                arguments + " >out.txt 2>err.txt <in.txt";
    const int raw = std::system(command.c_str());
    return {WEXITSTATUS(raw), slurp(folder_ / "out.txt"), slurp(folder_ / "err.txt")};
  }

  std::filesystem::path folder_;
};

}  // namespace newsgraph::testing
