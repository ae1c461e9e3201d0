"""What a package of a workbook has, byte by byte, and what must hold in any: for tests of what is put into one."""
import pathlib
import posixpath
import re
import struct
import zipfile
from xml.etree import ElementTree

COMMENTS, VML = "comments", "vmlDrawing"


def entries(path):
    """{name: (packed bytes, date, attributes, extra fields, flags without bit 3)}, by the central directory."""
    data = pathlib.Path(path).read_bytes()
    end = data.rfind(b"PK\x05\x06")
    count, size, at = struct.unpack("<HII", data[end + 10:end + 20])
    found = {}
    for _ in range(count):
        (sign, made, _, flags, method, date, crc, packed, plain, names, extras, notes, _, inner, outer, local) = struct.unpack("<4sHHHHIIIIHHHHHII", data[at:at + 46])
        assert sign == b"PK\x01\x02"
        name, extra = data[at + 46:at + 46 + names], data[at + 46 + names:at + 46 + names + extras]
        local_names, local_extras = struct.unpack("<HH", data[local + 26:local + 30])
        start = local + 30 + local_names + local_extras
        head = data[local + 30 + local_names:start]
        found[name.decode("utf-8", "replace")] = (data[start:start + packed], method, crc, plain, date, made, inner, outer, extra, head, flags & ~8)
        at += 46 + names + extras + notes
    return found


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


def tokens(xml):
    return re.findall(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[^>]*>|[^<]+", xml if isinstance(xml, str) else xml.decode("utf-8"), re.S)


def name_of(token):
    found = re.match(r"</?(?:[\w.-]+:)?([\w.-]+)", token)
    return found[1] if found else ""


def only_inserted(before, after, may_change):
    """What of `before` is not in `after`, in its order; of the tags in may_change attributes may differ. Nothing: all is there."""
    rest = iter(tokens(after))
    for token in tokens(before):
        for other in rest:
            same_tag = name_of(token) and name_of(token) in may_change and name_of(other) == name_of(token) and token[:2] != "</" and other[:2] != "</"
            if other == token or same_tag:
                break
            if other.endswith(">") and token == other[:-1] + "/>":
                break  # an empty element that was opened up
        else:
            return token
    return None


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def relations(all_parts, part):
    folder, file = posixpath.split(part)
    by_key = {n.lower().replace("\\", "/"): n for n in all_parts}
    name = by_key.get(posixpath.join(folder, "_rels", file + ".rels").lower())
    if name is None:
        return []
    out = []
    for row in ElementTree.fromstring(all_parts[name]):
        if row.get("TargetMode") != "External":
            target = row.get("Target").replace("\\", "/")
            target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            out.append((row.get("Id"), row.get("Type").rsplit("/", 1)[-1], by_key.get(target.lower()), target))
    return out


def number(letters):
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    return value


def faults(path):
    """What spreadsheets would repair, or refuse to open."""
    all_parts, wrong = parts(path), []
    types = ElementTree.fromstring(all_parts["[Content_Types].xml"])
    over = [t.get("PartName").lower() for t in types if local(t) == "Override"]
    known = [t.get("Extension").lower() for t in types if local(t) == "Default"]
    wrong += [f"{n} has its type twice" for n in {*over} if over.count(n) > 1] + [f".{n} has its type twice" for n in {*known} if known.count(n) > 1]
    for name, content in all_parts.items():
        plain = "/" + name.lower().replace("\\", "/")
        if plain != "/[content_types].xml" and plain not in over and plain.rsplit(".", 1)[-1] not in known:
            wrong.append(f"{name} has no type")
        if plain.endswith((".xml", ".rels")):
            try:
                ElementTree.fromstring(content)
            except ElementTree.ParseError as error:
                wrong.append(f"{name}: {error}")
    book = next(target for _, kind, target, _ in relations(all_parts, "") if kind == "officeDocument")
    links = {i: (kind, target) for i, kind, target, _ in relations(all_parts, book)}
    for part in list(all_parts):
        ids = [i for i, *_ in relations(all_parts, part)]
        wrong += [f"{part}: relation {i} twice" for i in {*ids} if ids.count(i) > 1]
        wrong += [f"{part}: {said} is missing" for _, _, target, said in relations(all_parts, part) if target is None]
    root = ElementTree.fromstring(all_parts[book])
    sheets = [s for s in root.iter() if local(s) == "sheet"]
    for what in ("name", "sheetId"):
        values = [s.get(what).lower() for s in sheets]
        wrong += [f"two sheets with {what} {v}" for v in {*values} if values.count(v) > 1]
    formats = None
    style = next((target for kind, target in links.values() if kind == "styles"), None)
    if style:
        for group in ElementTree.fromstring(all_parts[style]):
            if group.get("count") is not None and int(group.get("count")) != len(group):
                wrong.append(f"{local(group)} says {group.get('count')} and has {len(group)}")
            if local(group) == "cellXfs":
                formats = len(group)
    shapes = []
    for sheet in sheets:
        identity = next(v for k, v in sheet.attrib.items() if k.endswith("}id"))
        kind, part = links[identity]
        if kind != "worksheet":
            continue
        wrong += sheet_faults(all_parts, part, sheet.get("name"), formats)
        for _, kind, target, _ in relations(all_parts, part):
            if kind == VML:
                shapes += re.findall(rb'<(?:\w+:)?shape [^>]*?id="([^"]+)"', all_parts[target])
    wrong += [f"shape {s} twice" for s in {*shapes} if shapes.count(s) > 1]
    return wrong


def sheet_faults(all_parts, part, name, formats):
    wrong, row_before, seen = [], 0, set()
    root = ElementTree.fromstring(all_parts[part])
    for row in root.iter():
        if local(row) != "row":
            continue
        here = int(row.get("r") or row_before + 1)
        if here < row_before:
            wrong.append(f"{name}: row {here} after {row_before}")
        column_before = 0 if here != row_before else column_before
        row_before = here
        for cell in row:
            if local(cell) != "c":
                continue
            reference = cell.get("r")
            column = number(re.match("[A-Z]+", reference)[0]) if reference else column_before + 1
            if reference and int(re.search("[0-9]+", reference)[0]) != here:
                wrong.append(f"{name}: {reference} in row {here}")
            if (here, column) in seen:
                wrong.append(f"{name}: two cells {reference}")
            if column < column_before:
                wrong.append(f"{name}: {reference} out of order")
            column_before = column
            seen.add((here, column))
            if formats is not None and int(cell.get("s") or 0) >= formats:
                wrong.append(f"{name}: {reference} has no such style")
    order = [local(e) for e in root]
    late = ("legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "tableParts", "extLst")
    places = [late.index(e) for e in order if e in late]
    if places != sorted(places) or order.count("legacyDrawing") > 1:
        wrong.append(f"{name}: {order}")
    comments = [c for _, kind, target, _ in relations(all_parts, part) if kind == COMMENTS for c in ElementTree.fromstring(all_parts[target]).iter() if local(c) == "comment"]
    at = [c.get("ref") for c in comments]
    wrong += [f"{name}: two comments on {r}" for r in {*at} if at.count(r) > 1]
    if at and "legacyDrawing" not in order:
        wrong.append(f"{name}: comments without shapes")
    return wrong


def notes(path, sheet_part):
    """The comments of a sheet: {"D5": text}."""
    all_parts, found = parts(path), {}
    for _, kind, target, _ in relations(all_parts, sheet_part):
        if kind == COMMENTS:
            for comment in ElementTree.fromstring(all_parts[target]).iter():
                if local(comment) == "comment":
                    found[comment.get("ref")] = "".join(t.text or "" for t in comment.iter() if local(t) == "t")
    return found
