#!/usr/bin/env python3
"""A plan out of a document: what is read, what is asked, what is left out and said; and documents that mean harm.

usage: plan_test.py MALKOLL
"""
import pathlib
import subprocess
import tempfile

import workbooks
from documents import W, cell, docx, par, run, table
from plan_checks import MALKOLL, expect, finish, import_plan


def read(path, *options, stdin=None):
    return import_plan(path, *options, stdin=stdin, folder=folder)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    head = ["Indikator", "Enhet", "Utfall 2024", "Målvärde 2026"]

    docx(folder / "rubriker.docx", par("Målområde 1: Trygghet", "Rubrik1") + par("Mål 1.1 Alla ska känna sig trygga", "Rubrik2") + par("Ansvarig: Barn- och utbildningsnämnden") +
         table(head, ["Andel trygga", "%", run("84,1") + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>', "minst 90"]))
    status, text, said = read("rubriker.docx")
    expect("headings", text, "målområde O1: Trygghet", "mål M1.1: Alla ska känna sig trygga", "ansvarig: BUN", "indikator M1.1a: Andel trygga", "utfall 2024: 84,1", "målvärde 2026: minst 90", "nämnd BUN: Barn- och utbildningsnämnden", never=["84,11"])
    expect("the same again", read("rubriker.docx")[1], text)

    docx(folder / "spår.docx", par(run("Målområde: En ") + '<w:del><w:r><w:delText>gammal</w:delText></w:r></w:del><w:ins>' + run("ny") + "</w:ins>" + run(" kommun"), "Rubrik1") + par("Gatorna ska vara hela", "Rubrik2") +
         table(["Indikator", "Målvärde 2026"], ["Hål i gator", '<w:del><w:r><w:delText>50</w:delText></w:r></w:del><w:ins>' + run("högst 45") + "</w:ins>"]))
    status, text, said = read("spår.docx")
    expect("tracked", text, "En ny kommun", "målvärde 2026: högst 45", never=["gammal", "50"])
    expect("tracked is said", said, "spårade ändringar")

    struck = lambda text, how="strike": f"<w:r><w:rPr><w:{how}/></w:rPr><w:t>{text}</w:t></w:r>"
    docx(folder / "struket.docx", par("Mål 1 ", "Rubrik1").replace("</w:p>", struck("Alla") + run("Gatorna ska vara hela") + "</w:p>") + table(["Indikator", "Målvärde 2026"], ["Hål i gator", struck("8", "dstrike") + struck("0") + run("90")], [struck("Gammal"), struck("7")]))
    status, text, said = read("struket.docx")
    expect("struck through", text, "mål M1: Gatorna ska vara hela\n", "målvärde 2026: 90\n", never=["Gammal\n"])
    expect("struck through is said", said, "överstruken text (ställen: 4): »Alla«, »80«, »Gammal«, »7«")

    fonts = '<fonts count="2"><font/><font><strike/></font></fonts><cellXfs count="2"><xf/><xf fontId="1"/></cellXfs>'
    old = [f'<c s="1" t="inlineStr"><is><t>{text}</t></is></c>' for text in ("Gammal", "7")]
    workbooks.workbook(folder / "dolt.xlsx", {"Mål": workbooks.sheet([["Mål", "Indikator", "Målvärde 2026"], ["Gatorna ska vara hela", "Hål i gator", 90], ["", *old], workbooks.row(4, ["", "Lampor", 8], ' hidden="1"')], '<cols><col min="3" max="3" hidden="1"/></cols>')}, styles=fonts)
    status, text, said = read("dolt.xlsx")
    expect("struck cells", text + said, "målvärde 2026: 90\n", "»Gammal«, »7«", never=[": Gammal\n"])
    expect("hidden rows and columns", said, "rader är dolda (4), och lästa som de andra", "kolumner är dolda (C), och lästa som de andra")

    workbooks.workbook(folder / "kolumner.xlsx", {"Driftramar": workbooks.sheet([["Driftramar 2026–2027 (kr)"], [], ["År", "Kommunstyrelsen", "Socialnämnden", "Totalt"], [2026, 100, 200, 300], [2027, 110, 210, 320]]),
                                                  "Uppdrag": workbooks.sheet([["Fullmäktiges uppdrag"], ["1. Kommunstyrelsen ges i uppdrag att se över lokalerna. Klart 2026-10-31."], ["2. Samtliga nämnder ges i uppdrag att spara."]]),
                                                  "Blad2": workbooks.sheet([["Uppdrag"], ["Socialnämnden ges i uppdrag att bygga"]])})
    status, text, said = read("kolumner.xlsx")
    expect("nämnder as columns below a title", text, "  ram 2026: 300 kr", "nämnd KS: Kommunstyrelsen\n  ram 2026: 100 kr\n  ram 2027: 110 kr", "nämnd SN: Socialnämnden\n  ram 2026: 200 kr")
    expect("uppdrag as lines of a sheet", text, "Kommunstyrelsen ges i uppdrag att se över lokalerna\n  ansvarig: KS\n  klart: 2026-10-31", "ansvarig: alla nämnder", "Socialnämnden ges i uppdrag att bygga\n  ansvarig: SN")

    docx(folder / "fotnot.docx", par("Mål 1 Vattnet ska vara rent", "Rubrik1") + table(["Indikator", "Målvärde 2026"], ["Rena sjöar", run("5") + '<w:r><w:footnoteReference w:id="1"/></w:r>']),
         '<w:footnote w:id="1"><w:p>' + run("Räknat på annat sätt.") + "</w:p></w:footnote>")
    expect("footnote", read("fotnot.docx")[1], "målvärde 2026: 5\n", "# fotnot 1", "Räknat på annat sätt.")

    docx(folder / "nyckel.docx", table(["Mål", "Äldre ska vara trygga"], ["Ansvarig", "Samtliga nämnder"], ["Indikator", "Trygga, andel (%)"], ["Utfall 2024", "7,1 (kvinnor 8,0)"], ["Målvärde 2026", "91"]))
    status, text, said = read("nyckel.docx")
    expect("keys", text, "mål M1: Äldre ska vara trygga", "enhet: %", "målvärde 2026: 91", "utfall 2024: 7,1\n", "utfall 2024 kvinnor: 8,0\n", "ansvarig: alla nämnder", never=["nämnd S"])

    merged = '<w:vMerge w:val="restart"/>'
    docx(folder / "celler.docx", table(["Mål", "Indikator", cell("Målvärde", '<w:gridSpan w:val="2"/>')], ["", "", "2026", "2027"], [cell("Fler ska ha arbete", merged), "Sysselsatta", "70", "71"], [cell("", "<w:vMerge/>"), "Nystartade", "5", "ska öka"]))
    text = read("celler.docx")[1]
    expect("merged", text, "målvärde 2027: ska öka", "indikator M1b: Nystartade", "målvärde 2027: 71")
    expect("one goal", str(text.count("\nmål ")), "1")

    ramar = ["Kommunstyrelsen", "100", "110"], ["varav IT", "20", "22"], ["Socialnämnden", "200", "210"]
    docx(folder / "ramar.docx", par("Ramar, tkr", "Rubrik1") + table(["Nämnd", "Budget 2026", "Plan 2027"], *ramar, ["Summa", "300", "320"]))
    expect("frames", read("ramar.docx")[1], "ram 2026: 100 tkr", "ram 2027: 210 tkr", "planår: 2027", "ram 2026: 300 tkr", never=["nämnd S: Summa", "varav IT\n"])
    docx(folder / "summa.docx", par("Ramar, tkr", "Rubrik1") + table(["Nämnd", "Budget 2026"], ["Kommunstyrelsen", "100"], ["Summa", "150"]))
    expect("a sum that does not add up", read("summa.docx")[2], "fråga", "150 tkr", "100 tkr")
    docx(folder / "enhet.docx", table(["Nämnd", "Budget 2026"], ["Kommunstyrelsen", "100"]))
    expect("no unit", read("enhet.docx")[2], "kr, tkr eller mnkr")
    expect("unit given", read("enhet.docx", "--amounts", "tkr")[1], "ram 2026: 100 tkr")

    docx(folder / "text.docx", par("Mål för ekonomin", "Rubrik1") + par("Skulden ska inte öka.") + par("Planen gäller i tre år."))
    status, text, said = read("text.docx")
    expect("running text is asked about", said, "ser ut som ett mål", "Skulden ska inte öka", "Planen gäller i tre år")
    expect("and not decided", text, never=["\nmål "])

    # What stands before the table says what it needs: who is responsible, and which unit the amounts are in.
    docx(folder / "före.docx", par("En trygg kommun", "Rubrik1") + par("Fler känner sig trygga", "Rubrik2") + par("Ansvarig nämnd: Socialnämnden") + table(["Mått", "2024", "Målnivå 2026"], ["Upplevd trygghet", "61", "≥ 65"]) +
         par("Budget", "Rubrik1") + par("Belopp i mnkr") + table(["Nämnd", "2025", "2026"], ["Socialnämnden", "-901,2", "-920,4"]))
    status, text, said = read("före.docx")
    expect("lines before a table", text, "ansvarig: SN", "utfall 2024: 61", "målvärde 2026: minst 65", "ram 2026: 920,4 mnkr", never=["ram 2025"])
    expect("a heading read as a goal is asked about", said, "är »Fler känner sig trygga« ett mål?", "läst som utfall")

    pdf = "Plan 2026\n\nMål 1 Fler ska cykla\n\nIndikator            Utfall 2024     Målvärde 2026\nResor med cykel      31              minst 35\n".encode()
    expect("text of a PDF", read("-", stdin=pdf)[1], "mål M1: Fler ska cykla", "utfall 2024: 31", "målvärde 2026: minst 35")

    refused = subprocess.run([MALKOLL, "import", "x.docx", "--as", "plan", "--dry-run"], capture_output=True)
    expect("what is for posts alone is refused", f"{refused.returncode} {refused.stderr.decode()}", "2 malkoll: --dry-run, --write-map")

    (folder / "lång.csv").write_text("Mål;Indikator\n" + "a;b\n" * 20_001, encoding="utf-8")
    status, text, said = read("lång.csv")
    expect("a sheet too long to be a plan is refused, not cut", f"{status} {said}", "2 ", "dokumentet är för stort")

    # Documents that mean harm: a sentence, status 2, at once.
    deep = f"<w:document {W}><w:body>" + "<w:sdt><w:sdtContent>" * 3000 + par("x") + "</w:sdtContent></w:sdt>" * 3000 + "</w:body></w:document>"
    docx(folder / "djup.docx", "", raw=deep)
    docx(folder / "dtd.docx", "", raw=f'<!DOCTYPE x [<!ENTITY a "b">]><w:document {W}><w:body><w:p/></w:body></w:document>')
    docx(folder / "bomb.docx", "", raw=f"<w:document {W}><w:body>" + " " * 100_000_000)
    docx(folder / "trasig.docx", "", raw="<w:document><w:body>")
    (folder / "inget.docx").write_bytes(b"PK\x03\x04")
    for name in ("djup", "dtd", "bomb", "trasig", "inget"):
        status, text, said = read(f"{name}.docx")
        expect(name, f"{status} {said}", "2 ", never=["Traceback", "terminate"])
        expect(name, text or "nothing", "nothing")
    docx(folder / "hel.docx", par("Mål 1 Fler ska cykla", "Rubrik1"))
    for name, content, why in (("stympad.docx", (folder / "hel.docx").read_bytes()[:-300], "dokumentet är skadat"), ("gammal.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "gammalt format"), ("tom.docx", b"", "ingen text"), ("tom.txt", b"\f \n" * 9, "ingen text"),
                               ("noll.txt", b"M\xc3\xa5l 1\n" + bytes(9), "varken text"), ("skrap.txt", bytes(range(1, 32)) * 99, "varken text"), ("rtf.txt", rb"{\rtf1\ansi Mal}", "RTF"), ("halv.csv", 'Mål;Indikator\nA;"b'.encode(), "citattecknet på rad 2")):
        (folder / name).write_bytes(content)
        status, text, said = read(name)
        expect(name, f"{status} {said}", "2 ", why)
    (folder / "byte.txt").write_bytes("Plan 2026\n\nMål 1 Fler ska cykla på våra vägar\n\nAnsvarig: Kommunstyrelsen\n".encode() + b"\nM\xe5l 2 Fler ska g\xc3\xa5\n")
    expect("letters that cannot be read are told", read("byte.txt")[2], "några tecken i filen går inte att läsa")
    for name, text in (("utf16.txt", "Plan 2026\n\nMål 1 Fler ska åka".encode("utf-16")), ("cp1252.txt", "Plan 2026\r\n\r\nMål 1 Fler ska åka".encode("cp1252"))):
        (folder / name).write_bytes(text)
        expect(name, read(name)[1], "mål M1: Fler ska åka")
    # Long ones are read at once: each row is looked at a few times, not once for each other row.
    (folder / "rader.csv").write_text("Indikator;Utfall 2024;Mål 2026\n" + "".join(f"i{n};kvinnor 7, män 8;9\nRad {n};;\n" for n in range(4000)), encoding="utf-8")
    expect("many rows", str(read("rader.csv")[0]), "1")
    docx(folder / "stycke.docx", par("Uppdrag", "Rubrik1") + par("Nämnden ska bygga. " * 9000) + table(["Uppdrag", "Ansvarig"], ["Nämnden ska bygga. " * 900, "KS, " * 900]))
    expect("a long paragraph", str(read("stycke.docx")[0]), "1")

    docx(folder / "bred.docx", "<w:tbl><w:tr>" + cell("Mål", '<w:gridSpan w:val="2000000000"/>') * 20 + "</w:tr></w:tbl>")
    expect("a very wide cell", str(read("bred.docx")[0] in (0, 1)), "True")

finish()
