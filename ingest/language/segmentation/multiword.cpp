#include "newsgraph/ingest/language/segmentation/multiword.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace newsgraph::language {

namespace {

constexpr std::size_t kLongest = 40;  ///< code points; no longer token is a multiword token

/// The length of the clitic that ends a form, given in lower case with plain apostrophes; 0 where
/// none does.
std::size_t clitic_length(std::string_view form) {
  for (const std::string_view clitic : {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"}) {
    if (form.size() > clitic.size() && form.ends_with(clitic)) {
      const char host = form[form.size() - clitic.size() - 1];
      const bool word = (host >= 'a' && host <= 'z') || (host >= '0' && host <= '9') ||
                        static_cast<unsigned char>(host) >= 0x80 || host == '.' || host == ')';
      if (word) return clitic.size();
    }
  }
  return form.size() > 3 && form.ends_with("s'") ? 1 : 0;
}

/// Numbers divided by spaces that add up to `letters`; empty where they do not.
MultiwordTable::Lengths parse_lengths(std::string_view field, std::size_t letters) {
  MultiwordTable::Lengths lengths;
  for (bool more = true; more;) {
    const std::size_t space = field.find(' ');
    const std::string_view number = field.substr(0, space);
    std::uint32_t length = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), length);
    if (parsed.ec != std::errc() || parsed.ptr != number.data() + number.size() || length == 0 ||
        length > letters) {
      return {};
    }
    letters -= length;
    lengths.push_back(length);
    more = space != std::string_view::npos;
    if (more) field.remove_prefix(space + 1);
  }
  return letters == 0 ? lengths : MultiwordTable::Lengths{};
}

}  // namespace

MultiwordTable::MultiwordTable(const ModelFile& model) {
  for (const std::string_view line : model.lines("segmenter.multiword")) {
    // FORM LENGTH LENGTH … [| LENGTH …]
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::size_t bar = std::min(line.find('|', space), line.size());
    const std::string_view form = line.substr(0, space);
    const std::size_t letters = decode(form).size() - 1;
    Readings readings;
    if (space < bar) {
      readings.usual = parse_lengths(line.substr(space + 1, bar - space - 1), letters);
    }
    if (bar < line.size()) readings.second = parse_lengths(line.substr(bar + 1), letters);
    if (readings.usual.empty() || (bar < line.size() && readings.second.empty())) {
      model.fail("has a malformed line in \"segmenter.multiword\": " + std::string(form));
    }
    forms_.emplace(form, std::move(readings));
  }
}

MultiwordTable::Lengths MultiwordTable::split(std::span<const CodePoint> points, std::size_t begin,
                                              std::size_t end, bool second_reading) const {
  const auto length = static_cast<std::uint32_t>(end - begin);
  if (length < 2 || length > kLongest) return {length};
  std::string form;
  for (std::size_t i = begin; i < end; ++i) append_utf8(form, to_lower(plain(points[i].value)));
  if (const auto known = forms_.find(form); known != forms_.end()) {
    const Readings& readings = known->second;
    return second_reading && !readings.second.empty() ? readings.second : readings.usual;
  }
  // Clitics are ASCII, so their bytes are their code points.
  const auto clitic = static_cast<std::uint32_t>(clitic_length(form));
  if (clitic == 0) return {length};
  return {length - clitic, clitic};
}

}  // namespace newsgraph::language
