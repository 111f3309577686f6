// What has been read of an event, written down: its facts, who came together in it, why it was
// dropped.
#include "newsgraph/ingest/understanding/events.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/topics.h"

namespace newsgraph::understanding {

namespace {

bool brings_together(const std::string& relation) {
  return relation == "MET_WITH" || relation == "SPOKE_WITH" || relation == "AGREED_WITH" ||
         relation == "SIGNED";
}

/// Whether a relation can end at such a thing (docs/schema.md).
bool may_end_at(const std::string& relation, EntityLabel label) {
  if (relation == "MEMBER_OF") return label == EntityLabel::kOrganization;
  if (relation == "APPOINTED") return label == EntityLabel::kPerson;
  if (relation == "ATTENDED") return label == EntityLabel::kEvent;
  if (relation == "VISITED") return label == EntityLabel::kCountry || label == EntityLabel::kPlace;
  return true;
}

}  // namespace

void EventReader::write_facts(const Match& match, const Filling& from, const Filling& to,
                              EventNumbers& events) {
  FactOrigin origin = output_.origin;
  origin.subject = from.reference;
  origin.object = to.reference;
  for (const Filling* end : {&from, &to}) {
    if (!end->word) continue;
    const std::size_t arcs = clauses_.tree().distance(match.anchor.predicate, *end->word);
    origin.distance = std::max(origin.distance, arcs);
  }
  if (match.noun()) origin.predicate = FactOrigin::Predicate::kNoun;
  if (match.date) {
    origin.dating = match.dated ? FactOrigin::Dating::kSentence : FactOrigin::Dating::kStory;
  }
  if (match.frame->one_slot) {
    for (std::size_t i = 0; i < from.entities.size(); ++i) {
      for (std::size_t k = i + 1; k < from.entities.size(); ++k) {
        write_fact(match, from.entities[i], from.entities[k], origin, events);
      }
    }
    return;
  }
  for (std::size_t subject : from.entities) {
    for (std::size_t object : to.entities) {
      // Of a symmetric fact once is enough.
      const bool both =
          is_symmetric(match.frame->relation) && object <= subject &&
          std::find(from.entities.begin(), from.entities.end(), object) != from.entities.end();
      if (both) continue;
      write_fact(at_own_date(match, object), subject, object, origin, events);
    }
    for (const std::string& topic : to.topics) {
      // "A commitment to over £2 billion" supports nothing that is told; one asks for an amount.
      if (match.frame->relation == "SUPPORTED" && is_amount(topic)) continue;
      write_fact(match, subject, output_.registry.topic(topic), origin, events);
    }
  }
}

/// "Spoke with A on Monday and with B on Tuesday": each has the time that stands behind it.
EventReader::Match EventReader::at_own_date(const Match& match, std::size_t object) const {
  Match own = match;
  const auto& times = clauses_.view().times;
  if (!match.dated || times.size() < 2) return own;
  const auto member = conjunct_of(match.anchor.predicate, object);
  if (!member) return own;
  const Syntax& tree = clauses_.tree();
  std::size_t end = *member + 1;
  const auto ends = [&](std::size_t word) {
    return tree.is_verb(word) || tree.first_conjunct(word) == tree.first_conjunct(*member);
  };
  while (end < tree.size() && !ends(end)) ++end;
  const auto time = std::find_if(times.begin(), times.end(), [&](const TimeExpression& told) {
    return told.words.begin > *member && told.words.begin < end;
  });
  if (time == times.end()) return own;
  const bool future = match.status != FactStatus::kOccurred && match.status != FactStatus::kDenied;
  if (auto date = resolve(*time, discourse_.time(), future)) own.date = std::move(date);
  return own;
}

/// The word of a coordination beside a predicate that means an entity.
std::optional<std::size_t> EventReader::conjunct_of(std::size_t predicate,
                                                    std::size_t entity) const {
  Nominals nominals = clauses_.object(predicate);
  for (const Oblique& oblique : clauses_.obliques(predicate)) nominals.push_back(oblique.head);
  for (std::size_t nominal : nominals) {
    const Syntax& tree = clauses_.tree();
    if (tree.coordination(tree.first_conjunct(nominal)).size() < 2) continue;
    const std::vector<std::size_t> meant = slots_.resolve({nominal}, Role::kActor).entities;
    if (std::find(meant.begin(), meant.end(), entity) != meant.end()) return nominal;
  }
  return std::nullopt;
}

void EventReader::write_fact(const Match& match, std::size_t from, std::size_t to,
                             const FactOrigin& origin, EventNumbers& events) {
  const Frame& frame = *match.frame;
  if (!may_end_at(frame.relation, output_.registry.entities()[to].label)) return;
  Fact fact;
  fact.subject = from;
  fact.relation = frame.relation;
  fact.object = to;
  fact.date = match.date;
  fact.place = slots_.place(match.anchor);
  fact.status = match.status;
  fact.origin = origin;
  for (const Slot& property : frame.properties) {
    const Filling filling = slots_.fill(property, match.anchor);
    if (filling.entities.empty()) continue;
    fact.properties[property.prepositions.front()] =
        output_.registry.entities()[filling.entities.front()].name;
  }
  if (!frame.type.empty()) {
    const auto [known, fresh] = events.try_emplace(frame.type + '/' + frame.mode, 0);
    if (fresh) {
      known->second =
          output_.facts.open_event({frame.type, frame.mode, output_.evidence.quote, frame.cameo});
    }
    fact.event = known->second;
  }
  fact.evidence.push_back(output_.evidence);
  fact.evidence.back().said_by = attribution_.sources(match.anchor.predicate);
  output_.facts.add(std::move(fact), output_.weak);
}

/// Whoever receives somebody meets them; whoever hosts a conference meets nobody by that.
bool EventReader::receives_persons(const Match& match, const Filling& to) const {
  return match.frame->relation == "HOSTED" &&
         std::ranges::all_of(to.entities, [&](std::size_t entity) {
           return output_.registry.entities()[entity].label == EntityLabel::kPerson;
         });
}

void EventReader::note_participants(const Match& match, const Filling& from, const Filling& to) {
  const bool together = brings_together(match.frame->relation) || receives_persons(match, to);
  if (!together || output_.weak) return;
  if (match.status != FactStatus::kOccurred && match.status != FactStatus::kPlanned) return;
  std::vector<std::size_t> participants = from.entities;
  if (match.frame->relation != "SIGNED") add_unique(participants, to.entities);
  met_at_[match.anchor.predicate] = participants;
  // What the sentence itself dates away from the news is told in passing.
  const bool passing = match.dated && discourse_.is_background(*match.date);
  discourse_.note_meeting(participants, match.date, match.recalled || passing);
}

void EventReader::explain(const Match& match, const Filling& from, const Filling& to,
                          std::string dropped) const {
  if (output_.explanation == nullptr) return;
  TriedEntry entry;
  entry.sentence = output_.evidence;
  entry.predicate = clauses_.tree().word(match.anchor.predicate).form;
  entry.relation = match.frame->relation;
  entry.source = match.frame->source;
  const auto names = [&](const Filling& filling) {
    std::vector<std::string> found = filling.topics;
    for (std::size_t entity : filling.entities) {
      found.push_back(output_.registry.entities()[entity].name);
    }
    return found;
  };
  entry.from = names(from);
  if (!match.frame->one_slot) entry.to = names(to);
  entry.status = match.status;
  entry.date = match.date;
  entry.dropped = std::move(dropped);
  output_.explanation->push_back(std::move(entry));
}

}  // namespace newsgraph::understanding
