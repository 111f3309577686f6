#include "newsgraph/cli/sample_articles.h"

// The build writes sample_articles.inc: declarations of the embedded bytes, and one entry a file.
#define NEWSGRAPH_DECLARATIONS
#include "sample_articles.inc"
#undef NEWSGRAPH_DECLARATIONS

namespace newsgraph::cli {

namespace {

struct EmbeddedArticle {
  const char* file_name;
  const char* begin;
  const char* end;
};

const EmbeddedArticle kEmbedded[] = {
#include "sample_articles.inc"
};

}  // namespace

std::vector<SampleArticle> sample_articles() {
  std::vector<SampleArticle> articles;
  for (const EmbeddedArticle& article : kEmbedded) {
    articles.push_back(
        {article.file_name,
         std::string_view(article.begin, static_cast<std::size_t>(article.end - article.begin))});
  }
  return articles;
}

}  // namespace newsgraph::cli
