#include "newsgraph/ingest/reader/file_names.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>

namespace newsgraph {

namespace fs = std::filesystem;

namespace reader {

ArticleFormat format_of_name(const std::string& name) {
  static const std::map<std::string, ArticleFormat, std::less<>> kEndings{
      {".txt", ArticleFormat::kText},        {".html", ArticleFormat::kHtml},
      {".htm", ArticleFormat::kHtml},        {".xhtml", ArticleFormat::kHtml},
      {".json", ArticleFormat::kJson},       {".jsonl", ArticleFormat::kJsonLines},
      {".ndjson", ArticleFormat::kJsonLines}};
  const auto found = kEndings.find(fs::path(name).extension().string());
  return found == kEndings.end() ? ArticleFormat::kDetect : found->second;
}

}  // namespace reader

std::vector<ArticleFile> find_article_files(const fs::path& folder) try {
  std::vector<ArticleFile> files;
  fs::recursive_directory_iterator each(folder);
  for (; each != fs::recursive_directory_iterator(); ++each) {
    const fs::path& path = each->path();
    const bool hidden = path.filename().string().starts_with('.');
    if (hidden && each->is_directory()) each.disable_recursion_pending();
    if (hidden || !each->is_regular_file()) continue;
    if (reader::format_of_name(path.string()) == ArticleFormat::kDetect) continue;
    files.push_back({path, path.lexically_relative(folder).replace_extension().generic_string()});
  }
  if (files.empty()) {
    throw Error(ErrorKind::kInput, "no file of this folder is an article by its ending",
                {folder.string(), 0, 0},
                "Articles end in .txt, .html, .json or .jsonl; others can be named one by one.");
  }
  std::sort(files.begin(), files.end(), [](const ArticleFile& left, const ArticleFile& right) {
    return left.path < right.path;
  });
  return files;
} catch (const fs::filesystem_error& error) {
  throw Error(ErrorKind::kInput, "the folder cannot be read: " + error.code().message(),
              {error.path1().string(), 0, 0});
}

}  // namespace newsgraph
