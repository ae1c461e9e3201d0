#include "grid/xml_elements.h"

namespace malkoll::grid {

Result<bool, Fault> XmlElements::read(Each each) {
  const tl::unexpected<Fault> broken = failure(Fault{FaultKind::broken});
  const auto piece = part_.next();
  if (!piece) return failure(piece.error());
  if (piece->empty()) {
    if (!begun_ || cutter_.last_ended() != root_) return broken;  // cut off
    return false;
  }
  if (!begun_ && piece->substr(0, 8192).find(root_) == std::string_view::npos) return broken;
  begun_ = true;
  bool well_formed = true;
  const bool more = cutter_.feed(*piece, [&](std::string& element) {
    constexpr unsigned blank_text_is_one = pugi::parse_default | pugi::parse_ws_pcdata_single;
    well_formed = static_cast<bool>(document_.load_buffer_inplace(element.data(), element.size(), blank_text_is_one));
    return well_formed && each(document_.document_element(), element);
  });
  if (!well_formed) return broken;
  if (cutter_.fault()) return failure(Fault{*cutter_.fault()});
  return more;
}

}  // namespace malkoll::grid
