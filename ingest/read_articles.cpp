#include "newsgraph/ingest/read_articles.h"

#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "newsgraph/ingest/reader/article_limits.h"
#include "newsgraph/ingest/reader/encoding.h"
#include "newsgraph/ingest/reader/file_names.h"
#include "newsgraph/ingest/reader/html_reader.h"
#include "newsgraph/ingest/reader/json_reader.h"
#include "newsgraph/ingest/reader/text_blocks.h"

namespace newsgraph {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Reads what is there, and waits only where that is nothing: a stream may pause in the middle.
/// Returns 0 at its end.
std::size_t read_available(std::streambuf& source, char* to, std::size_t most) {
  if (std::char_traits<char>::eq_int_type(source.sgetc(), std::char_traits<char>::eof())) return 0;
  const std::streamsize there = std::max<std::streamsize>(source.in_avail(), 1);
  const auto limit = static_cast<std::streamsize>(most);
  return static_cast<std::size_t>(source.sgetn(to, std::min(there, limit)));
}

/// The first bytes of a stream, put back in front of the rest, of which it tells how much is read.
class PrefixedBuffer : public std::streambuf {
 public:
  PrefixedBuffer(std::string prefix, std::streambuf& rest,
                 const std::function<void(std::size_t)>& told)
      : buffer_(std::move(prefix)), rest_(rest), told_(told) {
    setg(buffer_.data(), buffer_.data(), buffer_.data() + buffer_.size());
  }

 protected:
  int_type underflow() override {
    buffer_.resize(kChunk);
    const std::size_t count = read_available(rest_, buffer_.data(), kChunk);
    if (told_ && count > 0) told_(count);
    setg(buffer_.data(), buffer_.data(), buffer_.data() + count);
    return count > 0 ? traits_type::to_int_type(*gptr()) : traits_type::eof();
  }

 private:
  static constexpr std::size_t kChunk = std::size_t{64} << 10;
  std::string buffer_;
  std::streambuf& rest_;
  const std::function<void(std::size_t)>& told_;
};

constexpr std::size_t kHead = std::size_t{64} << 10;

/// What the format can be told from: the first line that says something, or as much of it.
std::string read_head(std::streambuf& source) {
  std::string head;
  while (head.size() < kHead) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin != std::string::npos && head.find('\n', begin) != std::string::npos) break;
    const std::size_t size = head.size();
    head.resize(kHead);
    const std::size_t count = read_available(source, head.data() + size, kHead - size);
    head.resize(size + count);
    if (count == 0) break;
  }
  return head;
}

ArticleFormat format_of_content(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return ArticleFormat::kText;
  head.remove_prefix(begin);
  if (head.starts_with('<')) return ArticleFormat::kHtml;
  if (head.starts_with('[')) return ArticleFormat::kJson;
  if (!head.starts_with('{')) return ArticleFormat::kText;
  // An object that closes on its line has others on the next ones.
  std::string_view line = head.substr(0, head.find('\n'));
  while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
  return line.ends_with('}') ? ArticleFormat::kJsonLines : ArticleFormat::kJson;
}

/// A whole article of text or HTML; one byte more than allowed is enough to refuse it.
std::string read_whole(std::istream& stream, const std::string& name) {
  std::string text;
  std::string chunk(std::size_t{64} << 10, '\0');
  while (text.size() <= reader::kMaximumArticleBytes) {
    const std::size_t count = read_available(*stream.rdbuf(), chunk.data(), chunk.size());
    if (count == 0) return text;
    text.append(chunk, 0, count);
  }
  throw Error(ErrorKind::kInput,
              "the file is larger than " + std::to_string(reader::kMaximumArticleBytes >> 20) +
                  " MiB, which no article is",
              {name, 0, 0}, "Many articles in one file are read as JSON Lines.");
}

Document read_running_text(std::string text, const std::string& name) {
  reader::require_utf8(text, name);
  Document document;
  document.text = std::move(text);
  return document;
}

Document read_text(std::string text, const std::string& name) {
  reader::require_utf8(text, name);
  reader::TextBlocks found = reader::find_blocks(text);
  Document document;
  document.text = std::move(text);
  document.blocks = std::move(found.blocks);
  document.date = found.date;
  document.title = std::move(found.title);
  document.source = std::move(found.source);
  return document;
}

/// Gives each article an id, and says when two have the same.
class Identifying {
 public:
  Identifying(const ArticleSink& sink, std::string name, std::string id, ArticleFormat format)
      : sink_(sink),
        name_(std::move(name)),
        id_(std::move(id)),
        several_(format == ArticleFormat::kJson || format == ArticleFormat::kJsonLines),
        running_text_(format == ArticleFormat::kRunningText) {}

  ArticleSink sink() {
    return {[this](Document document) { article(std::move(document)); }, sink_.fault, {}};
  }

 private:
  static std::uint64_t hash_of(const std::string& id) { return XXH3_64bits(id.data(), id.size()); }

  void article(Document document) {
    ++count_;
    if (document.id.empty()) document.id = document.url;
    if (document.id.empty()) {
      document.id = several_ ? id_ + "#" + std::to_string(count_) : id_;
    }
    const auto [entry, fresh] = seen_.try_emplace(hash_of(document.id), count_);
    if (!fresh) {
      sink_.fault(Error(ErrorKind::kInput,
                        "articles " + std::to_string(entry->second) + " and " +
                            std::to_string(count_) + " have the same id '" + document.id +
                            "'; the later replaces the earlier",
                        {name_, 0, 0}, "Give each article an id of its own."));
      entry->second = count_;
    }
    if (document.blocks.empty() && !running_text_) {
      // Running text from JSON has the same forms as a file of text.
      reader::TextBlocks found = reader::find_blocks(document.text);
      document.blocks = std::move(found.blocks);
      if (!document.date) document.date = found.date;
      if (document.title.empty()) document.title = std::move(found.title);
      if (document.source.empty()) document.source = std::move(found.source);
    }
    sink_.article(std::move(document));
  }

  const ArticleSink& sink_;
  std::string name_;
  std::string id_;  ///< of what brings none
  bool several_;    ///< articles may be in the file
  bool running_text_;
  std::size_t count_ = 0;
  /// Numbers of the articles by the hash of their ids: of a stream of millions the ids themselves
  /// would fill the memory.
  std::unordered_map<std::uint64_t, std::size_t> seen_;
};

void read_stream(std::istream& stream, const std::string& name, const std::string& id,
                 ArticleFormat format, const ArticleSink& sink) {
  std::string head = read_head(*stream.rdbuf());
  if (sink.bytes) sink.bytes(head.size());
  if (head.starts_with(kByteOrderMark)) head.erase(0, kByteOrderMark.size());
  if (head.find_first_not_of(" \t\r\n") == std::string::npos && head.size() < kHead) {
    throw Error(ErrorKind::kInput, "the file is empty", {name, 0, 0});
  }
  reader::require_text(head, name);
  if (format == ArticleFormat::kDetect) format = reader::format_of_name(name);
  if (format == ArticleFormat::kDetect) format = format_of_content(head);

  PrefixedBuffer buffer(std::move(head), *stream.rdbuf(), sink.bytes);
  std::istream whole(&buffer);
  Identifying identifying(sink, name, id, format);
  const ArticleSink identified = identifying.sink();
  switch (format) {
    case ArticleFormat::kJson:
      reader::read_json(whole, name, identified);
      break;
    case ArticleFormat::kJsonLines:
      reader::read_json_lines(whole, name, identified);
      break;
    case ArticleFormat::kHtml:
      identified.article(reader::read_html(read_whole(whole, name), name));
      break;
    case ArticleFormat::kRunningText:
      identified.article(read_running_text(read_whole(whole, name), name));
      break;
    default:
      identified.article(read_text(read_whole(whole, name), name));
  }
}

void read_file(const fs::path& file, const std::string& id, ArticleFormat format,
               const ArticleSink& sink) {
  std::error_code ignored;
  if (fs::is_directory(file, ignored)) {
    throw Error(ErrorKind::kInput, "this is a folder, not a file", {file.string(), 0, 0},
                "Name the files in it: " + file.string() + "/*");
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    const std::string reason = std::strerror(errno);
    throw Error(ErrorKind::kInput, "cannot be read: " + reason, {file.string(), 0, 0});
  }
  read_stream(stream, file.string(), id, format, sink);
}

}  // namespace

void read_articles(const fs::path& file, ArticleFormat format, const ArticleSink& sink) {
  if (file == "-") {
    read_articles(std::cin, "-", format, sink);
  } else {
    read_file(file, file.stem().string(), format, sink);
  }
}

void read_articles(const ArticleFile& file, ArticleFormat format, const ArticleSink& sink) {
  read_file(file.path, file.id, format, sink);
}

void read_articles(std::istream& stream, const std::string& name, ArticleFormat format,
                   const ArticleSink& sink) {
  read_stream(stream, name, name == "-" ? "stdin" : fs::path(name).stem().string(), format, sink);
}

}  // namespace newsgraph
