#include "newsgraph/cli/article_source.h"

#include <exception>
#include <utility>

#include "newsgraph/cli/report.h"

namespace newsgraph::cli {

namespace {

/// Carries an exception of `take` past the handlers for faults of the input.
struct Taken {
  std::exception_ptr exception;
};

}  // namespace

std::size_t read_all(const std::vector<std::string>& files, ArticleFormat format, Console& console,
                     Progress& progress, const std::function<void(Document)>& take) {
  std::size_t articles = 0;
  std::size_t faults = 0;
  const auto fault = [&](const Error& error) {
    if (error.kind() == ErrorKind::kInternal) throw Taken{std::make_exception_ptr(error)};
    progress.clear();
    report(error, console);
    ++faults;
  };
  const auto read_file = [&](const std::string& file) {
    const auto article = [&](Document document) {
      progress.show(++articles, file);
      try {
        take(std::move(document));
      } catch (...) {
        throw Taken{std::current_exception()};
      }
    };
    try {
      if (file == "-") {
        read_articles(console.in, "-", format, {article, fault});
      } else {
        read_articles(std::filesystem::path(file), format, {article, fault});
      }
    } catch (const Error& error) {
      fault(error);
    }
  };
  try {
    for (const std::string& file : files) read_file(file);
  } catch (const Taken& taken) {
    std::rethrow_exception(taken.exception);
  }
  progress.clear();
  return faults;
}

}  // namespace newsgraph::cli
