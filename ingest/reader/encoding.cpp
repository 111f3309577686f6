#include "newsgraph/ingest/reader/encoding.h"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "newsgraph/graph/error.h"

namespace newsgraph::reader {

namespace {

struct Magic {
  std::string_view bytes;
  std::string_view kind;
};

using std::string_view_literals::operator""sv;

constexpr std::array<Magic, 9> kMagics{{
    {"\x89PNG\r\n"sv, "a PNG picture"},
    {"\xff\xd8\xff"sv, "a JPEG picture"},
    {"GIF8"sv, "a GIF picture"},
    {"%PDF-"sv, "a PDF document"},
    {"PK\x03\x04"sv, "a ZIP archive (or an office document)"},
    {"\x1f\x8b"sv, "a gzip archive"},
    {"\xfd"
     "7zXZ"sv,
     "an xz archive"},
    {"\x7f"
     "ELF"sv,
     "a program"},
    {"SQLite format 3"sv, "an SQLite database"},
}};

SourceLocation location_of(std::string_view text, std::size_t byte, const std::string& file) {
  const std::string_view before = text.substr(0, byte);
  const std::size_t newline = before.rfind('\n');
  const std::string_view line =
      newline == std::string_view::npos ? before : before.substr(newline + 1);
  const auto columns = std::ranges::count_if(
      line, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  return {file, 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
          1 + static_cast<std::size_t>(columns)};
}

/// The byte at which UTF-8 ends to be UTF-8; npos when it never does.
std::size_t first_fault(std::string_view text) {
  for (std::size_t byte = 0; byte < text.size();) {
    if (static_cast<unsigned char>(text[byte]) < 0x80) {
      ++byte;
      continue;
    }
    utf8proc_int32_t c = 0;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + byte,
                         static_cast<utf8proc_ssize_t>(text.size() - byte), &c);
    if (length <= 0) return byte;
    byte += static_cast<std::size_t>(length);
  }
  return std::string_view::npos;
}

}  // namespace

void require_text(std::string_view bytes, const std::string& file) {
  for (const Magic& magic : kMagics) {
    if (!bytes.starts_with(magic.bytes)) continue;
    throw Error(ErrorKind::kInput, "this is " + std::string(magic.kind) + ", not an article",
                {file, 0, 0}, "Give plain text, HTML, JSON or JSON Lines.");
  }
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    throw Error(ErrorKind::kInput, "the text is UTF-16, not UTF-8", {file, 0, 0},
                "Convert it: iconv -f UTF-16 -t UTF-8.");
  }
  // Text of any language has few NULs; a file of records or samples has many.
  const std::string_view head = bytes.substr(0, 4096);
  if (std::ranges::count(head, '\0') * 50 > static_cast<std::ptrdiff_t>(head.size())) {
    throw Error(ErrorKind::kInput, "this is a binary file, not an article", {file, 0, 0},
                "Give plain text, HTML, JSON or JSON Lines.");
  }
}

void require_utf8(std::string_view text, const std::string& file) {
  require_text(text, file);
  const std::size_t fault = first_fault(text);
  if (fault == std::string_view::npos) return;
  throw Error(ErrorKind::kInput, "the text is not UTF-8 here", location_of(text, fault, file),
              "If it is Latin-1 or Windows-1252, convert it: iconv -f WINDOWS-1252 -t UTF-8.");
}

}  // namespace newsgraph::reader
