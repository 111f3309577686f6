// What an article says: the entities in it, where each is mentioned, and the facts between them.
//
// The meaning of labels, relationships and properties is documented in docs/schema.md. Everything
// refers to everything else by index into the Extraction that holds it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/temporal.h"
#include "newsgraph/graph/value.h"
#include "newsgraph/ingest/document.h"

namespace newsgraph {

/// The labels an entity can have.
enum class EntityLabel {
  kPerson,
  kCountry,
  kOrganization,
  kPlace,
  kTopic,
  kStatement,
  kEvent,
};
std::string_view to_string(EntityLabel label);

/// Something the article speaks of. Within one article there is one Entity a thing, however often
/// and under whatever names it is mentioned.
struct Entity {
  EntityLabel label = EntityLabel::kPerson;
  std::string name;                  ///< the fullest form, without titles; of a Statement, its text
  std::vector<std::string> aliases;  ///< other names seen, sorted, without `name`
  Map properties;  ///< iso2, iso3, kind, country, quoted … as the schema has them
};

enum class MentionKind {
  kName,     ///< "Mohsin Naqvi", "Moscow"
  kTitle,    ///< "the interior minister", "PM"
  kNominal,  ///< "the ministry", "his counterpart"
  kPronoun,  ///< "he", "they"
  kGroup,    ///< "both sides", "the two countries"
};

/// Words that stand for one or more entities. Offsets are Unicode code points in Document::text.
struct Mention {
  MentionKind kind = MentionKind::kName;
  std::size_t sentence = 0;
  std::size_t begin_codepoint = 0;
  std::size_t end_codepoint = 0;
  std::vector<std::size_t> entities;  ///< indices; empty when unresolved
};

enum class FactStatus { kOccurred, kPlanned, kCalledFor, kDenied, kHypothetical };
std::string_view to_string(FactStatus status);

/// How exactly a date is known.
enum class DatePrecision { kDay, kMonth, kYear };
std::string_view to_string(DatePrecision precision);

/// When something happened: the first day of a day, a month or a year, and the last day of a
/// period that has one.
struct FactDate {
  Date begin;
  std::optional<Date> end;
  DatePrecision precision = DatePrecision::kDay;

  /// "2025-02-25", "2024-10", "2024".
  std::string to_string() const;
  bool operator==(const FactDate&) const = default;
};

/// The sentence that says so. Offsets are Unicode code points in Document::text, end exclusive.
struct FactEvidence {
  std::size_t sentence = 0;
  std::size_t begin_codepoint = 0;
  std::size_t end_codepoint = 0;
  std::string quote;
  /// In whose words, as entities; empty where the article tells it itself.
  std::vector<std::size_t> said_by{};
};

/// How a fact was found in its text; its confidence is told from this.
struct FactOrigin {
  /// The words by which the article brings in an end of the fact, from plain to guessed.
  enum class Reference {
    kName,         ///< "Mohsin Naqvi"; also of a topic or statement, which is its own words
    kDescription,  ///< "the interior minister", "the ministry"
    kPronoun,      ///< "he", "their meeting"
    kGroup,        ///< "both sides", "the two countries"
    kAssumed,      ///< no words at all: those who met, the country of the dateline
  };
  enum class Predicate {
    kVerb,       ///< "met", "was arrested"
    kNoun,       ///< "his meeting with"
    kTitle,      ///< "Interior Minister Mohsin Naqvi"
    kContinued,  ///< a quotation goes on, and nobody is named again
  };
  enum class Dating {
    kSentence,  ///< its clause says when
    kStory,     ///< what is being told has a date
    kNone,      ///< undated
  };
  Reference subject = Reference::kName;
  Reference object = Reference::kName;
  Predicate predicate = Predicate::kVerb;
  Dating dating = Dating::kNone;
  BlockKind block = BlockKind::kParagraph;
  bool quoted = false;             ///< somebody's words say it, between quotation marks
  std::size_t sentence_words = 0;  ///< 0: not known
  /// Arcs of the tree from the predicate to the farther end; 0: not known.
  std::size_t distance = 0;
};

/// One relationship the article states. `relation` is a relationship of the schema.
struct Fact {
  std::size_t subject = 0;
  std::string relation;
  std::size_t object = 0;
  std::optional<FactDate> date;
  std::optional<std::size_t> place;  ///< an entity: Place or Country
  FactStatus status = FactStatus::kOccurred;
  double confidence = 0;  ///< 0..1: how often facts found in such a way are right
  FactOrigin origin;
  bool derived = false;  ///< concluded by the engine from other facts, not said
  /// title, to, with … as the schema has them. A `status` here ("former") stands for the one above.
  Map properties;
  /// Which reified event this fact is part of: facts of one article with the same number belong to
  /// one Event node. Absent for states such as HOLDS_OFFICE.
  std::optional<std::size_t> event;
  std::vector<FactEvidence> evidence;  ///< at least one
};

/// The reified happening behind interaction facts (PLOVER).
struct Occurrence {
  std::string type;  ///< PLOVER event type: "CONSULT", "AGREE" …
  std::string mode;  ///< PLOVER mode, or empty
  std::string summary;
  std::string cameo{};  ///< the nearest CAMEO event code: "036"; empty where there is none
};

struct Extraction {
  std::vector<Entity> entities;
  std::vector<Mention> mentions;
  std::vector<Occurrence> events;  ///< what Fact::event counts
  std::vector<Fact> facts;
};

/// In whose words alone the article has a fact: everybody who says so, in the order of the text;
/// nobody where the article tells it itself, once at least.
std::vector<std::size_t> sayers_of(const Fact& fact);

/// Whether a relation says the same read from either end, as MET_WITH does.
bool is_symmetric(std::string_view relation);

/// One JSON object a fact, one fact a line, as docs/schema.md describes.
void write_json_lines(const Document& document, const Extraction& extraction, std::ostream& out);

}  // namespace newsgraph
