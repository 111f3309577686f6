// One article as read: its text, what is known about it, and which part of the text is what.
//
// Readers make Documents from files (ingest/reader); a program that has articles in memory makes
// them itself with just `text` and `date` set. The text is kept exactly as read, so every offset
// anywhere downstream points into it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/graph/temporal.h"

namespace newsgraph {

/// What a stretch of an article's text is for. Facts are read from all but kByline and kMetadata.
enum class BlockKind {
  kMetadata,   ///< the day of publication, on a line of its own
  kHeadline,
  kCaption,    ///< of a photograph, without its credit
  kDateline,   ///< "ISLAMABAD:", "GENEVA (Reuters) -": where, and perhaps when, it was written
  kParagraph,
  kByline,     ///< credits and agency lines: "— APP", "With additional input from AFP"
};

/// Bytes of `Document::text`, half-open; blocks are in order, do not overlap, and never split a
/// code point. Text outside every block is white space.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Document {
  /// Names the article in the graph; the same id read again is the same article. Readers take it
  /// from the data, else from the file's name.
  std::string id;
  std::string title;
  std::optional<Date> date;  ///< of publication
  std::string source;        ///< agency or outlet
  std::string url;
  std::string text;          ///< UTF-8
  /// Empty: the whole text is running text, in paragraphs divided by empty lines.
  std::vector<Block> blocks;
};

}  // namespace newsgraph
