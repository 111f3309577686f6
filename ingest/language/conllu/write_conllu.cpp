#include <algorithm>

#include "newsgraph/ingest/language/conllu/conllu.h"

namespace newsgraph::language {

namespace {

std::string_view or_blank(std::string_view value) {
  return value.empty() ? std::string_view{"_"} : value;
}

/// End, exclusive, of the multiword token that begins at `first`.
std::size_t multiword_end(const Sentence& sentence, std::size_t first) {
  std::size_t end = first + 1;
  while (end < sentence.tokens.size() && sentence.tokens[end].joined) ++end;
  return end;
}

void write_misc(const Token& first, const Token& last, bool surface, std::ostream& out) {
  if (surface && !last.space_after) out << "SpaceAfter=No|";
  out << "TokenRange=" << first.begin_codepoint << ':' << last.end_codepoint;
}

std::string_view attribute_of(const TokenAttributes& attributes, std::size_t sentence,
                              std::size_t token) {
  if (sentence >= attributes.size() || token >= attributes[sentence].size()) return {};
  return attributes[sentence][token];
}

/// A comment is one line, whatever the name holds.
void write_document(std::string_view document, std::ostream& out) {
  std::string name(document);
  std::ranges::replace_if(name, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  out << "# newdoc id = " << name << '\n';
}

void write_text(const Sentence& sentence, std::ostream& out) {
  out << "# text = ";
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    out << sentence.tokens[i].form;
    if (sentence.tokens[i].space_after && i + 1 < sentence.tokens.size()) out << ' ';
  }
  out << '\n';
}

void write_word(const Token& token, std::size_t position, bool surface, std::string_view attribute,
                std::ostream& out) {
  out << position << '\t' << token.form << '\t' << or_blank(token.lemma) << '\t'
      << or_blank(token.upos) << '\t' << or_blank(token.xpos) << '\t' << or_blank(token.feats)
      << '\t';
  if (token.deprel.empty()) {
    out << "_\t_";
  } else {
    out << token.head << '\t' << token.deprel;
  }
  out << "\t_\t";
  write_misc(token, token, surface, out);
  if (!token.ner.empty()) out << "|NER=" << token.ner;
  if (!attribute.empty()) out << '|' << attribute;
  out << '\n';
}

}  // namespace

void write_conllu(const Analysis& analysis, std::string_view document, std::ostream& out,
                  const Annotations& annotations) {
  std::size_t number = 0;
  std::size_t paragraph = static_cast<std::size_t>(-1);
  if (!document.empty() && !analysis.sentences.empty()) write_document(document, out);
  if (!annotations.entity_fields.empty() && !analysis.sentences.empty()) {
    out << "# global.Entity = " << annotations.entity_fields << '\n';
  }
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.paragraph != paragraph) out << "# newpar\n";
    paragraph = sentence.paragraph;
    out << "# sent_id = " << ++number << '\n';
    write_text(sentence, out);
    for (std::size_t i = 0; i < sentence.tokens.size();) {
      const std::size_t end = multiword_end(sentence, i);
      const bool multiword = end > i + 1;
      if (multiword) {
        out << i + 1 << '-' << end << '\t';
        for (std::size_t word = i; word < end; ++word) out << sentence.tokens[word].form;
        out << "\t_\t_\t_\t_\t_\t_\t_\t";
        write_misc(sentence.tokens[i], sentence.tokens[end - 1], true, out);
        out << '\n';
      }
      for (; i < end; ++i) {
        write_word(sentence.tokens[i], i + 1, !multiword,
                   attribute_of(annotations.attributes, number - 1, i), out);
      }
    }
    out << '\n';
  }
}

}  // namespace newsgraph::language
