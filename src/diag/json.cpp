#include "diag/json.h"

#include <ostream>

namespace malkoll {

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(std::string(text)); }

Json known_json(const KnownFinding& known) {
  return {{"rule", known.print.rule},
          {"unit", text_or_null(known.print.unit)},
          {"subject", text_or_null(known.print.subject)},
          {"part", text_or_null(known.print.part)},
          {"count", known.count},
          {"extent", known.extent ? Json(*known.extent) : Json(nullptr)},
          {"message", text_or_null(known.message)}};
}

void JsonLines::add(const Json& element) {
  if (!first_) buffer_ += ",\n";
  first_ = false;
  buffer_ += dump(element);
  if (buffer_.size() > 1U << 16U) {
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
  }
}

void JsonLines::finish() {
  if (!first_) buffer_ += '\n';
  out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  buffer_.clear();
}

}  // namespace malkoll
