#include "newsgraph/ingest/understanding/words.h"

#include <utf8proc.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace newsgraph::understanding {

namespace {

using WordSet = std::unordered_set<std::string_view>;

struct ClosedClass {
  WordClass word_class;
  std::string_view words;
};

// Where a word belongs to two classes, the one that says more about clause structure is chosen.
constexpr ClosedClass kClosedClasses[] = {
    {WordClass::kDeterminer,
     "the a an this these those both all any some each every no another several many few more most "
     "such other either neither"},
    {WordClass::kPossessive, "'s ' his her their its our my your whose"},
    {WordClass::kPreposition,
     "in on at to of for with between from by during into over about against under within among "
     "amongst through towards toward regarding concerning via upon near off despite amid since "
     "until including alongside without beyond across around behind besides like per versus"},
    {WordClass::kConjunction, "and or but nor & plus"},
    {WordClass::kRelative,
     "who which that where when while because if although though whether whereas unless after "
     "before as than"},
    {WordClass::kAuxiliary,
     "is was are were be been being am has have had do does did will would shall should may might "
     "can could must cannot won't wouldn't didn't doesn't don't isn't aren't wasn't weren't hasn't "
     "haven't hadn't can't couldn't"},
    {WordClass::kPronoun,
     "he she they it we i you him them us me himself herself themselves there"},
    {WordClass::kAdverb,
     "also then later earlier today yesterday tomorrow now again however meanwhile jointly "
     "separately not never further already recently still just only reportedly reciprocally "
     "strongly warmly personally officially formally publicly once together instead soon "
     "twice here too even yet ago repeatedly immediately briefly previously currently"},
    {WordClass::kPunctuation, ". , ; : ! ? ( ) [ ] - -- – — \" “ ” ‘ ’ « » … / „ `` '' ..."},
};

const std::unordered_map<std::string_view, WordClass>& closed_classes() {
  static const auto* const kClasses = [] {
    auto* classes = new std::unordered_map<std::string_view, WordClass>;
    for (const ClosedClass& closed : kClosedClasses) {
      std::string_view rest = closed.words;
      while (!rest.empty()) {
        const std::size_t space = rest.find(' ');
        classes->emplace(rest.substr(0, space), closed.word_class);
        rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
      }
    }
    return classes;
  }();
  return *kClasses;
}

WordClass class_of(const std::string& lower) {
  const auto found = closed_classes().find(lower);
  if (found != closed_classes().end()) return found->second;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!lower.empty() && is_digit(lower[0])) return WordClass::kNumber;
  static const WordSet kNumbers{"one",   "two",    "three",    "four",     "five",   "six",
                                "seven", "eight",  "nine",     "ten",      "eleven", "twelve",
                                "dozen", "dozens", "hundreds", "thousands"};
  return kNumbers.contains(lower) ? WordClass::kNumber : WordClass::kOther;
}

/// utf8proc's mapping of a string; an empty answer for what is not UTF-8.
std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &result,
                                             static_cast<utf8proc_option_t>(options));
  if (size < 0) return {};
  std::string mapped_text(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
  free(result);
  return mapped_text;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

void straighten_quotes(std::string& text) {
  for (std::string_view curly : {"’", "ʼ"}) {
    for (std::size_t at = text.find(curly); at != std::string::npos; at = text.find(curly, at)) {
      text.replace(at, curly.size(), "'");
    }
  }
}

/// Takes out characters that show nothing: direction marks, soft hyphens, zero-width spaces.
void drop_invisible(std::string& text) {
  if (is_ascii(text)) return;
  for (std::string_view mark : {"\u200E", "\u200F", "\u200B", "\u00AD", "\uFEFF", "\u2060"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
      text.erase(at, mark.size());
    }
  }
}

/// What the tree says of a token; the head is still a token's.
void take_analysis(Word& word, const language::Sentence& sentence, std::size_t index) {
  const language::Token& token = sentence.tokens[index];
  word.lemma = token.lemma;
  word.upos = token.upos;
  word.feats = token.feats;
  word.deprel = token.deprel;
  word.token = index;
}

Word make_word(const language::Sentence& sentence, std::size_t index) {
  const language::Token& token = sentence.tokens[index];
  Word word;
  word.form = token.form;
  drop_invisible(word.form);
  word.begin_byte = token.begin_byte;
  word.end_byte = token.end_byte;
  word.begin_codepoint = token.begin_codepoint;
  word.end_codepoint = token.end_codepoint;
  word.ner = token.ner;
  take_analysis(word, sentence, index);
  return word;
}

/// Makes `word` longer by the tokens up to `last`; in the tree it stands where the one of them does
/// whose head is none of them.
void glue(Word& word, const language::Sentence& sentence, std::size_t first, std::size_t last,
          std::string_view text) {
  word.form += text;
  word.end_byte = sentence.tokens[last].end_byte;
  word.end_codepoint = sentence.tokens[last].end_codepoint;
  for (std::size_t i = first; i <= last; ++i) {
    const std::size_t head = sentence.tokens[i].head;
    if (head >= first + 1 && head <= last + 1) continue;
    take_analysis(word, sentence, i);
    break;
  }
  word.lemma = lower_case(word.form);
}

bool is_hyphen(std::string_view form) {
  return form == "-" || form == "‑" || form == "‐";
}

bool is_word_like(std::string_view form) {
  if (form.empty()) return false;
  const auto c = static_cast<unsigned char>(form[0]);
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= 0xC3 && c != 0xE2);
}

/// "M" and "23" of "M23": capitals and the number that they are written together with.
bool is_numbered(const language::Token& capitals, const language::Token& number) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !capitals.space_after && !capitals.form.empty() && !number.form.empty() &&
         std::all_of(capitals.form.begin(), capitals.form.end(), is_upper) &&
         std::all_of(number.form.begin(), number.form.end(), is_digit);
}

/// Takes "'s" off the end of a word that the tokenizer left whole.
std::optional<Word> split_possessive(Word& word) {
  const std::size_t size = word.form.size();
  for (std::string_view ending : {"'s", "’s"}) {
    if (size <= ending.size() || !word.form.ends_with(ending)) continue;
    Word clitic = word;
    clitic.form = std::string(ending);
    clitic.begin_byte = word.end_byte - ending.size();
    clitic.begin_codepoint = word.end_codepoint - 2;
    word.form.resize(size - ending.size());
    word.end_byte = clitic.begin_byte;
    word.end_codepoint = clitic.begin_codepoint;
    return clitic;
  }
  return std::nullopt;
}

}  // namespace

namespace {

/// Heads as the tree has them, from tokens to words. `word_of` gives the word each token is part
/// of.
void link_heads(Words& words, const language::Sentence& sentence,
                const std::vector<std::size_t>& word_of) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t head = sentence.tokens[words[i].token].head;
    words[i].head = head == 0 ? Word::kRoot : word_of[head - 1];
    if (words[i].head == i) words[i].head = Word::kRoot;
  }
  // A glued word can come to stand below what its own tokens are above; such a ring is opened.
  std::vector<std::size_t> seen_from(words.size(), Word::kRoot);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t at = i;
    while (at != Word::kRoot && seen_from[at] == Word::kRoot) {
      seen_from[at] = i;
      if (words[at].head != Word::kRoot && seen_from[words[at].head] == i) {
        words[at].head = Word::kRoot;
      }
      at = words[at].head;
    }
  }
}

}  // namespace

Words words_of(const language::Sentence& sentence) {
  Words words;
  const std::vector<language::Token>& tokens = sentence.tokens;
  std::vector<std::size_t> word_of(tokens.size(), Word::kRoot);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t first = i;
    Word word = make_word(sentence, i);
    // A hyphen without spaces glues; "al- Jaafari" with one stray space does too.
    while (is_word_like(word.form) && i + 2 < tokens.size() && !tokens[i].space_after &&
           is_hyphen(tokens[i + 1].form) && is_word_like(tokens[i + 2].form) &&
           (!tokens[i + 1].space_after || lower_case(word.form) == "al")) {
      i += 2;
      glue(word, sentence, first, i, "-" + tokens[i].form);
    }
    if (lower_case(word.form) == "al-" && i + 1 < tokens.size()) {
      ++i;
      glue(word, sentence, first, i, tokens[i].form);
    }
    if (i == first && i + 1 < tokens.size() && is_numbered(tokens[i], tokens[i + 1])) {
      ++i;
      glue(word, sentence, first, i, tokens[i].form);
      word.upos = "PROPN";
    }
    if (word.form.empty()) continue;  // nothing but invisible characters
    for (std::size_t token = first; token <= i; ++token) word_of[token] = words.size();
    std::optional<Word> clitic = split_possessive(word);
    words.push_back(std::move(word));
    if (clitic) words.push_back(std::move(*clitic));
  }
  link_heads(words, sentence, word_of);
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    word.lower = lower_case(word.form);
    word.word_class = class_of(word.lower);
    if (i > 0 && word.is("'s") && word.token == words[i - 1].token) {  // split off above
      word.head = i - 1;
      word.deprel = "case";
      word.upos = "PART";
      word.lemma = "'s";
    }
  }
  return words;
}

bool is_capitalised(const Word& word) {
  if (word.form.empty()) return false;
  utf8proc_int32_t first = 0;
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.form.data()),
                   static_cast<utf8proc_ssize_t>(word.form.size()), &first);
  const utf8proc_category_t category = utf8proc_category(first);
  if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT) return true;
  // "al-Abadi", "el-Sisi": the article is small, the name is not.
  const std::size_t hyphen = word.form.find('-');
  return (hyphen == 2 || hyphen == 3) && hyphen + 1 < word.form.size() &&
         word.form[hyphen + 1] >= 'A' && word.form[hyphen + 1] <= 'Z';
}

bool is_acronym(const Word& word) {
  if (word.form.size() < 2 || word.form.size() > 8) return false;
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!is_upper(word.form[0])) return false;
  const auto body = std::find_if_not(word.form.begin(), word.form.end(), is_upper);
  return std::all_of(body, word.form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_quote(const Word& word) {
  static const WordSet kQuotes{"\"", "“", "”", "«", "»", "„", "``", "''"};
  return kQuotes.contains(word.form);
}

bool is_hard_break(const Word& word) {
  static const WordSet kBreaks{";", ":", "—", "–", "--", "(", ")", "[", "]", ".", "!", "?", "-"};
  return kBreaks.contains(word.form) || is_quote(word);
}

std::string text_of(const Words& words, WordRange range) {
  std::string text;
  for (std::size_t i = range.begin; i < range.end && i < words.size(); ++i) {
    if (i > range.begin && words[i].begin_byte > words[i - 1].end_byte) text += ' ';
    text += words[i].form;
  }
  return text;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  if (is_ascii(text)) {
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
  }
  straighten_quotes(lower);
  return mapped(lower, UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE);
}

std::string fold(std::string_view text) {
  std::string lower(text);
  straighten_quotes(lower);
  lower = is_ascii(lower) ? lower_case(lower)
                          : mapped(lower, UTF8PROC_CASEFOLD | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                              UTF8PROC_STRIPMARK);
  std::string folded;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto c = static_cast<unsigned char>(lower[i]);
    const bool possessive = c == '\'' && i + 1 < lower.size() && lower[i + 1] == 's' &&
                            (i + 2 == lower.size() || lower[i + 2] == ' ');
    if (possessive) {
      ++i;
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80) {
      folded += static_cast<char>(c);
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

}  // namespace newsgraph::understanding
