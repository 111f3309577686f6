#include "newsgraph/ingest/resolve/name_match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "newsgraph/ingest/resolve/entity_key.h"

namespace newsgraph::resolve {
namespace {

std::vector<std::string> fields(const std::string& line, char separator) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, separator);) {
    const std::size_t begin = field.find_first_not_of(' ');
    const std::size_t end = field.find_last_not_of(' ');
    fields.push_back(begin == std::string::npos ? "" : field.substr(begin, end - begin + 1));
  }
  return fields;
}

/// "Omar Sy | president / SEN; envoy / SEN"; of an organisation or place, "Tripoli | Libya".
Profile profile(EntityLabel label, const std::string& text) {
  const std::vector<std::string> parts = fields(text, '|');
  Entity entity{label, parts[0], {}, {}};
  std::vector<Office> offices;
  if (parts.size() > 1 && label == EntityLabel::kPerson) {
    for (const std::string& each : fields(parts[1], ';')) {
      Office office = Office::parse(each);
      office.title = plain_title(office.title);
      offices.push_back(office);
    }
  } else if (parts.size() > 1) {
    entity.properties["country"] = parts[1];
  }
  std::string key = entity_key(entity);
  if (label == EntityLabel::kPerson) key = person_form_key(key, offices);
  return make_profile(label, key, {parts[0]}, offices);
}

std::string verdict(const NameMatch& match) {
  if (match.contradicts || match.score < kSuspect) return "different";
  return match.score < kMerge ? "suspect" : "same";
}

bool find_each_other(const Profile& left, const Profile& right) {
  const std::vector<Block> blocks = blocks_of(right);
  for (const Block& block : lookups_of(left)) {
    if (std::find(blocks.begin(), blocks.end(), block) != blocks.end()) return true;
  }
  return false;
}

struct Counts {
  int same = 0, merged = 0, rightly = 0;
};

TEST(NameMatch, JudgesTheLabelledPairsWithFullPrecisionAndRecall) {
  std::ifstream file(NEWSGRAPH_TEST_DATA "/resolve/name_pairs.tsv");
  ASSERT_TRUE(file);
  Counts counts;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> columns = fields(line, '\t');
    ASSERT_EQ(columns.size(), 4u) << line;
    const EntityLabel label = columns[0] == "Person"         ? EntityLabel::kPerson
                              : columns[0] == "Organization" ? EntityLabel::kOrganization
                                                             : EntityLabel::kPlace;
    const Profile left = profile(label, columns[2]);
    const Profile right = profile(label, columns[3]);
    const NameMatch match = compare(left, right);
    EXPECT_EQ(verdict(match), columns[1]) << line << "\n  " << match.score << ' ' << match.reason;
    EXPECT_EQ(verdict(compare(right, left)), verdict(match)) << line;
    counts.same += columns[1] == "same";
    counts.merged += verdict(match) == "same";
    counts.rightly += columns[1] == "same" && verdict(match) == "same";
    if (columns[1] == "different") continue;
    EXPECT_TRUE(find_each_other(left, right)) << line;
    EXPECT_TRUE(find_each_other(right, left)) << line;
  }
  RecordProperty("precision", std::to_string(double(counts.rightly) / counts.merged));
  RecordProperty("recall", std::to_string(double(counts.rightly) / counts.same));
  EXPECT_GE(counts.rightly, counts.merged);
}

TEST(NameMatch, SaysWhy) {
  const auto reason = [](const char* left, const char* right) {
    return compare(profile(EntityLabel::kPerson, left), profile(EntityLabel::kPerson, right))
        .reason;
  };
  EXPECT_EQ(reason("PM Karimi", "Daud Ali"), "different names");
  EXPECT_EQ(reason("Omar Sy | president / SEN", "Omar Sy | president / SEN"),
            "the same name, the same office");
  EXPECT_EQ(reason("John Smith | minister / AUS", "John Smith | minister / IND"),
            "the same name, but of AUS and of IND");
}

TEST(NameForm, GivesATitleOneSpelling) {
  EXPECT_EQ(plain_title("PM"), "prime minister");
  EXPECT_EQ(plain_title("Minister of Foreign Affairs"), "foreign minister");
  EXPECT_EQ(plain_title("minister for trade"), "trade minister");
}

TEST(NameForm, OfficesPrintAndParse) {
  for (const char* text : {"prime minister / PAK", "former president / KEN",
                           "spokeswoman / foreign ministry / RUS", "chair / mrk"}) {
    EXPECT_EQ(Office::parse(text).to_string(), text);
  }
}

}  // namespace
}  // namespace newsgraph::resolve
