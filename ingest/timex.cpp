#include "newsgraph/ingest/timex.h"

#include "newsgraph/ingest/understanding/dates.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph {

namespace {

using understanding::TimeExpression;
using understanding::Words;

/// The tokens that words are made of, by where they stand in the text.
void set_tokens(Timex& timex, const Words& words, const TimeExpression& time,
                const std::vector<language::Token>& tokens) {
  const std::size_t begin = words[time.extent.begin].begin_byte;
  const std::size_t end = words[time.extent.end - 1].end_byte;
  while (timex.begin_token < tokens.size() && tokens[timex.begin_token].end_byte <= begin) {
    ++timex.begin_token;
  }
  timex.end_token = timex.begin_token;
  while (timex.end_token < tokens.size() && tokens[timex.end_token].begin_byte < end) {
    ++timex.end_token;
  }
}

}  // namespace

std::vector<Timex> find_timexes(const Document& document, const language::Analysis& analysis) {
  understanding::TimeFrame frame;
  frame.article = document.date;
  std::vector<Timex> found;
  for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
    const language::Sentence& sentence = analysis.sentences[i];
    const Words words = understanding::words_of(sentence);
    std::optional<FactDate> told = frame.told;
    for (const TimeExpression& time : understanding::find_time_expressions(words)) {
      Timex timex;
      timex.sentence = i;
      set_tokens(timex, words, time, sentence.tokens);
      if (timex.begin_token == timex.end_token) continue;
      timex.type = to_string(time.type);
      timex.value = timex3_value(time, frame, false);
      timex.modifier = to_string(time.modifier);
      timex.date = resolve(time, frame, false);
      const bool when = time.role == understanding::TimeRole::kWhen && time.point;
      if (when && timex.date) told = timex.date;
      found.push_back(std::move(timex));
    }
    frame.told = told;
  }
  return found;
}

}  // namespace newsgraph
