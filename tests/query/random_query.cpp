#include "query/random_query.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace newsgraph {
namespace {

class Writer {
 public:
  explicit Writer(const std::function<std::uint32_t(std::uint32_t)>& below) : below_(below) {}

  std::string query() {
    std::string text;
    for (std::uint32_t clauses = 1 + below_(3); clauses > 0; --clauses) text += clause() + " ";
    return text + projection();
  }

 private:
  using Names = std::vector<std::string>;

  template <std::size_t size>
  std::string one_of(const std::array<std::string_view, size>& choices) {
    return std::string(choices[below_(size)]);
  }
  std::string one_of(const Names& names) {
    return names[below_(static_cast<std::uint32_t>(names.size()))];
  }
  bool chance(std::uint32_t one_in) { return below_(one_in) == 0; }
  std::string fresh(char kind) { return kind + std::to_string(count_++); }

  // ---- clauses
  std::string clause() {
    switch (below_(9)) {
      case 7:
        return join();
      case 8:
        return chance(2) ? "OPTIONAL " + join() : join();
      case 6:
        return nodes_.empty() ? match() : collect_and_unwind();
      case 0:
        return unwind();
      case 1:
        return with();
      case 2:
        return "OPTIONAL " + match();
      default:
        return match();
    }
  }
  std::string match() {
    std::string text = "MATCH " + (chance(8) && nodes_.size() > 1 ? star() : path());
    if (chance(4)) text += ", " + path();
    if (!relationships_.empty() && chance(2)) {
      text += " WHERE " + test_of_relationship();
      if (chance(2)) text += " AND " + test_of_relationship();
      if (chance(3)) text += " AND " + condition(1);
    } else if (chance(2)) {
      text += " WHERE " + condition(2);
    }
    return text;
  }
  /// One or two parts that no step leads to, and equations with what is known.
  std::string join() {
    Names known = nodes_;
    std::string text = "MATCH " + lone_path();
    if (known.empty() || chance(2)) {
      if (chance(2)) known = nodes_;
      text += ", " + lone_path();
    }
    text += " WHERE " + equation(known);
    if (chance(3)) text += " AND " + equation(known);
    if (chance(3)) text += " AND " + condition(1);
    return text;
  }
  std::string lone_path() {
    const std::string name = fresh('n');
    std::string text = "(" + name + (chance(2) ? one_of<3>({":A)", ":B)", ":C)"}) : ")");
    nodes_.push_back(name);
    for (std::uint32_t steps = below_(3); steps > 0; --steps) text += relationship() + node();
    return text;
  }
  /// Between a node found last and one of these.
  std::string equation(const Names& known) {
    const std::string value = value_of({nodes_.back()});
    const std::string other = known.empty() ? number(1) : value_of(known);
    return chance(2) ? value + " = " + other : other + " = " + value;
  }
  std::string value_of(Names names) {
    std::swap(names, nodes_);
    const std::string value = chance(3) ? (chance(2) ? text(1) : number(1)) : property();
    std::swap(names, nodes_);
    return value;
  }
  std::string unwind() {
    const std::string list = this->list(1), name = fresh('v');
    numbers_.push_back(name);
    return "UNWIND " + list + " AS " + name;
  }
  /// Some nodes, and nothing else, through a list.
  std::string collect_and_unwind() {
    const std::string list = fresh('l'), node = one_of(nodes_), name = fresh('n');
    nodes_ = {name};
    for (Names* names : {&relationships_, &numbers_, &lists_, &walks_, &paths_, &shortest_}) {
      names->clear();
    }
    return "WITH collect(" + node + ") AS " + list + " UNWIND " + list + " AS " + name;
  }
  /// Hands on some names, and adds a computed one.
  std::string with() {
    std::string text = chance(3) ? "WITH DISTINCT " : "WITH ";
    Names kept;
    const std::string item = nodes_.empty() || !chance(4) ? "" : one_of(nodes_);
    for (Names* names :
         {&nodes_, &relationships_, &numbers_, &lists_, &walks_, &paths_, &shortest_}) {
      std::erase_if(*names, [&](const std::string&) { return chance(4); });
      kept.insert(kept.end(), names->begin(), names->end());
    }
    const std::string value = chance(3) ? aggregate() : number(2), name = fresh('v');
    text += value + " AS " + name;
    for (const std::string& each : kept) text += ", " + each;
    numbers_.push_back(name);
    if (!item.empty()) {
      lists_.push_back(fresh('l'));
      text += ", collect(" + item + ") AS " + lists_.back();
    }
    if (chance(3)) text += " WHERE " + condition(1);
    return text;
  }
  std::string projection() {
    std::string text = chance(3) ? "RETURN DISTINCT " : "RETURN ", order;
    for (std::uint32_t items = 1 + below_(3), i = 0; i < items; ++i) {
      const std::string name = "c" + std::to_string(i);
      text += (i > 0 ? ", " : "") + item() + " AS " + name;
      order += (i > 0 ? ", " : "") + name + (chance(3) ? " DESC" : "");
    }
    // Only in the order of all columns does it make no difference which rows are left out.
    if (!chance(3)) return text;
    text += " ORDER BY " + order;
    if (chance(2)) text += " SKIP " + std::to_string(below_(3));
    return text + " LIMIT " + std::to_string(below_(4));
  }
  std::string item() {
    switch (below_(13)) {
      case 9:
        return nodes_.empty() ? number(1) : date(2);
      case 10:
        return one_of<4>({"'c'", "1 + 1", "date('2020-01-31')", "[1, null]"});
      case 11:
        return paths_.empty() ? length() : one_of(paths_);
      case 12:
        return walks_.empty() ? length() : one_of(walks_);
      case 8:
        return nodes_.empty() ? number(1) : text(1);
      case 6:
        return nodes_.empty() ? number(1) : property();
      case 7:
        return relationships_.empty() ? number(1) : "type(" + one_of(relationships_) + ")";
      case 0:
        return aggregate();
      case 1:
        return condition(1);
      case 2:
        return nodes_.empty() ? number(1) : one_of(nodes_);
      case 3:
        return relationships_.empty() ? number(1) : one_of(relationships_);
      default:
        return number(2);
    }
  }

  // ---- patterns
  std::string path() {
    const std::uint32_t steps = below_(3);
    if (steps == 1 && nodes_.size() > 1 && chance(5)) return shortest();
    std::string text = node();
    for (std::uint32_t i = 0; i < steps; ++i) text += relationship() + node();
    if (!chance(4)) return text;
    paths_.push_back(fresh('p'));
    return paths_.back() + " = " + text;
  }
  /// One node that several known ones lead to.
  std::string star() {
    const std::string end = fresh('n');
    std::string text;
    for (std::uint32_t rays = 2 + below_(3); rays > 0; --rays) {
      const std::string ray = one_of<5>({"-[:R]-", "-[:S]->", "<--", "--", "-[:R|S]-"});
      text += "(" + one_of(nodes_) + ")" + ray + "(" + end + ")" + (rays > 1 ? ", " : "");
    }
    nodes_.push_back(end);
    return text;
  }
  std::string shortest() {
    const bool all = chance(2);
    const std::string path = fresh('p');
    // Which of several is the shortest path is free; how long it is is not.
    (all ? paths_ : shortest_).push_back(path);
    return path + (all ? " = allShortestPaths((" : " = shortestPath((") + one_of(nodes_) +
           one_of<4>({")-[*..3]-(", ")-[:R*]->(", ")<-[*0..4]-(", ")-[*..4 {w: 1}]-("}) +
           one_of(nodes_) + "))";
  }
  /// How many steps something has.
  std::string length() {
    switch (below_(4)) {
      case 0:
        return walks_.empty() ? "3" : "size(" + one_of(walks_) + ")";
      case 1:
        return paths_.empty()
                   ? "4"
                   : "size(" + one_of<2>({"relationships(", "nodes("}) + one_of(paths_) + "))";
      case 2:
        return shortest_.empty() ? "5" : "length(" + one_of(shortest_) + ")";
      default:
        return paths_.empty() ? "6" : "length(" + one_of(paths_) + ")";
    }
  }
  /// What every step of something has to meet, or some step.
  std::string test_of_steps() {
    const bool is_path = !paths_.empty() && (walks_.empty() || chance(2));
    if (!is_path && walks_.empty()) return "true";
    const bool nodes = is_path && chance(2);
    const std::string list = !is_path ? one_of(walks_)
                             : nodes  ? "nodes(" + one_of(paths_) + ")"
                                      : "relationships(" + one_of(paths_) + ")";
    const std::string test =
        nodes ? one_of<5>({"i:A", "i.x > 0", "i.s <> 'a'", "i.d.year = 2020", "i.m = 1"})
              : one_of<4>({"i.w = 1", "NOT i.w > 0", "type(i) = 'R'", "i.w / 0 > 1"});
    return one_of<5>({"all", "none", "NOT any", "any", "single"}) + "(i IN " + list + " WHERE " +
           (chance(6) ? "i.w = " + number(0) : test) + ")";
  }
  std::string node() {
    std::string text = "(";
    if (!nodes_.empty() && chance(3)) {
      text += one_of(nodes_);
    } else if (!chance(4)) {
      nodes_.push_back(fresh('n'));
      text += nodes_.back();
    }
    if (chance(3)) text += one_of<3>({":A", ":B", ":C"});
    if (chance(5)) text += " {x: " + std::to_string(below_(3)) + "}";
    return text + ")";
  }
  std::string relationship() {
    std::string inside;
    const bool has_length = chance(5);
    if (!has_length && chance(2)) {
      relationships_.push_back(fresh('r'));
      inside += relationships_.back();
    }
    if (chance(2)) inside += one_of<3>({":R", ":S", ":R|S"});
    if (has_length && chance(3)) {
      walks_.push_back(fresh('l'));
      inside = walks_.back() + inside;
    }
    if (has_length) inside += one_of<6>({"*0..2", "*1..2", "*2", "*..3", "*2..3", "*0"});
    if (chance(6)) inside += " {w: 1}";
    if (!inside.empty()) inside = "[" + inside + "]";
    const std::uint32_t direction = below_(3);
    return (direction == 0 ? "<-" : "-") + inside + (direction == 1 ? "->" : "-");
  }

  // ---- expressions
  std::string condition(int depth) {
    if (depth == 0) return number(0) + comparator() + number(0);
    switch (below_(18)) {
      case 14:
        return relationships_.empty() ? "true" : test_of_relationship();
      case 15:
        return nodes_.empty() || relationships_.empty()
                   ? "true"
                   : "EXISTS { (" + one_of(nodes_) + ")-[q]->() WHERE q.d" + comparator() +
                         one_of(relationships_) + ".d }";
      case 10:
        return nodes_.empty() ? "true" : date(1) + comparator() + date(1);
      case 11:
        return number(depth - 1) + comparator() + number(0) + comparator() + number(depth - 1);
      case 12:
        return nodes_.empty() ? "true" : test_of_parts();
      case 13:
        return lists_.empty() ? "true" : test_of_list();
      case 16:
        return test_of_steps();
      case 17:
        return paths_.empty() ? length() + comparator() + number(0)
                              : one_of(paths_) + one_of<2>({" IS NULL", " IS NOT NULL"});
      case 8:
        return nodes_.empty() ? "true" : test_of_property();
      case 9:
        return nodes_.empty() ? "false" : test_of_subquery();
      case 0:
        return "(" + condition(depth - 1) + one_of<3>({" AND ", " OR ", " XOR "}) +
               condition(depth - 1) + ")";
      case 1:
        return "NOT (" + condition(depth - 1) + ")";
      case 2:
        return number(depth - 1) + " IN " + list(depth - 1);
      case 3:
        return number(depth - 1) + one_of<2>({" IS NULL", " IS NOT NULL"});
      case 4:
        return nodes_.empty() ? "true" : one_of(nodes_) + one_of<2>({":A", ":B"});
      case 5:
        return nodes_.empty() ? "false" : "(" + one_of(nodes_) + ")" + step() + "()";
      case 6:
        return nodes_.empty()
                   ? "true"
                   : "EXISTS { (" + one_of(nodes_) + ")" + step() + "(m) WHERE m.x > 0 }";
      case 7:
        return quantifier() + "(i IN " + list(depth - 1) + " WHERE i > " + number(0) + ")";
      default:
        return number(depth - 1) + one_of<4>({" = ", " < ", " <> ", " >= "}) + number(depth - 1);
    }
  }
  /// About properties of other types than integers.
  std::string test_of_property() {
    const std::string node = one_of(nodes_);
    switch (below_(9)) {
      case 7:
        return text(1) + one_of<4>({" CONTAINS ", " STARTS WITH ", " = ", " < "}) +
               one_of<4>({"'b'", "''", "'AB'", "null"});
      case 8:
        return text(1) + comparator() + text(1);
      case 0:
        return node + ".s" + one_of<3>({" STARTS WITH ", " ENDS WITH ", " CONTAINS "}) +
               one_of<4>({"'b'", "''", "'ab'", "null"});
      case 1:
        return node + ".s IN " + one_of<4>({"['a', 'zz']", "[]", "['b', null]", "['b', 1]"});
      case 2:
        return node + ".d" + comparator() + "date('2020-01-01')";
      case 3:
        return node + ".d.year" + comparator() + number(0);
      case 4:
        return node + ".t";
      case 5:
        return property() + comparator() + property();
      default:
        return property() + comparator() +
               one_of<6>({"'ab'", "0.5", "1", "true", "date('2020-01-01')", "null"});
    }
  }
  /// About the parts of a string, or what a pattern finds in it.
  std::string test_of_parts() {
    switch (below_(4)) {
      case 0:
        return one_of<3>({"'a'", "''", "null"}) + " IN " + parts(1);
      case 1:
        return text(0) + " =~ " +
               one_of<5>({"'(?i).*B.*'", "'.*b'", "'a.?'", "'(?i)(ü|a)b?'", "'.*(a|b)'"});
      default:
        return quantifier() + "(p IN " + parts(1) + " WHERE " + test_of_part() + ")";
    }
  }
  std::string test_of_part() {
    switch (below_(6)) {
      case 0:
        return "p IN " + one_of<3>({"['a', 'c']", "[]", "['', null]"});
      case 1:
        return "toUpper(p) STARTS WITH 'A'";
      case 2:
        return "size(p) > " + number(0);
      case 3:
        return "p = 'a' OR p = " + one_of(nodes_) + ".s";
      default:
        return "p" + comparator() + one_of<3>({"'a'", "''", "null"});
    }
  }
  std::string parts(int depth) {
    return "split(" + text(depth) + ", " + one_of<4>({"'b'", "'a'", "''", "'bc'"}) + ")";
  }
  /// About a list of nodes.
  std::string test_of_list() {
    return quantifier() + "(m IN " + one_of(lists_) + " WHERE " + test_of_item() + ")";
  }
  std::string test_of_item() {
    switch (below_(4)) {
      case 0:
        return "m:A";
      case 1:
        return nodes_.empty() ? "true" : "m <> " + one_of(nodes_);
      default:
        return one_of<3>({"m.x", "m.f", "m.d.year"}) + comparator() + number(0);
    }
  }
  std::string quantifier() { return one_of<4>({"all", "any", "none", "single"}); }
  /// A date that is computed from those of nodes.
  std::string date(int depth) {
    if (depth == 0 || chance(4)) return one_of(nodes_) + ".d";
    switch (below_(5)) {
      case 0:
        return "date('2020-01-31')";
      case 1:
        return "date.truncate(" + one_of<4>({"'month'", "'week'", "'quarter'", "'weekYear'"}) +
               ", " + date(depth - 1) + ")";
      case 2:
        return "(duration('P1M') + " + date(depth - 1) + ")";
      default:
        return "(" + date(depth - 1) + one_of<2>({" + ", " - "}) +
               "duration({days: " + std::to_string(below_(60)) + "}))";
    }
  }
  /// A number of days, or the like, of dates.
  std::string number_of_date() {
    if (chance(2)) {
      return date(1) + one_of<6>({".year", ".month", ".day", ".week", ".dayOfWeek", ".ordinalDay"});
    }
    return one_of<3>({"duration.inDays(", "duration.between(", "duration.inMonths("}) + date(1) +
           ", " + date(1) + ")" + one_of<3>({".days", ".months", ".weeks"});
  }
  /// What a step may be asked for: mostly equations and ranges of one property.
  std::string test_of_relationship() {
    const std::string one = one_of(relationships_), other = one_of(relationships_);
    const std::string key = one_of<6>({".d", ".w", ".s", ".f", ".m", ".t"});
    switch (below_(8)) {
      case 0:
        return nodes_.empty() ? "true" : one + key + comparator() + one_of(nodes_) + key;
      case 1:
        return one + ".w" + comparator() + number(1);
      case 2:
        return one + ".d" + comparator() + "date('2020-01-01')";
      case 3:
        return one + ".d.year" + comparator() + one_of<2>({"2019", "2020"});
      case 4:
        return one + ".s" + one_of<3>({" = 'a'", " CONTAINS 'b'", " IS NULL"});
      default:
        return one + key + (chance(2) ? " = " : comparator()) + other + key;
    }
  }
  /// How many rows a subquery has, or whether any.
  std::string test_of_subquery() {
    switch (below_(4)) {
      case 0:
        return "EXISTS { " + subquery("m.x") + " }";
      case 1:
        return "size([(" + one_of(nodes_) + ")" + step() + "(m) | m.x])" + comparator() +
               std::to_string(below_(2));
      default:
        return count() + comparator() + std::to_string(below_(3));
    }
  }
  std::string count() {
    if (chance(2)) return "COUNT { " + subquery("m") + " }";
    return "COUNT { (" + one_of(nodes_) + ")" + step() + one_of<3>({"()", "(m)", "(m:A)-->()"}) +
           (chance(3) ? " WHERE " + one_of(nodes_) + ".x > 0 }" : " }");
  }
  /// A query about the steps from a node, which returns one column.
  std::string subquery(const std::string& column) {
    if (chance(6)) {
      return "MATCH (m" + one_of<2>({")", ":B)"}) + " WHERE m.x = " + property() + " RETURN " +
             column;
    }
    std::string text = "MATCH (" + one_of(nodes_) + ")" + step() + "(m)";
    if (chance(3)) text += " WHERE " + one_of<3>({"m.x > 0", "m:B", "(m)-->()"});
    if (chance(6)) text += " MATCH (m)" + step() + "(o)";
    text += chance(4) ? " RETURN DISTINCT " + column : " RETURN " + column;
    if (chance(6)) text += " AS c ORDER BY c LIMIT " + std::to_string(below_(3));
    return text;
  }
  /// A string that is computed from those of nodes.
  std::string text(int depth) {
    if (depth < 0 || chance(4)) return one_of(nodes_) + ".s";
    switch (below_(7)) {
      case 6:
        return parts(depth - 1) + "[" + one_of<4>({"0", "1", "-1", "7"}) + "]";
      case 0:
        return "substring(" + text(depth - 1) + ", " + std::to_string(below_(2)) + ")";
      case 1:
        return one_of<2>({"left(", "right("}) + text(depth - 1) + ", 1)";
      case 2:
        return "(" + text(depth - 1) + " + " + one_of<2>({"'c'", "'\u00c4'"}) + ")";
      case 3:
        return "coalesce(" + text(depth - 1) + ", 'z')";
      case 4:
        return "CASE WHEN " + condition(0) + " THEN " + text(depth - 1) + " ELSE 'q' END";
      default:
        return one_of<2>({"toLower(", "toUpper("}) + text(depth - 1) + ")";
    }
  }
  std::string comparator() { return one_of<6>({" = ", " <> ", " < ", " <= ", " > ", " >= "}); }
  std::string property() {
    return one_of(nodes_) + one_of<6>({".x", ".s", ".d", ".f", ".t", ".m"});
  }
  std::string step() { return one_of<4>({"-->", "<-[:R]-", "-[:S]-", "-[:R*1..2]->"}); }
  std::string number(int depth) {
    if (depth == 0 || chance(3)) return plain_number();
    switch (below_(12)) {
      case 8:
        return nodes_.empty() ? plain_number() : number_of_date();
      case 9:
        return nodes_.empty() ? plain_number() : "size(" + parts(1) + ")";
      case 10:
        return lists_.empty() ? plain_number()
                              : "size([m IN " + one_of(lists_) + " WHERE " + test_of_item() + "])";
      case 7:
        return nodes_.empty() ? plain_number() : "size(" + text(1) + ")";
      case 5:
        return nodes_.empty() ? plain_number() : count();
      case 6:
        return nodes_.empty()
                   ? plain_number()
                   : "reduce(t = 0, i IN COLLECT { " + subquery("m.x") + " } | t + coalesce(i, 7))";
      case 0:
        return "size(" + list(depth - 1) + ")";
      case 1:
        return "CASE WHEN " + condition(depth - 1) + " THEN " + number(depth - 1) + " ELSE " +
               number(depth - 1) + " END";
      case 2:
        return "reduce(t = 0, i IN " + list(depth - 1) + " | t + i)";
      case 3:
        return "coalesce(" + number(depth - 1) + ", " + number(depth - 1) + ")";
      case 4:
        return nodes_.empty() ? plain_number()
                              : "size([(" + one_of(nodes_) + ")" + step() + "(m) | m.x])";
      default:
        return "(" + number(depth - 1) + one_of<4>({" + ", " - ", " * ", " % "}) +
               number(depth - 1) + ")";
    }
  }
  std::string plain_number() {
    switch (below_(4)) {
      case 0:
        return nodes_.empty() ? "1" : one_of(nodes_) + ".x";
      case 1:
        return relationships_.empty() ? "2" : one_of(relationships_) + ".w";
      case 2:
        return numbers_.empty() || chance(4) ? length() : one_of(numbers_);
      default:
        return chance(8) ? "null" : std::to_string(below_(4));
    }
  }
  std::string list(int depth) {
    if (depth > 0 && chance(3)) {
      return "[i IN " + list(depth - 1) + " WHERE i > " + number(0) + " | i + " + number(0) + "]";
    }
    if (chance(3)) return "range(0, " + std::to_string(below_(4)) + ")";
    return "[" + number(0) + ", " + number(0) + "]";
  }
  std::string aggregate() {
    if (chance(4)) return "count(*)";
    const std::string distinct = chance(3) ? "DISTINCT " : "";
    if (!nodes_.empty() && chance(2)) {
      return one_of<3>({"count", "min", "max"}) + "(" + distinct + property() + ")";
    }
    return one_of<4>({"count", "sum", "min", "max"}) + "(" + distinct + number(1) + ")";
  }

  const std::function<std::uint32_t(std::uint32_t)>& below_;
  Names nodes_, relationships_, numbers_;
  Names lists_;     ///< of nodes, in no certain order
  Names walks_;     ///< lists of relationships
  Names paths_;     ///< but for those that are not the same in every plan
  Names shortest_;  ///< the latter
  int count_ = 0;
};

}  // namespace

std::string random_query(const std::function<std::uint32_t(std::uint32_t)>& below) {
  return Writer(below).query();
}

}  // namespace newsgraph
