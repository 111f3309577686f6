#include "newsgraph/cli/shell/words.h"

#include <algorithm>

namespace newsgraph::cli {

std::vector<Word> words_of(std::string_view text) {
  constexpr std::string_view kWhiteSpace = " \t\r\n\v\f";
  std::vector<Word> words;
  for (std::size_t at = text.find_first_not_of(kWhiteSpace); at < text.size();
       at = text.find_first_not_of(kWhiteSpace, at)) {
    Word word{{}, at, at};
    const char quote = text[at] == '"' || text[at] == '\'' ? text[at] : '\0';
    if (quote != 0) {
      const std::size_t end = std::min(text.find(quote, at + 1), text.size());
      word.text = text.substr(at + 1, end - at - 1);
      word.end = std::min(end + 1, text.size());
    } else {
      word.end = std::min(text.find_first_of(kWhiteSpace, at), text.size());
      word.text = text.substr(at, word.end - at);
    }
    at = word.end;
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace newsgraph::cli
