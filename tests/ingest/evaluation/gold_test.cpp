#include "newsgraph/ingest/evaluation/gold.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <ostream>

namespace newsgraph::evaluation {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

GoldArticle read(const std::string& text) {
  return read_gold(LocatedJson::parse(text, "a.json"));
}

TEST(Gold, IsReadWithItsAlternatives) {
  const GoldArticle gold = read(R"({
    "article": {"id": "a", "anything": [null, 1.5, true]},
    "entities": [{"label": "Person", "name": "Ana Lima", "aliases": ["Lima"]},
                 {"label": "Country", "name": "Peru"}],
    "facts": [
      {"s": ["Ana Lima", "Peru"], "r": ["SAID", "SUPPORTED"],
       "o": {"label": "Topic", "name": "trade talks", "aliases": ["talks"]},
       "date": "2024-10", "status": "planned", "optional": true, "title": "passed over"},
      {"s": "Ana Lima", "r": "HOLDS_OFFICE", "o": ["Peru"]}]})");
  ASSERT_EQ(gold.facts.size(), 2u);
  const GoldFact& fact = gold.facts[0];
  EXPECT_THAT(fact.subject.entities, ElementsAre("Ana Lima", "Peru"));
  EXPECT_THAT(fact.relations, ElementsAre("SAID", "SUPPORTED"));
  ASSERT_EQ(fact.object.texts.size(), 1u);
  EXPECT_EQ(fact.object.texts[0].wordings.size(), 2u);
  EXPECT_EQ(fact.object.description, "trade talks");
  EXPECT_EQ(fact.date, "2024-10");
  EXPECT_EQ(fact.status, "planned");
  EXPECT_TRUE(fact.optional);
  EXPECT_EQ(gold.facts[1].status, "occurred");
  EXPECT_FALSE(gold.facts[1].subject.has_alternatives);
  EXPECT_TRUE(gold.facts[1].object.has_alternatives);
}

struct Fault {
  const char* text;
  const char* says;
};

void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.says;
}

class GoldFault : public testing::TestWithParam<Fault> {};

TEST_P(GoldFault, IsSaidWithItsPlace) {
  try {
    read(GetParam().text);
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_THAT(error.describe(), HasSubstr(GetParam().says));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Faults, GoldFault,
    testing::Values(Fault{"", "a.json:1:1: not JSON here: The document is empty."},
                    Fault{"{\"entities\": [],\n \"facts\": [}", "a.json:2:12: not JSON here"},
                    Fault{"{\"entities\": [],\n \"facts\": []} x", "a.json:2:15: not JSON here"},
                    Fault{"{\"é\": \"\xff\"}", "a.json:1:8: the text is not UTF-8"},
                    Fault{"[]", "a.json:1:1: this should be an object"},
                    Fault{"{\"entities\": []}", "a.json:1:1: this object lacks \"facts\""},
                    Fault{"{\"entities\": [],\n  \"facts\": {}}",
                          "a.json:2:12: this should be a list"},
                    Fault{R"({"entities": [{"label": "Persn", "name": "A"}], "facts": []})",
                          "a.json:1:25: 'Persn' is no label"},
                    Fault{R"({"entities": [{"label": "Topic", "name": "A"}], "facts": []})",
                          "a.json:1:15: topics and statements stand in the facts"},
                    Fault{R"({"entities": [{"label": "Person", "name": "…"}], "facts": []})",
                          "a.json:1:43: a name needs a letter"},
                    Fault{"{\"entities\": [],\n\"facts\": [{\"r\": \"SAID\", \"o\": \"A\"}]}",
                          "a.json:2:11: this object lacks \"s\""},
                    Fault{R"({"entities": [{"label": "Person", "name": "Añ", "aliases": ["B"]}],
"facts": [{"s": "Añ", "r": "SAID", "o": "B"}]})",
                          "a.json:2:41: 'B' is the name of no entity of this file"},
                    Fault{R"({"entities": [{"label": "Person", "name": "A"}],
"facts": [{"s": "A", "r": "MET", "o": "A"}]})",
                          "a.json:2:27: 'MET' is no relationship"},
                    Fault{R"({"entities": [{"label": "Person", "name": "A"}],
"facts": [{"s": "A", "r": "SAID", "o": {"label": "Person", "name": "A"}}]})",
                          "a.json:2:40: only a Topic or a Statement is written out"},
                    Fault{R"({"entities": [{"label": "Person", "name": "A"}],
"facts": [{"s": "A", "r": "SAID", "o": "A", "date": "2024-1"}]})",
                          "a.json:2:53: '2024-1' is no date"},
                    Fault{R"({"entities": [{"label": "Person", "name": "A"}],
"facts": [{"s": "A", "r": "SAID", "o": "A", "status": "wished"}]})",
                          "a.json:2:55: 'wished' is no status"},
                    Fault{R"({"entities": [{"label": "Person", "name": "A"}],
"facts": [{"s": [], "r": "SAID", "o": "A"}]})",
                          "a.json:2:17: an end of a fact needs"}));

TEST(GoldFault, OfDeepNestingIsNoCrash) {
  EXPECT_THROW(read(std::string(1'000'000, '[')), Error);
}

class GoldFolder : public testing::Test {
 protected:
  GoldFolder() {
    std::string pattern = (fs::temp_directory_path() / "newsgraph-gold-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    for (const char* name : {"b.txt", "b.json", "a.txt", "a.json", "list.txt"}) write(name, "");
  }
  ~GoldFolder() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name) << content;
  }
  std::vector<std::string> names(const fs::path& path) const {
    std::vector<std::string> all;
    for (const GoldFiles& files : find_gold(path)) all.push_back(files.name);
    return all;
  }
  std::string error_of(const fs::path& path) const {
    try {
      find_gold(path);
      return "";
    } catch (const Error& error) {
      return error.describe();
    }
  }

  fs::path folder_;
};

TEST_F(GoldFolder, GivesItsPairsInOrder) {
  EXPECT_THAT(names(folder_), ElementsAre("a", "b"));
}

TEST_F(GoldFolder, AListPicksSome) {
  write("list.txt", "# one half\n\nb\n");
  EXPECT_THAT(names(folder_ / "list.txt"), ElementsAre("b"));
}

TEST_F(GoldFolder, SaysWhatIsLacking) {
  write("list.txt", "a\nc\n");
  EXPECT_THAT(error_of(folder_ / "list.txt"), HasSubstr("list.txt:2: "));
  fs::remove(folder_ / "a.txt");
  EXPECT_THAT(error_of(folder_), HasSubstr("a.json: there is no article beside these facts"));
  EXPECT_THAT(error_of(folder_ / "absent"), HasSubstr("no such folder"));
  fs::create_directory(folder_ / "empty");
  EXPECT_THAT(error_of(folder_ / "empty"), HasSubstr("no articles with expected facts"));
}

}  // namespace
}  // namespace newsgraph::evaluation
