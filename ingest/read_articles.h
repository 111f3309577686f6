// Files to Documents: plain text, HTML, JSON and JSON Lines.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/document.h"

namespace newsgraph {

enum class ArticleFormat {
  kDetect,  ///< by the file's ending, then by its first characters
  kText,
  kHtml,
  kJson,         ///< one object, or an array of objects
  kJsonLines,    ///< one object a line
  kRunningText,  ///< all of it running text, without headline, date or byline to be found
};

/// What to do with each article and each fault of a file. A fault is one article that could not be
/// read (say line 17 of a JSON Lines file); the others go on.
struct ArticleSink {
  std::function<void(Document)> article;
  std::function<void(const Error&)> fault;
  std::function<void(std::size_t)> bytes = {};  ///< of the file, that have been read; may be empty
};

/// A file of a folder, and what stands for it in the ids of articles that bring none.
struct ArticleFile {
  std::filesystem::path path;
  std::string id;  ///< the path within the folder, without its ending: "2024/06/talks"
};

/// The files of a folder and the folders in it whose endings say that they hold articles (.txt,
/// .html, .htm, .xhtml, .json, .jsonl, .ndjson), sorted by their paths. Hidden ones are left out,
/// and links to folders are not followed. Throws Error when a folder cannot be read or there is no
/// such file.
std::vector<ArticleFile> find_article_files(const std::filesystem::path& folder);

/// Reads every article of a file; "-" is standard input. JSON of any size is streamed: no more than
/// one article is held at a time. Throws Error when the file as a whole cannot be read: absent, a
/// directory, binary, empty.
void read_articles(const std::filesystem::path& file, ArticleFormat format,
                   const ArticleSink& sink);

/// The same of a file that was found in a folder.
void read_articles(const ArticleFile& file, ArticleFormat format, const ArticleSink& sink);

/// The same from a stream; `name` stands for the file in messages and ids.
void read_articles(std::istream& stream, const std::string& name, ArticleFormat format,
                   const ArticleSink& sink);

}  // namespace newsgraph
