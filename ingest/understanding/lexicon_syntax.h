// The written form of a lexicon line: cut into words that know where they stand, and its arguments
// read into what they mean. docs/event-lexicon.md describes the format.
//
// Every function here throws Error with file, line and column of the offending characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/understanding/lexicon.h"

namespace newsgraph::understanding {

/// One line of a lexicon file. Its words, and all parts of them, are views of the file's text.
class LexiconLine {
 public:
  /// `text` ends before the line's end; what follows a # is no part of it.
  LexiconLine(std::string_view text, const std::string& file_name, std::size_t number);

  const std::vector<std::string_view>& words() const { return words_; }
  SourceLocation location(std::string_view part) const;
  /// The words from `first` on; fails with `missing` when there are none.
  std::vector<std::string_view> arguments(std::size_t first, const std::string& missing) const;
  [[noreturn]] void fail(std::string_view part, const std::string& message,
                         const std::string& hint) const;

 private:
  std::string_view text_;
  const std::string& file_name_;
  std::size_t number_;
  std::vector<std::string_view> words_;
};

/// One predicate that a trigger names.
struct TriggerWord {
  PredicateKind kind = PredicateKind::kVerb;
  std::string lemma;                    ///< in American spelling
  std::vector<std::string> companions;  ///< the same
};

/// "v:accuse|call+on": the predicates that it names, at least one.
std::vector<TriggerWord> read_trigger(const LexiconLine& line, std::string_view text);
/// "MET_WITH"
std::string read_relation(const LexiconLine& line, std::string_view text);
/// "called_for"
FactStatus read_status(const LexiconLine& line, std::string_view text);
/// The frame of an event line, without the companions of its trigger, which is the fifth word.
Frame read_frame(const LexiconLine& line);

}  // namespace newsgraph::understanding
