#!/usr/bin/env python3
"""Plans in text that is laid out with blanks, as that of a PDF file: no number is parted, and no row goes away without a word.

usage: plan_text_test.py MALKOLL
"""
from plan_checks import expect, finish
from plan_documents import read


def lines(*texts):
    return "\n".join(texts) + "\n"


# A number that is wider than the heading of its column is one number.
text, said = read(text=lines("Driftramar, tkr", "", "Nämnd                                   2026        2027", "Kommunstyrelsen                      225 100     229 600", "Barn- och utbildningsnämnden       2 310 000   2 356 200", "Vård- och omsorgsnämnden           1 812 500   1 848 700"))
expect("wide numbers", text, "ram 2026: 2 310 000 tkr", "ram 2027: 2 356 200 tkr", "ram 2026: 1 812 500 tkr", "ram 2026: 225 100 tkr")
expect("no column without a name", said, never=["kolumnen »«"])
text, said = read(text=lines("Resultatbudget (mnkr)              Bokslut     Budget       Plan", "                                      2024       2026       2027", "Verksamhetens kostnader           -1 612,0   -1 693,6   -1 759,8", "Verksamhetens nettokostnader      -1 347,7   -1 435,6   -1 497,8",
                             "Skatteintäkter                       990,0    1 090,0    1 130,0", "Generella statsbidrag                350,1      380,0      402,0", "Årets resultat                        22,4       34,4       34,2"))
expect("and its sign is its own", text + said, "skatter och bidrag 2027: 1 532", "2027 -1 759,8 mnkr")
text, said = read(text=lines("Mål 1: Fler ska besöka oss", "", "Indikator                     2023        2024   Mål 2026", "Gästnätter                 412 350     430 118    450 000", "Besök                    1 012 350   1 030 118  1 050 000"))
expect("outcomes too", text, "utfall 2023: 1 012 350", "utfall 2024: 1 030 118", "målvärde 2026: 1 050 000")
text, said = read(text=lines("Ramar, tkr", "", "Nämnd              2026       2027", "Kommunstyrelsen    98 400     99 900", "Socialnämnden      1 310 000  1 356 200"))
expect("to the right of a heading", text, "ram 2026: 98 400 tkr", "ram 2026: 1 310 000 tkr", "ram 2027: 1 356 200 tkr")

# A row with one blank between its numbers is a row, where they end as the columns do.
text, said = read(text=lines("Driftramar, tkr", "            Nämnd                2026      2027      2028", "Kommunstyrelsen                225 100   229 600   234 200", "Barn- och utbildningsnämnden 2 310 000 2 356 200 2 403 300", "Kultur- och fritidsnämnden      98 400    99 900   101 300"))
expect("tight rows", text, "nämnd BUN", "ram 2026: 2 310 000 tkr", "ram 2028: 2 403 300 tkr", "ram 2028: 101 300 tkr")

# Numbers that stand on the last line of their row.
text, said = read(text=lines("Mål 1: Alla barn ska få en bra start", "", "Indikator                                        Utfall 2023   Mål 2026", "Barngruppernas storlek i förskolan, antal               15,2       14,5", "Andel elever i åk 6 med lägst betyget E i alla", "ämnen, %                                                75,1   minst 80", "Vaccinationstäckning, %                                   96         97"))
expect("names above their numbers", text, ": Barngruppernas storlek i förskolan, antal\n", ": Andel elever i åk 6 med lägst betyget E i alla ämnen, %\n", ": Vaccinationstäckning, %\n")
text, said = read(text=lines("Mål 1: Fler ska bo i kommunen", "", "      Indikator          Utfall 2023 Utfall 2024 Mål 2026", "Andel invånare som", "är nöjda med", "kommunen, %                       70,1            71,0           75", "Besök på kommunens", "webbplats, antal            1 012 350      1 030 118 1 050 000"))
expect("or the whole table is asked about", text + said, "tabellens rader går inte att skilja åt", "Besök på kommunens", never=["varken mål"])

# Two rows of headings, the upper in the middle of what it is over.
text, said = read(text=lines("Mål 1: Fler ska bo i kommunen", "", "                                 Utfall            Målvärde", "Indikator                    2023      2024      2026      2027", "Folkmängd                  12 100    12 233    12 400    12 500", "Nöjd-Region-Index              61        62  minst 64       öka"))
expect("headings over years", text, "utfall 2023: 12 100", "utfall 2024: 62", "målvärde 2026: minst 64", "målvärde 2027: 12 500")

# A heading with a number above a line, and the unit on the first line of all.
text, said = read(text=lines("4 Uppdrag", "Kommunfullmäktige ger nämnderna följande uppdrag:", "   •   Kommunstyrelsen får i uppdrag att bygga en skola.", "   •   Socialnämnden får i uppdrag att se över taxorna."))
expect("a heading with a number", text, "uppdrag U1: Kommunstyrelsen får i uppdrag att bygga en skola", "ansvarig: SN")
text, said = read(text=lines("Driftramar, tkr", "", "Nämnd                  2026      2027", "Kommunstyrelsen      95 400    97 300", "Socialnämnden       302 100   310 000"))
expect("the unit above", text, "ram 2026: 95 400 tkr")

finish()
