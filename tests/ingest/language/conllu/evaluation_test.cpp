#include "newsgraph/ingest/language/conllu/evaluation.h"

#include <gmock/gmock.h>

#include <map>
#include <optional>
#include <random>
#include <set>
#include <sstream>

#include "newsgraph/graph/error.h"
#include "treebank.h"

namespace newsgraph::language {
namespace {

using testing::treebank_of;

constexpr std::array<const char*, kMetrics> kNames{
    "Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats",   "AllTags", "Lemmas",
    "UAS",    "LAS",       "CLAS",  "MLAS", "BLEX", "Entities", "Names"};

std::string counts(const Score& score) {
  return std::to_string(score.correct) + "/" + std::to_string(score.gold) + "/" +
         std::to_string(score.system);
}

Evaluation scores(const std::string& gold_lines, const std::string& system_lines) {
  const Treebank gold = treebank_of(gold_lines), system = treebank_of(system_lines);
  EXPECT_EQ(gold.text, system.text);
  return evaluate(gold.analysis, system.analysis, gold.text);
}

/// "METRIC correct/gold/system" of the metrics that are not perfect.
std::string losses(const Evaluation& evaluation) {
  std::string text;
  for (std::size_t i = 0; i < kMetrics; ++i) {
    const Score& score = evaluation.scores[i];
    if (score.correct == score.gold && score.correct == score.system) continue;
    text += (text.empty() ? "" : " ") + std::string(kNames[i]) + " " + counts(score);
  }
  return text;
}

// Words of content: dogs, n't, bark, loudly. Words of function: The (of dogs), did (of bark).
const std::string kGold =
    "1 The the DET Definite=Def 2 det\n"
    "2 dogs dog NOUN Number=Plur 5 nsubj\n"
    "3-4 didn't\n"
    "3 did do AUX Tense=Past 5 aux\n"
    "4 n't not PART _ 5 advmod\n"
    "5 bark bark VERB VerbForm=Inf 0 root\n"
    "6 loudly _ ADV _ 5 advmod\n";

struct Case {
  const char* what;
  const char* from;  ///< a piece of kGold
  const char* to;    ///< what the system has instead
  const char* losses;
};

TEST(Evaluation, CountsByHand) {
  const Case cases[] = {
      {"the same", "", "", ""},
      {"a lemma", "dogs dog", "dogs dogs", "Lemmas 5/6/6 BLEX 3/4/4"},
      {"a lemma that the treebank leaves blank", "loudly _", "loudly loud", ""},
      {"a tag of content", "bark VERB", "bark NOUN",
       "UPOS 5/6/6 XPOS 5/6/6 AllTags 5/6/6 MLAS 3/4/4"},
      {"a tag of function", "the DET", "the PRON",
       "UPOS 5/6/6 XPOS 5/6/6 AllTags 5/6/6 MLAS 3/4/4"},
      {"a feature", "Definite=Def", "Definite=Ind", "UFeats 5/6/6 AllTags 5/6/6 MLAS 3/4/4"},
      {"a feature that is not universal", "Number=Plur", "Foo=Bar|Number=Plur", ""},
      {"a subtype", "nsubj", "nsubj:pass", ""},
      {"a relation of content", "5 nsubj", "5 obj", "LAS 5/6/6 CLAS 3/4/4 MLAS 3/4/4 BLEX 3/4/4"},
      {"a relation of function", "5 aux", "5 cop", "LAS 5/6/6 MLAS 3/4/4"},
      {"a function word of content", "5 aux", "5 xcomp",
       "LAS 5/6/6 CLAS 4/4/5 MLAS 3/4/5 BLEX 4/4/5"},
      {"a punctuation mark of content", "5 nsubj", "5 punct",
       "LAS 5/6/6 CLAS 3/4/3 MLAS 3/4/3 BLEX 3/4/3"},
      {"the head of a word of content", "ADV _ 5", "ADV _ 2",
       "UAS 5/6/6 LAS 5/6/6 CLAS 3/4/4 MLAS 3/4/4 BLEX 3/4/4"},
      {"the head of a function word: two lose it or gain it", "2 det", "5 det",
       "UAS 5/6/6 LAS 5/6/6 MLAS 2/4/4"},
  };
  for (const Case& each : cases) {
    std::string system = kGold;
    system.replace(system.find(each.from), std::string(each.from).size(), each.to);
    EXPECT_EQ(losses(scores(kGold, system)), each.losses) << each.what;
  }
}

TEST(Evaluation, CountsWhatIsCutOtherwise) {
  const std::string whole =
      "1 The the DET Definite=Def 2 det\n"
      "2 dogs dog NOUN Number=Plur 4 nsubj\n"
      "3 didn't do AUX Tense=Past 4 aux\n"
      "4 bark bark VERB VerbForm=Inf 0 root\n"
      "5 loudly _ ADV _ 4 advmod\n";
  // Of the words The, dogs, bark and loudly are aligned; bark has a function word that is not.
  EXPECT_EQ(losses(scores(kGold, whole)),
            "Words 4/6/5 UPOS 4/6/5 XPOS 4/6/5 UFeats 4/6/5 AllTags 4/6/5 Lemmas 4/6/5 UAS 4/6/5 "
            "LAS 4/6/5 CLAS 3/4/3 MLAS 2/4/3 BLEX 3/4/3");

  std::string apart = kGold;
  apart.erase(apart.find("3-4"), 11);
  apart.replace(apart.find("5 aux"), 5, "5 aux SpaceAfter=No");
  EXPECT_EQ(losses(scores(kGold, apart)), "Tokens 4/5/6");

  const std::string sentences =
      "1 The the DET Definite=Def 2 det\n"
      "2 dogs dog NOUN Number=Plur 0 root\n"
      "\n"
      "1-2 didn't\n"
      "1 did do AUX Tense=Past 3 aux\n"
      "2 n't not PART _ 3 advmod\n"
      "3 bark bark VERB VerbForm=Inf 0 root\n"
      "4 loudly _ ADV _ 3 advmod\n";
  EXPECT_EQ(losses(scores(kGold, sentences)),
            "Sentences 0/1/2 UAS 5/6/6 LAS 5/6/6 CLAS 3/4/4 MLAS 3/4/4 BLEX 3/4/4");
}

/// A treebank of tokens divided by spaces, nothing between them in the text; "abc=a+b+c" is a
/// multiword token.
std::string glued(const std::string& tokens) {
  std::istringstream in(tokens);
  std::string lines;
  std::size_t id = 1;
  const auto word = [&](const std::string& form, bool glue) {
    lines += std::to_string(id) + " " + form + " _ X _ " + (id == 1 ? "0 root" : "1 dep") +
             (glue ? " SpaceAfter=No\n" : "\n");
    ++id;
  };
  for (std::string token; in >> token;) {
    const std::size_t equals = token.find('=');
    if (equals == std::string::npos) {
      word(token, true);
      continue;
    }
    std::istringstream parts(token.substr(equals + 1));
    std::vector<std::string> forms;
    for (std::string form; std::getline(parts, form, '+');) forms.push_back(form);
    lines += std::to_string(id) + "-" + std::to_string(id + forms.size() - 1) + " " +
             token.substr(0, equals) + " _ _ _ _ _ SpaceAfter=No\n";
    for (const std::string& form : forms) word(form, false);
  }
  return lines;
}

struct Words {
  const char* gold;
  const char* system;
  std::size_t correct;
};

TEST(Evaluation, AlignsWordsOfMultiwordTokensByTheirForms) {
  const Words cases[] = {
      {"uvw", "u v w", 0},
      {"u vw x", "u v w x", 2},
      {"uvw=u+v+w", "u v w", 3},
      {"UVW=U+V+W", "UVW=u+v+w", 3},  // whatever their case
      {"uvw=u+v+w", "u vw", 1},       // the longest common sequence is u
      {"uvw=w+v+u", "u v w", 1},      // in the order of the text
      {"uu=u+u x", "u u x", 3},
      {"uv=u+v wx=w+x", "u vw=v+w x", 4},  // overlapping ones make one stretch
      {"uv=u+v wx", "u vwx", 1},           // a word that sticks out has no equal
      {"uv=u+vwx wx", "u vwx", 1},
      {"uv wx=w+x", "uvw x", 1},  // at either end
      {"t uv=a+b w", "t uv=b+c w", 3},
      {"uv=u+v", "uv", 0},
  };
  for (const Words& each : cases) {
    const Evaluation evaluation = scores(glued(each.gold), glued(each.system));
    EXPECT_EQ(evaluation[Metric::kWords].correct, each.correct)
        << each.gold << " against " << each.system;
    const Evaluation turned = scores(glued(each.system), glued(each.gold));
    EXPECT_EQ(turned[Metric::kWords].correct, each.correct)
        << each.system << " against " << each.gold;
  }
}

TEST(Evaluation, WhiteSpaceInsideATokenDoesNotCount) {
  const Treebank gold = treebank_of("1 20\u00a0000 _ NUM _ 0 root\n");
  const Treebank system =
      treebank_of("1 20\u00a0 _ NUM _ 0 root SpaceAfter=No\n2 000 _ NUM _ 1 flat\n");
  EXPECT_EQ(counts(evaluate(gold.analysis, system.analysis, gold.text)[Metric::kTokens]), "0/1/2");
  EXPECT_EQ(losses(evaluate(gold.analysis, gold.analysis, gold.text)), "");
}

TEST(Evaluation, RefusesAnotherText) {
  const Treebank gold = treebank_of("1 dogs _ X _ 0 root\n2 bark _ X _ 1 dep\n");
  Analysis system = gold.analysis;
  system.sentences[0].tokens.pop_back();
  try {
    evaluate(gold.analysis, system, gold.text);
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kUsage);
    EXPECT_STREQ(error.what(), "the two analyses are not of the same text");
  }
}

TEST(Evaluation, NothingScoresNothing) {
  const Evaluation evaluation = evaluate({}, {}, "");
  for (const Score& score : evaluation.scores) EXPECT_EQ(score.f1(), 0);
}

TEST(Evaluation, WritesTheTableOfTheSharedTask) {
  std::string system = kGold;
  system.replace(system.find("5 aux"), 5, "5 obj");
  system.erase(system.find("3-4"), 11);
  system.replace(system.find("5 obj"), 5, "5 obj SpaceAfter=No");
  std::ostringstream out;
  write_evaluation(scores(kGold, system), out);
  EXPECT_EQ(out.str(),
            "Metric     | Precision |    Recall |  F1 Score | AligndAcc\n"
            "-----------+-----------+-----------+-----------+-----------\n"
            "Tokens     |     66.67 |     80.00 |     72.73 |\n"
            "Sentences  |    100.00 |    100.00 |    100.00 |\n"
            "Words      |    100.00 |    100.00 |    100.00 |\n"
            "UPOS       |    100.00 |    100.00 |    100.00 |    100.00\n"
            "XPOS       |    100.00 |    100.00 |    100.00 |    100.00\n"
            "UFeats     |    100.00 |    100.00 |    100.00 |    100.00\n"
            "AllTags    |    100.00 |    100.00 |    100.00 |    100.00\n"
            "Lemmas     |    100.00 |    100.00 |    100.00 |    100.00\n"
            "UAS        |    100.00 |    100.00 |    100.00 |    100.00\n"
            "LAS        |     83.33 |     83.33 |     83.33 |     83.33\n"
            "CLAS       |     80.00 |    100.00 |     88.89 |    100.00\n"
            "MLAS       |     60.00 |     75.00 |     66.67 |     75.00\n"
            "BLEX       |     80.00 |    100.00 |     88.89 |    100.00\n");
}

// ---- the scorer's obvious twin ------------------------------------------------------------------
//
// The text is of different letters, so that inside a stretch of multiword tokens equal forms are
// the same word, and the alignment is a matter of looking at all pairs.

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvw";

/// A random treebank over kLetters; words of multiword tokens are at times spelt `odd`.
std::string random_treebank(std::mt19937& random, char odd) {
  const auto below = [&](std::size_t bound) { return random() % bound; };
  constexpr std::array<const char*, 6> kRelations{"nsubj", "obj:x", "det", "aux", "punct", "case"};
  constexpr std::array<const char*, 4> kFeats{"_", "Case=Nom", "Foo=1", "Case=Nom|Foo=2"};
  std::string text;
  std::size_t begin = 0;
  while (begin < kLetters.size()) {
    std::vector<std::string> lines;
    std::size_t words = 0;
    struct Word {
      std::string form;
      bool last;
    };
    std::vector<Word> forms;
    std::map<std::size_t, std::pair<std::size_t, std::string>> ranges;  // first word -> last, form
    for (std::size_t tokens = 1 + below(6); tokens > 0 && begin < kLetters.size(); --tokens) {
      const std::size_t size = std::min(1 + below(4), kLetters.size() - begin);
      const std::string token(kLetters.substr(begin, size));
      begin += size;
      if (size == 1 || below(3) > 0) {
        forms.push_back({token, true});
        continue;
      }
      const std::size_t cut = 1 + below(size - 1), first = forms.size();
      forms.push_back(
          {below(4) == 0 ? std::string(1, odd) + token[0] : token.substr(0, cut), false});
      forms.push_back({token.substr(cut), true});
      ranges[first] = {first + 1, token};
    }
    words = forms.size();
    const std::size_t root = below(words);
    for (std::size_t i = 0; i < words; ++i) {
      if (const auto range = ranges.find(i); range != ranges.end()) {
        text += std::to_string(i + 1) + "-" + std::to_string(range->second.first + 1) + " " +
                range->second.second + " _ _ _ _ _ SpaceAfter=No\n";
      }
      text += std::to_string(i + 1) + " " + forms[i].form + " " + (below(3) == 0 ? "x" : "y") +
              " " + (below(3) == 0 ? "NOUN" : "VERB") + " " + kFeats[below(4)] + " ";
      text += i == root ? "0 root" : std::to_string(1 + below(words)) + " " + kRelations[below(6)];
      text += " SpaceAfter=No\n";
    }
    text += "\n";
  }
  return text;
}

struct TwinWord {
  const Token* token;
  std::size_t begin, end;  ///< of its surface token
  bool multiword;
  const Token* head;  ///< null for the root
  std::set<const Token*> functional;
};

std::vector<TwinWord> twin_words(const Analysis& analysis) {
  std::vector<TwinWord> words;
  std::map<const Token*, std::set<const Token*>> functional;
  for (const Sentence& sentence : analysis.sentences) {
    for (const Token& token : sentence.tokens) {
      const Token* head = token.head == 0 ? nullptr : &sentence.tokens[token.head - 1];
      if (head != nullptr &&
          (token.deprel == "det" || token.deprel == "aux" || token.deprel == "case")) {
        functional[head].insert(&token);
      }
      const auto sharing =
          std::ranges::count(sentence.tokens, token.begin_byte, &Token::begin_byte);
      words.push_back({&token, token.begin_byte, token.end_byte, sharing > 1, head, {}});
    }
  }
  for (TwinWord& word : words) word.functional = functional[word.token];
  return words;
}

/// For each character, the stretch of multiword tokens it is in; 0 where it is in none.
std::vector<std::size_t> stretches(const std::vector<TwinWord>& gold,
                                   const std::vector<TwinWord>& system) {
  std::vector<bool> glued(kLetters.size() + 1, false), covered(kLetters.size(), false);
  for (const auto* words : {&gold, &system}) {
    for (const TwinWord& word : *words) {
      for (std::size_t i = word.begin; word.multiword && i < word.end; ++i) {
        covered[i] = true;
        if (i > word.begin) glued[i] = true;  // no stretch may begin here
      }
    }
  }
  std::vector<std::size_t> result(kLetters.size(), 0);
  for (std::size_t i = 0, last = 0; i < result.size(); ++i) {
    if (covered[i]) result[i] = glued[i] ? last : ++last;
  }
  return result;
}

std::string universal(std::string_view feats) {
  return feats.find("Case=Nom") == std::string_view::npos ? "" : "Case=Nom";
}

std::map<std::string, std::string> twin_counts(const Analysis& gold_analysis,
                                               const Analysis& system_analysis) {
  const std::vector<TwinWord> gold = twin_words(gold_analysis),
                              system = twin_words(system_analysis);
  const std::vector<std::size_t> stretch = stretches(gold, system);
  const auto inside = [&](const TwinWord& word) -> std::optional<std::size_t> {
    for (std::size_t i = word.begin; i < word.end; ++i) {
      if (stretch[i] != stretch[word.begin]) return std::nullopt;  // it sticks out
    }
    return stretch[word.begin];
  };
  std::map<const Token*, const Token*> gold_of;
  std::vector<std::pair<const TwinWord*, const TwinWord*>> pairs;
  for (const TwinWord& g : gold) {
    for (const TwinWord& s : system) {
      const auto where = inside(g);
      if (!where || where != inside(s)) continue;
      if (*where == 0 ? g.begin == s.begin && g.end == s.end : g.token->form == s.token->form) {
        pairs.emplace_back(&g, &s);
        gold_of[s.token] = g.token;
      }
    }
  }
  const auto base = [](const Token* token) {
    return token->deprel.substr(0, token->deprel.find(':'));
  };
  const auto content = [&](const TwinWord& word) {
    return base(word.token) == "nsubj" || base(word.token) == "obj" || base(word.token) == "root";
  };
  // A token of the system as the treebank's; itself where it has none.
  const auto as_gold = [&](const Token* token) {
    const auto found = gold_of.find(token);
    return token == nullptr || found == gold_of.end() ? token : found->second;
  };
  const auto description = [&](const Token* token) {
    return std::string(base(token)) + " " + std::string(token->upos) + " " +
           universal(token->feats);
  };
  std::map<std::string, std::size_t> correct;
  for (const auto& [g, s] : pairs) {
    const bool uas = g->head == as_gold(s->head), las = uas && base(g->token) == base(s->token);
    std::map<const Token*, std::string> wanted, found;
    for (const Token* child : g->functional) wanted[child] = description(child);
    for (const Token* child : s->functional) found[as_gold(child)] = description(child);
    const bool lemma = g->token->lemma == s->token->lemma;
    correct["UPOS"] += g->token->upos == s->token->upos;
    correct["UFeats"] += universal(g->token->feats) == universal(s->token->feats);
    correct["Lemmas"] += lemma;
    correct["UAS"] += uas;
    correct["LAS"] += las;
    if (!content(*g)) continue;
    correct["CLAS"] += las;
    correct["MLAS"] += las && description(g->token) == description(s->token) && wanted == found;
    correct["BLEX"] += las && lemma;
  }
  correct["Words"] = pairs.size();
  std::map<std::string, std::string> result;
  for (const auto& [name, count] : correct) {
    const bool of_content = name == "CLAS" || name == "MLAS" || name == "BLEX";
    const auto all = [&](const std::vector<TwinWord>& words) {
      return of_content ? std::ranges::count_if(words, content) : std::ssize(words);
    };
    result[name] =
        std::to_string(count) + "/" + std::to_string(all(gold)) + "/" + std::to_string(all(system));
  }
  return result;
}

TEST(Evaluation, AgreesWithItsObviousTwin) {
  for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
    std::mt19937 random(seed);
    const std::string gold_lines = random_treebank(random, '1');
    const std::string system_lines = random_treebank(random, '2');
    const Treebank gold = treebank_of(gold_lines), system = treebank_of(system_lines);
    const Evaluation evaluation = evaluate(gold.analysis, system.analysis, gold.text);
    for (const auto& [name, count] : twin_counts(gold.analysis, system.analysis)) {
      const auto index = std::ranges::find(kNames, name) - kNames.begin();
      ASSERT_EQ(counts(evaluation.scores[static_cast<std::size_t>(index)]), count)
          << name << ", seed " << seed << "\n"
          << gold_lines << "against\n"
          << system_lines;
    }
  }
}

TEST(Evaluation, ComparesEntitiesByTypeAndWords) {
  const auto tagged = [](std::array<const char*, 5> tags) {
    constexpr std::array<const char*, 5> kForms{"Amina", "Sow", "left", "West", "Dakar"};
    std::string lines;
    for (std::size_t i = 0; i < kForms.size(); ++i) {
      const std::string id = std::to_string(i + 1);
      lines += id + ' ' + kForms[i] + " _ X _ " + (i == 0 ? "0 root" : "1 dep") +
               " NER=" + tags[i] + '\n';
    }
    return lines;
  };
  const std::string gold = tagged({"B-PERSON", "I-PERSON", "O", "B-LOC", "I-LOC"});
  const struct {
    std::array<const char*, 5> tags;
    const char* losses;
  } cases[] = {
      {{"B-PERSON", "I-PERSON", "O", "B-LOC", "I-LOC"}, ""},
      {{"B-PER", "I-PER", "O", "B-GPE", "I-GPE"}, "Entities 0/2/2"},
      {{"B-PERSON", "B-PERSON", "O", "B-LOC", "I-LOC"}, "Entities 1/2/3 Names 1/2/3"},
      {{"B-PERSON", "I-PERSON", "O", "O", "B-LOC"}, "Entities 1/2/2 Names 1/2/2"},
      {{"I-PERSON", "I-PERSON", "B-DATE", "B-ORG", "I-ORG"}, "Entities 1/2/3 Names 1/2/2"},
      {{"O", "O", "O", "O", "O"}, "Entities 0/2/0 Names 0/2/0"},
  };
  for (const auto& each : cases) EXPECT_EQ(losses(scores(gold, tagged(each.tags))), each.losses);
}

}  // namespace
}  // namespace newsgraph::language
