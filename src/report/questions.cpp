#include "report/questions.h"

namespace malkoll::report {

std::span<const Question> questions() {
  static constexpr Question list[] = {
      {"Finns en koppling mellan mål och resurser?", "Is there a link between goals and resources?", "L01 L02 L04 L05 L10 T02 T09", Needs::budgets},
      {"Arbetar nämnder och bolag mot fullmäktiges mål?", "Do committees and companies work towards the council's goals?", "G02 T01 T03 T04 T05 T06 T10", Needs::budgets},
      {"Är det sagt vad god ekonomisk hushållning är, och håller resultatet ihop?", "Is it said what sound finances are, and does the result add up?", "G01 G03 G04"},
      {"Svarar nämnder och bolag på fullmäktiges uppdrag?", "Do committees and companies answer the council's assignments?", "D01 D02 D03 D04 D05", Needs::assignments},
      {"Går målen att mäta?", "Can the goals be measured?", "I01 I02 I03 I09 I20 M01", Needs::goals},
      {"Går det att avgöra om målen är uppnådda?", "Can it be told whether the goals are reached?", "I04 I05 I07 I08 I13 U07", Needs::indicators},
      {"Säger målvärdena att något ska bli bättre?", "Do the targets say that something is to become better?", "I06 I16 M03", Needs::indicators},
      {"Ryms budgeten i ramarna?", "Does the budget fit the frames?", "B01 B08 S08", Needs::budgets},
      {"Är målen finansierade också under planåren?", "Are the goals paid for in the plan years as well?", "T08 B02 B07", Needs::plan_years},
      {"Vilar grunduppdraget på en angiven grund?", "Does basic service rest on a stated ground?", "L03", Needs::core_posts},
      {"Är budgetarna beslutade och svarar de mot gällande plan?", "Are the budgets decided, and do they answer the plan in force?", "T07 S01 S02 S07", Needs::budgets},
      {"Styr kommunen sina bolag?", "Does the municipality direct its companies?", "K01 K02 K03", Needs::companies},
      {"Följs målen och pengarna upp?", "Are goals and money followed up?", "U01 U02 U05 U08", Needs::follow_ups},
      {"Är bedömningarna underbyggda?", "Do the assessments rest on something?", "U03 U04 U06 U09", Needs::assessments},
  };
  return list;
}

}  // namespace malkoll::report
