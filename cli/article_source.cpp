#include "newsgraph/cli/article_source.h"

#include <exception>
#include <utility>

#include "newsgraph/cli/report.h"

namespace newsgraph::cli {

namespace {

/// Carries an exception of `sink.article` past the handlers for faults of the input.
struct Taken {
  std::exception_ptr exception;
};

/// Faults of a file as a whole are faults like any other.
template <typename Read>
void guarded(const ArticleSink& sink, const Read& read) {
  try {
    read();
  } catch (const Error& error) {
    sink.fault(error);
  }
}

void read_input(const std::string& name, ArticleFormat format, std::istream& in,
                const ArticleSink& sink) {
  std::error_code ignored;
  if (name == "-") {
    read_articles(in, "-", format, sink);
  } else if (std::filesystem::is_directory(name, ignored)) {
    for (const ArticleFile& file : find_article_files(name)) {
      guarded(sink, [&] { read_articles(file, format, sink); });
    }
  } else {
    read_articles(std::filesystem::path(name), format, sink);
  }
}

}  // namespace

void read_files(const std::vector<std::string>& files, ArticleFormat format, std::istream& in,
                const ArticleSink& sink) {
  const auto article = [&](Document document) {
    try {
      sink.article(std::move(document));
    } catch (...) {
      throw Taken{std::current_exception()};
    }
  };
  const auto fault = [&](const Error& error) {
    if (error.kind() == ErrorKind::kInternal) throw Taken{std::make_exception_ptr(error)};
    sink.fault(error);
  };
  try {
    const ArticleSink outer{article, fault, sink.bytes};
    for (const std::string& file : files) {
      guarded(outer, [&] { read_input(file, format, in, outer); });
    }
  } catch (const Taken& taken) {
    std::rethrow_exception(taken.exception);
  }
}

std::size_t read_all(const std::vector<std::string>& files, ArticleFormat format, Console& console,
                     Progress& progress, const std::function<void(Document)>& take) {
  std::size_t articles = 0;
  std::size_t faults = 0;
  const auto article = [&](Document document) {
    ++articles;
    if (progress.is_due()) progress.show(counted(articles, "article") + " read");
    take(std::move(document));
  };
  const auto fault = [&](const Error& error) {
    progress.clear();
    report(error, console);
    ++faults;
  };
  read_files(files, format, console.in, {article, fault});
  progress.clear();
  return faults;
}

}  // namespace newsgraph::cli
