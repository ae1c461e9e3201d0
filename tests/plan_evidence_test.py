#!/usr/bin/env python3
"""What the words, places and numbers of a plan's document show, and what they leave open: nothing is made up, and nothing goes without a word.

usage: plan_evidence_test.py MALKOLL
"""
from plan_checks import expect, finish
from plan_documents import bullets, head, par, read, table

# Names of nämnder without the words that a sentence has before them; what only points at a nämnd is asked about.
text, said = read(head(1, "Uppdrag") + bullets("Att kommunstyrelsen får i uppdrag att sälja kvarnen", "att tekniska nämnden ges i uppdrag att bygga en bro", "Även socialnämnden ges i uppdrag att spara", "att uppdra åt kulturnämnden att utreda badet",
                                               "Uppdra till valnämnden att räkna", "Vidare får byggnadsnämnden även i uppdrag att planera", "Den nya skolnämnden får i uppdrag att börja", "Miljönämnden ska få i uppdrag att mäta"))
expect("names without leads", text, "nämnd KS: Kommunstyrelsen", "nämnd TN: Tekniska nämnden", "nämnd SN: Socialnämnden", "nämnd KN: Kulturnämnden", "nämnd VN: Valnämnden", "nämnd BN: Byggnadsnämnden", "nämnd MN: Miljönämnden", "kvarnen\n  ansvarig: KS", "badet\n  ansvarig: KN", "planera\n  ansvarig: BN", never=[": Att kommunstyrelsen\n", "Även socialnämnden\n", ": Den nya skolnämnden\n"])
expect("somebody who must be named", said, "vilken nämnd är »Den nya skolnämnden«, som ansvarar för »Den nya skolnämnden får i uppdrag att börja«?")
text, said = read(head(1, "Mål 1: Alla är trygga") + par("Ansvarig: Den berörda nämnden") + table(["Indikator", "Mål 2026", "Ansvarig"], ["Trygga", "65", "Resp. nämnd"], ["Brott", "9", "Varje nämnd"], ["Fall", "8", "f.d. socialnämnden"], ["Svar", "7", "Nämnden för arbete och hälsa"]))
expect("no nämnd is made of what points at one", text + said, "»Den berörda nämnden«", "»Resp. nämnd«", "»Varje nämnd«", "»f.d. socialnämnden«", "nämnd NAH: Nämnden för arbete och hälsa", never=["nämnd VN", "nämnd RN", "nämnd DBN", "nämnd FDSN"])

# Several goals in a cell are several: each line has a mark or a number, or says how something shall be.
text, said = read(table(["Målområde", "Mål", "Ansvarig"], ["Trygghet", "Äldre ska vara trygga</w:t><w:br/><w:t>Barn ska vara trygga", "KS"], ["Tillväxt", "- Fler arbetar</w:t><w:br/><w:t>- Fler bor här", "SN"], ["Miljö", "1. Ren luft</w:t><w:br/><w:t>2. Rent vatten", "KS"], ["Kultur", "Badet lockar fler</w:t><w:br/><w:t>till rörelse", "KS"]))
expect("goals in one cell", text, ": Äldre ska vara trygga\n  ansvarig: KS", ": Barn ska vara trygga\n  ansvarig: KS", ": Fler arbetar\n", ": Fler bor här\n  ansvarig: SN", "M3.2: Rent vatten\n", ": Badet lockar fler till rörelse\n")
text, said = read(table(["Mål", "Indikator", "Mål 2026"], ["Äldre ska vara trygga</w:t><w:br/><w:t>Barn ska vara trygga", "Trygga", "65"]))
expect("which of them is measured is asked", text + said, "vilket mål mäter »Trygga«?", "mål M2: Barn ska vara trygga", "läst som 2 mål")
text, said = read(table(["Mål", "Äldre ska vara trygga</w:t><w:br/><w:t>Barn ska vara trygga"], ["Ansvarig", "SN"], ["Indikator", "Trygga"], ["Målvärde 2026", "65"]))
expect("below keys too", text + said, "vilket mål mäter »Trygga«?", "mål M1: Äldre ska vara trygga\n  ansvarig: SN", "mål M2: Barn ska vara trygga\n  ansvarig: SN", "målvärde 2026: 65")

# Whoever stands between the goal and its indicators is responsible for the goal.
text, said = read(table(["Mål", "Ansvarig nämnd", "Indikator", "Mål 2026"], ["Äldre ska vara trygga", "Socialnämnden", "Trygga", "65"], ["", "", "Fall", "5"]) + table(["Mål", "Indikator", "Mål 2026", "Ansvarig"], ["Fler ska arbeta", "Sysselsatta", "80", "KS"]))
expect("responsible for the goal", text, ": Äldre ska vara trygga\n  ansvarig: SN\n", "indikator M1a: Trygga\n  målvärde 2026: 65", "Sysselsatta\n  ansvarig: KS")

# `Mål för barn och unga` above goals may be their målområde: it is asked; `Mål för kommunen` is of all.
text, said = read(head(1, "Mål för barn och unga") + head(2, "Mål 1. Barn ska vara trygga") + table(["Indikator", "Mål 2026"], ["Trygga", "65"]) + head(1, "Mål inom miljö") + head(2, "Mål 2. Luften ska vara ren"))
expect("what goals are for", said, "är »Barn och unga« målområdet för målen under rubriken?", "är »Miljö« målområdet")
text, said = read(head(1, "Mål för kommunen 2026–2028") + head(2, "Mål 1. Barn ska vara trygga"))
expect("goals of all", text + said, "mål M1: Barn ska vara trygga", never=["målområdet"])

# Tables about other things than the plan decides: no goal, no uppdrag, no ram comes of them.
text, said = read(head(1, "Styrmodell") + table(["Begrepp", "Definition"], ["Mål", "Ett önskat läge"], ["Indikator", "Visar om målet nås"]) + head(1, "Begrepp i modellen") + table(["Mål", "Ett önskat läge"], ["Målvärde", "Det vi vill nå"]) + par("Uppdrag: Något att göra"))
expect("words that are explained", text + said, "tabellen förklarar ord: Begrepp Definition; Mål Ett önskat läge", never=["\nmål M", "\nindikator ", "\nuppdrag U"])
text, said = read(head(1, "Så arbetar vi") + table(["Datum", "Aktivitet", "Ansvarig"], ["2026-03-01", "Nämnderna lämnar underlag", "KS"]) + table(["Risk", "Åtgärd", "Ansvarig"], ["Räntan", "Amortera", "KS"]))
expect("a process, and risks", said, "tabellen ser ut som en tidplan", "tabellen ser ut som en riskanalys")
expect("and no uppdrag", text, never=["\nuppdrag U"])
text, said = read(head(1, "Balansbudget, mnkr") + table(["", "Budget 2026", "Plan 2027"], ["Anläggningstillgångar", "2 630", "2 745"], ["Eget kapital", "990", "1 034"], ["Skulder", "1 640", "1 711"]) + head(1, "Befolkning") + table(["", "2024", "2026", "2027"], ["0–5", "710", "705", "700"], ["6–15", "1 310", "1 300", "1 290"]))
expect("what is no ram", said, "tillgångar, skulder eller kassaflöde", "ingen enhet säger att talen är pengar", never=["nämnd eller ett bolag", "kr, tkr eller mnkr"])

# What nobody has read, and looks like ramar or uppdrag, is asked about.
text, said = read(head(1, "Ramar, tkr") + table(["Nämnd", "Förslag 2026", "Beslut 2026"], ["Kommunstyrelsen", "95 000", "95 400"]) + head(1, "Organisation") + table(["Nämnd", "Ordförande", "Ledamöter"], ["Kommunstyrelsen", "Kim", "15"]))
expect("ramar that are not certain", said, "det framgår inte om de är ramar", "varken mål, indikatorer, uppdrag eller ramar")
text, said = read(head(1, "Pengar") + table(["Nämnd", "Tilldelad ram 2026 (tkr)"], ["Kommunstyrelsen", "95 400"]) + table(["Nämnd", "Skattemedel 2027 (tkr)"], ["Kommunstyrelsen", "96 400"]))
expect("other words for ramar", text, "ram 2026: 95 400 tkr", "ram 2027: 96 400 tkr")
text, said = read(head(1, "Beslut") + par("Fullmäktige beslutar") + bullets("att fastställa skattesatsen", "att kommunstyrelsen får i uppdrag att se över lokalerna", "att ge socialnämnden i uppdrag att utreda scheman"))
expect("uppdrag among decisions", said, "ta med det? »att kommunstyrelsen får i uppdrag", "ta med det? »att ge socialnämnden i uppdrag", never=["ta med det? »att fastställa"])

# Totals below kvinnor and män are of the indicator; the targets of each are kept beside it.
text, said = read(head(1, "Mål 1: Lika villkor") + table(["Indikator", "Kön", "Utfall 2024", "Mål 2026"], ["Sjukfrånvaro", "Kvinnor", "8,1", "7,5"], ["", "Män", "4,4", ""], ["", "Totalt", "7,0", "6,5"]) + table(["Indikator", "Utfall 2024", "Mål 2026"], ["Friska", "", ""], ["Kvinnor", "50", ""], ["Män", "60", ""], ["Alla", "55", "57"]))
expect("totals of kvinnor and män", text, "utfall 2024: 7,0", "målvärde 2026: 6,5", "utfall 2024 kvinnor: 8,1", "# målvärde 2026 kvinnor: 7,5", "utfall 2024: 55", "målvärde 2026: 57", never=["indikator M1c"])

# Bullets below a goal that say their targets are its indicators.
text, said = read(head(1, "Mål 1: Äldre är trygga") + par("Indikatorer:") + bullets("Bemötande, andel (%). Utfall 2024: 91 %. Målvärde 2026: 95 %.", "Personal per 14 dagar – målvärde 2026: högst 14", "Trygghet (mål 2026: 65)", "Utan mål"))
expect("measured bullets", text, "indikator M1a: Bemötande, andel (%)\n  utfall 2024: 91", "målvärde 2026: 95", ": Personal per 14 dagar\n  målvärde 2026: högst 14", ": Trygghet\n  målvärde 2026: 65")
expect("a bullet without", said, "ser ut som en indikator, ta med den? »Utan mål«")

# A table in a cell of the table of its goal is a table by itself.
inner = "<w:tc>" + table(["Indikator", "Utfall 2024", "Mål 2026"], ["Besök", "6,2", "6,5"], ["Lån", "2", "4"]) + "</w:tc>"
text, said = read(table(["Mål", "Biblioteken är öppna"], ["Ansvarig", "KS"], "<w:tr><w:tc>" + par("Indikatorer") + "</w:tc>" + inner + "</w:tr>"))
expect("nested tables", text, "mål M1: Biblioteken är öppna\n  ansvarig: KS", "indikator M1a: Besök\n  utfall 2024: 6,2\n  målvärde 2026: 6,5", "indikator M1b: Lån", never=["indikator M1c"])

# `Mål nr` beside a number is the number of the goal, not a goal.
text, said = read(table(["Mål nr", "7"], ["Mål", "Utsläppen ska minska"], ["Indikator", "Växthusgaser"], ["Målvärde 2026", "9"]) + table(["Målnummer", "8"], ["Ansvarig", "KS"]))
expect("the number of a goal", text + said, "mål M7: Utsläppen ska minska", "vilket mål är »8«?", never=[": 7\n", "mål M8"])

# Projects with a sum for each nämnd: the sums are the ramar.
text, said = read(head(1, "Investeringsbudget, tkr") + table(["Nämnd", "Projekt", "2026"], ["Skolnämnden", "Ny skola", "45"], ["Skolnämnden", "Inventarier", "3"], ["Summa skolnämnden", "", "48"], ["Kommunstyrelsen", "IT", "4"], ["Summa kommunstyrelsen", "", "4"]))
expect("sums of projects", text, "nämnd SN: Skolnämnden\n  investeringsram 2026: 48 tkr", "nämnd KS: Kommunstyrelsen\n  investeringsram 2026: 4 tkr")
expect("and the projects are said", said, "»Ny skola« är en del av Skolnämnden: 2026 45 tkr", never=["kolumnen »Projekt«"])

# Rows that say themselves what they are, and what they belong to.
text, said = read(table(["ID", "Typ", "Rubrik", "Överordnad", "Ansvarig enhet", "Startdatum", "Slutdatum", "Utfall 2024", "Målvärde 2026"], ["1", "Målområde", "En växande kommun", "", "", "", "", "", ""], ["2", "Mål", "Fler flyttar hit", "En växande kommun", "KS", "", "", "", ""],
                        ["3", "Nyckeltal", "Folkmängd", "2", "", "", "", "23110", "23400"], ["4", "Nyckeltal", "Nöjda", "Något annat", "", "", "", "61", "minst 64"], ["5", "Aktivitet", "Bygg bostäder", "Fler flyttar hit", "KS", "2026-01-01", "2026-12-31", "", ""], ["6", "Notering", "Se bilaga", "", "", "", "", "", ""]))
expect("typed rows", text, "målområde O1: En växande kommun", "mål M1.1: Fler flyttar hit\n  ansvarig: KS", "indikator M1.1a: Folkmängd\n  utfall 2024: 23 110\n  målvärde 2026: 23 400", "uppdrag U1: Bygg bostäder\n  ansvarig: KS\n  klart: 2026-12-31\n  mål: M1.1", never=["klart: 2026-01-01"])
expect("what they do not say", said, "vad är »Något annat«, som »Nöjda« hör till?", "vilket mål mäter »Nöjda«?", "6 Notering Se bilaga", "kolumnen »Startdatum« är inte med")

# A card's table of keys names the goal of the table below it, whatever the heading over both is called.
text, said = read(head(1, "Målkort 1") + table(["Målområde", "Omsorg"], ["Mål", "Äldre ska vara trygga"], ["Ansvarig", "SN"]) + table(["Indikator", "Mål 2026"], ["Trygga", "65"]) + head(1, "Målkort 2") + table(["Indikator", "Mål 2026"], ["Fall", "5"]))
expect("cards", text, "Äldre ska vara trygga\n  ansvarig: SN", "indikator M1.1a: Trygga", never=["mål M1: Målkort 1", "indikator M1.1b: Fall", ": Målkort 1\n"])

# What is below the net cost, and rows that have been asked about, are no second question.
text, said = read(head(1, "Resultatbudget, mnkr") + table(["", "Budget 2026"], ["Verksamhetens nettokostnader", "-1 383,6"], ["Avskrivningar", "-52,0"], ["Skatteintäkter", "1 090,0"], ["Generella statsbidrag", "380,0"], ["Finansiella intäkter", "8,0"], ["Finansiella kostnader", "-12,0"], ["Årets resultat", "30,4"]))
expect("written off below", text + said, "resultat 2026: 30,4 mnkr", never=["vilket tal är rätt"])
text, said = read(head(1, "Ramar, mnkr") + table(["Nämnd", "2026"], ["Kommunstyrelsen", "100"], ["Pensioner", "30"], ["Summa", "130"]) + table(["Nämnd", "2027"], ["Kommunstyrelsen", "100"], ["Summa", "140"]))
expect("one question", said, "är »Pensioner« en nämnd", "summan för ram 2027 är 140 000 tkr i tabellen men 100 000 tkr", never=["summan för ram 2026"])

# Words and arrows for what shall stay as it is, grow or fall.
text, said = read(head(1, "Mål 1: Alla är trygga") + table(["Indikator", "Mål 2026", "Riktning"], ["Trygga", "bibehållas", ""], ["Brott", "↓", "↘"], ["Svar", "↑", ""], ["Hål", "", "→"], ["Fall", "Oförändrad nivå", ""]))
expect("directions", text, "Trygga\n  riktning: bevara", "målvärde 2026: ska minska", "riktning: minska", "målvärde 2026: ska öka", "Hål\n  riktning: bevara", "Fall\n  riktning: bevara", never=["fråga: målvärde"])

# A file of one table has no sheet that could be a målområde.
text, said = read(text="Mål;Indikator;Mål 2026\nAlla är trygga;Trygga;65\n")
expect("no sheet", said, never=["målområdet för målen på bladet"])

# Other words for targets and indicators.
text, said = read(head(1, "Mål 1: Alla är trygga") + table(["Mätning", "Ambition 2026"], ["Trygga", "65"]) + table(["Indikator", "Riktvärde 2026"], ["Brott", "9"]) + table(["Indikator", "Målvärde 31/12 2026"], ["Fall", "8"]) + table(["Indikator", "Utfall 2024", "Målvärde mandatperioden"], ["Svar", "70", "75"]))
expect("other words", text, "Trygga\n  målvärde 2026: 65", "Brott\n  målvärde 2026: 9", "Fall\n  målvärde 2026: 8", "målvärde: 75")

# The municipality is not what the plan is called.
text, said = read(text="Strandby kommun\n\nMål och budget 2026\n\nMål 1: Fler ska bo här\n")
expect("the title of the plan", text, "plan P2026: Mål och budget 2026")

finish()
