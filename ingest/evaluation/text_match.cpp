#include "newsgraph/ingest/evaluation/text_match.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <unordered_set>
#include <vector>

namespace newsgraph::evaluation {

namespace {

using WordSet = std::unordered_set<std::string>;

constexpr double kHalf = 0.5;
constexpr std::size_t kShortestStem = 4;

const WordSet& titles() {
  static const WordSet words{// forms of address
                             "mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "his", "her",
                             "excellency", "hon", "honourable", "the",
                             // offices and what qualifies them
                             "president", "prime", "minister", "pm", "premier", "chancellor",
                             "ambassador", "secretary", "chairman", "chairwoman", "chair", "deputy",
                             "vice", "foreign", "interior", "defence", "defense", "finance",
                             // crowns and ranks
                             "king", "queen", "prince", "princess", "emir", "sultan", "sheikh",
                             "shaikh", "general", "gen", "colonel", "col", "major"};
  return words;
}

const WordSet& function_words() {
  static const WordSet words{
      // determiners and quantities
      "a", "an", "the", "this", "that", "these", "those", "all", "both", "two", "various", "more",
      "further",
      // pronouns
      "it", "its", "he", "she", "they", "their", "his", "her", "them", "which", "who",
      // prepositions and conjunctions
      "of", "on", "in", "at", "to", "for", "by", "with", "from", "as", "into", "between", "among",
      "and", "or",
      // auxiliaries and adverbs
      "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would",
      "should", "also", "not"};
  return words;
}

/// Endings that are taken off, the first that fits and leaves a stem.
constexpr std::array<std::string_view, 20> kEndings{
    "isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing",
    "ions",     "ion",      "ives",    "ive",     "ities",  "ity",   "ed",    "es",   "s",    "e"};

std::string stem(std::string word) {
  if (word.ends_with("ies") && word.size() > kShortestStem) word.replace(word.size() - 3, 3, "y");
  for (const std::string_view ending : kEndings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + kShortestStem) continue;
    word.resize(word.size() - ending.size());
    return word;
  }
  return word;
}

/// Code points of the compatibility decomposition (NFKD) without combining marks. What is not UTF-8
/// is passed over.
std::vector<utf8proc_int32_t> decomposed(std::string_view text) {
  std::vector<utf8proc_int32_t> all;
  const auto* next = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t codepoint = 0;
    const utf8proc_ssize_t length =
        std::max<utf8proc_ssize_t>(utf8proc_iterate(next, left, &codepoint), 1);
    next += length;
    left -= length;
    if (codepoint < 0) continue;
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        codepoint, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size());
         ++i) {
      const utf8proc_int32_t part = parts[static_cast<std::size_t>(i)];
      if (utf8proc_get_property(part)->combining_class == 0) all.push_back(part);
    }
  }
  return all;
}

bool is_word_character(utf8proc_int32_t c) {
  if (c == '_') return true;
  const utf8proc_category_t category = utf8proc_category(c);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

bool is_apostrophe(utf8proc_int32_t c) {
  return c == '\'' || c == 0x2019;
}

}  // namespace

std::string folded(std::string_view name) {
  const std::vector<utf8proc_int32_t> text = decomposed(name);
  std::string result;
  bool divided = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool possessive = is_apostrophe(text[i]) && i + 1 < text.size() &&
                            (text[i + 1] == 's' || text[i + 1] == 'S') &&
                            (i + 2 == text.size() || !is_word_character(text[i + 2]));
    if (possessive) {
      ++i;
      continue;
    }
    const utf8proc_int32_t c = text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i];
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
      divided = true;
      continue;
    }
    if (divided && !result.empty()) result += ' ';
    divided = false;
    result += static_cast<char>(c);
  }
  return result;
}

std::string without_titles(std::string_view name) {
  std::string text = folded(name);
  for (std::size_t space = text.find(' '); space != std::string::npos; space = text.find(' ')) {
    if (!titles().contains(text.substr(0, space))) break;
    text.erase(0, space + 1);
  }
  return text;
}

std::set<std::string> content_words(std::string_view text) {
  std::set<std::string> words;
  std::istringstream all(folded(text));
  for (std::string word; all >> word;) {
    if (!function_words().contains(word)) words.insert(stem(std::move(word)));
  }
  return words;
}

double Overlap::f1() const {
  const double sum = precision + recall;
  return sum > 0 ? 2 * precision * recall / sum : 0;
}

Overlap overlap(const std::set<std::string>& expected, const std::set<std::string>& found) {
  if (expected.empty() || found.empty()) return {};
  const auto common = static_cast<double>(
      std::ranges::count_if(found, [&](const auto& word) { return expected.contains(word); }));
  return {common / static_cast<double>(found.size()),
          common / static_cast<double>(expected.size())};
}

bool topics_match(const Overlap& overlap) {
  return overlap.f1() >= kHalf;
}

bool statements_match(const Overlap& overlap) {
  return overlap.recall >= kHalf;
}

}  // namespace newsgraph::evaluation
