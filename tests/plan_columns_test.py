#!/usr/bin/env python3
"""What the columns and headings of a plan hold, in the words that municipalities use for it: units, Kolada's numbers, ramar, whom.

usage: plan_columns_test.py MALKOLL
"""
import pathlib
import tempfile

from plan_checks import expect, finish, import_plan
from plan_documents import bullets, cells_over, head, par, read, table
from workbooks import sheet, workbook


def read_sheets(*sheets, year="2026"):
    """Each sheet: its name and its rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "plan.xlsx"
        workbook(path, {name: sheet(rows) for name, rows in sheets})
        return import_plan(path, year=year)[1:]


measures = ["Indikator", "Utfall 2024", "Mål 2026"]

# A label that a målområde may have is taken off; a heading over goals is never lost.
for label in ("Inriktning 1. ", "Prioritering 2: ", "Tema A. ", "Strategisk inriktning 3 – ", "Utmaning: "):
    text, said = read(head(1, f"{label}Ett tryggt Ekby") + head(2, "Mål 1.1 Alla ska vara trygga") + table(measures, ["Trygga", "61", "65"]))
    expect(f"{label}is a label", text, ": Ett tryggt Ekby\n", "målområde O", "mål M1.1: Alla ska vara trygga", "är »Ett tryggt Ekby« ett målområde?", never=["mål M1: "])
text, said = read(head(1, "Prioriteringar för oss") + head(2, "Mål 1.1 Alla ska vara trygga") + table(measures, ["Trygga", "61", "65"]))
expect("a heading right above goals is said", said, "är »Prioriteringar för oss« målområdet för målen under rubriken?")
text, said = read(head(1, "Mål och budget 2026") + head(2, "Mål 1 Alla ska vara trygga") + table(measures, ["Trygga", "61", "65"]))
expect("but not the document's title", said, never=["målområdet för målen"])
text, said = read(head(1, "Inriktningsmål 1: Ett hållbart Ekby") + head(2, "Effektmål 1.1: Utsläppen ska minska") + table(measures, ["Utsläpp", "4", "3"]))
expect("a goal over goals is asked about", said, "är »Ett hållbart Ekby« ett målområde? Det står över andra mål")
text, said = read(head(1, "Målområde A: Skola") + head(2, "Mål A1. Alla ska nå målen") + table(measures, ["Behöriga", "84", "88"]))
expect("numbers that begin with a letter", text, "målområde OA: Skola", "mål A1: Alla ska nå målen", "indikator A1a: Behöriga")

# What stands behind the numbers.
text, said = read(head(1, "Mål 1 Mer sol") + table(measures, ["Solceller", "1 200 kW", "2 000 kW"], ["Frånvaro", "9,1 %", "8 %"], ["Lärare", "71 %", "80"], ["Besök på badet", "98 gäster", "120 gäster"], ["Skog, hektar", "12 ha", "14 ha"]))
expect("units behind numbers", text, "Solceller\n  enhet: kW\n  utfall 2024: 1 200\n  målvärde 2026: 2 000 kW", "Frånvaro\n  enhet: %\n  utfall 2024: 9,1", "Lärare\n  utfall 2024: 71\n", "enhet: gäster", "utfall 2024: 12\n")
text, said = read(head(1, "Mål 1 Mer sol") + table(["Indikator", "Enhet", "Utfall 2023", "Utfall 2024"], ["Effekt", "", "1 200 kW", "1,2 MW"], ["Kostnad", "tkr", "12 kr", "13"], ["Väntan", "", "5 prel", "6 prel"], ["Trängsel", "dagar", "5 %", "6"]))
expect("units that disagree are asked about", said, *(f"utfall {year} för »{title}« säger mer än ett tal: »{value}«" for year, title, value in (
    (2023, "Effekt", "1 200 kW"), (2024, "Effekt", "1,2 MW"), (2023, "Kostnad", "12 kr"), (2023, "Väntan", "5 prel"), (2023, "Trängsel", "5 %"))))
expect("and are no values", text, never=["  utfall 2023", "enhet: kW", "enhet: prel"])

# Baselines, Kolada's numbers and goals' numbers have columns of their own.
rows = ["Nr", "Mål", "Mått", "KPI-id", "Bas 2023", "Startår 2024", "Källa", "Mål 2026", "Ansvarig"]
text, said = read(table(rows, ["T1", "Fler ska vara trygga", "Trygga", "N07403", "61", "62", "Kolada", "66", "Kommunstyrelsen, Socialnämnden"], ["T1", "Fler ska vara trygga", "Nöjda", "U21468", "86", "87", "SCB", "90", "Alla nämnder"],
                        ["M2", "Renare luft", "(mått tas fram under 2026)", "", "", "", "", "", ""], ["M2", "Renare luft", "Saknas", "", "", "", "", "", ""], ["M2", "Renare luft", "Dagar då filter saknas", "", "9", "8", "", "5", ""]))
expect("columns", text, "mål T1: Fler ska vara trygga", "indikator T1a: Trygga", "källa: Kolada N07403\n", "utgångsvärde 2023: 61", "utgångsvärde 2024: 62", "källa: Kolada U21468, SCB", "mål M2: Renare luft\n", "Dagar då filter saknas",
       never=["a: (mått tas fram", "a: Saknas", "indikator M2b"])
expect("what is no indicator is said", said, "indikatorn finns inte än: »(mått tas fram under 2026)«", "indikatorn finns inte än: »Saknas«")
expect("an indicator has one that is responsible", said, "»KS, SN« ansvarar för »Trygga«: vem ska stå på raden   ansvarig?", "»Alla nämnder« ansvarar för »Nöjda«")
text, said = read(table(["Mål", "Fler ska vara trygga"], ["Ansvarig", "Alla nämnder och bolag"], ["Indikator", "Trygga"], ["Kolada-id", "N07403"], ["Utgångsår 2023", "61"]))
expect("the same as keys", text, "ansvarig: alla\n", "källa: Kolada N07403", "utgångsvärde 2023: 61")
text, said = read(table(["Nr", "Mål", "Ansvarig"], ["1", "Balans", "KS"], ["2", "Kunskap", "KS"]) + table(["Mål", "Indikator", "Mål 2026"], ["1", "Resultat", "2"], ["2", "Behöriga", "88"], ["7", "Okänd", "5"]))
expect("goals by number", text, "mål M1: Balans", "indikator M1a: Resultat", "indikator M2a: Behöriga", never=[": 1\n", "mål M3"])
expect("a number that no goal has", said, "vilket mål är »7«?", "vilket mål mäter »Okänd«?")
text, said = read(table(["Mål", "Indikator", "Mål 2026"], cells_over(3, "TRYGGHET"), ["Fler ska vara trygga", "Trygga", "66"]))
expect("a row over all columns is a målområde", text, "målområde O1: TRYGGHET\n\n", "mål M1.1: Fler ska vara trygga", never=["mål M1: TRYGGHET"])
text, said = read_sheets(("Mål", [["Mål 1.1", "Fler ska vara trygga"], ["Ansvarig", "Kommunstyrelsen"], ["Indikator", "Enhet", "Basår 2023", "Mål 2026"], ["Trygga", "%", 61, 66], [], ["Mål 1.2", "Bättre beredskap"], ["Indikator", "Enhet", "Basår 2023", "Mål 2026"], ["Tid", "min", 12, 10]]))
expect("keys that hold the number", text, "mål M1.1: Fler ska vara trygga\n  ansvarig: KS", "indikator M1.1a: Trygga", "mål M1.2: Bättre beredskap", "indikator M1.2a: Tid", never=["enhet: Bättre beredskap"])
text, said = read_sheets(("Export", [["Mål", "Indikator", "År", "Utfall", "Målvärde", "Enhet"], ["Ren luft", "Partiklar", 2023, 18, None, "µg"], ["Ren luft", "Partiklar", 2026, None, 15, "µg"]]))
expect("a year for each row", text, "utfall 2023: 18", "målvärde 2026: 15")

text, said = read(table(["Mål", "Alla lyckas", "Ansvarig", "Kommunstyrelsen"], ["Indikator", "Behöriga", "Källa", "Kolada N15424"], ["Utfall 2023", "84,0 %", "Utfall 2024", "85,1 %"], ["Målvärde 2026", "88 %", "Målvärde 2027", "90 %"]))
expect("several keys in a row", text, "mål M1: Alla lyckas\n  ansvarig: KS", "indikator M1a: Behöriga", "utfall 2023: 84,0", "utfall 2024: 85,1", "målvärde 2027: 90 %", never=["a: Utfall", "källa: Utfall"])
text, said = read_sheets(("Mått", [["Indikator", "Enhet", "Utfall 2024", "Mål 2026"], ["Trygg kommun"], ["Trygghet", "%", 61, 66], ["Grön kommun"], ["Sol", "kW", 3, 4]]))
expect("rows over the indicators", text, "mål M1: Trygg kommun", "indikator M1a: Trygghet", "mål M2: Grön kommun", "indikator M2a: Sol", "är »Grön kommun« ett mål? Raden över indikatorerna är läst så")
text, said = read(table(["KF:s mål", "Nämndens mål", "Indikator", "Mål 2026", "Aktiviteter"], ["Trygg kommun", "Trygga äldre", "Larm i tid", "95", "Upphandla"]))
expect("activities beside indicators", text + said, "mål M1: Trygg kommun", "indikator M1a: Larm i tid", "kolumnen »Nämndens mål« är inte med", "kolumnen »Aktiviteter« är inte med", never=["uppdrag U1"])
text, said = read(table(["Mål", "Så mäter vi", "Utfall 2024"], ["Trygg kommun", "Trygghet", "82 % (prel.)"]))
expect("a remark behind a unit", text + said, "utfall 2024: 82\n", "enhet: %", "säger mer än ett tal: »82 % (prel.)«")

text, said = read(table(["Övergripande mål", "Ekby ska vara klimatneutralt 2035"], ["Ansvariga nämnder", "Kommunens samtliga nämnder"], ["Indikator", "Utsläpp"], ["Startvärde 2024", "4,4"], ["Mål 2027", "3,6"]))
expect("a year in a goal is no heading", text, "mål M1: Ekby ska vara klimatneutralt 2035\n  ansvarig: alla nämnder", "indikator M1a: Utsläpp\n  utgångsvärde 2024: 4,4\n  målvärde 2027: 3,6", never=["mål M2"])
text, said = read(table(["ID", "Fokusområde", "Mål", "Indikator", "Mål 2026"], ["A1", "Välfärd", "Trygga äldre", "Larm", "95"], ["A1", "Välfärd", "Trygga äldre", "Fall", "50"], ["B1", "Ekonomi", "Balans", "Resultat", "2"]))
expect("numbers of goals before their målområde", text, "mål A1: Trygga äldre", "mål B1: Balans")
text, said = read(table(["Nr", "Mål", "Indikator", "Mål 2026"], ["1", "Trygga äldre", "Larm", "95"], ["2", "Trygga äldre", "Fall", "50"]))
expect("numbers of indicators are not the goals'", text + said, "mål M1: Trygga äldre", "kolumnen »Nr« är inte med", never=["mål M2"])

# Income, costs and the net: the net is the ram.
ramar = [["Kommunstyrelsen", "-20", "120", "100"], ["Socialnämnden", "-50", "350", "300"], ["Summa", "-70", "470", "400"]]
text, said = read(par("Belopp i tkr") + table(["Nämnd", "Intäkter 2026", "Kostnader 2026", "Netto 2026"], *ramar))
expect("the net by its word", text, "ram 2026: 100 tkr", "ram 2026: 400 tkr", never=["120 tkr", "470 tkr\n"])
text, said = read(par("Belopp i tkr") + table(["Nämnd", "Budget 2026 intäkter", "Budget 2026 kostnader", "Budget 2026"], *ramar))
expect("the net as the difference", text, "ram 2026: 100 tkr", "ram 2026: 300 tkr")
expect("the others are said", said, "kolumnen »Budget 2026 kostnader«: nettot är ramen (470 tkr utan summor)", never=["vilken kolumn är"])
text, said = read(par("Belopp i tkr") + table(["Nämnd", "Budget 2026 intäkter", "Budget 2026 kostnader", "Budget 2026"], ["Kommunstyrelsen", "-20", "120", "90"]))
expect("no net", said, "vilken kolumn är ram 2026")
text, said = read(par("Belopp i tkr") + table(["Nämnd", "Kostnader 2026"], ["Kommunstyrelsen", "120"]))
expect("costs alone are no ram", text + said, "Nämnd; Kostnader 2026; Kommunstyrelsen 120", never=["ram 2026: 120"])
text, said = read(par("Belopp i tkr") + table(["Nämnd", "Intäkter 2026", "Kostnader 2026", "Netto 2026"], ["Kommunstyrelsen", "-20", "120", "90"]))
expect("a net that does not add up", said, "kostnader minus intäkter blir inte nettot för ram 2026 (Kommunstyrelsen)")
text, said = read_sheets(("Ramar", [["Driftbudget (tkr)"], ["Nämnd", "Budget 2026", None, None, "Plan 2027", None, None], [None] + ["Kostnader", "Intäkter", "Nettokostnad"] * 2, ["Kommunstyrelsen", 120, -20, 100, 130, -20, 110]]))
expect("the net below its year, below a title", text, "ram 2026: 100 tkr", "ram 2027: 110 tkr")
text, said = read(par("Belopp i tkr") + table(["Nämnd", "", "Budget 2026"], ["Kommunstyrelsen", "Intäkter", "-20"], ["", "Kostnader", "120"], ["", "Netto", "100"], ["Socialnämnden", "Intäkter", "-50"], ["", "Kostnader", "350"], ["", "Netto", "300"], ["Summa", "Netto", "400"]))
expect("a row for each", text, "Kommunstyrelsen\n  ram 2026: 100 tkr", "Socialnämnden\n  ram 2026: 300 tkr", "  ram 2026: 400 tkr")
expect("and the others said", said, "»Kommunstyrelsen Kostnader«: nettot är ramen (2026 120 tkr)")
text, said = read(par("Belopp i tkr") + table(["Nämnd", "Budget 2026"], ["Kommunstyrelsen", ""], ["Intäkter", "-20"], ["Kostnader", "120"], ["Netto", "100"], ["Socialnämnden", ""], ["Intäkter", "-50"], ["Kostnader", "350"], ["Netto", "300"]))
expect("rows below the name", text, "Kommunstyrelsen\n  ram 2026: 100 tkr", "Socialnämnden\n  ram 2026: 300 tkr", never=["nämnd I", "nämnd N"])
text, said = read(table(["Nämnd (tkr)", "Ram 2025", "Lön", "Kapital", "Spar", "Satsning", "Ram 2026"], ["Kommunstyrelsen", "90", "2", "1", "-1", "1", "93"]))
expect("what adds to the ram stands between", text + said, "ram 2026: 93 tkr", "kolumnen »Satsning«: vad den är framgår inte (1 tkr utan summor)")
text, said = read(table(["Nämnd", "Budget 2026, mnkr"], ["Kommunstyrelsen", "155,0"]) + table(["Nämnd", "Kommunbidrag 2026, tkr"], ["Kommunstyrelsen", "155 000"]))
expect("the same amount in two units", text + said, "ram 2026: 155,0 mnkr", never=["vilket gäller"])

text, said = read(par("Belopp i tkr") + table(["Nämnd", "Budget 2026"], ["Kommunstyrelsen", "100"], ["Nämnderna totalt", "100"], ["Kommunen totalt", "40"]))
expect("the sum of the nämnder is not that of the municipality", text + said, "  ram 2026: 100 tkr\n\n", never=["vilken rad är inte läst rätt"])
text, said = read_sheets(("Ramar", [["Belopp i tkr"], ["Nämnd", "Budget 2025", "Ändring", None, "Ram", None, "Investeringar", None], [None, None, "Löner", "Volym", 2026, 2027, 2026, 2027], ["Kommunstyrelsen", 90, 2, 1, 93, 95, 8, 9], ["Summa", 90, 2, 1, 93, 95, 8, 9], ["Ekby Bostäder AB", None, None, None, None, None, 50, 40]]))
expect("words beside years in the second row", text, "  ram 2026: 93 tkr", "  ram 2027: 95 tkr", "investeringsram 2026: 8 tkr", "bolag EBA: Ekby Bostäder AB\n  investeringsram 2026: 50 tkr")
expect("and a company below the sum", said, "kolumnen »Ändring Löner«", never=["vilken rad är inte läst rätt"])
text, said = read(par("Belopp i tkr") + table(["Investering", "Nämnd", "2026"], ["Ny skola", "Barnnämnden", "50"], ["Asfalt", "Kommunstyrelsen", "5"], ["Summa", "", "55"]))
expect("projects are no ramar", said, "raderna är delar (»Investering«)")

text, said = read(table(["Mnkr", "Kommunstyrelsen", "Socialnämnden", "Totalt"], ["Ram 2025", "82", "290", "372"], ["Löner", "1", "5", "6"], ["Ram 2026", "83", "295", "378"]) + par("Belopp i tkr") + table(["År", "Barnnämnden", "Valnämnden"], ["2026", "70", "1"], ["2027", "72", "2"]))
expect("nämnder beside each other", text, "# plan.docx: tabell 1, rad 4, kolumn 2\nnämnd KS: Kommunstyrelsen\n  ram 2026: 83 mnkr", "nämnd SN: Socialnämnden\n  ram 2026: 295 mnkr", "  ram 2026: 378 mnkr", "Valnämnden\n  ram 2026: 1 tkr\n  ram 2027: 2 tkr")
text, said = read(head(1, "Ramar") + bullets("Kommunstyrelsen: 84 000 tkr", "Socialnämnden: 300 000 tkr"))
expect("ramar in a list are asked about", said, "är »Kommunstyrelsen: 84 000 tkr« en ram?", "är »Socialnämnden: 300 000 tkr« en ram?")

text, said = read(head(1, "Driftbudget 2026 (tkr)") + table(["Nämnd", "Intäkter", "Kostnader", "Netto"], *ramar) + head(1, "Investeringar 2026 (tkr)") + table(["Nämnd", "Budget"], ["Kommunstyrelsen", "9"]) + head(1, "Budget 2026–2027 (tkr)") + table(["Nämnd", "Ram"], ["Valnämnden", "7"]))
expect("the year above the table", text + said, "Kommunstyrelsen\n  ram 2026: 100 tkr\n  investeringsram 2026: 9 tkr", "  ram 2026: 400 tkr", "ingen kolumn är en ram för ett år", never=["nämnd VN", "470 tkr\n"])

# Uppdrag: to whom and when, before and behind.
text, said = read(head(1, "Särskilda uppdrag") + par("Till socialnämnden: att införa digital tillsyn.") + par("Till kommunstyrelsen:") + bullets("Ta fram en strategi. Klart 2027", "Se över lokalerna (2026)") + par("Barnnämnden får i uppdrag att:") + bullets("utreda skolorna, redovisas i april 2026"))
expect("uppdrag", text, ": att införa digital tillsyn\n  ansvarig: SN", ": Ta fram en strategi\n  ansvarig: KS\n  klart: 2027", ": Se över lokalerna (2026)\n  ansvarig: KS\n", ": utreda skolorna, redovisas i april 2026\n  ansvarig: BN\n", never=["klart: 2026"])
expect("times that are no dates", said, "när ska »Se över lokalerna (2026)« vara klart?", "när ska »utreda skolorna, redovisas i april 2026« vara klart?", never=["löpande text"])
text, said = read(head(1, "Uppdrag till kommunens bolag") + bullets("Ekby Energi AB: Bygg laddare", "Spara energi", "Samtliga nämnder: Spara papper"))
expect("uppdrag to companies", text, ": Bygg laddare\n  ansvarig: EEA", ": Spara energi\n  ansvarig: alla bolag", ": Spara papper\n  ansvarig: alla nämnder", never=["bolag KB"])
text, said = read(table(["Uppdrag", "Ansvarig", "Slut"], ["Bygg", "Alla", "31/12 2026"], ["Riv", "Samtliga nämnder utom KS", "2027"]))
expect("everyone", text + said, ": Bygg\n  ansvarig: alla nämnder\n  klart: 2026-12-31", "»Samtliga nämnder utom KS« ansvarar för »Riv«: vem ska stå på raden   ansvarig?")

text, said = read(table(["Nr", "Uppdrag", "Klart"], cells_over(3, "Socialnämnden"), ["1", "Bygg", "2027"], cells_over(3, "Samtliga nämnder"), ["2", "Spara", "2027"]))
expect("a row that names the nämnd", text, "uppdrag U1: Bygg\n  ansvarig: SN\n", "uppdrag U2: Spara\n  ansvarig: alla nämnder\n")

text, said = read(table(["Nr", "Mål"], ["1", "Balans"], ["2", "Kunskap"]) + head(1, "Uppdrag") + par("Uppdrag 1. Kommunstyrelsen ska ta fram en cykelplan.") + par("Uppdrag 2: Alla nämnder ska spara.") + table(["Uppdrag", "Mål nr"], ["Bygg", "1 och 2"]))
expect("sentences with ska, and two goals", text, "uppdrag U1: Kommunstyrelsen ska ta fram en cykelplan\n  ansvarig: KS", "uppdrag U2: Alla nämnder ska spara\n  ansvarig: alla nämnder", ": Bygg\n  mål: M1, M2")

text, said = read(table(["Uppdrag till", "Uppdrag", "Redovisas"], ["Kommunstyrelsen", "Utreda skolan", "2027"]) + table(["Uppdrag", "År", "Ansvarig", "Status"], ["Bygg badet", "2024", "KS", "Pågår"], ["Riv skolan", "2025", "KS", "Klart"]))
expect("to whom in the first column, and a row that looks like headings", text, ": Utreda skolan\n  ansvarig: KS\n  klart: 2027", ": Bygg badet\n", ": Riv skolan\n", never=["uppdrag U1: Kommunstyrelsen"])
text, said = read(head(1, "Mål 1 Fler ska bo här") + bullets("Indikator: Invånare, antal. Utfall 2024: 20 100. Målvärde 2026: 20 600.", "Indikator: Nya bostäder, per 1 000 invånare"))
expect("values behind an indicator", text, "indikator M1a: Invånare, antal\n  utfall 2024: 20 100\n  målvärde 2026: 20 600\n", "indikator M1b: Nya bostäder, per 1 000 invånare\n")
text, said = read(head(1, "Mål 1 Renare luft") + table(["Indikator", "Etappmål 2026", "Slutmål 2030"], ["Utsläpp", "90", "60"]))
expect("targets on the way and at the end", text, "målvärde 2026: 90", "målvärde 2030: 60")

text, said = read(table(["Uppdrag", "Ansvarig"], ["Uppdrag 1: Bygg badet", "KS"], ["Uppdrag 2: Riv skolan", "KS"]))
expect("two columns with headings are no cards", text, "uppdrag U1: Bygg badet\n  ansvarig: KS", "uppdrag U2: Riv skolan", never=[": Ansvarig"])

text, said = read(table(["Nämnd", "Namn", "Mål"], ["Barnnämnden", "Skola", "A1"]))
expect("a number that no goal has", said, "vilket mål är »A1«?")

# The year and the municipality, where nobody says them.
sheets = ("Mål", [["Målkedja Ekby kommun"], ["Mål", "Indikator", "Utfall 2024", "Mål 2027", "Mål 2028"], ["Ren luft", "Partiklar", 18, 15, 14]]), ("Budget", [["Nämnd (tkr)", "Budget 2026", "Budget 2027", "Plan 2028"], ["Kommunstyrelsen", 90, 93, 95]])
text, said = read_sheets(*sheets, year=None)
expect("a year is proposed", text + said, "plan P2027: Plan 2027\n  budgetår: 2027", "ram 2027: 93 tkr", "är 2027 budgetåret? Målvärden eller ramar börjar då", "Dokumentet säger »Ekby kommun«", "fråga: plan.xlsx: vad heter kommunen?", never=["ram 2026", "Plan 0"])
text, said = read_sheets(("Mål", [["Mål", "Indikator", "Målvärde"], ["Ren luft", "Partiklar", 15]]), year=None)
expect("no year", text + said, "plan P: Plan\n", "vilket är budgetåret? Ange --year", never=["Plan 0"])

# An id before the title is the goal's own, however it is parted from it; a road is none.
for number, goal in (("M3 ", "M3"), ("M3: ", "M3"), ("M 3: ", "M3"), ("M3 – ", "M3"), ("KF1. ", "KF1"), ("M1.1 ", "M1.1")):
    text, said = read(head(1, "Målområde: Trygghet") + head(2, f"{number}Fler ska arbeta") + table(measures, ["Sysselsatta", "78", "80"]))
    expect(f"»{number}« is an id", text, f"mål {goal}: Fler ska arbeta\n", f"indikator {goal}a: Sysselsatta\n")
text, said = read(head(1, "Målområde: Trafik") + head(2, "E18 ska bli säkrare") + table(measures, ["Olyckor", "7", "3"]))
expect("a road is no id", text, ": E18 ska bli säkrare\n")

# The year's own budget has many names beside the plan for the next.
for heading in ("KF-budget 2026", "Detaljbudget 2026", "Budgetförslag 2026", "Nytt kommunbidrag 2026", "Kommunersättning 2026"):
    text, said = read(head(1, "Ramar, tkr") + table(["Nämnd", heading, "Plan 2027"], ["Kommunstyrelsen", "12 000", "13 000"], ["Socialnämnden", "20 000", "21 000"]))
    expect(f"{heading} is a ram", text, "ram 2026: 12 000 tkr", "ram 2027: 13 000 tkr", "ram 2026: 20 000 tkr")

# The only words between a goal and its values are what is measured.
for heading in ("Hur mäts målet?", "Uppföljning", "Mätmetod", "Styrmått", "Så vet vi"):
    text, said = read(head(1, "Våra mål") + table(["Mål", heading, "Resultat 2024", "Mål 2026"], ["Alla ska vara trygga", "Trygga i nöjdindex", "61", "65"], ["Fler ska arbeta", "Sysselsatta i åldern 20–64", "78", "80"]))
    expect(f"{heading} heads indicators", text, "a: Trygga i nöjdindex\n", "a: Sysselsatta i åldern 20–64\n", "målvärde 2026: 80")

# What ends in uppdrag is one; what is done every year is none.
for heading in ("Beslutat uppdrag", "Utredningsuppdrag", "Uppdragets innehåll", "Politiskt uppdrag"):
    text, said = read(head(1, "Särskilt att göra") + table([heading, "Ansvarig", "Klart"], ["Se över taxorna", "Kommunstyrelsen", "2026-06-30"], ["Utred ett nytt badhus", "Kultur- och fritidsnämnden", "2026-10-31"]))
    expect(f"{heading} heads uppdrag", text, ": Se över taxorna\n", ": Utred ett nytt badhus\n")

# Each goal of a sheet has its own block, and says whose it is above the headings of its table.
def block(goal, key, unit, measure):
    return [["Mål", goal], [key, unit], ["Indikator", "Enhet", "Utfall 2024", "Mål 2026"], [measure, "index", 61, 65], []]


for key in ("Ansvarig nämnd", "Nämnd", "Ansvarig"):
    text, said = read_sheets(("Trygghet", [["Målområde: Trygghet"], []] + block("Alla ska vara trygga", key, "SN", "Trygga") + block("Fler ska arbeta", key, "KS", "Arbete")))
    expect(f"{key} in a later block", text, "Alla ska vara trygga\n  ansvarig: SN\n", "Fler ska arbeta\n  ansvarig: KS\n", never=[f": {key}\n"])

# Signs that differ are asked about; all alike they are known.
text, said = read(head(1, "Ramar, tkr") + table(["Nämnd", "Ram 2026"], ["Kommunstyrelsen", "-12 000"], ["Socialnämnden", "-4 000"], ["Kulturnämnden", "500"]))
expect("one frame of the other sign", text + said, "är det kostnaderna som har minus?")
text, said = read(head(1, "Ramar, tkr") + table(["Nämnd", "Ram 2026"], ["Kommunstyrelsen", "-12 000"], ["Socialnämnden", "-4 000"]))
expect("all frames with a minus", text + said, "ram 2026: 12 000 tkr", never=["är det kostnaderna som har minus?"])

finish()
