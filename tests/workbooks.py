"""Workbooks made by hand, part by part, so that tests decide every byte."""
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*entries):
    rows = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def letters(column):
    return (letters((column - 1) // 26) if column > 26 else "") + chr(65 + (column - 1) % 26)


def cell(value, reference=""):
    """A cell of a Python value; a string that begins with < is the cell's own XML."""
    at = f' r="{reference}"' if reference else ""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith("<c"):
        return value.replace("<c", "<c" + at, 1)
    if isinstance(value, str):
        return f'<c{at} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c{at}><v>{value}</v></c>"


def row(number, values, attributes=""):
    return f'<row r="{number}"{attributes}>' + "".join(cell(v, f"{letters(c + 1)}{number}") for c, v in enumerate(values)) + "</row>"


def sheet(rows, before="", after=""):
    """rows: lists of values, or the XML of a row."""
    body = "".join(r if isinstance(r, str) else row(n + 1, r) for n, r in enumerate(rows))
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{before}<sheetData>{body}</sheetData>{after}</worksheet>'


def workbook(path, sheets, strings=None, styles=None, states=None, extra=None, properties=""):
    """sheets: {name: xml}. extra: {part: bytes}, which replace what there would be."""
    states = states or {}
    parts = {"_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml"))}
    links = [(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    names = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="s{n}"{states.get(name, "")}/>' for n, name in enumerate(sheets, 1))
    parts["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>{names}</sheets></workbook>'
    if strings is not None:
        links.append(("t", "sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">' + "".join(strings) + "</sst>"
    if styles is not None:
        links.append(("y", "styles", "/xl/styles.xml"))
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    parts["xl/_rels/workbook.xml.rels"] = relations(*links)
    for n, xml in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = xml
    types = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{KIND}.worksheet+xml"/>' for n in range(1, len(sheets) + 1))
    types += f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>'
    types += f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/>'
    known = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    parts["[Content_Types].xml"] = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{known}{types}</Types>'
    parts.update(extra or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)


def with_comments(path, sheet_number, comments, threaded=None):
    """The workbook with comments on cells, {"D5": text}; threaded: [("D5", text), …] as newer Excel has them beside."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = "".join(f'<comment ref="{at}" authorId="0"><text><r><t>{escape(text)}</t></r></text></comment>' for at, text in comments.items())
    links = [("c", "comments", f"../comments{sheet_number}.xml")]
    parts[f"xl/comments{sheet_number}.xml"] = f'<comments xmlns="{MAIN}"><authors><author>Kim</author></authors><commentList>{body}</commentList></comments>'
    if threaded:
        body = "".join(f'<threadedComment ref="{at}" id="{{{n}}}"><text>{escape(text)}</text></threadedComment>' for n, (at, text) in enumerate(threaded))
        links.append(("t", "threadedComment", "../threadedComments/threadedComment1.xml"))
        parts["xl/threadedComments/threadedComment1.xml"] = f'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">{body}</ThreadedComments>'
    parts[f"xl/worksheets/_rels/sheet{sheet_number}.xml.rels"] = relations(*links)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
