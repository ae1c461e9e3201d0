#!/usr/bin/env python3
"""Plans in the layouts that municipalities use: each reads as its own words say, and what they do not say is asked.

usage: plan_layouts_test.py MALKOLL
"""
from plan_checks import expect, finish
from plan_documents import bold, bullets, head, numbered, par, read, table

measures = ["Indikator", "Utfall 2024", "Mål 2026"]


def under_area(text, area, *goals):
    """The lines of a målområde up to the next."""
    block = text.split(f": {area}\n", 1)[-1].split("\nmålområde ")[0]
    expect(area, block, *(f": {goal}\n" for goal in goals))


# A målområde need not say that it is one, if the goals below it do.
text, said = read(head(1, "Trygg kommun") + head(2, "Mål 1: Alla är trygga") + table(measures, ["Trygga", "60", "65"]) + head(2, "Mål 2: Gatorna är hela") + head(1, "Grön kommun") + head(2, "Mål 3: Luften är ren"))
under_area(text, "Trygg kommun", "Alla är trygga", "Gatorna är hela")
under_area(text, "Grön kommun", "Luften är ren")
expect("it is asked", said, "är »Trygg kommun« ett målområde?", "är »Grön kommun« ett målområde?")
text, said = read(head(1, "Målområde 1: Trygghet") + head(1, "Mål 1: Alla är trygga") + head(1, "Mål 2: Gatorna är hela") + head(1, "Målområde 2: Miljö") + head(1, "Mål 3: Luften är ren"))
under_area(text, "Trygghet", "Alla är trygga", "Gatorna är hela")
under_area(text, "Miljö", "Luften är ren")
text, said = read(head(1, "Målområde Trygghet") + table(["Mål: Alla är trygga"], ["Ansvarig: Socialnämnden"]) + head(1, "Målområde B – Miljö") + table(["Mål: Luften är ren"]))
expect("no divider, or a letter", text, "målområde O1: Trygghet", "målområde OB: Miljö")
under_area(text, "Trygghet", "Alla är trygga")

# One chapter above tables of goals may be about anything: it is asked. Two are as the plan is made.
rows = [["Mål", *measures], ["Alla är trygga", "Trygga", "60", "65"]]
text, said = read(head(1, "Vårt arbete") + table(*rows))
expect("one chapter", text + said, "mål M1: Alla är trygga", "är »Vårt arbete« målområdet", never=["\nmålområde"])
text, said = read(head(1, "Trygghet") + table(*rows) + head(1, "Miljö") + table(["Mål", *measures], ["Luften är ren", "Partiklar", "9", "8"]))
under_area(text, "Trygghet", "Alla är trygga")
expect("two chapters", said, "är »Miljö« ett målområde?")

# A goal that is a line of a numbered list is the goal of the table below it; of two such lines none is.
text, said = read(head(1, "Målområde: Trygghet") + numbered("Alla är trygga") + table(measures, ["Trygga", "60", "65"]) + numbered("Gatorna är hela") + table(measures, ["Hål", "9", "högst 8"]))
expect("a numbered goal for each table", text, "Alla är trygga\n", "indikator M1.1a: Trygga", "Gatorna är hela\n", "indikator M1.2a: Hål")
text, said = read(head(1, "Målområde: Trygghet") + par("Våra mål:") + numbered("Alla är trygga", "Gatorna är hela") + table(measures, ["Trygga", "60", "65"]))
expect("two numbered goals above one table", said, "»Alla är trygga«", "»Gatorna är hela«", "vilket mål mäter »Trygga«?")
expect("and none is taken", text, never=["\nindikator", "\nmål "])

# What stands below a goal in a list is never dropped without a word, and a heading below a målområde neither.
text, said = read(head(1, "Målområde: Trygghet") + head(2, "Mål 1: Alla är trygga") + par("Så mäter vi:") + bullets("Andel trygga, 65 procent", "Antal anmälda brott") + head(2, "God belysning") + par("Lamporna byts."))
expect("lists below a goal", said, "ser ut som en indikator, ta med den? »Andel trygga, 65 procent«", "»Antal anmälda brott«", "ser ut som ett mål, ta med det? »God belysning«")
long = "Kommunen har under flera år arbetat med frågan och har nu kommit en bra bit på väg. " * 4
text, said = read(head(1, "Ekonomi") + par(long + "Soliditeten ska vara minst 25 procent. Socialnämnden får i uppdrag att se över taxorna."))
expect("sentences of a long text", said, "ser ut som ett mål, ta med det? »Soliditeten ska vara minst 25 procent«", "ser ut som ett uppdrag, ta med det? »Socialnämnden får i uppdrag att se över taxorna«")

# Uppdrag: by nämnd, in sentences, with headings of their own, in tables with a Tidplan.
text, said = read(head(1, "Uppdrag till nämnderna") + head(2, "Socialnämnden") + bullets("Bygga ett boende senast 2027-06-30", "Se över taxorna (SN, KS)") + head(2, "Övriga") + numbered("Kommunstyrelsen får i uppdrag att sälja skogen") +
                  head(1, "Uppdrag till samtliga nämnder") + bullets("Minska sjukfrånvaron"))
expect("uppdrag by nämnd", text, "uppdrag U1: Bygga ett boende senast 2027-06-30\n  ansvarig: SN\n  klart: 2027-06-30", "Se över taxorna\n  ansvarig: SN, KS", never=["nämnd Ö"])
expect("uppdrag to all", text, "Minska sjukfrånvaron\n  ansvarig: alla nämnder")
text, said = read(head(1, "Uppdrag") + numbered("Kommunstyrelsen får i uppdrag att sälja skogen senast den 31 december 2026.", "Att ge Socialnämnden i uppdrag att bygga om"))
expect("uppdrag in sentences", text, "  ansvarig: KS\n  klart: 2026-12-31", "  ansvarig: SN")
text, said = read(head(1, "Uppdrag") + head(2, "Uppdrag 4: Sälja skogen") + par("Ansvarig: Kommunstyrelsen") + par("Klart: 2026-10-31") + head(2, "Bygga ett boende") + par("Ansvarig: Socialnämnden"))
expect("uppdrag as headings", text, "uppdrag U4: Sälja skogen\n  ansvarig: KS\n  klart: 2026-10-31", "Bygga ett boende\n  ansvarig: SN")
text, said = read(table(["Uppdrag", "Beskrivning", "Ansvarig", "Tidplan", "Kopplat till mål"], ["Sälja skogen", "Hela beståndet", "KS", "2026-10-31", "Alla är trygga"], ["Bygga om", "", "SN", "Q2 2026", ""]) + table(["Mål"], ["Alla är trygga"]))
expect("a Tidplan and a Beskrivning", text, "beskrivning: Hela beståndet", "klart: 2026-10-31")
expect("a time that is no date", said, "Q2 2026")

# Columns: years with words around them; of a part of the year; two of a kind.
text, said = read(head(1, "Mål 1: Alla är trygga") + table(["Mått och indikatorer", "Utfall helår 2024", "Utfall delår 2025", "Utfall 2024 kvinnor", "Mål år 2026"], ["Trygga", "60", "61", "58", "65"]))
expect("years", text, "utfall 2024: 60", "utfall 2024 kvinnor: 58", "målvärde 2026: 65", never=["utfall 2025"])
expect("a part of the year", said, "»Utfall delår 2025«")
text, said = read(table(["Övergripande mål", "Resultatmål", "Indikator", "Mål 2026"], ["En trygg kommun", "Alla är trygga", "Trygga", "65"]))
expect("a second column of goals is told", said, "kolumnen »Resultatmål« är inte med")

goal = head(1, "Mål 1: Alla är trygga")
text, said = read(goal + table(["Indikator", "Nuläge", "Mål"], ["Trygga", "60 (2024)", "minst 65"], ["Brott", "95 %", "90"]))
expect("Mål over levels is no goal", text, "utgångsvärde 2024: 60", "målvärde: minst 65", "målvärde: 90", never=["mål M2"])
expect("a value without a year", said, "vilket år gäller värdet »95 %« för »Brott«?")
text, said = read(goal + table(["Nyckeltal", "Bokslut 2024", "2025", "Budget 2026"], ["Soliditet", "20", "21", "22"]))
expect("bokslut is an outcome", text, "utfall 2024: 20", never=["2025: 21", "2026: 22"])
expect("what cannot be told is asked", said, "är kolumnen »2025« målvärden", "är kolumnen »Budget 2026« målvärden")
text, said = read(goal + table(["Indikator", "Utfall 2024", "Mål 2026"], ["Sjuka", "7,1", "högst 6,5"], ["- kvinnor", "8,0", "7"], ["varav män", "4,9", ""]) + table(["Indikator", "Utfall 2024", "Utfall 2024"], ["", "Kvinnor", "Totalt"], ["Friska", "50", "55"]))
expect("rows and columns of kvinnor and män", text, "utfall 2024: 7,1", "utfall 2024 kvinnor: 8,0", "utfall 2024 män: 4,9", "utfall 2024 kvinnor: 50\n  utfall 2024: 55", never=["indikator M1c"])
expect("a level for some", said, "gäller bara kvinnor")
levels = {"lägst 85": "minst 85", "över 85 %": "> 85 %", "5 eller färre": "högst 5", "85*": "85\n", "öka": "ska öka"}
text, said = read(goal + table(["Indikator", "Mål 2026"], *([f"Mått {level}", level] for level in levels), ["A", "högst 5 %-enheter från riket"], ["B", "lägre än 2019"], ["C", "90 % av rikssnittet"]))
expect("levels in words", text, *(f"målvärde 2026: {written}" for written in levels.values()), never=["\n  målvärde 2026: högst 5 %", "< 2019"])
expect("a number of something else is asked", said, "högst 5 %-enheter från riket", "lägre än 2019", "90 % av rikssnittet")
text, said = read(table(["Mål", "Alla är trygga"], ["Indikatorer", "Trygga</w:t><w:br/><w:t>Brott"], ["Nuläge 2024", "60</w:t><w:br/><w:t>95"], ["Målvärde 2026", "65"]))
expect("a line for each indicator", text, "Trygga\n  utgångsvärde 2024: 60", "Brott\n", "utgångsvärde 2024: 95", never=["målvärde 2026"])
expect("one for both is asked", said, "vilken av de 2 indikatorerna gäller »65«?")
text, said = read(table(["Mål", "Indikator", "Mål 2026"], ["Alla är trygga", "Trygga", "65"], ["Källa: Kolada", "", ""]))
expect("a line below the table", text, never=["mål M2", "källa:"])
text, said = read(head(1, "Trygg kommun") + head(2, "Mål 1") + par("Alla invånare ska känna sig trygga.") + table(measures, ["Trygga", "60", "65"]) + head(2, "Mål 2") + par("Gatorna är hela"))
under_area(text, "Trygg kommun", "Alla invånare ska känna sig trygga", "Gatorna är hela")

# Ramar: only money of a year is a ram, a number before a name is no part of it, and a table without nämnder is asked about once.
text, said = read(head(1, "Ramar") + par("Belopp i tkr") + table(["Nämnd", "Årsarbetare 2026", "Andel 2026", "Anslag 2026", "P2027"], ["1 Kommunstyrelsen", "12", "9", "100", "110"], ["SN – Socialnämnden", "80", "91", "400", "410"]) +
                  table(["", "2026", "2027"], ["Skatteintäkter", "900", "910"], ["Avskrivningar", "-20", "-21"]))
expect("ramar", text, "nämnd KS: Kommunstyrelsen\n  ram 2026: 100 tkr\n  ram 2027: 110 tkr", "nämnd SN: Socialnämnden\n  ram 2026: 400 tkr")
expect("no ramar", said, "kolumnen »Årsarbetare 2026«", "är »Skatteintäkter« resultat, skatter och bidrag eller finansnetto? Raden är inte med: 2026 900 tkr, 2027 910 tkr", "»Avskrivningar« har ingen rad i språket: 2026 -20 tkr, 2027 -21 tkr", never=["92 tkr"])

text, said = read(head(1, "Investeringar, tkr") + table(["Projekt", "Nämnd", "2026"], ["Ny skola", "BUN", "50 000"], ["Matsal", "BUN", "1 000"], ["Summa", "", "51 000"]))
expect("projects are no ramar", said, "raderna är delar (»Projekt«)", "investeringsram 2026 51 000 tkr")
expect("nor units", text, never=["\nnämnd"])
ramar = ["Nämnd", "Budget 2026"]
text, said = read(head(1, "Ramar, tkr") + table(ramar, ["Socialnämnd", "100"], ["Kommunledningskontoret", "50"]) + table(ramar, ["Socialnämnden", "110"], ["Barn- o utbildningsnämnd", "9"]) + goal + par("Ansvariga: Barn- och utbildningsnämnden (huvudansvarig) i samverkan med Socialnämnden m.fl.") + par("Ansvarig: Socialförvaltningen"))
expect("one nämnd by all its names, none twice", text, "ansvarig: BUN, SN\n", "nämnd BUN: Barn- o utbildningsnämnd\n  ram 2026: 9 tkr", never=["SN2", "BUN2", "ram 2026: 100", "ram 2026: 110", "kontoret\n", "nämnd S:"])
expect("what two tables say in two ways is asked", said, "ram 2026 för Socialnämnd är 110 tkr här men 100 tkr", "»Kommunledningskontoret« en nämnd", "»m.fl.« är ingen", "»Socialförvaltningen« är ingen")
text, said = read(goal + table(["Indikator", "Utfall 2024", "Mål 2026"], ["Sjuka¹", "6,7²", "≥ 85*"], ["El, kWh/m²", "12", "10"], ["Summa", "18,7", ""]))
expect("marks that are characters, and a sum", text, "indikator M1a: Sjuka\n  utfall 2024: 6,7\n  målvärde 2026: minst 85", "El, kWh/m²", never=["indikator M1c"])
text, said = read(head(2, "Trygghet") + par("Mål: Alla är trygga") + par("Ansvarig: SN") + par("Uppdrag: Sälja skogen") + par("Ansvarig: KS") + head(2, "Miljö") + par("Mål 2: Luften är ren"))
expect("keys belong to what stands above them", text, "Alla är trygga\n  ansvarig: SN\n", "Sälja skogen\n  ansvarig: KS")

# Headings made by hand: bold lines, the larger over the smaller, of a style or of their own. A bold key is a key.
text, said = read(bold("Mål och budget 2026", 40) + bold("Trygg kommun", 32) + bold("Alla är trygga", 26) + bold("Ansvarig: Socialnämnden") + table(measures, ["Trygga", "60", "65"]) + bold("Gatorna är hela", 26) + bold("Indikatorer") + table(measures, ["Hål", "9", "8"]))
expect("bold lines", text, "plan P2026: Mål och budget 2026", "Alla är trygga\n  ansvarig: SN")
under_area(text, "Trygg kommun", "Alla är trygga", "Gatorna är hela")
text, said = read(head(1, "Målområde: Trygghet") + par("Alla är trygga", "Mal") + table(measures, ["Trygga", "60", "65"]) + par("Gatorna är hela", "Mal") + table(measures, ["Hål", "9", "8"]))
under_area(text, "Trygghet", "Alla är trygga", "Gatorna är hela")
text, said = read(bold("Målområde 1: Trygghet") + bold("Gatorna ska vara hela") + table(measures, ["Hål", "9", "8"]) + par("Målområde 2: Miljö") + par("Mål 1: Luften är ren"))
under_area(text, "Trygghet", "Gatorna ska vara hela")
under_area(text, "Miljö", "Luften är ren")

# The text of a PDF: heads and feet of pages, contents, cells of several lines, tables below each other.
pages = """                    Strategisk plan 2026

Innehåll
Målområde 1: Trygghet .................. 2
Mål 1.1 Alla är trygga ................. 2

                                                    1
\f                    Strategisk plan 2026

Målområde 1: Trygghet
Mål 1.1 Alla är trygga
Ansvarig: Barn- och utbildnings-
nämnden

Indikator                    Utfall 2024     Mål 2026
Andel som känner sig         60              minst 65
trygga utomhus
Anmälda brott
                             9,5             högst 9
per invånare

                                                    2
\f                    Strategisk plan 2026

Hål i gator                  9               8

Nämnd, tkr                                Budget 2026
Barn- och utbildningsnämnden                  100 000
Summa                                         100 000

Uppdrag
1. Bygga om skolan senast 2026-12-31
2. Se över
   taxorna

                                                    3
"""
marked = "Plan 2026\n\nFinansiella mål\n\n•    Skulden ska inte\n     öka\n•    Resultatet ska vara minst 2 %\n"
expect("marks of a list", read(text=marked)[1], "ta med det? »Skulden ska inte öka«", "ta med det? »Resultatet ska vara minst 2 %«")
laid = """Plan 2026

Mål 1: Alla är trygga
          Indikator            Enhet Utfall   Utfall   Mål         Källa
                                     2023     2024     2026
          Nöjd-                index 40       41       minst 43    SCB
          Inflytande-
          Index
          Andel som får        %     86       84       90          Egen
          svar på e-post
          inom en dag

Investeringsbudget
Belopp i tkr

          Nämnd               2026
          Kommunstyrelsen     15 000
"""
text, said = read(text=laid)
expect("one blank between columns, cells of many lines", text, "Andel som får svar på e-post inom en dag\n  enhet: %\n  utfall 2023: 86\n  utfall 2024: 84\n  målvärde 2026: 90", "enhet: index\n  utfall 2023: 40", "investeringsram 2026: 15 000 tkr", never=["indikator M1c"])
middle = laid.replace("          Andel som får        %     86       84       90          Egen\n          svar på e-post\n", "          Andel som får\n          svar på e-post       %     86       84       90          Egen\n")
text, said = read(text=middle)
expect("cells in the middle of their rows are asked about, not parted", text + said, "tabellens rader går inte att skilja åt", never=["\nindikator"])
text, said = read(text=pages)
expect("pages", text, "plan P2026: Strategisk plan 2026", "målområde O1: Trygghet", "mål M1.1: Alla är trygga\n  ansvarig: BUN", "Andel som känner sig trygga utomhus\n  utfall 2024: 60\n  målvärde 2026: minst 65", "Anmälda brott per invånare\n  utfall 2024: 9,5", "indikator M1.1c: Hål i gator",
       "nämnd BUN: Barn- och utbildningsnämnden\n  ram 2026: 100 000 tkr", "klart: 2026-12-31", "Se över taxorna", never=[".....\n", "målområde O2"])
expect("what is left out of them is told", said, "sidhuvuden, sidnummer och innehållsförteckning")

dense = """Plan 2026 för en kommun

Målområde 1: En kommun för alla
Mål 1.1 Invånarnas förtroende för kommunen ska öka
Ansvarig: Kommunstyrelsen

Mål 1.2 Äldre ska kunna bo kvar hemma med god omsorg
Ansvarig: Vård- och omsorgsnämnden

Indikator              Enhet          Utfall    Mål        Källa
                                      2024      2026
Utsläpp till luft      ton CO2-ekv    4,1       högst      Kolada
av växthusgaser        per invånare             3,6        N00401
Miljöbilar             %              47        70         Kolada
                                                           N07500

Målområde 2: En kunskapskommun
Mål 2.1 Fler ska klara behörigheten till gymnasiet
Ansvarig: Barn- och utbildningsnämnden

Ramar, mnkr
                               Budget    Plan
                               2026      2027
Barn- och utbildningsnämnden   2 310,0   2 356,2
  varav förskola               612,4     624,0
Teknik- och                    98,4      99,9
fastighetsnämnden
Nämnderna totalt               2 408,4   2 456,1
Uppdrag
Nr   Uppdrag                      Ansvarig           Klart
1    Erbjuda kulturskola i        Teknik- och        2027
     alla kommundelar             fastighetsnämnden
2    Införa en gemensam           Kommunstyrelsen    31 december
     ingång för e-tjänster                           2026
"""
text, said = read(text=dense)
expect("labels right under each other are a målområde and its goals", text, "målområde O1: En kommun för alla\n\n", "mål M1.1: Invånarnas förtroende för kommunen ska öka\n  ansvarig: KS", "mål M2.1: Fler ska klara behörigheten")
under_area(text, "En kommun för alla", "Invånarnas förtroende för kommunen ska öka", "Äldre ska kunna bo kvar hemma med god omsorg")
expect("a number and a code that the line above waits for", text, "Utsläpp till luft av växthusgaser\n", "målvärde 2026: högst 3,6", "källa: Kolada N00401", "Miljöbilar", "källa: Kolada N07500", never=[": av växthusgaser"])
expect("numbers under numbers are a row of their own", text + said, "ram 2026: 2 310,0 mnkr", "ram 2026: 98,4 mnkr", "»varav förskola« är en del av raden ovanför: 2026 612,4 mnkr", never=["går inte att skilja åt", "612 400"])
expect("another table right below, and a date over two lines", text, "Erbjuda kulturskola i alla kommundelar\n  ansvarig: TFN\n  klart: 2027", "Införa en gemensam ingång för e-tjänster\n  ansvarig: KS\n  klart: 2026-12-31")

finish()
