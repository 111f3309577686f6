#include "newsgraph/cli/query_text.h"

#include <istream>

#include "newsgraph/cli/input_file.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

constexpr std::size_t kLongestQuery = 16 << 20;

std::string read_whole(std::istream& in, const std::string& name) {
  std::string text(kLongestQuery + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) throw Error(ErrorKind::kInput, "cannot read the query", {name});
  if (text.size() > kLongestQuery) {
    throw Error(ErrorKind::kInput, "this is longer than 16 MiB: no query", {name});
  }
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";  // some editors begin a file with it
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  return text;
}

}  // namespace

std::string read_query(const QueryText& query, Console& console) {
  if (query.argument.empty() == !query.file) {
    throw Error(ErrorKind::kUsage,
                query.file ? "a query as argument and another with --file" : "no query given", {},
                "Give it as an argument in quotes, with --file FILE, or as - from standard input.");
  }
  if (query.argument == "-") return read_whole(console.in, "standard input");
  if (!query.file) return query.argument;
  std::ifstream in = open_input(*query.file, "cannot read the query");
  return read_whole(in, query.file->string());
}

}  // namespace newsgraph::cli
