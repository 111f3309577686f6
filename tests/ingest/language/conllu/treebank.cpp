#include "treebank.h"

#include <array>
#include <sstream>

namespace newsgraph::testing {

std::string conllu_of(std::string_view lines) {
  std::istringstream in{std::string(lines)};
  std::string result;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') {
      result += line + '\n';
      continue;
    }
    enum { kId, kForm, kLemma, kUpos, kFeats, kHead, kDeprel, kMisc, kFields };
    std::array<std::string, kFields> fields;
    fields.fill("_");
    std::istringstream words(line);
    for (std::string& field : fields) {
      if (std::string word; words >> word) field = word;
    }
    for (const int field : {kId, kForm, kLemma, kUpos, kUpos, kFeats, kHead, kDeprel}) {
      result += fields[static_cast<std::size_t>(field)] + '\t';
    }
    result += "_\t" + fields[kMisc] + '\n';
  }
  return result;
}

language::Treebank treebank_of(std::string_view lines) {
  std::istringstream in(conllu_of(lines));
  return language::read_conllu(in, "treebank");
}

}  // namespace newsgraph::testing
