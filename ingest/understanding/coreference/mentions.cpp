#include "newsgraph/ingest/understanding/coreference/mentions.h"

#include <algorithm>
#include <unordered_map>

#include "newsgraph/ingest/understanding/coreference/mention_spans.h"
#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/noun_classes.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::coreference {

namespace {

using language::Sentence;
using language::Token;
using understanding::Gender;
using understanding::is_one_of;
using understanding::lower_case;

/// "he" for "his", "him" and "himself".
std::string base_pronoun(const std::string& lower) {
  static const std::unordered_map<std::string, std::string> kBases{
      {"me", "i"},           {"my", "i"},      {"mine", "i"},      {"myself", "i"},
      {"us", "we"},          {"our", "we"},    {"ours", "we"},     {"ourselves", "we"},
      {"'s", "we"},          {"your", "you"},  {"yours", "you"},   {"yourself", "you"},
      {"yourselves", "you"}, {"him", "he"},    {"his", "he"},      {"himself", "he"},
      {"her", "she"},        {"hers", "she"},  {"herself", "she"}, {"its", "it"},
      {"itself", "it"},      {"them", "they"}, {"their", "they"},  {"theirs", "they"},
      {"themselves", "they"}};
  if (const auto found = kBases.find(lower); found != kBases.end()) return found->second;
  const bool base = is_one_of(lower, {"i", "we", "you", "he", "she", "it", "they", "this", "that",
                                      "these", "those", "one", "here", "there"});
  return base ? lower : "indefinite pronoun";
}

Number number_of_pronoun(const std::string& base) {
  if (is_one_of(base, {"we", "they", "these", "those"})) return Number::kPlural;
  return base == "you" ? Number::kUnknown : Number::kSingular;
}

Number number_of(const Token& head) {
  if (head.xpos == "NNS" || head.xpos == "NNPS") return Number::kPlural;
  return head.xpos == "NN" || head.xpos == "NNP" ? Number::kSingular : Number::kUnknown;
}

Gender gender_of_noun(const std::string& lemma) {
  if (is_one_of(lemma, {"man", "boy", "father", "husband", "son", "brother", "uncle", "grandfather",
                        "nephew", "guy", "gentleman", "widower"})) {
    return Gender::kMasculine;
  }
  if (is_one_of(lemma, {"woman", "girl", "mother", "wife", "daughter", "sister", "aunt",
                        "grandmother", "niece", "lady", "actress", "widow"})) {
    return Gender::kFeminine;
  }
  return understanding::gender_of_title_word(lemma);
}

/// By what a nominal is determined: "the deal", "a deal", "this deal", "their deal", "deals".
std::string determination(const Sentence& sentence, const MentionSpan& span) {
  for (std::size_t i = span.begin; i < span.head; ++i) {
    const Token& token = sentence.tokens[i];
    if (token.head != span.head + 1) continue;
    if (token.deprel == "nmod:poss") return "noun of an owner";
    if (token.upos != "DET") continue;
    const std::string lower = lower_case(token.form);
    if (lower == "the") return "definite noun";
    if (is_one_of(lower, {"a", "an"})) return "indefinite noun";
    if (is_one_of(lower, {"this", "that", "these", "those"})) return "demonstrative noun";
    return "quantified noun";
  }
  const bool counted = span.begin < span.head && sentence.tokens[span.begin].upos == "NUM";
  return counted ? "counted noun" : "bare noun";
}

/// Fills one mention from its words.
class MentionReader {
 public:
  MentionReader(const Sentence& sentence, std::size_t index, const MentionSpan& span)
      : sentence_(sentence), span_(span), head_(sentence.tokens[span.head]) {
    mention_.sentence = index;
    mention_.begin = span.begin;
    mention_.end = span.end;
    mention_.head = span.head;
    mention_.governor = head_.head == 0 ? span.head : head_.head - 1;
  }

  Mention run() {
    const std::string lower = lower_case(head_.form);
    mention_.head_lemma = Label(head_.lemma.empty() ? lower : lower_case(head_.lemma));
    mention_.governor_lemma = Label(lower_case(sentence_.tokens[mention_.governor].lemma));
    mention_.before = lemma_at(span_.begin, -1);
    mention_.after = lemma_at(span_.end, 0);
    mention_.role = role();
    mention_.entity = entity_type(head_);
    read_words();
    if (span_.group) {
      read_group();
    } else if (head_.upos == "PRON" || head_.upos == "ADV") {
      read_pronoun(lower);
    } else if (head_.upos == "PROPN") {
      read_name();
    } else {
      read_nominal();
    }
    return std::move(mention_);
  }

 private:
  static std::string_view entity_type(const Token& token) {
    return token.ner.size() > 2 ? token.ner.substr(2) : std::string_view{};
  }

  Label lemma_at(std::size_t position, int offset) const {
    if (offset < 0 && position == 0) return Label("start");
    const std::size_t at = offset < 0 ? position - 1 : position;
    return Label(at < sentence_.tokens.size() ? lower_case(sentence_.tokens[at].lemma) : "end");
  }

  std::string_view role() const {
    const std::string_view relation = head_.deprel;
    if (relation == "nsubj:pass" || relation == "nmod:poss") return relation;
    return relation.substr(0, relation.find(':'));
  }

  /// "the White House's" → "white house"; the words that matter for what is meant, but the head.
  void read_words() {
    std::string text;
    for (std::size_t i = span_.begin; i < span_.end; ++i) {
      const Token& token = sentence_.tokens[i];
      const bool article = i < span_.head && is_one_of(lower_case(token.form), {"the", "a", "an"});
      const bool ending = i > span_.head && i + 1 == span_.end && token.deprel == "case";
      if (article || ending) continue;
      if (!text.empty()) text += ' ';
      text += lower_case(token.form);
      const bool content = is_one_of(token.upos, {"NOUN", "PROPN", "ADJ", "NUM", "VERB"});
      if (content && i != span_.head && i <= last_of_name()) {
        mention_.words.push_back(hash_of(lower_case(token.lemma)));
      }
    }
    mention_.text = Label(std::move(text));
  }

  /// The head and what is flat beside it: "Ana Lima", "UN Security Council".
  std::size_t last_of_name() const {
    std::size_t last = span_.head;
    for (std::size_t i = span_.head + 1; i < span_.end; ++i) {
      const Token& token = sentence_.tokens[i];
      const bool part = token.head > span_.head && token.head <= i &&
                        is_one_of(token.deprel.substr(0, token.deprel.find(':')),
                                  {"flat", "compound", "nummod", "goeswith"});
      if (!part) break;
      last = i;
    }
    return last;
  }

  void read_group() {
    mention_.kind = MentionKind::kGroup;
    mention_.type = Label("group");
    mention_.number = Number::kPlural;
  }

  void read_pronoun(const std::string& lower) {
    mention_.kind = MentionKind::kPronoun;
    mention_.type = Label(base_pronoun(lower));
    mention_.number = number_of_pronoun(mention_.type.text);
    mention_.gender = understanding::gender_of_pronoun(mention_.type.text);
  }

  void read_nominal() {
    mention_.type = Label(determination(sentence_, span_));
    mention_.number = number_of(head_);
    mention_.gender = gender_of_noun(mention_.head_lemma.text);
  }

  void read_name() {
    mention_.kind = MentionKind::kName;
    mention_.type = Label("name");
    mention_.number = number_of(head_);
    const std::size_t last = last_of_name();
    std::string initials, written;
    for (std::size_t i = span_.begin; i <= last; ++i) {
      const Token& token = sentence_.tokens[i];
      if (token.upos == "DET") continue;
      written += (written.empty() ? "" : " ") + token.form;
      const std::string lower = lower_case(token.form);
      if (token.upos == "PROPN" || token.upos == "NOUN" || token.upos == "ADJ")
        initials += lower[0];
      if (mention_.entity.text.empty()) mention_.entity = entity_type(token);
      if (mention_.gender != Gender::kUnknown) continue;
      mention_.gender = understanding::gender_of_title_word(lower);
      if (mention_.gender == Gender::kUnknown && i < last) {
        mention_.gender = understanding::gender_of_given_name(lower);
      }
    }
    mention_.last_name = hash_of(lower_case(sentence_.tokens[last].form));
    if (initials.size() > 1) mention_.initials = hash_of(initials);
    for (const auto& match : understanding::Gazetteer::built_in().find(written)) {
      if (match.kind == understanding::CountryNameKind::kName) {
        mention_.countries.push_back(match.country);
      }
    }
  }

  const Sentence& sentence_;
  const MentionSpan& span_;
  const Token& head_;
  Mention mention_;
};

/// Numbers the quotations of an article. Each paragraph of a long one opens it anew, as the press
/// does, so an unclosed quotation ends with its paragraph.
class QuotationCounter {
 public:
  void begin_sentence(const Sentence& sentence) {
    if (sentence.paragraph != paragraph_) open_ = false;
    paragraph_ = sentence.paragraph;
    by_token_.clear();
    for (const Token& token : sentence.tokens) {
      const bool mark = token.form == "\"" || token.form == "“" || token.form == "”" ||
                        token.form == "``" || token.form == "''";
      if (mark) {
        open_ = token.form == "“" || (token.form != "”" && !open_);
        if (open_) ++count_;
      }
      by_token_.push_back(open_ ? count_ : 0);
    }
  }
  std::size_t at(std::size_t token) const { return by_token_[token]; }

 private:
  bool open_ = false;
  std::size_t count_ = 0;
  std::size_t paragraph_ = static_cast<std::size_t>(-1);
  std::vector<std::size_t> by_token_;
};

/// What is known of a person by the full name is known by the family name alone.
void share_between_names(std::vector<Mention>& mentions) {
  std::unordered_map<std::uint64_t, const Mention*> full;
  for (const Mention& mention : mentions) {
    if (mention.is_name() && !mention.words.empty() && mention.gender != Gender::kUnknown) {
      full.try_emplace(mention.last_name, &mention);
    }
  }
  for (Mention& mention : mentions) {
    if (!mention.is_name() || mention.gender != Gender::kUnknown) continue;
    const auto found = full.find(mention.last_name);
    if (found == full.end() || !mention.words.empty()) continue;
    mention.gender = found->second->gender;
    if (mention.entity.text.empty()) mention.entity = found->second->entity;
  }
}

}  // namespace

std::vector<Mention> find_mentions(std::span<const Sentence> sentences) {
  std::vector<Mention> mentions;
  QuotationCounter quotations;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    quotations.begin_sentence(sentences[i]);
    if (sentences[i].tokens.size() > kMaximumSentenceWords) continue;
    for (const MentionSpan& span : mention_spans(sentences[i])) {
      mentions.push_back(MentionReader(sentences[i], i, span).run());
      mentions.back().quotation = quotations.at(span.head);
    }
  }
  share_between_names(mentions);
  return mentions;
}

}  // namespace newsgraph::coreference
