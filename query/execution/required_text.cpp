#include "newsgraph/query/execution/required_text.h"

#include <cctype>

namespace newsgraph::execution {
namespace {

/// Goes over the pattern and gathers the characters that stand for themselves. Groups and classes
/// are passed over: what is in them may be one of several things.
class Reader {
 public:
  explicit Reader(std::string_view pattern) : rest_(pattern) {
    constexpr std::string_view kIgnoreCase = "(?i)";
    ignores_case_ = pattern.starts_with(kIgnoreCase);
    if (ignores_case_) rest_.remove_prefix(kIgnoreCase.size());
  }

  RequiredText read() {
    while (!rest_.empty()) {
      if (!take_part()) return {};
    }
    end_run();
    if (longest_.empty()) return {};
    return {longest_, ignores_case_};
  }

 private:
  /// False when nothing can be said of the whole pattern.
  bool take_part() {
    const char c = take();
    switch (c) {
      case '|':
        return false;
      case '(':
        return skip_group();
      case '[':
        return skip_class();
      case '\\':
        return take_escape();
      case '*':
      case '?':
      case '{':
        if (!run_.empty()) drop_last_character();
        if (c == '{') skip_past('}');
        end_run();
        return true;
      case '+':
      case '.':
      case '^':
      case '$':
        end_run();
        return true;
      default:
        add(c);
        return true;
    }
  }

  void add(char c) {
    const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
    if (ignores_case_ && !is_ascii) return end_run();
    run_ += ignores_case_ ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : c;
  }

  bool take_escape() {
    if (rest_.empty()) return false;
    const char c = take();
    if (c == 'Q' || c == 'E') return false;
    if (std::ispunct(static_cast<unsigned char>(c)) != 0) {
      run_ += c;
    } else {
      end_run();  // a class or a place; what follows a code, as in \x41, is not looked at
      if (std::isdigit(static_cast<unsigned char>(c)) != 0 || c == 'x' || c == 'c' || c == 'N' ||
          c == 'p' || c == 'P' || c == 'g' || c == 'k') {
        return false;
      }
    }
    return true;
  }

  bool skip_group() {
    end_run();
    if (rest_.starts_with('?') && !rest_.starts_with("?:")) return false;  // may set a mode
    for (int depth = 1; depth > 0;) {
      if (rest_.empty()) return false;
      const char c = take();
      if (c == '\\') {
        if (rest_.empty() || take() == 'Q') return false;
      } else if (c == '[') {
        if (!skip_class()) return false;
      } else if (c == '(') {
        if (rest_.starts_with('?') && !rest_.starts_with("?:")) return false;
        ++depth;
      } else if (c == ')') {
        --depth;
      }
    }
    return true;
  }

  bool skip_class() {
    end_run();
    if (rest_.starts_with('^')) take();
    if (rest_.starts_with(']')) take();
    while (!rest_.empty()) {
      const char c = take();
      if (c == ']') return true;
      if (c == '[') return false;  // [[:alpha:]]
      if (c == '\\' && !rest_.empty()) take();
    }
    return false;
  }

  void skip_past(char end) {
    while (!rest_.empty() && take() != end) {
    }
  }
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }
  /// What repeats is a character of UTF-8, or, as the matcher sees it, its last byte: neither
  /// stays.
  void drop_last_character() {
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    while (run_.size() > 1 && continues(run_.back())) run_.pop_back();
    run_.pop_back();
  }
  void end_run() {
    if (run_.size() > longest_.size()) longest_ = run_;
    run_.clear();
  }

  std::string_view rest_;
  bool ignores_case_ = false;
  std::string run_, longest_;
};

}  // namespace

RequiredText required_text(std::string_view pattern) {
  return Reader(pattern).read();
}

}  // namespace newsgraph::execution
