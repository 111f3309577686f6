// How much two versions of an article have in common.
#pragma once

#include <string_view>

namespace newsgraph::resolve {

/// Of the runs of three words in the text that has fewer, the share that the other has too, 0 to 1:
/// near 1 for a corrected version, and for two reports on different things near 0, since what they
/// share are words and hardly ever three in a row (Broder, "On the resemblance and containment of
/// documents", 1997). A text of less than three words is one run.
double likeness(std::string_view left, std::string_view right);

}  // namespace newsgraph::resolve
