#include "newsgraph/ingest/reader/text_blocks.h"

#include <algorithm>
#include <array>

#include "newsgraph/ingest/reader/publication_date.h"

namespace newsgraph::reader {

namespace {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

constexpr std::string_view kSpace = " \t\r\n\v\f";
constexpr std::size_t kLongestDateline = 70;   // bytes: "NEW YORK/LONDON, March 3 (Reuters) - "
constexpr std::size_t kLongestHeadline = 200;  // bytes
constexpr std::size_t kLongestCredit = 60;     // bytes: "— Reuters/Jane Doe/File Photo"

std::string_view slice(std::string_view text, Range range) {
  return text.substr(range.begin, range.end - range.begin);
}

Range trimmed(std::string_view text, Range range) {
  while (range.begin < range.end && kSpace.find(text[range.begin]) != std::string_view::npos) {
    ++range.begin;
  }
  while (range.end > range.begin && kSpace.find(text[range.end - 1]) != std::string_view::npos) {
    --range.end;
  }
  return range;
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether a sentence ends here: a full stop or its like, perhaps inside closing quotes.
bool is_terminated(std::string_view line) {
  for (const std::string_view closer : {"\"", "”", "’", "'", ")", "]"}) {
    if (line.ends_with(closer)) line.remove_suffix(closer.size());
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with(':') ||
         line.ends_with("…");
}

// ---- paragraphs
// ----------------------------------------------------------------------------------

/// The lines that are not empty, each with whether an empty line comes before it.
struct Line {
  Range range;
  bool after_gap = false;
};

std::vector<Line> lines_of(std::string_view text, std::size_t begin) {
  std::vector<Line> lines;
  bool gap = false;
  while (begin < text.size()) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    const Range range = trimmed(text, {begin, newline});
    if (range.begin < range.end) {
      lines.push_back({range, gap});
      gap = false;
    } else {
      gap = true;
    }
    begin = newline + 1;
  }
  return lines;
}

/// Whether lines are broken at a fixed width, so that a paragraph goes over several: no line is
/// long, and most that another follows are nearly as long as the longest.
bool is_hard_wrapped(const std::vector<Line>& lines) {
  constexpr std::size_t kWidest = 100;
  std::size_t widest = 0, inner = 0, full = 0;
  for (const Line& line : lines) widest = std::max(widest, line.range.end - line.range.begin);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_gap) continue;
    ++inner;
    full += (lines[i].range.end - lines[i].range.begin) * 4 > widest * 3 ? 1 : 0;
  }
  return widest <= kWidest && inner >= 3 && full * 3 > inner * 2;
}

std::vector<Range> paragraphs_of(std::string_view text, std::size_t begin) {
  const std::vector<Line> lines = lines_of(text, begin);
  const bool wrapped = is_hard_wrapped(lines);
  std::vector<Range> paragraphs;
  for (const Line& line : lines) {
    if (wrapped && !line.after_gap && !paragraphs.empty()) {
      paragraphs.back().end = line.range.end;
    } else {
      paragraphs.push_back(line.range);
    }
  }
  return paragraphs;
}

// ---- what a paragraph is
// -------------------------------------------------------------------------

/// "— APP", "– Reuters/Jane Doe", "(AFP)" at the end: where it begins, else the end.
std::size_t credit_begin(std::string_view text, Range range) {
  const std::string_view paragraph = slice(text, range);
  for (const std::string_view dash : {"—", "–", "--"}) {
    const std::size_t at = paragraph.rfind(dash);
    if (at == std::string_view::npos || paragraph.size() - at > kLongestCredit) continue;
    const std::string_view name =
        slice(text, trimmed(text, {range.begin + at + dash.size(), range.end}));
    // A credit follows a finished sentence and is itself none.
    const std::string_view before = slice(text, trimmed(text, {range.begin, range.begin + at}));
    if (!name.empty() && is_upper(name.front()) && !is_terminated(name) &&
        (before.empty() || is_terminated(before))) {
      return range.begin + at;
    }
  }
  return range.end;
}

bool is_byline(std::string_view paragraph) {
  if (paragraph.size() > 2 * kLongestCredit) return false;
  for (const std::string_view opening :
       {"Reporting by ", "Additional reporting ", "Editing by ", "Writing by ", "(Reporting by ",
        "With additional input", "With input from "}) {
    if (paragraph.starts_with(opening)) return true;
  }
  const bool names_author = paragraph.starts_with("By ") || paragraph.starts_with("BY ");
  return names_author && paragraph.size() <= kLongestCredit && !is_terminated(paragraph) &&
         paragraph.size() > 3 && is_upper(paragraph[3]);
}

/// Length of an opening dateline with its separator; 0 when there is none. The agency, if it names
/// one in parentheses, goes to `agency`.
std::size_t dateline_length(std::string_view paragraph, std::string& agency) {
  struct Separator {
    std::string_view text;
    bool needs_capitals;
  };
  static constexpr std::array<Separator, 5> kSeparators{
      {{" - ", true}, {" — ", true}, {" – ", true}, {" -- ", true}, {": ", true}}};
  const std::string_view head = paragraph.substr(0, kLongestDateline);
  std::size_t end = std::string_view::npos, length = 0;
  for (const Separator& separator : kSeparators) {
    const std::size_t at = head.find(separator.text);
    if (at < end) {
      end = at;
      length = at + separator.text.size();
    }
  }
  if (end == std::string_view::npos) return 0;

  std::string_view place = head.substr(0, end);
  const std::size_t open = place.find('(');
  std::string_view named;
  if (open != std::string_view::npos && place.ends_with(')')) {
    named = place.substr(open + 1, place.size() - open - 2);
    place = place.substr(0, open);
  }
  // The place is in capitals: "GENEVA", "NEW YORK/LONDON", "KYIV, March 3"; with an agency behind
  // it any name will do.
  const std::string_view name = place.substr(0, place.find(','));
  const bool capitals = std::ranges::count_if(name, is_upper) >= 2 &&
                        std::ranges::none_of(name, is_lower) &&
                        std::ranges::none_of(name, is_digit);
  const bool with_agency = !named.empty() && !name.empty() && is_upper(name.front());
  if (!capitals && !with_agency) return 0;
  agency = named;
  return length;
}

/// The day in "NAIROBI, June 3, 2026 (Reuters) -": what stands behind one of the commas.
std::optional<Date> date_of_dateline(std::string_view dateline) {
  dateline = dateline.substr(0, dateline.find_first_of("(:"));
  while (dateline.ends_with('-') || dateline.ends_with(' ')) dateline.remove_suffix(1);
  for (const std::string_view dash : {"—", "–"}) {
    if (dateline.ends_with(dash)) dateline.remove_suffix(dash.size());
  }
  for (std::size_t comma = dateline.find(','); comma != std::string_view::npos;
       comma = dateline.find(',', comma + 1)) {
    if (const auto date = publication_date(dateline.substr(comma + 1))) return date;
  }
  return std::nullopt;
}

bool looks_like_headline(std::string_view paragraph) {
  return paragraph.size() <= kLongestHeadline && !is_terminated(paragraph);
}

// ---- the head of the file
// ------------------------------------------------------------------------

/// The leading "date YYYY-MM-DD"; its end, else where the text begins.
std::size_t read_metadata(std::string_view text, TextBlocks& found) {
  const Range start = trimmed(text, {0, text.size()});
  constexpr std::string_view kKey = "date ";
  constexpr std::size_t kDateLength = 10;
  const std::string_view rest = text.substr(start.begin);
  if (!rest.starts_with(kKey) || rest.size() < kKey.size() + kDateLength) return start.begin;
  const std::optional<Date> date = parse_date(rest.substr(kKey.size(), kDateLength));
  if (!date) return start.begin;
  found.date = date;
  const std::size_t end = start.begin + kKey.size() + kDateLength;
  found.blocks.push_back({BlockKind::kMetadata, start.begin, end});
  return end;
}

}  // namespace

void append_paragraph(std::string_view text, std::size_t begin, std::size_t end, BlockKind kind,
                      TextBlocks& found) {
  Range body = trimmed(text, {begin, end});
  if (body.begin == body.end) return;
  if (kind == BlockKind::kParagraph && is_byline(slice(text, body))) {
    found.blocks.push_back({BlockKind::kByline, body.begin, body.end});
    return;
  }
  std::string agency;
  if (kind == BlockKind::kParagraph) {
    if (const std::size_t length = dateline_length(slice(text, body), agency); length > 0) {
      const Range dateline = trimmed(text, {body.begin, body.begin + length});
      found.blocks.push_back({BlockKind::kDateline, dateline.begin, dateline.end});
      if (found.source.empty()) found.source = agency;
      if (!found.date) found.date = date_of_dateline(slice(text, dateline));
      body = trimmed(text, {body.begin + length, body.end});
    }
  }
  const std::size_t credit = credit_begin(text, body);
  const Range prose = trimmed(text, {body.begin, credit});
  if (prose.begin < prose.end) found.blocks.push_back({kind, prose.begin, prose.end});
  if (credit < body.end) found.blocks.push_back({BlockKind::kByline, credit, body.end});
}

TextBlocks find_blocks(std::string_view text) {
  TextBlocks found;
  const std::size_t begin = read_metadata(text, found);
  const std::vector<Range> paragraphs = paragraphs_of(text, begin);
  bool in_head = true;  // before the first paragraph of prose
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Range range = paragraphs[i];
    const std::string_view paragraph = slice(text, range);
    BlockKind kind = BlockKind::kParagraph;
    if (in_head) {
      if (const auto date = publication_date(paragraph)) {
        if (!found.date) found.date = date;
        found.blocks.push_back({BlockKind::kMetadata, range.begin, range.end});
        continue;
      }
    }
    if (in_head && i + 1 < paragraphs.size()) {
      const bool credited = credit_begin(text, range) < range.end;
      if (credited && !is_byline(paragraph)) {
        kind = BlockKind::kCaption;
      } else if (found.title.empty() && looks_like_headline(paragraph) && !is_byline(paragraph)) {
        kind = BlockKind::kHeadline;
        found.title = paragraph;
      } else {
        in_head = !is_terminated(paragraph);
      }
    }
    append_paragraph(text, range.begin, range.end, kind, found);
  }
  return found;
}

}  // namespace newsgraph::reader
