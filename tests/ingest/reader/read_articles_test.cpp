#include "newsgraph/ingest/read_articles.h"

#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

#include "newsgraph/graph/utf8.h"

namespace newsgraph {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

struct Reading {
  std::vector<Document> articles;
  std::vector<std::string> faults;
};

Reading read(const std::string& content, const std::string& name = "x.txt",
             ArticleFormat format = ArticleFormat::kDetect) {
  Reading reading;
  std::istringstream stream(content);
  read_articles(stream, name, format,
                {[&](Document document) { reading.articles.push_back(std::move(document)); },
                 [&](const Error& fault) { reading.faults.push_back(fault.describe()); }});
  return reading;
}

std::string error_of(const std::string& content, const std::string& name = "x.txt") {
  try {
    read(content, name);
    return "";
  } catch (const Error& error) {
    return error.describe();
  }
}

/// "KIND text" of each block.
std::vector<std::string> blocks_of(const Document& document) {
  static constexpr const char* kNames[] = {"metadata", "headline",  "caption",
                                           "dateline", "paragraph", "byline"};
  std::vector<std::string> blocks;
  for (const Block& block : document.blocks) {
    blocks.push_back(std::string(kNames[static_cast<int>(block.kind)]) + " " +
                     document.text.substr(block.begin, block.end - block.begin));
  }
  return blocks;
}

// ---- plain text
// ----------------------------------------------------------------------------------

TEST(TextReader, TellsTheBlocksOfAnAgencyReport) {
  const Reading reading = read(
      " date 2025-02-25 Minister A meets B in C. — APP\n\n"
      "ISLAMABAD: They agreed.\n\nHe left.\n\n— With additional input from APP\n");
  ASSERT_THAT(reading.articles, SizeIs(1));
  const Document& document = reading.articles[0];
  EXPECT_EQ(document.id, "x");
  EXPECT_EQ(document.date, parse_date("2025-02-25"));
  EXPECT_THAT(blocks_of(document),
              ElementsAre("metadata date 2025-02-25", "caption Minister A meets B in C.",
                          "byline — APP", "dateline ISLAMABAD:", "paragraph They agreed.",
                          "paragraph He left.", "byline — With additional input from APP"));
}

TEST(TextReader, FindsTheDayOfPublication) {
  const std::optional<Date> day = Date::from_civil(2026, 6, 3);
  for (const char* text :
       {"date 2026-06-03\n\nHeadline\n\nThey met.\n", "Headline\n\nJune 3, 2026\n\nThey met.\n",
        "Headline\nPublished 3 June 2026, 10:30 GMT\n\nThey met.\n\nMay 1, 2020\n",
        "Headline\n\nNAIROBI, June 3, 2026 - They met.\n",
        "Headline\n\nNAIROBI, Kenya, June 3, 2026 (AP) -- They met.\n"}) {
    const Document article = read(text).articles.at(0);
    EXPECT_EQ(article.date, day) << text;
    EXPECT_EQ(blocks_of(article).back().substr(0, 9), "paragraph") << text;
  }
  const Document undated = read("Headline\n\nNAIROBI, June 3 (AP) -- They met.\n").articles.at(0);
  EXPECT_EQ(undated.date, std::nullopt);
}

struct Dateline {
  const char* paragraph;
  const char* dateline;
};

void PrintTo(const Dateline& dateline, std::ostream* out) {
  *out << dateline.paragraph;
}

/// A year alone is a date to Cypher, and here the text ends behind it.
TEST(TextReader, TakesNoMoreForTheDateThanThereIs) {
  const Reading reading = read("date 2050");
  ASSERT_THAT(reading.articles, SizeIs(1));
  for (const Block& block : reading.articles[0].blocks) EXPECT_LE(block.end, 9u);
}

class DatelineReader : public testing::TestWithParam<Dateline> {};

TEST_P(DatelineReader, FindsWhereTheReportWasWritten) {
  const Document document = read(std::string(GetParam().paragraph)).articles.at(0);
  const auto blocks = blocks_of(document);
  const bool found = blocks.at(0).starts_with("dateline ");
  EXPECT_EQ(found ? blocks[0].substr(9) : "", GetParam().dateline);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, DatelineReader,
    testing::Values(Dateline{"GENEVA (Reuters) - Talks began.", "GENEVA (Reuters) -"},
                    Dateline{"KYIV, March 3 (AP) — Talks began.", "KYIV, March 3 (AP) —"},
                    Dateline{"NEW YORK/LONDON — Talks began.", "NEW YORK/LONDON —"},
                    Dateline{"Geneva (AFP) – Talks began.", "Geneva (AFP) –"},
                    Dateline{"The minister said: he left.", ""},
                    Dateline{"Talks - the first - began.", ""}));

TEST(TextReader, TakesTheHeadlineAsTitle) {
  const Document document = read("Ministers meet in Oslo\n\nThey talked.\n").articles.at(0);
  EXPECT_EQ(document.title, "Ministers meet in Oslo");
  EXPECT_THAT(blocks_of(document),
              ElementsAre("headline Ministers meet in Oslo", "paragraph They talked."));
}

TEST(TextReader, JoinsLinesThatAreBrokenAtAFixedWidth) {
  const std::string line = "The ministers of the two countries met in the capital and talked about";
  const Document document =
      read(line + "\n" + line + "\n" + line + "\n" + line + "\nfish.\n\nThey left.\n")
          .articles.at(0);
  EXPECT_THAT(document.blocks, SizeIs(2));
}

TEST(TextReader, KeepsTheTextAsItWasRead) {
  const std::string text =
      "\xef\xbb\xbf"
      "Line one.\r\n\r\nLine two.\x01\r\n";
  EXPECT_EQ(read(text).articles.at(0).text, text.substr(3));
}

// ---- HTML
// ----------------------------------------------------------------------------------------

TEST(HtmlReader, TakesTheArticleOutOfThePage) {
  const Reading reading = read(
      "<!doctype html><html><head><title>Site - Talks</title>"
      "<meta property='og:site_name' content='The Herald'>"
      "<meta property='article:published_time' content='2025-03-12T10:00:00Z'>"
      "<link rel='canonical' href='https://herald.example/talks'></head><body>"
      "<nav><p>Home</p></nav><article><h1>Talks &amp; more</h1>"
      "<figure><figcaption>Two ministers. — Reuters</figcaption></figure>"
      "<p>OSLO (AFP) - They   <b>met</b>.</p><script>var x;</script>"
      "<div class='related-stories'><p>Read also</p></div><p>They left.</p></article>"
      "<footer><p>Copyright</p></footer></body></html>",
      "page.html");
  ASSERT_THAT(reading.articles, SizeIs(1));
  const Document& document = reading.articles[0];
  EXPECT_EQ(document.title, "Talks & more");
  EXPECT_EQ(document.source, "The Herald");
  EXPECT_EQ(document.url, "https://herald.example/talks");
  EXPECT_EQ(document.id, "https://herald.example/talks");
  EXPECT_EQ(document.date, parse_date("2025-03-12"));
  EXPECT_THAT(blocks_of(document),
              ElementsAre("headline Talks & more", "caption Two ministers.", "byline — Reuters",
                          "dateline OSLO (AFP) -", "paragraph They met.", "paragraph They left."));
}

TEST(HtmlReader, ReadsDatesFromLinkedDataAndOtherEncodings) {
  const Document document =
      read(
          "<html><head><meta charset='iso-8859-1'><script type='application/ld+json'>"
          "{\"@graph\": [{\"datePublished\": \"2024-11-05T08:00\"}]}</script></head>"
          "<body><p>Caf\xe9 talks.</p></body></html>",
          "page.html")
          .articles.at(0);
  EXPECT_EQ(document.date, parse_date("2024-11-05"));
  EXPECT_EQ(document.text, "Café talks.");
}

/// Articles in articles, each of which could be the one that is meant: it takes no longer than one.
TEST(HtmlReader, SurvivesDeepNesting) {
  std::string page = "<html><body>";
  for (int i = 0; i < 200; ++i) page += "<article>";
  for (int i = 0; i < 50'000; ++i) page += "<p>Ada met Omar in Dakar</p>";
  const auto begin = std::chrono::steady_clock::now();
  const Reading reading = read(page, "x.html");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  ASSERT_THAT(reading.articles, SizeIs(1));
  EXPECT_THAT(reading.articles[0].blocks, SizeIs(50'000));
}

TEST(HtmlReader, GivesUtf8WhateverTheBytes) {
  const Reading reading = read(
      "<meta http-equiv='Content-Type' conten\x86\xC2\xDD\x8B='x'; char<p title='\xC3'>caf\xE9 "
      "\x93 "
      "Good\x94</p>",
      "x.html");
  ASSERT_THAT(reading.articles, SizeIs(1));
  const std::string& text = reading.articles[0].text;
  EXPECT_EQ(well_formed_bytes(text), text.size());
}

TEST(HtmlReader, ReadsLinkedDataAsUtf8) {
  const Reading reading = read(
      "<html><script type='application/ld+json'>{\"headline\": \"Talks \\udc00\"}</script>"
      "<p>They met.</p></html>",
      "x.html");
  ASSERT_THAT(reading.articles, SizeIs(1));
  EXPECT_THAT(reading.articles[0].title, testing::StartsWith("Talks \xEF\xBF\xBD"));
}

TEST(HtmlReader, RefusesAPageWithoutText) {
  EXPECT_THAT(error_of("<html><body><script>x</script></body></html>", "page.html"),
              HasSubstr("page.html: the page has no text"));
}

// ---- JSON
// ----------------------------------------------------------------------------------------

TEST(JsonReader, ReadsObjectsArraysAndSynonyms) {
  const Reading reading = read(
      R"([{"id": 7, "headline": "T", "published_at": "2025-01-02T03:04Z", "body": "One.",
           "more": {"text": "not this", "deep": [[{}]]}}, {"text": "Two.", "url": "u"}])",
      "x.json");
  ASSERT_THAT(reading.articles, SizeIs(2));
  EXPECT_EQ(reading.articles[0].id, "7");
  EXPECT_EQ(reading.articles[0].title, "T");
  EXPECT_EQ(reading.articles[0].text, "One.");
  EXPECT_EQ(reading.articles[0].date, parse_date("2025-01-02"));
  EXPECT_EQ(reading.articles[1].id, "u");
}

TEST(JsonReader, ReportsLineSeventeenAndReadsTheOthers) {
  std::string lines;
  for (int i = 1; i <= 1000; ++i) {
    lines +=
        i == 17 ? "{\"text\": \"broken\n" : "{\"text\": \"Article " + std::to_string(i) + ".\"}\n";
  }
  const Reading reading = read(lines, "many.jsonl");
  EXPECT_THAT(reading.articles, SizeIs(999));
  EXPECT_THAT(reading.faults, ElementsAre(HasSubstr("many.jsonl:17:")));
  EXPECT_EQ(reading.articles.back().id, "many#999");
}

TEST(JsonReader, SaysWhatAnArticleLacks) {
  const Reading reading =
      read("{\"title\": \"x\"}\n{\"text\": \"y\", \"date\": \"yesterday\"}\n", "x.jsonl");
  EXPECT_THAT(reading.articles, SizeIs(1));
  EXPECT_THAT(reading.faults, ElementsAre(AllOf(HasSubstr("x.jsonl:1"), HasSubstr("no text")),
                                          AllOf(HasSubstr("x.jsonl:2"), HasSubstr("no date"))));
}

TEST(JsonReader, ReportsIdsThatAreUsedTwice) {
  const Reading reading =
      read("{\"id\": \"a\", \"text\": \"1\"}\n{\"id\": \"a\", \"text\": \"2\"}\n", "x.jsonl");
  EXPECT_THAT(reading.faults, ElementsAre(HasSubstr("the same id 'a'")));
}

/// \\udc00 alone is no character, though JSON can write it.
TEST(JsonReader, RefusesHalfASurrogatePair) {
  const Reading reading = read(
      "{\"id\": \"a\", \"text\": \"Ada \\udc00\"}\n{\"id\": \"b\", \"text\": \"Ada \\ud83d\"}\n"
      "{\"id\": \"c\", \"text\": \"Ada \\ud83d\\ude00\"}\n",
      "x.jsonl");
  EXPECT_THAT(reading.faults,
              ElementsAre(HasSubstr("x.jsonl:1:"), HasSubstr("The surrogate pair in string")));
  EXPECT_THAT(reading.faults[0], HasSubstr("The surrogate pair in string is invalid"));
  ASSERT_THAT(reading.articles, SizeIs(1));
  EXPECT_EQ(reading.articles[0].text, "Ada \xF0\x9F\x98\x80");
}

TEST(JsonReader, SurvivesDeepNesting) {
  const std::string deep(1'000'000, '[');
  EXPECT_THAT(read("{\"x\": " + deep, "x.json").faults, SizeIs(1));
}

/// An endless array of small articles, or one endless string, made as it is read.
class EndlessBuffer : public std::streambuf {
 public:
  EndlessBuffer(std::string head, std::string body, std::size_t repeats)
      : chunk_(std::move(head)), body_(std::move(body)), repeats_(repeats) {
    setg(chunk_.data(), chunk_.data(), chunk_.data() + chunk_.size());
  }

 protected:
  int_type underflow() override {
    if (repeats_ == 0) return traits_type::eof();
    --repeats_;
    chunk_ = body_;
    setg(chunk_.data(), chunk_.data(), chunk_.data() + chunk_.size());
    return traits_type::to_int_type(chunk_.front());
  }

 private:
  std::string chunk_;
  std::string body_;
  std::size_t repeats_;
};

TEST(JsonReader, HoldsOneArticleAtATime) {
  const std::string article = "{\"text\": \"" + std::string(10'000, 'a') + "\"},\n";
  EndlessBuffer buffer("[", article, 10'000);  // 100 MB
  std::istream stream(&buffer);
  std::size_t count = 0;
  read_articles(stream, "x.json", ArticleFormat::kJson,
                {[&](const Document&) { ++count; }, [](const Error&) {}});
  EXPECT_EQ(count, 10'000u);
}

TEST(Reader, RefusesALineOfTwoHundredMegabytes) {
  for (const char* name : {"x.txt", "x.html", "x.json"}) {
    EndlessBuffer buffer("{\"text\": \"", std::string(1 << 20, 'a'), 200);
    std::istream stream(&buffer);
    try {
      read_articles(stream, name, ArticleFormat::kDetect,
                    {[](const Document&) {}, [](const Error&) {}});
      FAIL() << name;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("larger than 16 MiB")) << name;
    }
  }
}

// ---- what is no article
// --------------------------------------------------------------------------

TEST(Reader, SaysWhatIsWrongWithAFile) {
  using std::string_literals::operator""s;
  EXPECT_THAT(error_of(""), HasSubstr("x.txt: the file is empty"));
  EXPECT_THAT(error_of(" \n\n"), HasSubstr("empty"));
  EXPECT_THAT(error_of("One line.\nCaf\xe9 talks."),
              AllOf(HasSubstr("x.txt:2:4: the text is not UTF-8"), HasSubstr("WINDOWS-1252")));
  EXPECT_THAT(error_of("\x89PNG\r\n\x1a\n"), HasSubstr("a PNG picture"));
  EXPECT_THAT(error_of("%PDF-1.7"), HasSubstr("a PDF document"));
  EXPECT_THAT(error_of("\xff\xfeH\0i\0"s), HasSubstr("UTF-16"));
  EXPECT_THAT(error_of(std::string(100, '\0')), HasSubstr("binary file"));
}

TEST(Reader, SaysThatALineIsNoArticle) {
  for (const char* line : {"null", "5", "\"x\"", "[]", "[1]"}) {
    std::istringstream stream(std::string("{\"text\": \"One.\"}\n") + line +
                              "\n{\"text\": \"Two.\"}\n");
    std::vector<std::string> faults;
    int articles = 0;
    read_articles(stream, "x.jsonl", ArticleFormat::kDetect,
                  {[&](const Document&) { ++articles; },
                   [&](const Error& error) { faults.push_back(error.describe()); }});
    EXPECT_EQ(articles, 2) << line;
    EXPECT_THAT(faults, ElementsAre(HasSubstr("x.jsonl:2: this is no article"))) << line;
  }
}

TEST(Reader, SaysWhyAFileCannotBeRead) {
  const ArticleSink sink{[](const Document&) {}, [](const Error&) {}};
  EXPECT_THROW(read_articles("/nonexistent/file.txt", ArticleFormat::kDetect, sink), Error);
  try {
    read_articles(std::filesystem::temp_directory_path(), ArticleFormat::kDetect, sink);
    FAIL() << "a folder was read";
  } catch (const Error& error) {
    EXPECT_THAT(error.describe(), HasSubstr("this is a folder"));
  }
}

}  // namespace
}  // namespace newsgraph
