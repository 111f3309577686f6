// Articles of files, read ahead by a thread of its own, so that whoever takes them can do other
// things while a slow source has nothing to give.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <istream>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/read_articles.h"

namespace newsgraph::cli {

class ArticleFeed {
 public:
  /// An article or a fault, in the order of the input.
  struct Item {
    std::variant<Document, Error> content;
    std::uint64_t bytes_read = 0;  ///< of all files, when it had been read
  };
  enum class State { kItem, kNothingYet, kStopped, kEnd };

  /// Begins to read, as read_files() does; `in` is borrowed.
  ArticleFeed(std::vector<std::string> files, ArticleFormat format, std::istream& in);
  /// Waits for a read that has begun.
  ~ArticleFeed();
  ArticleFeed(const ArticleFeed&) = delete;
  ArticleFeed& operator=(const ArticleFeed&) = delete;

  /// Waits until there is an item, or no other will come, for no longer than `most`. Throws what
  /// ended the reading early.
  State wait(const std::stop_token& stop, std::chrono::milliseconds most);
  /// To be called when there is an item.
  Item take();

 private:
  /// Few, for those who take them have a queue of their own; and not many of the largest.
  static constexpr std::size_t kMostItems = 64;
  static constexpr std::size_t kMostBytes = std::size_t{16} << 20;

  void read(const std::vector<std::string>& files, ArticleFormat format, std::istream& in);
  void put(std::variant<Document, Error> content);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Item> items_;
  std::size_t items_bytes_ = 0;
  bool closed_ = false;  ///< nobody takes any more
  bool ended_ = false;
  std::exception_ptr failure_;
  std::uint64_t bytes_read_ = 0;  ///< the reading thread alone
  std::thread thread_;
};

}  // namespace newsgraph::cli
