#!/usr/bin/env python3
"""What a plan's tables say in one place of several: results of the municipality, comparisons, values by sex, several uppdrag, notes.

usage: plan_values_test.py MALKOLL
"""
from plan_checks import expect, finish
from plan_documents import bullets, cells_over, head, par, read, table

goal = head(1, "Mål 1 Alla ska vara trygga")
budgets = ["Bokslut 2024", "Budget 2025", "Budget 2026", "Plan 2027"]

# What the plan comes to: its result, taxes and grants, and what money costs; the rest is said with its amounts.
result = [["Verksamhetens intäkter", "690", "700", "720", "730"], ["Verksamhetens kostnader", "-4 500", "-4 600", "-4 700", "-4 800"], ["Avskrivningar", "-200", "-210", "-220", "-230"], ["Verksamhetens nettokostnader", "-4 010", "-4 110", "-4 200", "-4 300"],
          ["Skatteintäkter", "3 100", "3 200", "3 300", "3 400"], ["Generella statsbidrag och utjämning", "980", "990", "1 000", "1 010"], ["Verksamhetens resultat", "70", "80", "100", "110"],
          ["Finansiella intäkter", "15", "15", "20", "21"], ["Finansiella kostnader", "-10", "-12", "-14", "-15"], ["Resultat efter finansiella poster", "75", "83", "106", "116"], ["Årets resultat", "75", "83", "106", "116"]]
text, said = read(head(1, "Resultatbudget, mnkr") + table(["", *budgets], *result))
expect("a budget of results", text, "  resultat 2026: 106 mnkr\n", "  resultat 2027: 116 mnkr\n", "  skatter och bidrag 2026: 4 300 mnkr\n", "  skatter och bidrag 2027: 4 410 mnkr\n", "  finansnetto 2026: 6 mnkr\n", "  finansnetto 2027: 6 mnkr\n", "planår: 2027", never=["resultat 2024:", "resultat 2025:", "finansnetto 2025", "nämnd "])
expect("the rest is said", said, "skatter och bidrag 2026 är summan av »Skatteintäkter« 3 300 mnkr och »Generella statsbidrag och utjämning« 1 000 mnkr", "finansnetto 2026 är summan av »Finansiella intäkter« 20 mnkr och »Finansiella kostnader« -14 mnkr", "»Verksamhetens nettokostnader« har ingen rad i språket: 2026 -4 200 mnkr, 2027 -4 300 mnkr", "»Avskrivningar«",
       "kolumnen »Bokslut 2024«", "kolumnen »Budget 2025«", never=["är någon av raderna en nämnd", "är »Årets resultat« en nämnd"])
text, said = read(head(1, "Resultatbudget, mnkr") + table(["Mnkr", *budgets], *result[:6], ["Summa skatteintäkter och statsbidrag", "4 080", "4 190", "4 300", "4 410"], ["Finansnetto", "5", "3", "6", "6"], ["Årets resultat", "75", "83", "106", "116"]))
expect("its own sums", text, "skatter och bidrag 2026: 4 300 mnkr", "finansnetto 2026: 6 mnkr", "resultat 2027: 116 mnkr")
expect("are not sums of nämnder", text + said, never=["  ram 2026", "summor, som inte är nämnder: Summa skatte"])
text, said = read(head(1, "Resultatbudget, tkr") + table(["Belopp i tkr", "2026"], ["Verksamhetens nettokostnad", "4 200"], ["Skatteintäkter", "-3 300"], ["Generella statsbidrag", "-1 000"], ["Finansnetto", "-6"], ["Årets resultat", "-106"]))
expect("income with minus", text, "resultat 2026: 106 tkr", "skatter och bidrag 2026: 4 300 tkr", "finansnetto 2026: 6 tkr")
expect("is told", said, "intäkter står med minus i tabellen")
text, said = read(head(1, "Budget, tkr") + table(["Nämnd", "Budget 2026"], ["Kommunstyrelsen", "1 200"], ["Socialnämnden", "3 000"], ["Summa nämnder", "4 200"], ["Skatteintäkter", "3 300"], ["Generella statsbidrag", "1 000"], ["Finansiella intäkter", "20"], ["Finansiella kostnader", "14"], ["Årets resultat", "106"]))
expect("below the ramar", text, "Kommunstyrelsen\n  ram 2026: 1 200 tkr", "  ram 2026: 4 200 tkr", "skatter och bidrag 2026: 4 300 tkr", "finansnetto 2026: 6 tkr", "resultat 2026: 106 tkr", never=["nämnd S: Skatte"])
text, said = read(head(1, "Budget, tkr") + table(["Nämnd", "Budget 2026"], ["Kommunstyrelsen", "-1 200"], ["Socialnämnden", "-3 000"], ["Summa nämnder", "-4 200"], ["Skatteintäkter", "3 300"], ["Årets resultat", "106"]))
expect("taxes alone are not all of taxes and grants", text + said, "Kommunstyrelsen\n  ram 2026: 1 200 tkr", "resultat 2026: 106 tkr", "»Skatteintäkter«", never=["\n  skatter och bidrag"])
text, said = read(head(1, "Resultatbudget, tkr") + table(["", "2026"], ["Verksamhetens nettokostnader", "-4 200"], ["Skatteintäkter", "3 300"], ["Generella statsbidrag", "1 000"], ["Årets resultat", "90"]))
expect("a result that does not add up is asked about", said, "raderna ger 100 tkr men årets resultat 2026 är 90 tkr")
text, said = read(head(1, "Resultat, mnkr") + table(["", "2026"], ["Finansnetto", "2"], ["Årets resultat", "30"]) + head(1, "Resultat, tkr") + table(["", "2026"], ["Finansnetto", "2 000"], ["Årets resultat", "30 400"]))
expect("the same in two units, and something else", text + said, "finansnetto 2026: 2 mnkr", "resultat 2026 är 30 400 tkr här men 30 mnkr", never=["finansnetto 2026 är"])
text, said = read(head(1, "Resultat, tkr") + table(["", "2026"], ["Årets resultat", "106"], ["Årets resultat i % av skatter och bidrag", "2,5 %"], ["Balanskravsresultat", "90"], ["Skattesats (kr)", "21,27"]))
expect("a share is no result", text + said, "resultat 2026: 106 tkr", "skattesats 2026: 21,27\n", "»Balanskravsresultat«", "2,5 %", never=["resultat 2026: 2", "resultat 2026: 90"])
text, said = read(head(1, "Finansiella mål") + table(["Mål", "Indikator", "Målvärde 2026"], ["Ett starkt resultat", "Resultat, andel (%)", "2"]) + head(1, "Verksamhetsmål") + table(["Mål", "Indikator", "Målvärde 2026"], ["Trygga äldre", "Larm", "2"]))
expect("financial goals", text, "mål M1: Ett starkt resultat\n  god ekonomisk hushållning: finansiellt mål\n", "mål M2: Trygga äldre\n#")

text, said = read(head(1, "2 Målområde Välfärd") + head(2, "2.1 Äldre ska ha en trygg omsorg") + table(["Indikator", "Mål 2026"], ["Nöjda, %", "91"]))
expect("a chapter's number before a label", text, "målområde O2: Välfärd", "mål M2.1: Äldre ska ha en trygg omsorg", "enhet: %")

text, said = read(head(1, "Resultatbudget 2026 (mnkr)") + table(["", "Budget"], ["Verksamhetens nettokostnader", "-900"], ["Skatteintäkter", "700"], ["Generella statsbidrag", "230"], ["Årets resultat", "30"]))
expect("the year above the table", text, "resultat 2026: 30 mnkr", "skatter och bidrag 2026: 930 mnkr")
text, said = read(par("Belopp i tkr") + table(["Åtgärd", "Budget 2026", "Plan 2027"], ["Färre lokaler", "-100", "-200"], ["Lägre energi", "-10", "-20"]))
expect("what money goes to is no uppdrag", text + said, "»Färre lokaler« 2026 -100 tkr, 2027 -200 tkr", never=["\nuppdrag "])

# What others have, beside the municipality's own.
text, said = read(goal + table(["Indikator", "Utfall 2023", "Utfall 2024", "Riket 2024", "Liknande kommuner 2024", "Mål 2026"], ["Trygga", "61", "62", "66", "64,5", "65"]))
expect("comparisons", text, "utfall 2024: 62", "jämförelse 2024 riket: 66", "jämförelse 2024 liknande kommuner: 64,5", "målvärde 2026: 65", never=["utfall 2024: 66"])
text, said = read(goal + table(["Indikator", "2024", "", "", "Mål 2026"], ["", "Kommunen", "Riket", "Länet", ""], ["Trygga", "62", "66 %", "64 %", "65 %"]))
expect("below their year", text, "utfall 2024: 62\n", "jämförelse 2024 riket: 66", "jämförelse 2024 länet: 64")
text, said = read(goal + table(["Indikator", "Utfall 2023", "Utfall 2024", "Rikssnitt", "Mål 2026"], ["Trygga", "61", "62", "66", "65"], ["Nöjda", "71", "72", "76 (2023)", "75"]))
expect("a year that is not said", text + said, "vilket år gäller jämförelsen med riket »66« för »Trygga«?", "jämförelse 2023 riket: 76", never=["riket: 66"])
text, said = read(goal + table(["Indikator", "Utfall 2024", "Riket", "Mål 2026"], ["Trygga", "62", "66", "65"]))
expect("the only year is taken, and asked about", text + said, "jämförelse 2024 riket: 66", "gäller »Riket« 2024? Kolumnen är läst så")
text, said = read(goal + table(["Indikator", "Utfall 2024", "Mål 2026"], ["Trygga", "62 % (riket 66 %)", "65"], ["- riket", "70", ""], ["Nöjda", "72; riket 76, länet 75", "80"], ["Glada", "riket 81", "85"]))
expect("beside the value", text, "utfall 2024: 62\n", "jämförelse 2024 riket: 66", "utfall 2024: 72\n", "jämförelse 2024 riket: 76", "jämförelse 2024 länet: 75", "jämförelse 2024 riket: 81", never=["utfall 2024: 81", "utfall 2024: 70"])
expect("another value for the same is asked about", said, "jämförelse 2024 riket för »Trygga« är »70« här men »66«")
text, said = read(table(["Mål", "Alla ska vara trygga"], ["Indikator", "Trygga"], ["Utfall 2024", "62"], ["Riket 2024", "66"], ["Målvärde 2026", "bättre än riket"]))
expect("as a key", text, "jämförelse 2024 riket: 66", "målvärde 2026: bättre än riket")

# Values by sex in one cell.
for cell in ("KV: 71 %, M: 76 %", "kvinnor 71, män 76", "71 % (kv) 76 % (m)", "K 71 / M 76", "Kvinnor: 71 %\nMän: 76 %", "71 kvinnor, 76 män", "kv 71; m 76", "71 (K), 76 (M)"):
    text, said = read(goal + table(["Indikator", "Utfall 2024", "Mål 2026"], ["Trygga", cell, "80"]))
    expect(f"by sex: {cell}", text, "utfall 2024 kvinnor: 71\n", "utfall 2024 män: 76\n", never=["utfall 2024: ", "säger mer"])
text, said = read(goal + table(["Indikator", "Utfall 2024", "Mål 2026"], ["Trygga", "74 (kv 71, m 76)", "80"], ["Behöriga", "Totalt 84,5 % Flickor 86 % Pojkar 83 %", "90"], ["Nöjda", "F: 86 P: 83", "90"], ["Sena", "7,1 (kvinnor 8,0)", "6"], ["Barn", "flickor/pojkar 71/76", "80"]))
expect("and of all", text, "utfall 2024: 74\n", "utfall 2024 kvinnor: 71\n", "utfall 2024: 84,5\n", "utfall 2024 flickor: 86\n", "utfall 2024 pojkar: 83\n", "Nöjda\n  utfall 2024 flickor: 86\n  utfall 2024 pojkar: 83\n", "utfall 2024: 7,1\n  utfall 2024 kvinnor: 8,0\n", "Barn\n  utfall 2024 flickor: 71\n  utfall 2024 pojkar: 76\n")
text, said = read(goal + table(["Indikator", "Utfall 2024 (kvinnor/män)", "Mål 2026"], ["Trygga", "71/76", "80"], ["Nöjda", "81", "80"]))
expect("in the heading", text + said, "utfall 2024 kvinnor: 71\n", "utfall 2024 män: 76\n", "vem gäller »81«", never=["utfall 2024: 81", "utfall 2024 kvinnor: 81"])
text, said = read(goal + table(["Indikator", "Utfall 2024", "Mål 2026"], ["Trygga", "kvinnor 71 män 76 okänt 80", "80"], ["Sena", "m 71", "6"], ["Korta", "5 m", "6"], ["Nöjda", "62", "kvinnor 80, män 81"]))
expect("what cannot be told is asked", said, "»kvinnor 71 män 76 okänt 80«", "m 71", "målvärdet »kvinnor 80, män 81« för »Nöjda«")
expect("and a unit is no sex", said, "säger mer än ett tal: »5 m«")
expect("nor a target of one", text, never=["utfall 2024 män: 5", "målvärde 2026: 80\n  m"])

text, said = read(table(["Mål", "Indikator", "Kön", "Utfall 2024", "Mål 2026"], ["Trygga elever", "Trygga", "Totalt", "84", "88"], ["", "", "Flickor", "85", ""], ["", "", "Pojkar", "83", ""], ["", "", "", "12", ""], ["Trygga elever", "Nöjda", "Kvinnor", "71", ""], ["Trygga elever", "Nöjda", "Män", "72", ""]))
expect("a row for each", text + said, "Trygga\n  utfall 2024: 84\n  målvärde 2026: 88\n  utfall 2024 flickor: 85\n  utfall 2024 pojkar: 83\n", "utfall 2024 kvinnor: 71\n  utfall 2024 män: 72\n", "värden utan indikator: 12")

text, said = read(table(["Mål-ID", "Mål"], ["M1", "Trygga elever"]) + table(["Mål-ID", "Indikator", "Mål 2026"], ["M1", "Nöjda", "88"]) + table(["Uppdrags-ID", "Åtagande", "Mål-ID", "Nämnd"], ["U7", "Bygg skolan", "M1", "Barnnämnden"]))
expect("ids in columns of their own", text, "mål M1: Trygga elever\n", "indikator M1a: Nöjda", "uppdrag U7: Bygg skolan\n  ansvarig: BN\n  mål: M1\n")

text, said = read(table(["Nr", "Mål", "Kommunstyrelsen", "Socialnämnden"], ["1", "Trygga äldre", "X", "x"], ["2", "Balans", "", "X"], ["3", "Trygga barn", "kanske", ""]))
expect("crosses below nämnder", text + said, "mål M1: Trygga äldre\n  ansvarig: KS, SN\n", "mål M2: Balans\n  ansvarig: SN\n", "kolumnen »Kommunstyrelsen« är inte med (ifyllda celler: 1)")
text, said = read(table(["Mål", "Indikator", "År", "Kommunen", "Riket"], ["Fler i jobb", "Sysselsatta", "2023", "77", "79"], ["Fler i jobb", "Sysselsatta", "2024", "78", "80"]))
expect("the municipality beside the country", text, "utfall 2023: 77", "jämförelse 2024 riket: 80", "utfall 2024: 78")
blocks = [["Kommunstyrelsen", ""], ["Politik", "12"], ["Räddning", "31"], ["Summa kommunstyrelsen", "43"], ["Socialnämnden", ""], ["Hemtjänst", "20"], ["Vård", "30"]]
text, said = read(par("Belopp i tkr") + table(["Nämnd/verksamhet", "Budget 2026"], *blocks, ["Summa", "50"], ["Totalt", "93"]))
expect("sums of a nämnd's verksamheter", text + said, "Kommunstyrelsen\n  ram 2026: 43 tkr", "Socialnämnden\n  ram 2026: 50 tkr", "  ram 2026: 93 tkr", "»Räddning« är en del av Kommunstyrelsen: 2026 31 tkr", never=["är »Politik« en nämnd", "nämnd P"])
text, said = read(par("Belopp i tkr") + table(["Nämnd/verksamhet", "Budget 2026"], *blocks, ["Socialnämnden totalt", "51"]))
text, said2 = read(par("Belopp i tkr") + table(["Nämnd", "Budget 2026"], ["Kommunstyrelsen", "100"], ["Socialnämnden", "200"], ["Summa kommunstyrelsen och socialnämnden", "300"]))
expect("a sum of two is of none of them", text, "  ram 2026: 300 tkr", never=["nämnd KSSN", "kommunstyrelsen och socialnämnden\n"])
expect("that do not add up", said, "ram 2026 för Socialnämnden är 51 tkr men raderna ovanför ger 50 tkr")

text, said = read(table(["Mål", "Indikatorer", "Källa", "Utfall 2024", "Mål 2026"], ["Trygga äldre", "• Larm\n• Fall", "Kolada", "• 86\n• 79", "90"], ["Kunskap", "1. Behöriga\n2. Närvaro", "SCB", "1. 84\n2. 91", "1. 88\n2. 95"]))
expect("lists in cells", text + said, "indikator M1a: Larm\n  källa: Kolada\n  utfall 2024: 86\n", "indikator M1b: Fall\n  källa: Kolada\n  utfall 2024: 79\n", "vilken rad av »90« gäller »Fall«?", "indikator M2a: Behöriga\n  källa: SCB\n  utfall 2024: 84\n  målvärde 2026: 88\n", "indikator M2b: Närvaro\n  källa: SCB\n  utfall 2024: 91\n  målvärde 2026: 95\n", never=["målvärde 2026: 90"])

# Several uppdrag in one cell.
rows = ["Uppdrag", "Ansvarig", "Klart"]
for cell in ("Ta fram en cykelplan\nSe över avgifterna", "1. Ta fram en cykelplan\n2. Se över avgifterna", "• Ta fram en cykelplan\n• Se över avgifterna", "1. Ta fram en cykelplan. 2. Se över avgifterna.", "Ta fram en cykelplan.\nSe över avgifterna.", "a) Ta fram en cykelplan\nb) Se över avgifterna"):
    text, said = read(table(rows, [cell, "Kommunstyrelsen", "2027"]))
    expect(f"two uppdrag: {cell}", text, "Ta fram en cykelplan\n  ansvarig: KS\n  klart: 2027", "Se över avgifterna\n  ansvarig: KS\n  klart: 2027", never=["ett uppdrag eller flera"])
text, said = read(table(rows, ["Nämnden ska ta fram en cykelplan. Nämnden ska se över avgifterna.", "Kommunstyrelsen", "2027"], ["att bygga skolan\natt riva badet", "Socialnämnden\nBarnnämnden", "2026\n2027"]))
expect("two sentences", text, "U1: Nämnden ska ta fram en cykelplan\n", "U2: Nämnden ska se över avgifterna\n", ": att bygga skolan\n  ansvarig: SN\n  klart: 2026", ": att riva badet\n  ansvarig: BN\n  klart: 2027")
text, said = read(table(rows, ["Ta fram en cykelplan\nSe bilaga 3", "Kommunstyrelsen", "2027"]))
expect("what is no task", text, "uppdrag U1: Ta fram en cykelplan Se bilaga 3", never=["uppdrag U2"])
text, said = read(table(rows, ["Nämnden ska ta fram en cykelplan. Planen ska redovisas i juni.", "Kommunstyrelsen", "2027"], ["Cykelplan\nEn plan för alla vägar i kommunen tas fram", "Kommunstyrelsen", "2027"], ["Utred lokalerna. Återkom med ett förslag.", "Kommunstyrelsen", "2027"], ["Kommunstyrelsen ska bygga ut nätet i\nalla kommundelar", "Kommunstyrelsen", "2027"]))
expect("one is one", str(text.count("\nuppdrag U")), "4")
text, said = read(table(rows, ["Utreda lokalerna. Bygga en skola.", "Kommunstyrelsen", "2027"]))
expect("two readings are asked about", text + said, "är »Utreda lokalerna. Bygga en skola.« ett uppdrag eller flera?")
text, said = read(head(1, "Uppdrag") + par("Socialnämnden ska ta fram en plan. Barnnämnden ska bygga en skola."))
expect("sentences in a text are still asked about", said, "ser ut som ett uppdrag")

text, said = read(head(1, "Uppdrag") + head(2, "Socialnämnden") + bullets("Nämnden ska ta fram en plan. Nämnden ska bygga en skola.") + table(["Mål", "Fler ska cykla"], ["Uppdrag", "Bygg vägar\nInför avgifter"], ["Ansvarig", "Tekniska nämnden"], ["Klart", "2027"]))
expect("in a list, and in a card", text, ": Nämnden ska ta fram en plan\n  ansvarig: SN", ": Nämnden ska bygga en skola\n  ansvarig: SN", ": Bygg vägar\n  ansvarig: TN\n  klart: 2027", never=["Nämnden\n", "ansvarig: Nämnden"])

text, said = read(head(1, "Särskilda uppdrag") + head(2, "Samtliga nämnder") + bullets("Minska lokalytan till 2028"))
expect("to all", text, ": Minska lokalytan till 2028\n  ansvarig: alla nämnder\n")

# A note's mark is no part of a number, and what it says stands beside it.
pdf = """Plan 2026

Mål 1 Fler ska cykla

Indikator                 Utfall 2024     Målvärde 2026
Resor med cykel           71¹             minst 75
Cykelvägar, km            82 1)           90
Cyklar                    1 200 2)        1 300*
Hjälmar (%) 3)            55              60

¹ Preliminärt värde.
1) Efter ny metod.
2) Uppskattat.
3) Barn under 15 år.
* Beslutas i juni.

Ramar, tkr

Nämnd                     Budget 2026     Plan 2027
Kommunstyrelsen           1 200¹          1 300
Socialnämnden             3 000 1)        3 100
Summa                     4 200           4 400

1) Med reserv.
"""
text, said = read(text=pdf)
expect("marks of notes", text, "utfall 2024: 71\n", "utfall 2024: 82\n", "utfall 2024: 1 200\n", "målvärde 2026: 1 300\n", "indikator M1d: Hjälmar (%)\n", "enhet: %\n", "ram 2026: 1 200 tkr", "ram 2026: 3 000 tkr", "  ram 2026: 4 200 tkr", never=["711", "821", "enhet: 1)", "Hjälmar (%) 3)\n"])
expect("and what they say", text + said, "¹: Preliminärt värde", "1): Efter ny metod", "2): Uppskattat", "3): Barn under 15 år", "*: Beslutas i juni", "1): Med reserv")

text, said = read(goal + table(["Indikator", "Utfall 2024", "Mål 2026"], ["Trygga 2)", "71 1)", "75"], ["Nöjda", "81", "85"], ["1) Preliminärt.", "", ""], ["2) Barn.", "", ""]))
expect("notes in the table", text + said, "indikator M1a: Trygga\n  utfall 2024: 71\n", "1): Preliminärt.", "2): Barn.", never=["M1c", "mål M2"])
pdf = """Plan 2026

Indikator              Utfall 2024   Mål 2026
Målområde 1: Trygghet
Mål 1.1: Alla ska vara trygga
Trygga ute, %          71            75
\fPlan 2026

Indikator              Utfall 2024   Mål 2026
Målområde 1: Trygghet, forts.
Mål 1.2: Brotten ska minska
Anmälda brott          788           700
"""
text, said = read(text=pdf)
expect("rows over all columns of a PDF", text, "målområde O1: Trygghet\n", "indikator M1.1a: Trygga ute, %", "mål M1.2: Brotten ska minska", "indikator M1.2a: Anmälda brott\n  utfall 2024: 788", never=["forts"])

text, said = read(head(1, "Mål 1 Minska utsläppen av CO²") + table(["Indikator", "Utfall 2024", "Mål 2026"], ["Utsläpp av CO²", "71 m²", "75 m²"]))
expect("what is no mark", text, "mål M1: Minska utsläppen av CO²\n", "Utsläpp av CO²\n", "målvärde 2026: 75 m²")

# Rows over all columns, also again on the next page.
columns = ["Indikator", "Utfall 2024", "Mål 2026"]
text, said = read(table(columns, cells_over(3, "Målområde 1: Trygghet"), cells_over(3, "Mål 1.1 Alla ska vara trygga"), ["Trygga", "61", "65"], columns, cells_over(3, "Målområde 1: Trygghet, forts."), cells_over(3, "Mål 1.1 Alla ska vara trygga (forts.)"), ["Nöjda", "71", "75"], cells_over(3, "Mål 1.2 Fler ska få hjälp"), ["Larm", "81", "85"]))
expect("rows that go on", text, "målområde O1: Trygghet\n", "indikator M1.1b: Nöjda", "indikator M1.2a: Larm", never=["forts", "-2"])
text, said = read(table(["Mål", *columns], cells_over(4, "TRYGGHET"), ["Alla ska vara trygga", "Trygga", "61", "65"], ["Mål", *columns], ["", "Nöjda", "71", "75"], cells_over(4, "TRYGGHET forts."), ["Alla ska vara trygga (forts.)", "Larm", "81", "85"]))
expect("headings again", text, "målområde O1: TRYGGHET\n", "indikator M1.1b: Nöjda", "indikator M1.1c: Larm", never=["O2", "forts"])
text, said = read(table(columns, cells_over(3, "TRYGGHET"), cells_over(3, "Alla ska vara trygga"), ["Trygga", "61", "65"], cells_over(3, "Fler ska få hjälp"), ["Larm", "81", "85"], cells_over(3, "MILJÖ"), cells_over(3, "Renare luft"), ["Partiklar", "11", "9"]))
expect("one over another", text, "målområde O1: TRYGGHET", "mål M1.1: Alla ska vara trygga", "mål M1.2: Fler ska få hjälp", "målområde O2: MILJÖ", "mål M2.1: Renare luft", never=["mål M1: TRYGGHET"])
expect("is asked about", said, "är »TRYGGHET« ett målområde?")

finish()
