#include "work/examples.h"

namespace malkoll::work {

std::string_view example_kolada() {
  return R"json({"format": "malkoll-kolada", "version": 1, "source": "Källa: Kolada", "fetched": "2024-01-15", "municipality": "1780",
"kpi": [
{"id": "N15436", "title": "Elever i åk 9 som är behöriga till gymnasieskolan, kommunala skolor, andel (%)", "published": "2023-09-28"},
{"id": "N99999", "title": "", "gone": true}
],
"places": [
{"id": "0000", "title": "Riket"},
{"id": "1780", "title": "Karlstad"}
],
"values": [
{"kpi": "N15436", "municipality": "0000", "year": 2022, "gender": "T", "value": 84.97},
{"kpi": "N15436", "municipality": "1780", "year": 2022, "gender": "T", "value": 82.4345},
{"kpi": "N15436", "municipality": "1780", "year": 2022, "gender": "K", "value": 83.91},
{"kpi": "N15436", "municipality": "1780", "year": 2022, "gender": "M", "value": 81.04}
]
}
)json";
}

}  // namespace malkoll::work
