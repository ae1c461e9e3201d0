#include "report/questions.h"

namespace malkoll::report {

std::span<const Question> questions() {
  static constexpr Question list[] = {
      {"Finns en koppling mellan mål och resurser?", "L01 L02 L04 L05 L10 T02 T09", Needs::budgets},
      {"Arbetar nämnder och bolag mot fullmäktiges mål?", "G02 T01 T03 T04 T05 T06 T10", Needs::budgets},
      {"Är det sagt vad god ekonomisk hushållning är, och håller resultatet ihop?", "G01 G03 G04"},
      {"Svarar nämnder och bolag på fullmäktiges uppdrag?", "D01 D02 D03 D04 D05", Needs::assignments},
      {"Går målen att mäta?", "I01 I02 I03 I09 I20 M01", Needs::goals},
      {"Går det att avgöra om målen är uppnådda?", "I04 I05 I07 I08 I13 U07", Needs::indicators},
      {"Säger målvärdena att något ska bli bättre?", "I06 I16 M03", Needs::indicators},
      {"Ryms budgeten i ramarna?", "B01 B08 S08", Needs::budgets},
      {"Är målen finansierade också under planåren?", "T08 B02 B07", Needs::plan_years},
      {"Vilar grunduppdraget på en angiven grund?", "L03", Needs::core_posts},
      {"Är budgetarna beslutade och svarar de mot gällande plan?", "T07 S01 S02 S07", Needs::budgets},
      {"Styr kommunen sina bolag?", "K01 K02 K03", Needs::companies},
      {"Följs målen och pengarna upp?", "U01 U02 U05 U08", Needs::follow_ups},
      {"Är bedömningarna underbyggda?", "U03 U04 U06 U09", Needs::assessments},
  };
  return list;
}

}  // namespace malkoll::report
