#include "newsgraph/ingest/reader/json_reader.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "newsgraph/graph/utf8.h"
#include "newsgraph/ingest/reader/article_limits.h"
#include "newsgraph/ingest/reader/publication_date.h"

namespace newsgraph::reader {

namespace {

// Iterative parsing keeps deep nesting off the stack; validation refuses what is no UTF-8.
constexpr unsigned kParseFlags = rapidjson::kParseIterativeFlag |
                                 rapidjson::kParseValidateEncodingFlag |
                                 rapidjson::kParseStopWhenDoneFlag;

/// Characters of a stream as RapidJSON wants them, counting lines, and refusing to go on when one
/// article has used up its bytes.
class CountingStream {
 public:
  using Ch = char;

  CountingStream(std::istream& stream, std::string file)
      : stream_(stream), file_(std::move(file)) {}

  Ch Peek() const {
    const int c = stream_.rdbuf()->sgetc();
    return c == std::char_traits<char>::eof() ? '\0' : static_cast<char>(c);
  }
  Ch Take() {
    const int c = stream_.rdbuf()->sbumpc();
    if (c == std::char_traits<char>::eof()) return '\0';
    ++offset_;
    column_ += (c & 0xc0) != 0x80 ? 1 : 0;
    if (c == '\n') {
      ++line_;
      column_ = 0;
    }
    if (offset_ - article_begin_ > kMaximumArticleBytes) {
      throw Error(
          ErrorKind::kInput,
          "this article is larger than " + std::to_string(kMaximumArticleBytes >> 20) + " MiB",
          {file_, article_line_, 0}, "Split it, or leave it out.");
    }
    return static_cast<char>(c);
  }
  std::size_t Tell() const { return offset_; }
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  std::size_t PutEnd(Ch*) { return 0; }

  void begin_article() {
    article_begin_ = offset_;
    article_line_ = line_;
  }
  std::size_t article_line() const { return article_line_; }
  SourceLocation location() const { return {file_, line_, column_}; }

 private:
  std::istream& stream_;
  std::string file_;
  std::size_t offset_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 0;
  std::size_t article_begin_ = 0;
  std::size_t article_line_ = 1;
};

enum class Field { kNone, kId, kTitle, kDate, kSource, kUrl, kText };

Field field_of(std::string_view key) {
  static constexpr std::array<std::pair<std::string_view, Field>, 24> kFields{{
      {"id", Field::kId},
      {"guid", Field::kId},
      {"uuid", Field::kId},
      {"title", Field::kTitle},
      {"headline", Field::kTitle},
      {"date", Field::kDate},
      {"published", Field::kDate},
      {"published_at", Field::kDate},
      {"publishedAt", Field::kDate},
      {"publication_date", Field::kDate},
      {"date_publish", Field::kDate},
      {"datePublished", Field::kDate},
      {"pub_date", Field::kDate},
      {"source", Field::kSource},
      {"publisher", Field::kSource},
      {"outlet", Field::kSource},
      {"url", Field::kUrl},
      {"link", Field::kUrl},
      {"text", Field::kText},
      {"maintext", Field::kText},
      {"body", Field::kText},
      {"content", Field::kText},
      {"article", Field::kText},
      {"full_text", Field::kText},
  }};
  const auto found = std::ranges::find(kFields, key, &std::pair<std::string_view, Field>::first);
  return found == kFields.end() ? Field::kNone : found->second;
}

/// Gathers one article's fields from the events of the parser.
class ArticleHandler {
 public:
  explicit ArticleHandler(std::function<void(Document, std::string)> on_article)
      : on_article_(std::move(on_article)) {}

  /// Whether there was anything that may be an article.
  bool found_object() const { return found_object_; }
  bool found_array() const { return found_array_; }

  bool Null() { return true; }
  bool Bool(bool) { return true; }
  bool Int(int number) { return scalar(std::to_string(number)); }
  bool Uint(unsigned number) { return scalar(std::to_string(number)); }
  bool Int64(std::int64_t number) { return scalar(std::to_string(number)); }
  bool Uint64(std::uint64_t number) { return scalar(std::to_string(number)); }
  bool Double(double) { return true; }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    return scalar({text, length});
  }
  bool String(const char* text, rapidjson::SizeType length, bool) { return scalar({text, length}); }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    if (objects_ == 1 && depth_ == article_depth_) field_ = field_of({text, length});
    return true;
  }

  bool StartObject() {
    ++depth_;
    found_object_ = true;
    if (objects_++ == 0) {
      article_depth_ = depth_;
      article_ = {};
      date_text_.clear();
    }
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    --depth_;
    if (--objects_ == 0) on_article_(std::move(article_), std::move(date_text_));
    return true;
  }
  bool StartArray() {
    ++depth_;
    found_array_ = true;
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    --depth_;
    return true;
  }

 private:
  /// False for half of a surrogate pair, which RapidJSON lets pass: it is no UTF-8.
  bool scalar(std::string_view text) {
    if (well_formed_bytes(text) != text.size()) return false;
    if (objects_ != 1 || depth_ != article_depth_) return true;
    switch (std::exchange(field_, Field::kNone)) {
      case Field::kId:
        article_.id = text;
        break;
      case Field::kTitle:
        article_.title = text;
        break;
      case Field::kDate:
        date_text_ = text;
        break;
      case Field::kSource:
        article_.source = text;
        break;
      case Field::kUrl:
        article_.url = text;
        break;
      case Field::kText:
        article_.text = text;
        break;
      case Field::kNone:
        break;
    }
    return true;
  }

  std::function<void(Document, std::string)> on_article_;
  Document article_;
  std::string date_text_;
  Field field_ = Field::kNone;
  int depth_ = 0;
  int objects_ = 0;  ///< objects open around the event
  int article_depth_ = 0;
  bool found_object_ = false, found_array_ = false;
};

/// Hands an article on, or says what it lacks.
void deliver(Document document, const std::string& date_text, const SourceLocation& location,
             const ArticleSink& sink) {
  document.date = publication_date(date_text);
  if (!document.date && !date_text.empty()) {
    sink.fault(Error(ErrorKind::kInput,
                     "'" + date_text + "' is no date; the article is read without", location,
                     "Write dates as YYYY-MM-DD, or as 'June 3, 2026'."));
  }
  if (document.text.empty()) {
    sink.fault(Error(ErrorKind::kInput, "this object has no text", location,
                     "An article needs a field \"text\"."));
    return;
  }
  sink.article(std::move(document));
}

Error no_article(const SourceLocation& location) {
  return Error(ErrorKind::kInput, "this is no article", location,
               R"(An article is an object: {"text": "…"})");
}

Error not_json(rapidjson::ParseErrorCode code, const SourceLocation& location) {
  if (code == rapidjson::kParseErrorTermination) {
    code = rapidjson::kParseErrorStringUnicodeSurrogateInvalid;
  }
  const bool encoding = code == rapidjson::kParseErrorStringInvalidEncoding;
  return Error(ErrorKind::kInput,
               encoding ? std::string("the text is not UTF-8 here")
                        : std::string("not JSON here: ") + rapidjson::GetParseError_En(code),
               location);
}

}  // namespace

void read_json(std::istream& stream, const std::string& file, const ArticleSink& sink) {
  CountingStream characters(stream, file);
  ArticleHandler handler([&](Document document, const std::string& date_text) {
    deliver(std::move(document), date_text, {file, characters.article_line(), 0}, sink);
    characters.begin_article();
  });
  rapidjson::Reader reader;
  while (true) {
    rapidjson::SkipWhitespace(characters);
    if (characters.Peek() == '\0') return;
    const rapidjson::ParseResult result = reader.Parse<kParseFlags>(characters, handler);
    if (result.IsError()) {
      sink.fault(not_json(result.Code(), characters.location()));
      return;
    }
    // An empty list says that there are none.
    if (!handler.found_object() && !handler.found_array()) {
      sink.fault(no_article(characters.location()));
      return;
    }
  }
}

namespace {

/// One line without its newline; nothing at the end of the stream. A line over the limit is passed
/// over and reported as too long.
struct LineResult {
  std::string text;
  bool too_long = false;
};

std::optional<LineResult> next_line(std::istream& stream) {
  LineResult line;
  std::streambuf& buffer = *stream.rdbuf();
  int c = buffer.sbumpc();
  if (c == std::char_traits<char>::eof()) return std::nullopt;
  for (; c != std::char_traits<char>::eof() && c != '\n'; c = buffer.sbumpc()) {
    if (line.text.size() >= kMaximumArticleBytes) {
      line.too_long = true;
    } else {
      line.text += static_cast<char>(c);
    }
  }
  return line;
}

void read_line(const std::string& text, const SourceLocation& where, const ArticleSink& sink) {
  ArticleHandler handler([&](Document document, const std::string& date_text) {
    deliver(std::move(document), date_text, where, sink);
  });
  rapidjson::Reader reader;
  rapidjson::MemoryStream characters(text.data(), text.size());
  rapidjson::ParseResult result = reader.Parse<kParseFlags>(characters, handler);
  if (!result.IsError()) {
    rapidjson::SkipWhitespace(characters);
    if (characters.Tell() < text.size()) {
      result.Set(rapidjson::kParseErrorDocumentRootNotSingular, characters.Tell());
    }
  }
  if (!result.IsError() && !handler.found_object()) return sink.fault(no_article(where));
  if (!result.IsError()) return;
  const auto before = std::string_view(text).substr(0, result.Offset());
  const auto column = std::ranges::count_if(
      before, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  sink.fault(
      not_json(result.Code(), {where.file, where.line, static_cast<std::size_t>(column) + 1}));
}

}  // namespace

void read_json_lines(std::istream& stream, const std::string& file, const ArticleSink& sink) {
  std::size_t number = 0;
  while (std::optional<LineResult> line = next_line(stream)) {
    const SourceLocation where{file, ++number, 0};
    if (line->too_long) {
      sink.fault(Error(
          ErrorKind::kInput,
          "this article is larger than " + std::to_string(kMaximumArticleBytes >> 20) + " MiB",
          where, "Split it, or leave it out."));
      continue;
    }
    if (line->text.find_first_not_of(" \t\r") == std::string::npos) continue;
    read_line(line->text, where, sink);
  }
}

}  // namespace newsgraph::reader
