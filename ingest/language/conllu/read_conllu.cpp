#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/language/codepoints.h"
#include "newsgraph/ingest/language/conllu/conllu.h"
#include "newsgraph/ingest/language/labels.h"

namespace newsgraph::language {

namespace {

constexpr std::size_t kColumns = 10;
/// Aligning two multiword tokens takes the square of this.
constexpr std::size_t kLongestMultiword = 100;
enum Column : std::size_t {
  kId,
  kForm,
  kLemma,
  kUpos,
  kXpos,
  kFeats,
  kHead,
  kDeprel,
  kDeps,
  kMisc
};

std::string_view without_blank(std::string_view value) {
  return value == "_" ? std::string_view{} : value;
}

bool has_attribute(std::string_view misc, std::string_view attribute) {
  while (!misc.empty()) {
    const std::size_t bar = misc.find('|');
    if (misc.substr(0, bar) == attribute) return true;
    misc = bar == std::string_view::npos ? std::string_view{} : misc.substr(bar + 1);
  }
  return false;
}

std::string_view attribute_value(std::string_view misc, std::string_view key) {
  while (!misc.empty()) {
    const std::size_t bar = misc.find('|');
    const std::string_view pair = misc.substr(0, bar);
    if (pair.starts_with(key) && pair.size() > key.size() && pair[key.size()] == '=') {
      return pair.substr(key.size() + 1);
    }
    misc = bar == std::string_view::npos ? std::string_view{} : misc.substr(bar + 1);
  }
  return {};
}

class Reader {
 public:
  Reader(std::istream& in, std::string_view name) : in_(in), name_(name) {}

  Treebank run() {
    std::string line;
    while (std::getline(in_, line)) {
      ++line_;
      begun_ = begun_ || (!line.empty() && line != "\r");
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty()) {
        end_sentence();
      } else if (line.front() == '#') {
        read_comment(std::string_view(line).substr(1));
      } else {
        add_line(line);
      }
    }
    end_sentence();
    return std::move(treebank_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorKind::kInput, what, {name_, line_, 0});
  }

  void read_comment(std::string_view comment) {
    comment.remove_prefix(std::min(comment.find_first_not_of(' '), comment.size()));
    new_document_ = new_document_ || comment.starts_with("newdoc");
    new_paragraph_ = new_paragraph_ || new_document_ || comment.starts_with("newpar");
    constexpr std::string_view kFields = "global.Entity = ";
    if (comment.starts_with(kFields)) treebank_.entity_fields = comment.substr(kFields.size());
  }

  std::size_t number(std::string_view text, const char* what) const {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
      fail(std::string(what) + " \"" + std::string(text) + "\" is no number");
    }
    return value;
  }

  void add_line(std::string_view line) {
    std::array<std::string_view, kColumns> columns;
    std::size_t count = 0;
    for (std::string_view rest = line;; ++count) {
      const std::size_t tab = rest.find('\t');
      if (count < kColumns) columns[count] = rest.substr(0, tab);
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    if (count + 1 != kColumns) {
      fail("a line of " + std::to_string(count + 1) + " columns; CoNLL-U has ten, divided by tabs");
    }
    if (columns[kId].find('.') != std::string_view::npos) return;  // an empty node
    if (columns[kForm].empty()) fail("a token without a form");
    const bool space_after = !has_attribute(columns[kMisc], "SpaceAfter=No");
    if (const std::size_t dash = columns[kId].find('-'); dash != std::string_view::npos) {
      begin_multiword(columns[kId], dash, columns[kForm], space_after);
      return;
    }
    add_word(columns, space_after);
  }

  void begin_multiword(std::string_view id, std::size_t dash, std::string_view form,
                       bool space_after) {
    const std::size_t first = number(id.substr(0, dash), "the identifier");
    const std::size_t open_until = multiword_end_;
    multiword_end_ = number(id.substr(dash + 1), "the identifier");
    if (first != words_.size() + 1 || first <= open_until || multiword_end_ < first) {
      fail("the range " + std::string(id) + " does not begin at the next word");
    }
    if (multiword_end_ - first >= kLongestMultiword) {
      fail("a multiword token of more than " + std::to_string(kLongestMultiword) + " words");
    }
    multiword_first_ = first;
    place(form, space_after);
  }

  void add_word(const std::array<std::string_view, kColumns>& columns, bool space_after) {
    const std::size_t id = number(columns[kId], "the identifier");
    if (id != words_.size() + 1) fail("word " + std::to_string(id) + " is out of order");
    Token token;
    token.form = columns[kForm];
    token.lemma = columns[kLemma] == "_" && columns[kForm] != "_" ? "" : columns[kLemma];
    token.upos = keep_label(without_blank(columns[kUpos]));
    token.xpos = keep_label(without_blank(columns[kXpos]));
    token.feats = keep_label(columns[kFeats]);
    token.deprel = keep_label(without_blank(columns[kDeprel]));
    token.ner = keep_label(attribute_value(columns[kMisc], "NER"));
    token.head = columns[kHead] == "_" ? 0 : number(columns[kHead], "the head");
    if (id <= multiword_end_) {
      token.joined = id != multiword_first_;
    } else {
      place(columns[kForm], space_after);
    }
    // The words of a multiword token all span it: their forms need not be its parts.
    token.begin_byte = begin_byte_;
    token.end_byte = end_byte_;
    token.begin_codepoint = begin_point_;
    token.end_codepoint = end_point_;
    token.space_after = space_after_ && id >= multiword_end_;
    words_.push_back(std::move(token));
    entities_.emplace_back(attribute_value(columns[kMisc], "Entity"));
  }

  /// Appends a surface token to the text.
  void place(std::string_view form, bool space_after) {
    if (words_.empty() && new_paragraph_ && !treebank_.text.empty()) {
      treebank_.text += "\n\n";
      points_ += 2;
      ++paragraph_;
    } else if (pending_space_) {
      treebank_.text += ' ';
      ++points_;
    }
    begin_byte_ = treebank_.text.size();
    begin_point_ = points_;
    treebank_.text += form;
    points_ += decode(form).size() - 1;
    end_byte_ = treebank_.text.size();
    end_point_ = points_;
    space_after_ = space_after;
    pending_space_ = space_after;
  }

  void end_sentence() {
    if (!begun_) return;
    if (words_.empty()) fail("a sentence without words");
    if (multiword_end_ > words_.size()) {
      fail("a multiword token up to word " + std::to_string(multiword_end_) + " in a sentence of " +
           std::to_string(words_.size()) + " words");
    }
    Sentence sentence;
    for (const Token& token : words_) {
      if (token.head > words_.size()) {
        fail("a head " + std::to_string(token.head) + " in a sentence of " +
             std::to_string(words_.size()) + " words");
      }
    }
    sentence.paragraph = paragraph_;
    sentence.begin_byte = words_.front().begin_byte;
    sentence.begin_codepoint = words_.front().begin_codepoint;
    sentence.end_byte = words_.back().end_byte;
    sentence.end_codepoint = words_.back().end_codepoint;
    sentence.tokens = std::move(words_);
    if (new_document_ || treebank_.documents.empty()) {
      treebank_.documents.push_back(treebank_.analysis.sentences.size());
    }
    treebank_.entities.push_back(std::exchange(entities_, {}));
    treebank_.analysis.sentences.push_back(std::move(sentence));
    words_.clear();
    begun_ = false;
    new_paragraph_ = false;
    new_document_ = false;
    multiword_end_ = 0;
  }

  std::istream& in_;
  std::string name_;
  std::size_t line_ = 0;
  Treebank treebank_;
  std::vector<Token> words_;
  std::vector<std::string> entities_;  ///< of the words
  bool begun_ = false;                 ///< something of a sentence has been read
  bool new_paragraph_ = false;
  bool new_document_ = false;
  bool pending_space_ = false;
  std::size_t paragraph_ = 0;
  std::size_t multiword_first_ = 0, multiword_end_ = 0;
  std::size_t points_ = 0;
  std::size_t begin_byte_ = 0, end_byte_ = 0, begin_point_ = 0, end_point_ = 0;
  bool space_after_ = true;
};

}  // namespace

Treebank read_conllu(std::istream& in, std::string_view name) {
  return Reader(in, name).run();
}

}  // namespace newsgraph::language
