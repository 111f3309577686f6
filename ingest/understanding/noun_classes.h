// Classes of nouns that say how what they mean is tied to somebody: what acts for another, what
// another holds, what only names a sort of place or a measure.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

inline bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// People and things that act for whom they belong to: "Maigari's group", "MRK fighters".
bool is_collective(const Word& word);
/// Those at somebody's side: "the US and Arab allies" are the US and others.
bool is_ally(const Word& word);
/// Collectives that act for no state, though they are of one: "Kenyan rebels".
bool is_non_state(const Word& word);
/// Those that fight, and belong to nobody where they are: "government troops", "jets in Syria".
bool is_force(const Word& word);
/// "the town of Kitwe": the noun says only what sort of place the name is of.
bool is_settlement(const Word& word);
/// Places and things by which their owner is struck or visited: "a base of the mission".
bool is_holding(const Word& word);
/// Nouns that tell when or where in an occasion: "on the sidelines of the summit".
bool is_framing(const Word& word);
/// Those that mean nothing besides: "talks on the sidelines" are not about sidelines.
bool is_edge(const Word& word);
/// Texts that say what those say who issue them: "a statement condemning the attack".
bool is_document(const Word& word);
/// What asks others to act: "an invitation to attend" is not for who invites.
bool is_asking(const Word& word);
/// Nouns that carry what the noun behind their "of" means: "a note of protest".
bool is_vessel(const Word& word);
/// Those whom aid is for: what is given "to the crisis in Iran" is given to Iran.
bool is_in_need(const Word& word);
/// Nouns that only count or collect the noun behind their "of": "a series of meetings", "billions
/// of euros", "goods worth".
bool is_measure(const Word& word);

}  // namespace newsgraph::understanding
