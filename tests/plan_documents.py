"""Word documents as plans are written in, and what is read of them."""
import pathlib
import tempfile

import documents
from documents import OFFICE, W
from plan_checks import import_plan

STYLES = documents.STYLES + '<w:style w:type="paragraph" w:styleId="Mal"><w:name w:val="Målrubrik"/><w:rPr><w:b/></w:rPr></w:style>'
NUMBERING = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
             '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
             '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>')


def par(text, style="", number="", look=""):
    said = (f'<w:pStyle w:val="{style}"/>' if style else "") + (f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else "")
    return f'<w:p><w:pPr>{said}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def head(level, text):
    return par(text, f"Rubrik{level}")


def bold(text, size=22):
    return par(text, look=f'<w:b/><w:sz w:val="{size}"/>')


def numbered(*texts):
    return "".join(par(t, number="1") for t in texts)


def bullets(*texts):
    return "".join(par(t, number="2") for t in texts)


def cells_over(columns, text):
    """A row that is one cell over all of them."""
    return f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{par(text)}</w:tc></w:tr>'


def table(*rows):
    return "<w:tbl>" + "".join(row if isinstance(row, str) else "<w:tr>" + "".join(f"<w:tc>{par(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows) + "</w:tbl>" + par("")


def read(body="", text=None):
    with tempfile.TemporaryDirectory() as folder:
        path = "-"
        if text is None:
            path = pathlib.Path(folder) / "plan.docx"
            documents.docx(path, body, links=f'<Relationship Id="n" Type="{OFFICE}numbering" Target="numbering.xml"/>',
                           more={"word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>", "word/numbering.xml": f"<w:numbering {W}>{NUMBERING}</w:numbering>"})
        return import_plan(path, stdin=text.encode() if text else None)[1:]
