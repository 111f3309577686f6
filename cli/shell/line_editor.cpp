#include "newsgraph/cli/shell/line_editor.h"

#include <histedit.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cwchar>
#include <utility>

#include "newsgraph/cli/shell/candidate_list.h"
#include "newsgraph/cli/shell/completion.h"
#include "newsgraph/cli/shell/history.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

/// libedit reads and writes characters by the locale of the thread. The program's own stays as it
/// is: that would change how numbers and classes of characters are taken everywhere.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {}
  ~Utf8Locale() {
    if (locale_ != nullptr) ::freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

  /// Puts the thread into the locale for the life of a scope.
  class Scope {
   public:
    explicit Scope(const Utf8Locale& locale)
        : former_(locale.locale_ == nullptr ? nullptr : ::uselocale(locale.locale_)) {}
    ~Scope() {
      if (former_ != nullptr) ::uselocale(former_);
    }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    locale_t former_;
  };

 private:
  locale_t locale_;
};

struct EndEditing {
  void operator()(EditLine* editor) const noexcept { ::el_end(editor); }
};
struct EndHistory {
  void operator()(::History* entries) const noexcept { ::history_end(entries); }
};

/// libedit counts wide characters, of which the locale makes one for each code point.
std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

bool is_readable(int descriptor) {
  pollfd waiting{descriptor, POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 1;
}

}  // namespace

struct LineEditor::Implementation {
  int interrupts;
  Completer completer;
  std::string prompt;
  std::size_t columns = 0;
  bool interrupted = false;
  Utf8Locale utf8;
  std::unique_ptr<::History, EndHistory> history;
  std::unique_ptr<EditLine, EndEditing> editor;

  Implementation(int descriptor, Completer offers)
      : interrupts(descriptor), completer(std::move(offers)) {}

  void start();
  int read_character(wchar_t* character);
  unsigned char complete_word();
  void follow_window();

  // What libedit calls; it hands over the editor, which knows this object.
  static Implementation& of(EditLine* editor) {
    void* self = nullptr;
    ::el_get(editor, EL_CLIENTDATA, &self);
    return *static_cast<Implementation*>(self);
  }
  static char* give_prompt(EditLine* editor) { return of(editor).prompt.data(); }
  static int give_character(EditLine* editor, wchar_t* character) {
    return of(editor).read_character(character);
  }
  static unsigned char on_tab(EditLine* editor, int) { return of(editor).complete_word(); }
};

void LineEditor::Implementation::start() {
  const Utf8Locale::Scope scope(utf8);
  history.reset(::history_init());
  editor.reset(::el_init("newsgraph", stdin, stdout, stderr));
  if (!history || !editor) throw Error(ErrorKind::kInternal, "cannot edit lines on this terminal");
  HistEvent event{};
  ::history(history.get(), &event, H_SETSIZE, static_cast<int>(History::kMostEntries));

  EditLine* const el = editor.get();
  ::el_set(el, EL_CLIENTDATA, this);
  ::el_set(el, EL_PROMPT, &give_prompt);
  ::el_set(el, EL_HIST, &::history, history.get());
  ::el_set(el, EL_EDITOR, "emacs");
  // The terminal is put in order again before a signal ends or suspends the program.
  ::el_set(el, EL_SIGNAL, 1);
  ::el_set(el, EL_GETCFN, &give_character);
  ::el_set(el, EL_ADDFN, "newsgraph-complete", "Complete the word before the cursor", &on_tab);
  ::el_set(el, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  ::el_source(el, nullptr);
  ::el_set(el, EL_BIND, "^I", "newsgraph-complete", nullptr);
}

/// The window may have been made wider or narrower since the last key.
void LineEditor::Implementation::follow_window() {
  const std::size_t now = LineEditor::columns();
  if (std::exchange(columns, now) != now) ::el_resize(editor.get());
}

/// 1: a character; 0: the end; -1: an interrupt, or the terminal is gone.
int LineEditor::Implementation::read_character(wchar_t* character) {
  std::mbstate_t state{};
  while (true) {
    pollfd waiting[] = {{STDIN_FILENO, POLLIN, 0}, {interrupts, POLLIN, 0}};
    if (::poll(waiting, 2, -1) < 0 && errno != EINTR) return -1;
    if (is_readable(interrupts)) {
      interrupted = true;
      return -1;
    }
    if (!is_readable(STDIN_FILENO)) continue;
    follow_window();
    char byte = 0;
    const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
    if (count == 0) return 0;
    if (count < 0) {
      if (errno == EINTR || errno == EAGAIN) continue;
      return -1;
    }
    const std::size_t length = std::mbrtowc(character, &byte, 1, &state);
    if (length == static_cast<std::size_t>(-1)) {
      state = {};  // no UTF-8: as if the key had not been pressed
    } else if (length != static_cast<std::size_t>(-2)) {
      return 1;
    }
  }
}

unsigned char LineEditor::Implementation::complete_word() {
  EditLine* const el = editor.get();
  // Text that is pasted may hold tabs, and means them.
  if (is_readable(STDIN_FILENO)) {
    return ::el_insertstr(el, "\t") == 0 ? CC_REFRESH : CC_ERROR;
  }
  const LineInfo* const info = ::el_line(el);
  const std::string line(info->buffer, info->cursor);
  const Offer offer = completer(line);
  if (offer.candidates.empty()) return CC_ERROR;

  const std::string typed = line.substr(line.size() - std::min(line.size(), offer.replaced));
  const std::string common = common_beginning(offer.candidates);
  if (offer.candidates.size() == 1 || common.size() > typed.size()) {
    ::el_deletestr(el, static_cast<int>(code_points(typed)));
    return ::el_insertstr(el, common.c_str()) == 0 ? CC_REFRESH : CC_ERROR;
  }
  std::fputs(("\n" + candidate_list(offer.candidates, columns)).c_str(), stdout);
  return CC_REDISPLAY;
}

LineEditor::LineEditor(int interrupts, Completer completer)
    : implementation_(std::make_unique<Implementation>(interrupts, std::move(completer))) {
  implementation_->start();
}

LineEditor::~LineEditor() = default;

LineEditor::Outcome LineEditor::read(const std::string& prompt, std::string& line) {
  const Utf8Locale::Scope scope(implementation_->utf8);
  implementation_->prompt = prompt;
  implementation_->interrupted = false;
  implementation_->follow_window();
  // libedit by itself does so only after the prompt: a Ctrl-D that comes in between would be lost.
  ::el_set(implementation_->editor.get(), EL_PREP_TERM, 1);
  int length = 0;
  const char* const typed = ::el_gets(implementation_->editor.get(), &length);
  if (implementation_->interrupted) {
    std::fputs("^C\n", stdout);
    std::fflush(stdout);
    return Outcome::kInterrupted;
  }
  if (typed == nullptr || length <= 0) {
    std::fputs("\n", stdout);
    std::fflush(stdout);
    return Outcome::kEnd;
  }
  line.assign(typed, static_cast<std::size_t>(length));
  if (line.ends_with('\n')) line.pop_back();
  return Outcome::kLine;
}

void LineEditor::set_history(const std::vector<std::string>& entries) {
  HistEvent event{};
  ::History* const history = implementation_->history.get();
  ::history(history, &event, H_CLEAR);
  for (const std::string& entry : entries) ::history(history, &event, H_ENTER, entry.c_str());
}

std::size_t LineEditor::columns() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace newsgraph::cli
