"""Word documents as small as they can be, for tests."""
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REL = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
STYLES = "".join(f'<w:style w:type="paragraph" w:styleId="Rubrik{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2, 3))


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inside, style=""):
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{look}{inside if inside.startswith("<") else run(inside)}</w:p>'


def cell(inside, look=""):
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{par(inside)}</w:tc>"


def row(*cells):
    return "<w:tr>" + "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells) + "</w:tr>"


def table(*rows):
    return "<w:tbl>" + "".join(r if isinstance(r, str) else row(*r) for r in rows) + "</w:tbl>"


def docx(path, body, footnotes="", raw=None, comments="", more=None, links="", left_out=()):
    """`more`: other parts by name; `links`: relations of the document beside those of its styles, notes and comments."""
    relations = f'<Relationship Id="s" Type="{OFFICE}styles" Target="styles.xml"/>' + links
    names = {"styles": "styles", "document": "document.main"}
    content = {"_rels/.rels": REL.format(f'<Relationship Id="r1" Type="{OFFICE}officeDocument" Target="word/document.xml"/>'),
               "word/document.xml": raw or f"<w:document {W}><w:body>{body}</w:body></w:document>", "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>"}
    for name, inside in (("footnotes", footnotes), ("comments", comments)):
        if inside:
            relations += f'<Relationship Id="{name}" Type="{OFFICE}{name}" Target="{name}.xml"/>'
            names[name] = name
            content[f"word/{name}.xml"] = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{name} {W}>{inside}</w:{name}>'
    content["word/_rels/document.xml.rels"] = REL.format(relations)
    content.update(more or {})
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{KIND}{kind}+xml"/>' for n, kind in names.items())
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {"[Content_Types].xml": types, **content}.items():
            if name not in left_out:
                archive.writestr(name, part)
