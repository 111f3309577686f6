#include "newsgraph/ingest/resolve/event_match.h"

#include <algorithm>
#include <cstdlib>

namespace newsgraph::resolve {

namespace {

constexpr std::int64_t kWeek = 7;

ReportMatch apart(const std::string& reason) {
  return {0, reason, true};
}

bool is_same(const Participant& left, const Participant& right) {
  if (left.acts != right.acts) return false;
  if (left.node == right.node) return true;
  // One of the two stands for the other.
  if (left.is_country == right.is_country) return false;
  return std::any_of(left.countries.begin(), left.countries.end(),
                     [&](const std::string& each) { return right.countries.contains(each); });
}

/// Finds each of `some` another of `all` (Kuhn's algorithm for bipartite matching).
class Pairing {
 public:
  Pairing(const std::vector<Participant>& some, const std::vector<Participant>& all)
      : some_(some), all_(all), partner_of_(all.size(), some.size()) {}

  bool is_complete() {
    for (std::size_t each = 0; each < some_.size(); ++each) {
      std::vector<bool> tried(all_.size(), false);
      if (!pair(each, tried)) return false;
    }
    return true;
  }

 private:
  bool pair(std::size_t each, std::vector<bool>& tried) {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (tried[i] || !is_same(some_[each], all_[i])) continue;
      tried[i] = true;
      if (partner_of_[i] == some_.size() || pair(partner_of_[i], tried)) {
        partner_of_[i] = each;
        return true;
      }
    }
    return false;
  }

  const std::vector<Participant>& some_;
  const std::vector<Participant>& all_;
  std::vector<std::size_t> partner_of_;
};

/// Whether everybody in `some` is in `all`, each as another.
bool are_among(const std::vector<Participant>& some, const std::vector<Participant>& all) {
  return Pairing(some, all).is_complete();
}

bool share(const std::set<NodeId>& left, const std::set<NodeId>& right) {
  return std::any_of(left.begin(), left.end(), [&](NodeId each) { return right.contains(each); });
}

/// One participant in common says little: then the topic or place has to be the same.
bool are_enough(const Report& smaller, const Report& larger) {
  if (smaller.participants.size() > 1) return true;
  if (smaller.participants.empty()) return false;
  if (share(smaller.about, larger.about)) return true;
  return larger.participants.size() == 1 && smaller.about.empty() && larger.about.empty();
}

std::string days(std::int64_t count) {
  return std::to_string(count) + (count == 1 ? " day" : " days");
}

ReportMatch compare_dated(const Period& left, const Period& right) {
  if (right.last < left.first || left.last < right.first) return apart("other dates");
  if (left == right) {
    return {left.precision == DatePrecision::kDay ? 0.95 : 0.85, "the same date", false};
  }
  const bool vague =
      left.precision == DatePrecision::kYear || right.precision == DatePrecision::kYear;
  if (vague) return {0.6, "dates that fit", false};
  return {0.85, "dates that fit", false};
}

/// Of two reports the second gives no date.
ReportMatch compare_with_undated(const Report& dated, const Report& undated) {
  if (!undated.published) return {0.6, "no date", false};
  const std::int64_t after = undated.published->days - dated.period->last.days;
  if (undated.published->days < dated.period->first.days - kDaysBefore || after > kDaysAfter) {
    return apart("told at another time");
  }
  const double lateness = static_cast<double>(std::max<std::int64_t>(after, 0));
  return {0.8 - 0.003 * lateness,
          "no date, reported within " + days(std::max<std::int64_t>(after, 1)), false};
}

ReportMatch compare_undated(const Report& left, const Report& right) {
  if (!left.published || !right.published) return {0.78, "no dates", false};
  const std::int64_t between = std::abs(left.published->days - right.published->days);
  if (between > kDaysAfter) return apart("told at another time");
  if (between > kWeek) return {0.6, "no dates, " + days(between) + " between the reports", false};
  return {0.78, "no dates, reported within a week", false};
}

ReportMatch compare_dates(const Report& left, const Report& right) {
  if (left.period && right.period) return compare_dated(*left.period, *right.period);
  if (left.period) return compare_with_undated(left, right);
  if (right.period) return compare_with_undated(right, left);
  return compare_undated(left, right);
}

}  // namespace

ReportMatch compare(const Report& left, const Report& right) {
  if (left.article == right.article) return apart("told apart by their article");
  return compare_told(left, right);
}

ReportMatch compare_told(const Report& left, const Report& right) {
  if (left.type != right.type || left.mode != right.mode || left.status != right.status) {
    return apart("another kind of event");
  }
  ReportMatch match = compare_dates(left, right);
  if (match.contradicts) return match;
  const bool in_order = left.participants.size() <= right.participants.size();
  const Report& smaller = in_order ? left : right;
  const Report& larger = in_order ? right : left;
  if (!are_among(smaller.participants, larger.participants)) return apart("other participants");
  const bool all = smaller.participants.size() == larger.participants.size();
  if (!are_enough(smaller, larger)) return {0.6, "too little in common", false};
  const bool sure = left.period && right.period;
  if (!all && !sure) return {0.6, match.reason + ", fewer participants", false};
  if (!all) match.score -= 0.05;
  match.reason = (all ? "the same participants, " : "fewer participants, ") + match.reason;
  return match;
}

}  // namespace newsgraph::resolve
