#include "text/patch.h"

#include <algorithm>

#include "text/decode.h"
#include "text/utf8.h"

namespace malkoll {

namespace {

/// The bytes of a file, one code point at a time.
class Walk {
 public:
  Walk(std::string_view bytes, Encoding encoding) : bytes_(bytes), encoding_(encoding) {
    if (bytes.starts_with("\xEF\xBB\xBF")) at_ = 3;
    const auto utf16 = encoding == Encoding::utf16 ? utf16_in(bytes) : std::nullopt;
    if (utf16) at_ = utf16->begin;
    big_endian_ = utf16 && utf16->big_endian;
  }

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool big_endian() const { return big_endian_; }

  void skip(std::size_t code_points) {
    for (; code_points > 0 && at_ < bytes_.size(); --code_points) at_ = std::min(at_ + length(), bytes_.size());
  }

 private:
  [[nodiscard]] std::size_t length() const {
    if (encoding_ == Encoding::utf8) return first_code_point(bytes_.substr(at_)).length;
    if (encoding_ != Encoding::utf16) return 1;
    const std::size_t high = at_ + (big_endian_ ? 0 : 1);
    return high < bytes_.size() && (static_cast<unsigned char>(bytes_[high]) & 0xFCU) == 0xD8U ? 4 : 2;  // a surrogate pair
  }

  std::string_view bytes_;
  Encoding encoding_;
  std::size_t at_ = 0;
  bool big_endian_ = false;
};

/// Code points that the file itself has before an offset of the text, given those before an earlier one.
std::size_t code_points_between(const Source& source, std::uint32_t from, std::uint32_t to) {
  const auto& composed = source.composed;
  const auto first = std::upper_bound(composed.begin(), composed.end(), from);
  const auto last = std::upper_bound(first, composed.end(), to);
  return count_code_points(std::string_view(source.text).substr(from, to - from)) + static_cast<std::size_t>(last - first);
}

}  // namespace

std::string edited(std::string_view text, const std::vector<Edit>& edits) {
  std::string out;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    out.append(text.substr(done, edit.at - done)).append(edit.replacement);
    done = edit.at + edit.length;
  }
  return out.append(text.substr(done));
}

std::optional<std::string> patched(std::string_view bytes, const Source& source, const std::vector<Edit>& edits) {
  const Decoded decoded = decode(std::string(bytes));
  if (decoded.error || decoded.text != source.text) return std::nullopt;
  std::string out;
  std::size_t copied = 0;     // of the bytes
  std::uint32_t reached = 0;  // of the text
  Walk walk(bytes, decoded.encoding);
  const auto walk_to = [&](std::uint32_t offset) {
    walk.skip(code_points_between(source, reached, offset));
    reached = offset;
  };
  for (const Edit& edit : edits) {
    walk_to(edit.at);
    out.append(bytes.substr(copied, walk.at() - copied));
    const std::optional<std::string> replacement = encode(edit.replacement, decoded.encoding, walk.big_endian());
    if (!replacement) return std::nullopt;
    out.append(*replacement);
    walk_to(edit.at + edit.length);
    copied = walk.at();
  }
  out.append(bytes.substr(copied));
  // What stands in the file now is what was meant, or nothing is written.
  const Decoded again = decode(out);
  if (again.error || again.text != edited(source.text, edits)) return std::nullopt;
  return out;
}

}  // namespace malkoll
