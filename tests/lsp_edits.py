"""Edits of the Language Server Protocol, in UTF-16, made on a text."""


def place(line, character):
    return {"line": line, "character": character}


def edited(text, edits):
    """The text with the edits made."""
    lines = text.splitlines(keepends=True) + [""]

    def offset(spot):
        return sum(map(len, lines[:spot["line"]])) + len(lines[spot["line"]].encode("utf-16-le")[:2 * spot["character"]].decode("utf-16-le"))
    for edit in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        text = text[:offset(edit["range"]["start"])] + edit["newText"] + text[offset(edit["range"]["end"]):]
    return text
