// What headings say beside their words: years as dates and spans, a row of units below them, and what the names are called.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& read, Year year = Year(2026), const char* unit = "TN") { return read.tkr(unit, Key::operation, year); }
std::int64_t invested(const Read& read, Year year = Year(2026)) { return read.tkr("TN", Key::investment, year); }

}  // namespace

TEST_CASE("a span of years among the headings is one of them, and no year of its own", "[guess]") {
  const Read done = read("Projekt;Totalutgift;2026;2027;2026-2028;Senare\nBro;90;31;28;59;10\nPark;5;5;;5;\n", "TN");
  CHECK(drift(done) == 36);
  CHECK(drift(done, Year(2027)) == 28);
  CHECK(done.says(Code::F12, "flera-år"));
}

TEST_CASE("a row of units below the headings belongs to them", "[guess]") {
  const Read done = read("Verksamhet;Budget 2026;Budget 2026;Andel 2026\n;mnkr;kr/inv;%\nGator;1,5;52;64\nPark;0,5;29;36\n", "TN");
  CHECK(drift(done) == 2'000);
  CHECK_FALSE(done.says(Code::F07, "flera-kolumner"));
  CHECK(drift(read("Verksamhet;Budget 2026;Plan 2027\n;tkr;tkr\nGator;15;16\nPark;5;6\n", "TN"), Year(2027)) == 22);
  CHECK(drift(read("Verksamhet;Budget 2026\nGator;15\nPark;5\n", "TN")) == 20);
}

TEST_CASE("the last days of years that follow each other stand for the years", "[guess]") {
  const Read done = read("Verksamhet;2025-12-31;2026-12-31;2027-12-31\nGator;90;100;110\nPark;190;200;210\n", "TN");
  CHECK(drift(done) == 300);
  CHECK(drift(done, Year(2027)) == 320);
  const Read months = read("Verksamhet;2026-11-30;2026-12-31\nGator;90;100\nPark;190;200\n", "TN");
  CHECK(drift(months) == 580);
  CHECK(months.says(Code::F12, "månader-fattas"));
}

TEST_CASE("the last days of months and quarters stand for them", "[guess]") {
  const Read quarters = read("Verksamhet;2026-03-31;2026-06-30;2026-09-30;2026-12-31\nGator;1;2;3;4\nPark;5;6;7;8\n", "TN");
  CHECK(drift(quarters) == 36);
  CHECK(quarters.says(Code::F12, "månader-läses"));
  std::string headings = "Verksamhet", row = "Gator";
  for (const char* end : {"31/01", "28/02", "31/03", "30/04", "31/05", "30/06", "31/07", "31/08", "30/09", "31/10", "30/11", "31/12"})
    headings += ";" + std::string(end) + "/2026", row += ";10";
  const Read months = read(headings + "\n" + row + "\n", "TN");
  CHECK(drift(months) == 120);
  CHECK(months.says(Code::F12, "månader-läses"));
  std::replace(headings.begin(), headings.end(), '/', '.');
  CHECK(drift(read(headings + "\n" + row + "\n", "TN")) == 120);
  CHECK(drift(read("Verksamhet;2028-02-29;2028-02-28\nGator;1;2\n", "TN"), Year(2028)) == 1);
  CHECK(drift(read("Verksamhet;2026-01-01--2026-06-30;2026-07-01--2026-12-31\nGator;1;2\n", "TN")) == 3);
  CHECK(drift(read("Verksamhet;Bokslut 2025-12-31;Budget 2026-12-31\nGator;1;2\n", "TN")) == 2);
}

TEST_CASE("a date that is shown as its year heads that year", "[guess]") {
  grid::Grid book = workbook({{"TN", "Verksamhet;2026-01-01;2027-06-30\nGator;100;110\nPark;200;210\n"}});
  book.formats = {"", "yyyy"};
  const auto plain = book.read;
  book.read = [plain](std::size_t sheet, grid::RowSink sink) {
    return plain(sheet, [&](const grid::Row& row) {
      std::vector<grid::Cell> cells(row.cells.begin(), row.cells.end());
      for (std::size_t c = 1; row.number == 1 && c < cells.size(); ++c) cells[c].type = grid::Cell::Type::date, cells[c].format = 1;
      return sink({row.number, row.hidden, cells});
    });
  };
  const Read done = read(book, "TN");
  CHECK(drift(done) == 300);
  CHECK(drift(done, Year(2027)) == 320);
}

TEST_CASE("years alone above numbers are headings where nothing else is", "[guess]") {
  const Read done = read(";2026;2027\nKommunstyrelse;55;60\nTeknisk nämnd;512;400\nSumma;567;460\n");
  CHECK(drift(done) == 512);
  CHECK(drift(done, Year(2027), "KS") == 60);
}

TEST_CASE("what the names are called says of the amounts what a title does", "[guess]") {
  const Read projects = read("Investeringsprojekt;Budget 2026;Plan 2027\nBro;30;28\nPark;5;\n", "TN");
  CHECK(invested(projects) == 35);
  CHECK(drift(projects) == 0);
  CHECK(invested(read("Investeringsprojekt;Drift 2026;Investering 2026\nBro;3;30\nPark;2;5\n", "TN")) == 35);
  const Read blocks = read(
      "\"Driftbudget, tkr\";Budget 2026\nGator;1040\nPark;577\nSumma drift;1617\n;\n\"Investeringsbudget, mnkr\";Budget 2026\nBro;5,2\nLek;0,75\nSumma "
      "investeringar;5,95\n",
      "TN");
  CHECK(drift(blocks) == 1'617);
  CHECK(invested(blocks) == 5'950);
  const Read incomes = read(
      "\"Intäkter, tkr\";Budget 2026\nAvgifter;125\nHyror;83\nSumma intäkter;208\n;\n\"Kostnader, tkr\";Budget 2026\nLöner;1551\nLokaler;310\n",
      "TN");
  CHECK(drift(incomes) == 1'653);
  CHECK(drift(read("Investering;Benämning;Budget 2026\nJa;Bro;30\nNej;Park;5\n", "TN")) == 35);
}

TEST_CASE("a currency in the corner or in a note below is that of the amounts", "[guess]") {
  CHECK(read("1 000 €;Budget 2026;Plan 2027\nSkola;10;11\nBuss;20;21\n", "TN").says(Code::F07, "valuta"));
  CHECK(read("Tall i 1000 NOK;Budsjett 2026\nSkole;10\nBuss;20\n", "TN").says(Code::F07, "valuta"));
  CHECK(read("Verksamhet;Budget 2026\nSkola;10\nBuss;20\nAlla belopp i tusen euro.;\n", "TN").says(Code::F07, "valuta"));
  CHECK_FALSE(read("Verksamhet;Budget 2026\nEuroclass;10\nBuss;20\nProjektet får 2 euro från EU.;\n", "TN").says(Code::F07, "valuta"));
}
