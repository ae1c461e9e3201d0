#include "export/tabledata_layout.h"

namespace malkoll::exporting {

namespace {

using F = DataField;
using T = DataField::Type;

constexpr std::string_view relations = "bidrar|motverkar";

constexpr std::array units = {
    F{"id", "id", T::text, true, "nämndens eller bolagets id"},
    F{"kind", "kind", T::text, true, "nämnd eller bolag", "nämnd|bolag"},
    F{"name", "title", T::text, false, "namnet"},
    F{"owned_share", "owned_share", T::percent, false, "kommunens ägarandel i ett bolag, procent"},
};

constexpr std::array frames = {
    F{"unit", "unit>id", T::text, true, "nämnden eller bolaget"},
    F{"year", "year", T::year, true, "året"},
    F{"kind", "kind", T::text, true, "drift (ramen), investering (investeringsramen) eller utfall (enhetens utfall)",
      "drift|investering|utfall"},
    F{"amount", "frame", T::kronor, false, "ramen eller utfallet, kronor; tomt: ingen"},
    F{"posts_amount", "total", T::kronor, false, "posternas summa, kronor; tomt: ingen post har belopp det året"},
};

constexpr std::array areas = {
    F{"id", "id", T::text, true, "målområdets id"},
    F{"name", "title", T::text, false, "namnet"},
};

constexpr std::array goals = {
    F{"id", "id", T::text, true, "målets id"},
    F{"kind", "kind", T::text, true, "mål (fullmäktiges), nämndmål eller bolagsmål", "mål|nämndmål|bolagsmål"},
    F{"text", "title", T::text, false, "målets lydelse"},
    F{"area", "area>id", T::text, false, "målområdet som ett mål hör till; av flera det första"},
    F{"unit", "unit>id", T::text, false, "nämnden eller bolaget vars eget mål det är; tomt för fullmäktiges"},
    F{"economy", "economy", T::text, false, "god ekonomisk hushållning", "finansiellt mål|verksamhetsmål"},
    F{"not_measurable", "not_measurable", T::text, false, "varför målet inte mäts"},
};

constexpr std::array goal_parents = {
    F{"goal", "goal>id", T::text, true, "det egna målet, eller målet som är en del av ett annat"},
    F{"parent", "parent>id", T::text, true, "målet som det bryter ned"},
};

constexpr std::array responsible = {
    F{"goal", "goal>id", T::text, true, "målet"},
    F{"unit", "unit>id", T::text, true, "nämnden eller bolaget som är ansvarig för det"},
};

constexpr std::array indicators = {
    F{"id", "id", T::text, true, "indikatorns id"},
    F{"name", "title", T::text, false, "vad som mäts"},
    F{"unit_of_measure", "unit_of_measure", T::text, false, "mätenheten"},
    F{"source", "source", T::text, false, "källan"},
    F{"kolada", "kolada", T::text, false, "nyckeltalets nummer i Kolada"},
    F{"direction", "direction", T::text, false, "vad som är bättre", "öka|minska|bevara"},
};

constexpr std::array goal_indicators = {
    F{"goal", "goal>id", T::text, true, "målet"},
    F{"indicator", "indicator>id", T::text, true, "indikatorn som mäter det"},
};

constexpr std::array targets = {
    F{"indicator", "indicator>id", T::text, true, "indikatorn"},
    F{"goal", "goal>id", T::text, false, "det egna mål som målvärdet står på; tomt: indikatorn själv"},
    F{"year", "year", T::year, false, "året, eller det sista av flera; tomt: gäller alltid"},
    F{"condition", "op", T::text, false,
      "villkoret: between är mellan två tal, up och down ska öka och minska, yes ja, better och no worse mot en jämförelse, none inget",
      ">=|<=|>|<|between|=|up|down|yes|none|better|no worse"},
    F{"value", "value", T::number, false, "talet som ska nås; tomt där det inte går att räkna ut"},
    F{"high", "high", T::number, false, "det högre talet vid between"},
    F{"written", "written", T::text, false, "målvärdet som det är skrivet"},
};

constexpr std::array outcomes = {
    F{"indicator", "indicator>id", T::text, true, "indikatorn"},
    F{"year", "year", T::year, true, "året"},
    F{"part", "part", T::text, false, "delår, eller tomt för helåret", "delår"},
    F{"group", "grp", T::text, false, "gruppen som värdet är för: kvinnor, män …; tomt: alla tillsammans"},
    F{"baseline", "baseline", T::integer, true, "1: utgångsvärde, 0: utfall"},
    F{"value", "value", T::number, false, "värdet"},
};

constexpr std::array comparisons = {
    F{"indicator", "indicator>id", T::text, true, "indikatorn"},
    F{"year", "year", T::year, true, "året"},
    F{"part", "part", T::text, false, "delår, eller tomt för helåret", "delår"},
    F{"name", "name", T::text, true, "vad den jämförs med, till exempel riket"},
    F{"group", "grp", T::text, false, "gruppen som värdet är för; tomt: alla tillsammans"},
    F{"value", "value", T::number, false, "värdet"},
};

constexpr std::array posts = {
    F{"unit", "unit>id", T::text, true, "nämnden eller bolaget"},
    F{"id", "id", T::text, true, "postens id, som är ensamt i sin nämnd eller sitt bolag"},
    F{"name", "title", T::text, false, "vad pengarna går till"},
    F{"class", "class", T::text, false, "slaget", "satsning|effektivisering|grunduppdrag|lagstadgat|finansiellt"},
    F{"law", "law", T::text, false, "lagrum"},
    F{"activity", "activity", T::text, false, "verksamhet"},
    F{"code_string", "code_string", T::text, false, "kodsträng i redovisningen"},
    F{"motivation", "motivation", T::text, false, "hur posten bidrar till målen"},
};

constexpr std::array amounts = {
    F{"unit", "post>unit>id", T::text, true, "postens nämnd eller bolag"},
    F{"post", "post>id", T::text, true, "posten"},
    F{"kind", "kind", T::text, true, "drift är nettokostnad", "drift|investering|intäkt|förändring|utfall|statsbidrag"},
    F{"year", "year", T::year, true, "året"},
    F{"amount", "value", T::kronor, true, "beloppet i kronor; kostnader är positiva, och intäkter av slaget intäkt och statsbidrag"},
};

constexpr std::array links = {
    F{"unit", "unit>id", T::text, true, "postens nämnd eller bolag"},
    F{"post", "post>id", T::text, true, "posten"},
    F{"goal", "goal>id", T::text, true, "målet som den är kopplad till: fullmäktiges eller ett eget"},
    F{"relation", "works", T::text, true, "hur", relations},
    F{"share", "share", T::percent, false, "den del av posten som går till målet, procent; tomt för motverkar"},
    F{"amount", "money", T::kronor, false, "den delen av postens drift under budgetåret, kronor"},
    F{"through_assignment", "through", T::text, false, "uppdraget som kopplingen går genom; tomt: målet står på posten"},
};

constexpr DataReference to_unit{"unit", "units", "id"}, to_goal{"goal", "goals", "id"}, to_indicator{"indicator", "indicators", "id"},
    to_post{"unit,post", "posts", "unit,id"};
constexpr std::array of_frame = {to_unit}, of_post = {to_unit}, of_amount = {to_post};
constexpr std::array of_goal = {DataReference{"area", "goal_areas", "id"}, to_unit};
constexpr std::array of_parent = {to_goal, DataReference{"parent", "goals", "id"}};
constexpr std::array of_responsible = {to_goal, to_unit};
constexpr std::array of_goal_indicator = {to_goal, to_indicator};
constexpr std::array of_target = {to_indicator, to_goal};
constexpr std::array of_outcome = {to_indicator};
constexpr std::array of_link = {to_post, to_goal};

constexpr std::array<DataResource, 14> resources = {{
    {"units", "Nämnder och bolag", "Nämnder och bolag som lämnar in budget.", "unit", units, "id"},
    {"frames", "Ramar", "Ramar och summor för varje nämnd och bolag, år och slag av belopp.", "unit_year", frames, "unit,year,kind",
     of_frame},
    {"goal_areas", "Målområden", "Planens målområden.", "goal_area", areas, "id"},
    {"goals", "Mål", "Fullmäktiges mål, nämndmål och bolagsmål.", "goal", goals, "id", of_goal},
    {"goal_parents", "Målens mål", "Vilka mål som egna mål bryter ned.", "breakdown", goal_parents, "", of_parent},
    {"responsible", "Ansvariga", "Vilka som är ansvariga för målen.", "responsible", responsible, "", of_responsible},
    {"indicators", "Indikatorer", "Måtten på målen.", "indicator", indicators, "id"},
    {"goal_indicators", "Målens indikatorer", "Vilka indikatorer som mäter vilka mål.", "indicator_use", goal_indicators, "",
     of_goal_indicator},
    {"targets", "Målvärden", "Vad indikatorerna ska nå.", "target", targets, "", of_target},
    {"outcomes", "Mätvärden", "Utgångsvärden och utfall för indikatorerna.", "outcome", outcomes, "", of_outcome},
    {"comparisons", "Jämförelser", "Värden som indikatorerna jämförs med.", "comparison", comparisons, "", of_outcome},
    {"posts", "Poster", "Budgetens poster.", "post", posts, "unit,id", of_post},
    {"amounts", "Belopp", "Posternas belopp, år för år.", "amount", amounts, "", of_amount},
    {"links", "Kopplingar", "Vilka mål posterna bidrar till eller motverkar, och med hur mycket pengar.", "link", links, "", of_link},
}};

}  // namespace

std::span<const DataResource> data_resources() { return resources; }

}  // namespace malkoll::exporting
