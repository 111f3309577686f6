#include "newsgraph/ingest/understanding/time/pieces.h"

#include "newsgraph/ingest/understanding/time/numerals.h"

namespace newsgraph::understanding::timex {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_core(const Piece& piece) {
  switch (piece.kind) {
    case PieceKind::kOther:
      return piece.is("future") || piece.is("fortnight") || piece.is("fortnights");
    case PieceKind::kDecimal:
    case PieceKind::kWhich:
    case PieceKind::kStage:
    case PieceKind::kEdge:
    case PieceKind::kFew:
      return false;
    case PieceKind::kNumber:
      return piece.text.size() == 4 && is_digit(piece.text[0]);
    case PieceKind::kFeast:
      return piece.is("christmas") || piece.is("halloween") || piece.is("juneteenth");
    default:
      return true;
  }
}

}  // namespace

const Piece Pieces::kNone{};

Pieces::Pieces(const Words& words) : words_(&words) {
  pieces_.reserve(words.size() + words.size() / 8);
  for (std::size_t i = 0; i < words.size(); ++i) add_word(i);
}

void Pieces::add_word(std::size_t word) {
  const std::string& lower = (*words_)[word].lower;
  const auto is_joint = [&](std::size_t i) {
    return (lower[i] == '-' || lower[i] == '/') && i > 0 && i + 1 < lower.size();
  };
  const bool number = !lower.empty() && is_digit(lower[0]);
  if (!number || numeric_date(lower) == 0) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < lower.size(); ++i) {
      if (!is_joint(i)) continue;
      add_piece(word, begin, i);
      begin = i + 1;
    }
    add_piece(word, begin, lower.size());
    return;
  }
  add_piece(word, 0, lower.size());
}

void Pieces::add_piece(std::size_t word, std::size_t begin, std::size_t end) {
  const Word& whole = (*words_)[word];
  Piece piece = meaning_of(std::string_view(whole.lower).substr(begin, end - begin));
  const char first = begin < whole.form.size() ? whole.form[begin] : '\0';
  piece.capitalised = whole.form.size() == whole.lower.size() && first >= 'A' && first <= 'Z';
  piece.begins_word = begin == 0;
  piece.word = word;
  if (is_core(piece)) timeless_ = false;
  pieces_.push_back(piece);
}

bool Pieces::is_content(std::size_t i) const {
  if (i >= pieces_.size()) return false;
  const Word& word = (*words_)[pieces_[i].word];
  const char first = word.form.empty() ? '\0' : word.form[0];
  return pieces_[i].is(PieceKind::kOther) && word.is(WordClass::kOther) && first >= 'a' &&
         first <= 'z';
}

bool Pieces::is_determiner(std::size_t i) const {
  const WordClass word_class = this->word_class(i);
  return word_class == WordClass::kDeterminer || word_class == WordClass::kPossessive;
}

bool Pieces::is_person(std::size_t i) const {
  return i < pieces_.size() && (*words_)[pieces_[i].word].ner.ends_with("-PERSON");
}

WordClass Pieces::word_class(std::size_t i) const {
  return i < pieces_.size() ? (*words_)[pieces_[i].word].word_class : WordClass::kPunctuation;
}

}  // namespace newsgraph::understanding::timex
