#include <algorithm>
#include <utility>

#include "newsgraph/ingest/language/analysis.h"
#include "newsgraph/ingest/language/codepoints.h"
#include "newsgraph/ingest/language/sentence_splitter.h"
#include "newsgraph/ingest/language/tokenizer.h"

namespace newsgraph::language {

namespace {

/// A block as a range of code points.
struct Range {
  BlockKind kind;
  std::size_t begin;
  std::size_t end;
};

std::size_t code_point_at(std::span<const CodePoint> points, std::size_t byte) {
  const auto found = std::ranges::lower_bound(points, byte, {}, &CodePoint::byte);
  return static_cast<std::size_t>(found - points.begin());
}

/// Running text without blocks: paragraphs are divided by empty lines.
std::vector<Range> paragraphs(std::span<const CodePoint> points) {
  std::vector<Range> ranges;
  const std::size_t size = points.size() - 1;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < size;) {
    std::size_t newlines = 0, end = i;
    while (end < size && is_space(points[end].value)) {
      newlines += points[end].value == '\n' ? 1 : 0;
      ++end;
    }
    if (newlines > 1) {
      if (i > begin) ranges.push_back({BlockKind::kParagraph, begin, i});
      begin = end;
    }
    i = std::max(end, i + 1);
  }
  if (begin < size) ranges.push_back({BlockKind::kParagraph, begin, size});
  return ranges;
}

std::vector<Range> ranges_of(const Document& document, std::span<const CodePoint> points) {
  if (document.blocks.empty()) return paragraphs(points);
  std::vector<Range> ranges;
  for (const Block& block : document.blocks) {
    ranges.push_back(
        {block.kind, code_point_at(points, block.begin), code_point_at(points, block.end)});
  }
  return ranges;
}

void append_sentences(std::vector<Sentence>& sentences, const Range& range, std::size_t paragraph,
                      std::vector<Token> tokens) {
  const std::vector<std::size_t> starts = sentence_starts(tokens);
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const std::size_t first = starts[s];
    const std::size_t last = s + 1 < starts.size() ? starts[s + 1] : tokens.size();
    Sentence sentence;
    sentence.block = range.kind;
    sentence.paragraph = paragraph;
    sentence.begin_byte = tokens[first].begin_byte;
    sentence.end_byte = tokens[last - 1].end_byte;
    sentence.begin_codepoint = tokens[first].begin_codepoint;
    sentence.end_codepoint = tokens[last - 1].end_codepoint;
    sentence.tokens.assign(
        std::make_move_iterator(tokens.begin() + static_cast<std::ptrdiff_t>(first)),
        std::make_move_iterator(tokens.begin() + static_cast<std::ptrdiff_t>(last)));
    sentences.push_back(std::move(sentence));
  }
}

}  // namespace

Analysis analyze(const Document& document) {
  const std::vector<CodePoint> points = decode(document.text);
  Analysis analysis;
  std::size_t paragraph = 0;
  for (const Range& range : ranges_of(document, points)) {
    append_sentences(analysis.sentences, range, paragraph++,
                     tokenize(document.text, points, range.begin, range.end));
  }
  return analysis;
}

}  // namespace newsgraph::language
