#include "newsgraph/cli/article_feed.h"

#include <utility>

#include "newsgraph/cli/article_source.h"

namespace newsgraph::cli {

namespace {

/// Ends the reading when nobody takes any more.
struct Closed {};

std::size_t size_of(const std::variant<Document, Error>& content) {
  const Document* document = std::get_if<Document>(&content);
  return document == nullptr ? 0 : document->text.size();
}

}  // namespace

ArticleFeed::ArticleFeed(std::vector<std::string> files, ArticleFormat format, std::istream& in)
    : thread_([this, files = std::move(files), format, &in] { read(files, format, in); }) {}

ArticleFeed::~ArticleFeed() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

ArticleFeed::State ArticleFeed::wait(const std::stop_token& stop, std::chrono::milliseconds most) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, stop, most, [this] { return !items_.empty() || ended_; });
  if (stop.stop_requested()) return State::kStopped;
  if (!items_.empty()) return State::kItem;
  if (!ended_) return State::kNothingYet;
  if (failure_) std::rethrow_exception(failure_);
  return State::kEnd;
}

ArticleFeed::Item ArticleFeed::take() {
  Item item;
  {
    const std::lock_guard lock(mutex_);
    item = std::move(items_.front());
    items_.pop_front();
    items_bytes_ -= size_of(item.content);
  }
  changed_.notify_all();
  return item;
}

void ArticleFeed::read(const std::vector<std::string>& files, ArticleFormat format,
                       std::istream& in) {
  std::exception_ptr failure;
  try {
    read_files(files, format, in,
               {.article = [this](Document document) { put(std::move(document)); },
                .fault = [this](const Error& error) { put(error); },
                .bytes = [this](std::size_t bytes) { bytes_read_ += bytes; }});
  } catch (const Closed&) {
  } catch (...) {
    failure = std::current_exception();
  }
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    failure_ = failure;
  }
  changed_.notify_all();
}

void ArticleFeed::put(std::variant<Document, Error> content) {
  const std::size_t bytes = size_of(content);
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return closed_ || items_.empty() ||
             (items_.size() < kMostItems && items_bytes_ + bytes <= kMostBytes);
    });
    if (closed_) throw Closed{};
    items_.push_back({std::move(content), bytes_read_});
    items_bytes_ += bytes;
  }
  changed_.notify_all();
}

}  // namespace newsgraph::cli
