// Files to Documents: plain text, HTML, JSON and JSON Lines.
#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <string>

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
};

/// Reads every article of a file; "-" is standard input. JSON of any size is streamed: no more than
/// one article is held at a time. Throws Error when the file as a whole cannot be read: absent, a
/// directory, binary, empty.
void read_articles(const std::filesystem::path& file, ArticleFormat format,
                   const ArticleSink& sink);

/// The same from a stream; `name` stands for the file in messages and ids.
void read_articles(std::istream& stream, const std::string& name, ArticleFormat format,
                   const ArticleSink& sink);

}  // namespace newsgraph
