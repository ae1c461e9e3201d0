"""A workbook's cells, read with the standard library alone."""
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
