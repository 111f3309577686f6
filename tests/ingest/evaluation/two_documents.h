// A small treebank with coreference: what several tests look at.
#pragma once

#include <string_view>

namespace newsgraph::testing {

/// Two documents: "Lima left . Lima is ill ." and "Lima left ."
inline constexpr std::string_view kTwoDocuments =
    "# newdoc id = a\n# global.Entity = eid-etype-head\n"
    "1 Lima Lima PROPN _ 2 nsubj Entity=(e1-person-1)\n"
    "2 left leave VERB _ 0 root\n"
    "3 . . PUNCT _ 2 punct\n\n"
    "1 Lima Lima PROPN _ 3 nsubj Entity=(e1-person-1)\n"
    "2 is be AUX _ 3 cop\n"
    "3 ill ill ADJ _ 0 root\n"
    "4 . . PUNCT _ 3 punct\n\n"
    "# newdoc id = b\n"
    "1 Lima Lima PROPN _ 2 nsubj Entity=(e1-place-1)\n"
    "2 left leave VERB _ 0 root\n"
    "3 . . PUNCT _ 2 punct\n\n";

}  // namespace newsgraph::testing
