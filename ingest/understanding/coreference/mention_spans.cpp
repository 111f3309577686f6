#include "newsgraph/ingest/understanding/coreference/mention_spans.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "newsgraph/ingest/understanding/noun_classes.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::coreference {

namespace {

using language::Sentence;
using language::Token;
using understanding::is_one_of;
using understanding::lower_case;

std::string_view base(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

/// A sentence's tree by what hangs on what, and the words below each token.
class Tree {
 public:
  explicit Tree(const Sentence& sentence)
      : tokens_(sentence.tokens),
        children_(tokens_.size()),
        first_(tokens_.size()),
        last_(tokens_.size()) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].head > 0) children_[tokens_[i].head - 1].push_back(i);
      first_[i] = last_[i] = i;
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) reach_up(i);
  }

  const Token& token(std::size_t i) const { return tokens_[i]; }
  std::size_t size() const { return tokens_.size(); }
  const std::vector<std::size_t>& children(std::size_t i) const { return children_[i]; }
  std::size_t first(std::size_t i) const { return first_[i]; }  ///< of the words below a token
  std::size_t last(std::size_t i) const { return last_[i]; }

 private:
  /// All above a token reach as far as it. Whatever the heads are, the walk ends.
  void reach_up(std::size_t i) {
    std::size_t above = i;
    for (std::size_t steps = 0; steps < tokens_.size() && tokens_[above].head > 0; ++steps) {
      above = tokens_[above].head - 1;
      first_[above] = std::min(first_[above], i);
      last_[above] = std::max(last_[above], i);
    }
  }

  const std::vector<Token>& tokens_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<std::size_t> first_, last_;
};

/// Relative pronouns, and "there" that only fills the subject's place, mean nobody by themselves.
bool is_relative(const Token& token, const std::string& lower) {
  return is_one_of(lower, {"who", "whom", "which", "what", "whose", "there"}) ||
         (lower == "that" && token.feats.find("PronType=Dem") == std::string_view::npos);
}

/// Whether a token can be the head of a mention.
bool may_head(const Token& token) {
  const std::string_view relation = base(token.deprel);
  if (relation.empty()) return false;
  if (is_one_of(relation, {"flat", "fixed", "goeswith", "case", "mark", "cc", "det", "reparandum",
                           "discourse", "punct"})) {
    return false;
  }
  if (token.upos == "PRON") return !is_relative(token, lower_case(token.form));
  if (token.upos == "ADV") return is_one_of(lower_case(token.form), {"here", "there"});
  if (token.upos == "NUM") {
    return !is_one_of(relation, {"nummod", "compound", "dep"});
  }
  return token.upos == "NOUN" || token.upos == "PROPN";
}

bool is_predicate(const Tree& tree, std::size_t head) {
  return std::ranges::any_of(tree.children(head), [&](std::size_t child) {
    return is_one_of(base(tree.token(child).deprel), {"cop", "nsubj"});
  });
}

/// What hangs on a head without being part of its mention.
bool stands_outside(const Tree& tree, std::size_t child, bool predicate) {
  const Token& token = tree.token(child);
  if (token.deprel == "advcl:relcl" || token.deprel == "cc:preconj") return false;
  const std::string_view relation = base(token.deprel);
  if (is_one_of(relation, {"case", "mark", "cc", "conj", "appos", "parataxis", "cop", "nsubj",
                           "aux", "expl", "discourse", "advcl", "dislocated", "list", "vocative",
                           "csubj", "ccomp", "orphan"})) {
    return true;
  }
  if (predicate && is_one_of(relation, {"advmod", "obl"})) return true;
  return relation == "advmod" &&
         is_one_of(lower_case(token.form), {"also", "then", "only", "just", "even", "not", "now",
                                            "still", "usually", "often", "originally"});
}

bool opens(const Token& token) {
  return is_one_of(token.form, {"\"", "“", "'", "‘", "(", "["});
}

bool closes(const Token& token) {
  return is_one_of(token.form, {"\"", "”", "'", "’", ")", "]"});
}

/// Punctuation at the edges goes, unless it closes what was opened inside.
void trim(const Tree& tree, MentionSpan& span) {
  const auto within = [&](std::size_t begin, std::size_t end, bool (*is)(const Token&)) {
    for (std::size_t i = begin; i < end; ++i) {
      if (is(tree.token(i))) return true;
    }
    return false;
  };
  while (span.end > span.head + 1 && tree.token(span.end - 1).upos == "PUNCT") {
    if (closes(tree.token(span.end - 1)) && within(span.begin, span.end - 1, opens)) break;
    --span.end;
  }
  while (span.begin < span.head && tree.token(span.begin).upos == "PUNCT") {
    if (opens(tree.token(span.begin)) && within(span.begin + 1, span.end, closes)) break;
    ++span.begin;
  }
}

MentionSpan span_of(const Tree& tree, std::size_t head) {
  MentionSpan span{tree.first(head), tree.last(head) + 1, head, false};
  const bool predicate = is_predicate(tree, head);
  for (const std::size_t child : tree.children(head)) {
    if (!stands_outside(tree, child, predicate)) continue;
    if (child < head) {
      span.begin = std::max(span.begin, std::min(tree.last(child) + 1, head));
    } else if (base(tree.token(child).deprel) != "case") {  // "'s" stays
      span.end = std::min(span.end, std::max(tree.first(child), head + 1));
    }
  }
  trim(tree, span);
  return span;
}

/// "A, B and C" as a whole, where nominals coordinate.
std::optional<MentionSpan> group_of(const Tree& tree, std::size_t head, const MentionSpan& first) {
  std::optional<MentionSpan> group;
  for (const std::size_t child : tree.children(head)) {
    if (child < head || base(tree.token(child).deprel) != "conj") continue;
    const Token& token = tree.token(child);
    if (token.upos != "NOUN" && token.upos != "PROPN" && token.upos != "PRON") return std::nullopt;
    group = MentionSpan{first.begin, span_of(tree, child).end, head, true};
  }
  return group;
}

}  // namespace

std::vector<MentionSpan> mention_spans(const Sentence& sentence) {
  const Tree tree(sentence);
  std::vector<MentionSpan> spans;
  for (std::size_t head = 0; head < tree.size(); ++head) {
    if (!may_head(tree.token(head))) continue;
    const MentionSpan span = span_of(tree, head);
    spans.push_back(span);
    if (const auto group = group_of(tree, head, span)) spans.push_back(*group);
  }
  std::ranges::sort(spans, {}, [](const MentionSpan& span) {
    return std::tuple(span.begin, ~span.end, span.head);
  });
  return spans;
}

}  // namespace newsgraph::coreference
