#include "newsgraph/cli/ingest_progress.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "newsgraph/cli/progress.h"
#include "newsgraph/ingest/read_articles.h"

namespace newsgraph::cli {

namespace {

namespace fs = std::filesystem;

/// A file that is not there will be a fault, and has nothing to count.
std::optional<std::uint64_t> size_of_file(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (fs::is_regular_file(status)) return fs::file_size(file, error);
  return fs::exists(status) ? std::nullopt : std::optional<std::uint64_t>(0);
}

std::optional<std::uint64_t> size_of_input(const std::string& name) {
  std::error_code ignored;
  if (name == "-") return std::nullopt;
  if (!fs::is_directory(name, ignored)) return size_of_file(name);
  std::uint64_t bytes = 0;
  try {
    for (const ArticleFile& file : find_article_files(name)) {
      bytes += size_of_file(file.path).value_or(0);
    }
  } catch (const Error&) {
    // The reading will say what is wrong with the folder.
  }
  return bytes;
}

std::string rounded(double rate) {
  if (rate >= 10) return with_separators(static_cast<std::size_t>(std::lround(rate)));
  const long tenths = std::lround(rate * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string bar(double done) {
  constexpr std::size_t kWidth = 10;
  const std::size_t filled = std::min(kWidth, static_cast<std::size_t>(done * kWidth));
  std::string text(filled, '=');
  if (filled < kWidth) text += '>';
  text.resize(kWidth, ' ');
  std::string percent = std::to_string(static_cast<int>(done * 100)) + "%";
  percent.insert(0, 4 - std::min<std::size_t>(percent.size(), 4), ' ');
  return "[" + text + "] " + percent;
}

/// "98 MB", "1.2 GB".
std::string size_text(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> kUnits{"B", "kB", "MB", "GB", "TB"};
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (size >= 1000 && unit + 1 < kUnits.size()) {
    size /= 1000;
    ++unit;
  }
  return (unit == 0 ? std::to_string(bytes) : rounded(size)) + " " + kUnits[unit];
}

/// "40 s", "3 min", "2 h 5 min".
std::string duration(double seconds) {
  const auto whole = static_cast<std::size_t>(std::ceil(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  const std::size_t minutes = (whole + 59) / 60;
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

}  // namespace

std::optional<std::uint64_t> size_of(const std::vector<std::string>& files) {
  std::uint64_t bytes = 0;
  for (const std::string& file : files) {
    const std::optional<std::uint64_t> size = size_of_input(file);
    if (!size) return std::nullopt;
    bytes += *size;
  }
  return bytes;
}

IngestProgress::IngestProgress(std::optional<std::uint64_t> input_bytes, Clock::time_point now)
    : input_bytes_(input_bytes), samples_{{now, 0, 0}} {}

void IngestProgress::read(std::uint64_t bytes) {
  ++articles_read_;
  bytes_read_ = bytes;
}

/// How many there are if the others are as long as those that were read.
double IngestProgress::expected_articles() const {
  const auto read = static_cast<double>(articles_read_);
  if (bytes_read_ >= *input_bytes_) return read;
  return read * static_cast<double>(*input_bytes_) / static_cast<double>(bytes_read_);
}

void IngestProgress::note(const IngestCounts& counts, Clock::time_point now) {
  const Sample sample{now, counts.articles() - counts.unchanged, counts.articles()};
  if (sample.articles == samples_.back().articles) return;
  if (sample.analysed == samples_.back().analysed) samples_.clear();  // it took no time
  samples_.push_back(sample);
  while (samples_.size() > 2 && samples_.front().time < now - kWindow) samples_.pop_front();
}

std::optional<double> IngestProgress::rate() const {
  const std::chrono::duration<double> seconds = samples_.back().time - samples_.front().time;
  const std::size_t analysed = samples_.back().analysed - samples_.front().analysed;
  if (analysed == 0 || seconds.count() <= 0) return std::nullopt;
  return static_cast<double>(analysed) / seconds.count();
}

std::string IngestProgress::line(const IngestCounts& counts, Clock::time_point now) {
  note(counts, now);
  const bool known = input_bytes_ && bytes_read_ > 0;
  const auto done = static_cast<double>(counts.articles());
  const double all = known ? std::max(expected_articles(), done) : 0;
  if (known) part_done_ = std::max(part_done_, done / all);
  std::string line = known ? bar(part_done_) + " of " + size_text(*input_bytes_) + "  " : "";
  line += counted(counts.articles(), "article");
  if (counts.unchanged > 0) line += ", " + with_separators(counts.unchanged) + " unchanged";
  const std::optional<double> rate = this->rate();
  if (!rate) return line;
  line += ", " + rounded(*rate) + "/s";
  return known ? line + ", " + duration((all - done) / *rate) + " left" : line;
}

}  // namespace newsgraph::cli
