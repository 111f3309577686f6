// Plain text to blocks: which lines are headline, caption, dateline, byline, and which are prose.
//
// Nothing is lost: what no rule recognises is a paragraph.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/document.h"

namespace newsgraph::reader {

struct TextBlocks {
  std::vector<Block> blocks;
  /// Of a leading "date YYYY-MM-DD", of a line of its own above the prose, or of the dateline.
  std::optional<Date> date;
  std::string title;         ///< the headline, when one was found
  std::string source;        ///< the agency of the dateline, when it names one
};

/// Finds the blocks of a whole text file.
TextBlocks find_blocks(std::string_view text);

/// Splits one paragraph, text[begin, end), into its dateline, its prose and its closing credit.
void append_paragraph(std::string_view text, std::size_t begin, std::size_t end, BlockKind kind,
                      TextBlocks& found);

}  // namespace newsgraph::reader
