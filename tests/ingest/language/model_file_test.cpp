#include "newsgraph/ingest/language/model_file.h"

#include <gmock/gmock.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <type_traits>

#include "graph/store/temporary_folder.h"
#include "newsgraph/ingest/analyzer.h"
#include "tiny_model.h"

namespace newsgraph::language {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::ModelSections;

constexpr std::size_t kHeader = 32;
constexpr std::size_t kEntry = 80;

static_assert(!std::is_copy_constructible_v<ModelFile>, "its sections would view another's bytes");

/// What is wrong with a file: its message, or "" when nothing is.
std::string fault(const std::string& bytes) {
  try {
    ModelFile::view(bytes, "m.model");
  } catch (const Error& error) {
    EXPECT_EQ(error.location().file, "m.model");
    EXPECT_FALSE(error.hint().empty()) << error.what();
    return error.what();
  }
  return "";
}

/// The same of a model as the analyzer sees it, which must also cope with what it accepts.
std::string fault_of_model(const std::string& bytes) {
  try {
    const Analyzer analyzer(ModelFile::view(bytes, "m.model"));
    const Analysis analysis = analyzer.analyze(
        "Mr Smith met the 12 ministers of the city. They don't cannot went.\n\nthe "
        "\xff\xf0\x9f\x99\x82 x");
    for (const Sentence& sentence : analysis.sentences) {
      for (const Token& token : sentence.tokens) {
        EXPECT_LE(token.head, sentence.tokens.size());
        EXPECT_LT(token.begin_byte, token.end_byte);
      }
    }
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

template <class T>
void put(std::string& bytes, std::size_t offset, T value) {
  std::memcpy(bytes.data() + offset, &value, sizeof value);
}

ModelSections two_sections() {
  ModelSections model;
  model.set_text("words", "a\nb");
  model.set_floats("numbers", 2, 3, {0, 1, 2, 3, 4, 5});
  return model;
}

TEST(ModelFile, GivesWhatWasWritten) {
  const std::string bytes = two_sections().file();
  const ModelFile model = ModelFile::view(bytes, "m.model");
  EXPECT_EQ(model.text("words"), "a\nb");
  EXPECT_THAT(model.lines("words"), ElementsAre("a", "b"));
  EXPECT_THAT(model.floats("numbers", 2, 3), ElementsAre(0, 1, 2, 3, 4, 5));
  EXPECT_THAT(model.floats("numbers", 0, 3), ElementsAre(0, 1, 2, 3, 4, 5));
  EXPECT_EQ(model.section("numbers").rows, 2u);
}

TEST(ModelFile, ReadsAFileAndMovesWithItsBytes) {
  testing::TemporaryFolder folder;
  std::ofstream(folder / "m.model", std::ios::binary) << two_sections().file();
  ModelFile first = ModelFile::read(folder / "m.model");
  const ModelFile second = std::move(first);
  EXPECT_THAT(second.lines("words"), ElementsAre("a", "b"));
}

TEST(ModelFile, LinesAreDividedNotEnded) {
  ModelSections model;
  model.set_text("none", "");
  model.set_text("ended", "a\n");
  model.set_text("empty between", "a\n\nb");
  const std::string bytes = model.file();
  const ModelFile file = ModelFile::view(bytes, "m.model");
  EXPECT_THAT(file.lines("none"), IsEmpty());
  EXPECT_THAT(file.lines("ended"), ElementsAre("a"));
  EXPECT_THAT(file.lines("empty between"), ElementsAre("a", "", "b"));
}

TEST(ModelFile, HalfFloatsAreThoseOfIeee754) {
  EXPECT_EQ(half_to_float(0x0000), 0.0F);
  EXPECT_TRUE(std::signbit(half_to_float(0x8000)));
  EXPECT_EQ(half_to_float(0x3c00), 1.0F);
  EXPECT_EQ(half_to_float(0xc500), -5.0F);
  EXPECT_EQ(half_to_float(0x7bff), 65504.0F);
  EXPECT_EQ(half_to_float(0x0400), std::ldexp(1.0F, -14));          // the least normal number
  EXPECT_EQ(half_to_float(0x83ff), -1023 * std::ldexp(1.0F, -24));  // subnormal
  EXPECT_EQ(half_to_float(0x7c00), INFINITY);
  EXPECT_EQ(half_to_float(0xfc00), -INFINITY);
  EXPECT_TRUE(std::isnan(half_to_float(0x7e00)));
}

struct Damage {
  const char* what;
  void (*damage)(std::string& file);
  bool mended;  ///< the checksum is made to fit
  const char* message;
};

TEST(ModelFile, RefusesWhatIsDamaged) {
  constexpr std::size_t kType = kHeader + 48, kRows = kHeader + 52, kColumns = kHeader + 56,
                        kOffset = kHeader + 64, kSize = kHeader + 72;
  const Damage cases[] = {
      {"nothing", [](std::string&) {}, false, ""},
      {"empty", [](std::string& f) { f.clear(); }, false, "not a newsgraph language model"},
      {"foreign", [](std::string& f) { f = std::string(500, 'x'); }, false,
       "not a newsgraph language model"},
      {"half a header", [](std::string& f) { f.resize(20); }, false,
       "not a newsgraph language model"},
      {"line ends converted", [](std::string& f) { f.insert(7, "\r"); }, false,
       "not a newsgraph language model"},
      {"version", [](std::string& f) { put(f, 8, 7U); }, false,
       "version 7, this program reads version 1"},
      {"one byte more", [](std::string& f) { f += 'x'; }, false, "it is cut off or damaged"},
      {"checksum", [](std::string& f) { f[24] ^= 1; }, false, "does not match its checksum"},
      {"a byte of a section", [](std::string& f) { f.back() ^= 1; }, false,
       "does not match its checksum"},
      {"sections without end", [](std::string& f) { put(f, 12, 0xffffffffU); }, true,
       "a table of sections longer than itself"},
      {"unknown type", [](std::string& f) { put(f, kType, 9U); }, true, "\"words\""},
      {"begins after the end", [](std::string& f) { put(f, kOffset, f.size() + 1); }, true,
       "a section \"words\" that does not fit it"},
      {"ends after the end", [](std::string& f) { put(f, kOffset, f.size() - 1); }, true,
       "a section \"words\" that does not fit it"},
      {"begins just before 2^64", [](std::string& f) { put(f, kOffset, ~std::uint64_t{0}); }, true,
       "a section \"words\" that does not fit it"},
      {"an end beyond 2^64", [](std::string& f) { put(f, kSize, ~std::uint64_t{0}); }, true,
       "a section \"words\" that does not fit it"},
      {"too many rows", [](std::string& f) { put(f, kRows, 2U); }, true,
       "a section \"words\" that does not fit it"},
      {"a product beyond 2^32",
       [](std::string& f) {
         put(f, kRows, 0x80000000U);
         put(f, kColumns, 0x80000000U);
       },
       true, "a section \"words\" that does not fit it"},
      {"numbers cut in two", [](std::string& f) { put(f, kSize + kEntry, std::uint64_t{23}); },
       true, "a section \"numbers\" that does not fit it"},
      {"two of one name", [](std::string& f) { f.replace(kHeader + kEntry, 8, "words\0\0\0", 8); },
       true, "two sections \"words\""},
  };
  for (const Damage& each : cases) {
    SCOPED_TRACE(each.what);
    std::string file = two_sections().file();
    each.damage(file);
    if (each.mended) testing::mend_header(file);
    if (*each.message == '\0') {
      EXPECT_EQ(fault(file), "");
    } else {
      EXPECT_THAT(fault(file), HasSubstr(each.message));
    }
  }
}

TEST(ModelFile, RefusesWhatIsCutOffAnywhere) {
  const std::string file = two_sections().file();
  for (std::size_t size = 0; size < file.size(); ++size) {
    EXPECT_NE(fault(file.substr(0, size)), "") << size;
  }
}

TEST(ModelFile, SaysWhatIsAskedInVain) {
  const std::string bytes = two_sections().file();
  const ModelFile model = ModelFile::view(bytes, "m.model");
  const auto message = [](const auto& action) -> std::string {
    try {
      action();
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInternal);
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(message([&] { model.section("absent"); }), HasSubstr("lacks the section \"absent\""));
  EXPECT_THAT(message([&] { model.text("numbers"); }), HasSubstr("numbers where text is expected"));
  EXPECT_THAT(message([&] { model.floats("words", 0, 0); }),
              HasSubstr("no floating-point numbers"));
  EXPECT_THAT(message([&] { model.floats("numbers", 3, 2); }),
              HasSubstr("2 × 3 in \"numbers\" where 3 × 2 is expected"));
}

TEST(ModelFile, SaysThatAFileCannotBeRead) {
  testing::TemporaryFolder folder;
  const auto kind = [](const std::filesystem::path& path) {
    try {
      ModelFile::read(path);
    } catch (const Error& error) {
      EXPECT_EQ(error.location().file, path.string());
      return error.kind();
    }
    return ErrorKind::kInternal;
  };
  EXPECT_EQ(kind(folder / "absent"), ErrorKind::kInput);
  EXPECT_EQ(kind(folder.path()), ErrorKind::kInput);  // a folder
  std::ofstream(folder / "empty");
  EXPECT_EQ(kind(folder / "empty"), ErrorKind::kInput);
}

// ---- models that are whole as files, and wrong all the same -----------------------------------

TEST(HostileModel, TheTinyModelIsAGoodOne) {
  EXPECT_EQ(fault_of_model(testing::tiny_model().file()), "");
}

TEST(HostileModel, EverySectionIsMissed) {
  for (const testing::ModelSection& section : testing::tiny_model().sections) {
    ModelSections model = testing::tiny_model();
    model.remove(section.name);
    EXPECT_THAT(fault_of_model(model.file()),
                HasSubstr("lacks the section \"" + section.name + "\""));
  }
}

TEST(HostileModel, EverySectionMayBeEmpty) {
  for (const testing::ModelSection& section : testing::tiny_model().sections) {
    for (const bool no_rows : {false, true}) {
      SCOPED_TRACE(section.name);
      ModelSections model = testing::tiny_model();
      testing::ModelSection& emptied = model.at(section.name);
      emptied.bytes.clear();
      (no_rows ? emptied.rows : emptied.columns) = 0;
      fault_of_model(model.file());
    }
  }
}

struct WrongText {
  const char* section;
  const char* text;
  const char* message;  ///< "" when it is well
};

TEST(HostileModel, SaysWhatIsWrongWithText) {
  const WrongText cases[] = {
      {"labels.upos", "", "no labels in \"labels.upos\""},
      {"labels.upos", "NOUN\nVERB", "do not match \"labels.upos\""},
      {"labels.upos", "A\nB\nC\nD", "do not match \"labels.upos\""},
      {"labels.xpos", "", "no labels in \"labels.xpos\""},
      {"labels.feats", "", "no labels in \"labels.feats\""},
      {"labels.ner", "", "no labels in \"labels.ner\""},
      {"labels.ner", "O\nI-\nI-A\nI-B\nI-C", ""},
      {"labels.ner", "I-A\nI-B\nI-C\nI-D\nI-E", ""},
      {"labels.ner", "\n\n\n\n\n", ""},
      {"labels.deprel", "obj\nobl\npunct", "no relation \"root\""},
      {"labels.deprel", "", "no labels in \"labels.deprel\""},
      {"labels.lemma", "l0\nk0|\nl1|", "malformed lemma script \"l0\""},
      {"labels.lemma", "x0|\nk0|\nl1|", "malformed lemma script \"x0|\""},
      {"labels.lemma", "l|\nk0|\nl1|", "malformed lemma script \"l|\""},
      {"labels.lemma", "l-1|\nk0|\nl1|", "malformed lemma script \"l-1|\""},
      {"labels.lemma", "l1x|\nk0|\nl1|", "malformed lemma script \"l1x|\""},
      {"labels.lemma", "l18446744073709551616|\nk0|\nl1|", "malformed lemma script"},
      {"labels.lemma", "l18446744073709551615|\nk0|\nl1|", ""},
      {"lemma.exceptions", "went", "malformed line in \"lemma.exceptions\""},
      {"lemma.exceptions", "", ""},
      {"lemma.known", "meet", "malformed line in \"lemma.known\""},
      {"lemma.known", "", ""},
      {"segmenter.multiword", "don't", "malformed line in \"segmenter.multiword\": don't"},
      {"segmenter.multiword", "don't 5 0", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "don't 0 5", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "don't 2 2", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "don't 2 4", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "don't 2 3x", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "don't x 5", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "don't 4294967295 6", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "its 3|", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "its |3", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "its 3|2 2", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "its 3|2 1|3", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "\n", "malformed line in \"segmenter.multiword\""},
      {"segmenter.multiword", "", ""},
      {"segmenter.abbreviations", "Mr", "malformed line in \"segmenter.abbreviations\""},
      {"segmenter.abbreviations", "Mr 9", "malformed line in \"segmenter.abbreviations\""},
      {"segmenter.abbreviations", "\n", "malformed line in \"segmenter.abbreviations\""},
      {"segmenter.keys", "the", "in \"segmenter.key\""},
      {"characters", "\n\n\n", "in \"characters.rows\""},  // one character, three times
      {"characters", "ab\n\xff\nt", ""},
      {"characters", "", "in \"characters.rows\""},
      {"vectors.words", "z\nb\na", ""},  // out of order: some are not found
      {"vectors.words", "a", "vectors that do not match their words"},
  };
  for (const WrongText& each : cases) {
    SCOPED_TRACE(std::string(each.section) + " = " + each.text);
    ModelSections model = testing::tiny_model();
    model.set_text(each.section, each.text);
    const std::string message = fault_of_model(model.file());
    if (*each.message == '\0') {
      EXPECT_EQ(message, "");
    } else {
      EXPECT_THAT(message, HasSubstr(each.message));
    }
  }
}

TEST(HostileModel, NumbersOfNoMeasureDoNoHarm) {
  for (const float strange : {NAN, INFINITY, -INFINITY, 3e38F, -3e38F}) {
    for (const testing::ModelSection& section : testing::tiny_model().sections) {
      if (section.type != ElementType::kFloat32) continue;
      SCOPED_TRACE(section.name + " of " + std::to_string(strange));
      ModelSections model = testing::tiny_model();
      model.set_floats(section.name, section.rows, section.columns,
                       std::vector<float>(section.rows * section.columns, strange));
      EXPECT_EQ(fault_of_model(model.file()), "");
    }
  }
}

TEST(HostileModel, DamageIsRefusedOrHarmless) {
  for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t bound) { return random() % bound; };
    ModelSections model = testing::tiny_model();
    for (std::uint32_t count = 1 + below(3); count > 0; --count) testing::damage(model, below);
    std::string file = model.file();
    if (below(2) == 0) {
      file[kHeader + below(static_cast<std::uint32_t>(file.size() - kHeader))] ^= 1U << below(8);
      testing::mend_header(file);
    }
    fault_of_model(file);
  }
}

// ---- the model of the program -----------------------------------------------------------------

std::string english_model() {
  std::ifstream in(NEWSGRAPH_DATASETS "/models/english.model", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(EnglishModel, FlipsAndCutsAreNoticed) {
  const std::string file = english_model();
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::string damaged = file;
    if (round % 2 == 0) {
      damaged[random() % damaged.size()] ^= static_cast<char>(1U << random() % 8);
    } else {
      damaged.resize(random() % damaged.size());
    }
    EXPECT_NE(fault(damaged), "") << "round " << round;
  }
}

TEST(EnglishModel, CutsAtTheEndsOfSectionsAreNoticed) {
  const std::string file = english_model();
  const ModelFile whole = ModelFile::view(file, "m.model");
  for (const char* last : {"metadata", "labels.ner", "vectors.rows", "segmenter.output.weight"}) {
    const std::string_view bytes = whole.section(last).bytes;
    const auto end = static_cast<std::size_t>(bytes.data() + bytes.size() - file.data());
    EXPECT_THAT(fault(file.substr(0, end)), HasSubstr("it is cut off or damaged")) << last;
    std::string mended = file.substr(0, end);
    testing::mend_header(mended);
    EXPECT_THAT(fault(mended), HasSubstr("does not fit it")) << last;
  }
}

}  // namespace
}  // namespace newsgraph::language
