"""A workbook's cells, read and changed with the standard library alone."""
import re
import zipfile
from xml.etree import ElementTree

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Sheet:
    """Cells by name (`B4`): `values` as the file keeps them, `formulas` without `=`."""

    def __init__(self, root, strings):
        self.values, self.formulas = {}, {}
        for cell in root.iter(M + "c"):
            name, kind = cell.get("r"), cell.get("t")
            value, formula = cell.find(M + "v"), cell.find(M + "f")
            if kind == "inlineStr":
                self.values[name] = "".join(t.text or "" for t in cell.iter(M + "t"))
            elif value is not None and value.text is not None:
                self.values[name] = strings[int(value.text)] if kind == "s" else value.text if kind == "str" else float(value.text)
            if formula is not None:
                self.formulas[name] = formula.text
        self.hidden_columns = {n for c in root.iter(M + "col") if c.get("hidden") == "1" for n in range(int(c.get("min")), int(c.get("max")) + 1)}
        self.protected = root.find(M + "sheetProtection") is not None
        self.validations = {v.get("sqref"): (v.findtext(M + "formula1"), v.get("type")) for v in root.iter(M + "dataValidation")}

    def column(self, heading):
        """The values below a heading, by row; the headings stand in the row whose column A says Rad."""
        row = next(int(n[1:]) for n, v in self.values.items() if re.fullmatch("A[0-9]+", n) and v == "Rad")
        letters = next(re.match("[A-Z]+", n)[0] for n, v in self.values.items() if n.endswith(str(row)) and re.fullmatch(f"[A-Z]+{row}", n) and v == heading)
        return {int(n[len(letters):]): v for n, v in self.values.items() if re.fullmatch(letters + "[0-9]+", n) and int(n[len(letters):]) > row}


def read(path):
    """The sheets by name, in order; the hidden ones are in the set that comes second."""
    with zipfile.ZipFile(path) as archive:
        strings = []
        if "xl/sharedStrings.xml" in archive.namelist():
            strings = ["".join(t.text or "" for t in item.iter(M + "t")) for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml")).iter(M + "si")]
        targets = {r.get("Id"): r.get("Target") for r in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
        sheets, hidden = {}, set()
        for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(M + "sheet"):
            sheets[sheet.get("name")] = Sheet(ElementTree.fromstring(archive.read("xl/" + targets[sheet.get(R + "id")])), strings)
            if sheet.get("state") == "hidden":
                hidden.add(sheet.get("name"))
        return sheets, hidden


class Edited:
    """A workbook that somebody changes by hand. Texts are put in the cells themselves; everything else stays as it is."""

    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        targets = {r.get("Id"): r.get("Target") for r in ElementTree.fromstring(self.parts["xl/_rels/workbook.xml.rels"])}
        self.names = {s.get("name"): "xl/" + targets[s.get(R + "id")] for s in ElementTree.fromstring(self.parts["xl/workbook.xml"]).iter(M + "sheet")}
        self.strings = ["".join(t.text or "" for t in item.iter(M + "t")) for item in ElementTree.fromstring(self.parts["xl/sharedStrings.xml"]).iter(M + "si")]
        self.roots = {name: ElementTree.fromstring(self.parts[part]) for name, part in self.names.items()}

    def value(self, cell):
        value = cell.findtext(M + "v")
        if cell.get("t") == "s":
            return self.strings[int(value)]
        return value if cell.get("t") != "inlineStr" else "".join(t.text or "" for t in cell.iter(M + "t"))

    def cells(self, sheet):
        """(row, letters) → cell"""
        return {(int(re.sub("[A-Z]", "", c.get("r"))), re.sub("[0-9]", "", c.get("r"))): c for c in self.roots[sheet].iter(M + "c")}

    def letters(self, sheet, heading):
        head = next(row for (row, column), c in self.cells(sheet).items() if column == "A" and self.value(c) == "Rad")
        return next(column for (row, column), c in self.cells(sheet).items() if row == head and self.value(c) == heading)

    def row(self, sheet, heading, value):
        column = self.letters(sheet, heading)
        return next(row for (row, c), cell in self.cells(sheet).items() if c == column and self.value(cell) == value)

    def put(self, cell, value):
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            ElementTree.SubElement(ElementTree.SubElement(cell, M + "is"), M + "t").text = value
        elif value is not None:
            ElementTree.SubElement(cell, M + "v").text = str(value)

    def write(self, sheet, row, values):
        """values: {heading: value}. The cells must be there, as they are in every row that Målkoll writes."""
        cells = self.cells(sheet)
        for heading, value in values.items():
            self.put(cells[row, self.letters(sheet, heading)], value)

    def cut(self, sheet, row):
        """Takes the row out, with its hidden cells; those below move up. What it said, by column."""
        data = self.roots[sheet].find(M + "sheetData")
        taken = next(r for r in data if int(r.get("r")) == row)
        said = {re.sub("[0-9]", "", c.get("r")): float(self.value(c)) if c.get("t") is None else self.value(c) for c in taken if self.value(c) is not None}
        data.remove(taken)
        for below in data:
            if int(below.get("r")) > row:
                self.renumber(below, int(below.get("r")) - 1)
        return said

    def paste(self, sheet, values):
        """A row below the last."""
        data = self.roots[sheet].find(M + "sheetData")
        number = max(int(r.get("r")) for r in data) + 1
        row = ElementTree.SubElement(data, M + "row", {"r": str(number)})
        for letters in sorted(values, key=lambda l: (len(l), l)):
            self.put(ElementTree.SubElement(row, M + "c", {"r": f"{letters}{number}"}), values[letters])

    @staticmethod
    def renumber(row, number):
        row.set("r", str(number))
        for cell in row:
            cell.set("r", re.sub("[0-9]+", str(number), cell.get("r")))

    def save(self):
        for name, part in self.names.items():
            self.parts[part] = ElementTree.tostring(self.roots[name])
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
