#include "tree_questions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>
#include <unordered_set>

#include "newsgraph/ingest/language/conllu/conllu.h"
#include "newsgraph/ingest/understanding/offices.h"

namespace newsgraph::testing {

using namespace understanding;

namespace {

/// The word that the end of a question names.
std::size_t word_named(const std::string& name, const Words& words) {
  if (std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) {
    return std::stoul(name) - 1;
  }
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.form == name; });
  return static_cast<std::size_t>(found - words.begin());
}

class AskedSentence {
 public:
  AskedSentence(const std::string& block, const std::string& file) {
    std::istringstream in(block);
    const language::Treebank treebank = language::read_conllu(in, file);
    words_ = words_of(treebank.analysis.sentences.at(0));
    const std::unordered_set<std::string> common_words;
    phrases_ = spot_phrases(words_, {Gazetteer::built_in(), Offices::built_in(), common_words});
    times_ = find_times(words_);
  }

  /// `question`: "subject of visit = Lima".
  void ask(const std::string& question, const std::map<std::string, Question>& questions) const {
    const std::size_t equals = question.find(" = ");
    ASSERT_NE(equals, std::string::npos) << "a question without an answer";
    const std::string asked = question.substr(0, equals);
    const std::size_t space = asked.rfind(' ');
    const auto found = questions.find(asked.substr(0, space));
    ASSERT_NE(found, questions.end()) << "nobody can answer this question";
    const std::size_t word = word_named(asked.substr(space + 1), words_);
    ASSERT_LT(word, words_.size()) << "the sentence has no such word";
    const Clauses clauses({words_, phrases_, times_, Lexicon::built_in()});
    EXPECT_EQ(found->second(clauses, word), question.substr(equals + 3));
  }

 private:
  Words words_;
  std::vector<Phrase> phrases_;
  std::vector<TimeExpression> times_;
};

void ask_block(const std::string& block, const std::string& file,
               const std::map<std::string, Question>& questions) {
  std::vector<std::string> asked;
  std::string text;
  std::istringstream lines(block);
  for (std::string line; std::getline(lines, line) && line.starts_with("# ");) {
    line.erase(0, 2);
    if (line.starts_with("text = ")) {
      text = line.substr(7);
    } else {
      asked.push_back(line);
    }
  }
  if (text.empty()) return;  // words about the file
  EXPECT_FALSE(asked.empty()) << text << ": nothing is asked of it";
  const AskedSentence sentence(block, file);
  for (const std::string& question : asked) {
    SCOPED_TRACE(text + "\n" + question);
    sentence.ask(question, questions);
  }
}

}  // namespace

void expect_answers(const std::string& file, const std::map<std::string, Question>& questions) {
  std::ifstream in(NEWSGRAPH_TEST_DATA "/understanding/trees/" + file);
  ASSERT_TRUE(in) << file;
  std::string block;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) {
      block += line + '\n';
      continue;
    }
    ask_block(block + '\n', file, questions);
    block.clear();
  }
}

std::string forms_of(const Clauses& clauses, const std::vector<std::size_t>& words) {
  std::string text;
  for (std::size_t word : words) {
    text += (text.empty() ? "" : ", ") + clauses.tree().word(word).form;
  }
  return or_dash(text);
}

std::string yes_or_no(bool answer) {
  return answer ? "yes" : "no";
}

std::string or_dash(std::string text) {
  return text.empty() ? "-" : text;
}

}  // namespace newsgraph::testing
