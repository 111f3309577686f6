#include "newsgraph/graph/csv/csv_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "newsgraph/graph/utf8.h"

namespace newsgraph::csv {

namespace {

constexpr std::size_t kFirstBuffer = std::size_t{4} << 20;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

}  // namespace

void CsvReader::CloseFile::operator()(std::FILE* file) const noexcept {
  std::fclose(file);
}

CsvReader::CsvReader(std::filesystem::path file, Dialect dialect)
    : file_(std::move(file)), dialect_(dialect), buffer_(kFirstBuffer) {
  std::error_code ignored;
  const bool is_folder = std::filesystem::is_directory(file_, ignored);
  errno = 0;
  in_.reset(is_folder      ? nullptr
            : file_ == "-" ? ::fdopen(::dup(STDIN_FILENO), "rb")
                           : std::fopen(file_.c_str(), "rb"));
  if (!in_) {
    throw Error(
        ErrorKind::kInput,
        std::string("cannot read: ") + (is_folder ? "this is a folder" : std::strerror(errno)),
        {file_.string()});
  }
  std::setvbuf(in_.get(), nullptr, _IONBF, 0);  // the buffer is ours
  at_ = end_ = buffer_.data();
  fill();
  if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(kByteOrderMark)) {
    at_ += kByteOrderMark.size();
  }
}

/// Moves what is left to the front and reads on behind it; false when nothing came.
bool CsvReader::fill() {
  const auto left = static_cast<std::size_t>(end_ - at_);
  std::memmove(buffer_.data(), at_, left);
  if (left == buffer_.size()) buffer_.resize(2 * buffer_.size());
  const std::size_t count = std::fread(buffer_.data() + left, 1, buffer_.size() - left, in_.get());
  if (std::ferror(in_.get()) != 0) {
    throw Error(ErrorKind::kInput, std::string("cannot read: ") + std::strerror(errno),
                {file_.string()});
  }
  at_ = buffer_.data();
  end_ = at_ + left + count;
  ended_ = count == 0;
  return count > 0;
}

void CsvReader::skip_blank_lines() {
  while (at_ != end_) {
    const bool is_blank = *at_ == '\n' || (*at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n');
    if (!is_blank) return;
    at_ += *at_ == '\r' ? 2 : 1;
    ++next_line_;
  }
}

bool CsvReader::next() {
  while (true) {
    skip_blank_lines();
    if (at_ == end_) {
      if (ended_ || !fill()) return false;
      continue;
    }
    if (read_record() == Outcome::kRecord) return true;
    if (static_cast<std::size_t>(end_ - at_) > kLongestRecord) {
      fail(at_, "a record is longer than 128 MiB", "Is a quotation not closed?");
    }
    fill();
  }
}

/// Reads the record at `at_`, and goes behind it when it is there to its end.
CsvReader::Outcome CsvReader::read_record() {
  fields_.clear();
  begins_.clear();
  rewritten_count_ = 0;
  quoted_line_breaks_ = 0;
  record_ = at_;
  record_line_ = next_line_;
  const char* place = at_;
  while (true) {
    begins_.push_back(place);
    const bool is_quoted = place != end_ && *place == dialect_.quote;
    const char* field_end = is_quoted ? read_quoted(place) : read_plain(place);
    if (field_end == nullptr) return Outcome::kIncomplete;
    if (field_end == end_ || *field_end != dialect_.delimiter) {
      begins_.push_back(field_end);
      const char* line_end = field_end + (field_end != end_ && *field_end == '\r' ? 1 : 0);
      next_line_ += quoted_line_breaks_ + 1;
      at_ = line_end == end_ ? end_ : line_end + 1;
      return Outcome::kRecord;
    }
    place = field_end + 1;
  }
}

const char* CsvReader::read_plain(const char* at) {
  const char* stop = at;
  unsigned char bits = 0;  // that some character has
  while (stop != end_ && *stop != dialect_.delimiter && *stop != '\n') {
    bits |= static_cast<unsigned char>(*stop++);
  }
  if (stop == end_ && !ended_) return nullptr;
  const bool is_last = stop == end_ || *stop == '\n';
  const char* text_end = is_last && stop != at && stop[-1] == '\r' ? stop - 1 : stop;
  const std::string_view text(at, static_cast<std::size_t>(text_end - at));
  constexpr unsigned char kBeyondAscii = 0x80;
  if ((bits & kBeyondAscii) != 0) require_utf8(text);
  fields_.push_back({text, false});
  return text_end;
}

const char* CsvReader::read_quoted(const char* at) {
  bool has_doubled = false;
  const char* const begin = at + 1;
  const char* place = begin;
  while (true) {
    place = static_cast<const char*>(
        std::memchr(place, dialect_.quote, static_cast<std::size_t>(end_ - place)));
    // A quote at the end of the buffer may be the first of two.
    if (place == nullptr || (place + 1 == end_ && !ended_)) {
      if (ended_) fail(at, "a quotation is not closed", "Write the quote where the field ends.");
      return nullptr;
    }
    if (place + 1 == end_ || place[1] != dialect_.quote) break;
    has_doubled = true;
    place += 2;
  }
  const char* const after = place + 1;
  if (after != end_ && *after == '\r' && after + 1 == end_ && !ended_) return nullptr;
  const bool ends = after == end_ || *after == dialect_.delimiter || *after == '\n' ||
                    (*after == '\r' && (after + 1 == end_ || after[1] == '\n'));
  if (!ends) {
    fail(after, "text after the end of a quotation", "Double a quote inside a quotation.");
  }
  add_quoted(begin, place, has_doubled);
  return after;
}

void CsvReader::add_quoted(const char* begin, const char* end, bool has_doubled) {
  std::string_view text(begin, static_cast<std::size_t>(end - begin));
  require_utf8(text);
  quoted_line_breaks_ += static_cast<std::size_t>(std::ranges::count(text, '\n'));
  if (has_doubled) {
    if (rewritten_count_ == rewritten_.size()) {
      rewritten_.push_back(std::make_unique<std::string>());
    }
    std::string& rewritten = *rewritten_[rewritten_count_++];
    rewritten.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
      rewritten += text[i];
      if (text[i] == dialect_.quote) ++i;
    }
    text = rewritten;
  }
  fields_.push_back({text, true});
}

void CsvReader::require_utf8(std::string_view text) {
  const std::size_t wrong = well_formed_bytes(text);
  if (wrong == text.size()) return;
  fail(text.data() + wrong, "this is not UTF-8",
       "Convert the file, for example by: iconv -f latin1 -t utf-8");
}

SourceLocation CsvReader::location(std::size_t field) const {
  return location_of(begins_[std::min(field, begins_.size() - 1)]);
}

/// Counts from the beginning of the record, whose line is known.
SourceLocation CsvReader::location_of(const char* place) const {
  std::size_t line = record_line_;
  const char* line_begin = record_ == nullptr ? place : record_;
  for (const char* c = line_begin; c != place; ++c) {
    if (*c != '\n') continue;
    ++line;
    line_begin = c + 1;
  }
  const auto characters = std::count_if(
      line_begin, place, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  return {file_.string(), line, static_cast<std::size_t>(characters) + 1};
}

void CsvReader::fail(const char* place, const std::string& message, const std::string& hint) const {
  throw Error(ErrorKind::kInput, message, location_of(place), hint);
}

}  // namespace newsgraph::csv
