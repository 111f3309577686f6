#include "newsgraph/cli/schema_table.h"

namespace newsgraph::cli {

namespace {

constexpr LabelMeaning kLabels[] = {
    {"Person", "name, aliases", "one individual"},
    {"Country", "name, iso2, iso3, aliases",
     "a state; its capital, government or side where these act"},
    {"Organization", "name, aliases, country", "a ministry, party, company, alliance, armed group"},
    {"Place", "name, aliases, country", "where something is or happens"},
    {"Topic", "name", "what was discussed, agreed, signed or asked for"},
    {"Statement", "text, quoted", "what somebody said, as a clause"},
    {"Event", "name | type, mode, cameo, date, date_end, precision, status, summary",
     "a named occasion, or one happening"},
    {"Name", "key, of, name, names, offices",
     "a form under which articles speak of a person, organisation or place"},
    {"Article", "id, title, date, source, url, text", "one document that was read"},
};

constexpr RelationshipMeaning kRelationships[] = {
    {"HOLDS_OFFICE", "Person", "Country | Organization", false, "",
     "they are (status 'former': were) its minister, ambassador, president …; title says which"},
    {"MEMBER_OF", "actor", "Organization", false, "", "it belongs to it"},
    {"LOCATED_IN", "Place", "Country", false, "", "it lies there"},
    {"MET_WITH", "actor", "actor", true, "CONSULT", "they met in person"},
    {"SPOKE_WITH", "actor", "actor", true, "CONSULT", "they talked by telephone, video or letter"},
    {"VISITED", "actor", "Country | Place", false, "CONSULT", "they went, arrived or are there"},
    {"HOSTED", "actor", "actor | Event", false, "CONSULT", "they received the visitor"},
    {"ATTENDED", "actor", "Event", false, "CONSULT", "they took part in the named occasion"},
    {"DISCUSSED", "actor", "Topic", false, "CONSULT", "it was on their table"},
    {"INVITED", "actor", "actor", false, "CONSULT",
     "one asked the other to come or take part; to says where"},
    {"AGREED_WITH", "actor", "actor", true, "AGREE", "they came to an understanding"},
    {"AGREED_ON", "actor", "Topic", false, "AGREE",
     "it is what they agreed on or decided together"},
    {"SIGNED", "actor", "Topic", false, "AGREE", "they signed it"},
    {"COOPERATED_WITH", "actor", "actor", true, "COOPERATE", "they did something jointly"},
    {"SUPPORTED", "actor", "actor | Topic", false, "SUPPORT",
     "one backed, praised, endorsed or stood by the other"},
    {"THANKED", "actor", "actor", false, "SUPPORT", "one thanked or congratulated the other"},
    {"AIDED", "actor", "actor", false, "AID", "one gave money, arms, goods, shelter"},
    {"REQUESTED", "actor", "actor | Topic", false, "REQUEST", "one urged, asked, demanded"},
    {"ACCUSED", "actor", "actor", false, "ACCUSE", "one blamed, criticised, condemned the other"},
    {"REJECTED", "actor", "actor | Topic", false, "REJECT", "one refused or denied it"},
    {"THREATENED", "actor", "actor", false, "THREATEN", "one threatened the other"},
    {"PROTESTED", "actor", "actor | Topic", false, "PROTEST",
     "one protested, or summoned the other's envoy"},
    {"SANCTIONED", "actor", "actor", false, "SANCTION",
     "one imposed sanctions, expelled, cut ties"},
    {"MOBILIZED", "actor", "actor | Place", false, "MOBILIZE", "one moved or readied forces"},
    {"COERCED", "actor", "actor", false, "COERCE", "one arrested, detained, deported the other"},
    {"ATTACKED", "actor", "actor | Place", false, "ASSAULT", "one used force against the other"},
    {"CONCEDED", "actor", "actor | Topic", false, "CONCEDE", "one lifted, eased or released it"},
    {"RETREATED", "actor", "actor | Place", false, "RETREAT", "one withdrew its forces"},
    {"APPOINTED", "actor", "Person", false, "", "one named, elected or swore in the other"},
    {"SAID", "actor", "Statement", false, "", "one said so"},
    {"ACTOR", "Event", "actor", false, "", "who acted; of a symmetric fact both"},
    {"RECIPIENT", "Event", "actor", false, "", "whom it was done to"},
    {"AT", "Event", "Place | Country", false, "", "where it happened"},
    {"ABOUT", "Event", "Topic", false, "", "what it was about"},
    {"REPORTED_IN", "Event", "Article", false, "", "where it is told, with the sentence"},
    {"NAMES", "Name", "Person | Organization | Place", false, "",
     "whom the name is taken for; reason and score say why"},
    {"SAME_AS", "Name", "Name", false, "", "a user has decided that they name one"},
    {"DIFFERENT_FROM", "Name", "Name", false, "", "a user has decided that they name two"},
    {"MENTIONS", "Article", "any", false, "", "the article speaks of it, under these names"},
};

constexpr EventTypeMeaning kEventTypes[] = {
    {"AGREE", "agree, sign, settle"},
    {"CONSULT", "meet, visit, talk, negotiate"},
    {"SUPPORT", "back, praise, thank, recognise"},
    {"COOPERATE", "do something jointly"},
    {"AID", "give money, goods, arms, shelter"},
    {"CONCEDE", "ease, lift, release, yield"},
    {"RETREAT", "withdraw forces, cease fire"},
    {"REQUEST", "urge, ask, demand"},
    {"ACCUSE", "blame, criticise, condemn"},
    {"REJECT", "refuse, deny, veto"},
    {"THREATEN", "warn of harm or of force"},
    {"PROTEST", "demonstrate, strike, lodge a protest"},
    {"SANCTION", "impose sanctions, expel, cut ties"},
    {"MOBILIZE", "move or ready forces"},
    {"COERCE", "arrest, detain, seize, ban"},
    {"ASSAULT", "use force"},
};

}  // namespace

std::span<const LabelMeaning> label_meanings() {
  return kLabels;
}
std::span<const RelationshipMeaning> relationship_meanings() {
  return kRelationships;
}
std::span<const EventTypeMeaning> event_type_meanings() {
  return kEventTypes;
}

}  // namespace newsgraph::cli
