"""A server that answers as Kolada's API (v3) does, with invented numbers, and as it should not.

The shapes: /kpi/ID,ID · /municipality/ID,ID · /municipality_groups/ID,ID · /data/kpi/…/municipality/…/year/…, each a page of `values`, `count`
and, where there are more, `next_url`. Ids that are not known are left out. More than 25 in a part of the path: 422.
"""
import http.server
import json
import threading
import time
import urllib.parse

INDICATORS = {
    "N15436": "Elever i åk 9 som är behöriga till gymnasieskolan, kommunala skolor, andel (%)",
    "N15006": "Kostnad per elev i grundskolan, kr/elev",
    "N00090": "Antal invånare som cyklar, antal (-2019)",
}
PLACES = {"0000": "Riket", "1780": "Karlstad", "1715": "Kil"}
GROUPS = {"G35880": "Liknande kommuner: grundskola, 2024"}
VALUES = {  # (kpi, place, year): {gender: value}
    ("N15436", "1780", 2022): {"K": 86.65106779999999, "T": 85.4634798657718, "M": 84.3},
    ("N15436", "1780", 2023): {"T": 82.05},
    ("N15436", "1780", 2024): {"M": 80.0, "T": 81.4, "K": 82.96},
    ("N15436", "1780", 2025): {"T": None},
    ("N15436", "0000", 2023): {"T": 84.0},
    ("N15436", "0000", 2024): {"T": 84.97},
    ("N15436", "G35880", 2024): {"T": 83.333333},
    ("N15006", "1780", 2024): {"T": 118449},
    ("N00090", "1780", 2019): {"T": 1e-05},
}


class Kolada(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []        # paths, in their order
        self.page = 5000       # most rows on a page, whatever is asked for
        self.faults = []       # what the next answers are instead: a function of the handler, each once
        self.always = None     # or all of them
        self.v2 = False        # pages as they were: next_page, years as text
        self.scheme = "http"   # of the next page's address
        self.extra = {}        # more values
        self.gone = set()      # ids that it no longer has
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v3"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def send(self, status, body, **headers):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        server = self.server
        server.asked.append(self.path)
        fault = server.faults.pop(0) if server.faults else server.always
        if fault is not None:
            return fault(self)
        address = urllib.parse.urlsplit(self.path)
        parts = address.path.strip("/").split("/")[1:]
        pairs = {parts[at]: parts[at + 1].split(",") for at in range(1 if parts[0] == "data" else 0, len(parts) - 1, 2)}
        if any(len(ids) > 25 for ids in pairs.values()):
            return self.send(422, json.dumps({"detail": [{"loc": ["path"], "msg": "too many"}]}))
        rows = self.rows(parts[0], pairs)
        number = int(urllib.parse.parse_qs(address.query).get("page", ["1"])[0])
        page = {"values": rows[(number - 1) * server.page:number * server.page], "count": len(rows)}
        if number * server.page < len(rows):
            page["next_page" if server.v2 else "next_url"] = f"{server.scheme}{server.base[4:-3]}{address.path}?page={number + 1}"
        elif not server.v2:
            page["next_url"] = None
        self.send(200, json.dumps(page))

    def rows(self, kind, pairs):
        server = self.server
        if kind == "kpi":
            return [{"id": i, "title": INDICATORS[i], "is_divided_by_gender": True, "publication_date": "2025-04-02"} for i in pairs["kpi"] if i in INDICATORS and i not in server.gone]
        if kind == "municipality":
            return [{"id": i, "title": PLACES[i], "type": "K"} for i in pairs["municipality"] if i in PLACES]
        if kind == "municipality_groups":
            return [{"id": i, "title": GROUPS[i], "members": [{"id": "1715", "title": "Kil"}]} for i in pairs["municipality_groups"] if i in GROUPS]
        rows = []
        for (kpi, place, year), values in {**VALUES, **server.extra}.items():
            if kpi in pairs["kpi"] and place in pairs["municipality"] and str(year) in pairs["year"]:
                told = [{"gender": gender, "count": 1, "status": "Missing" if value is None else "", "value": value, "isdeleted": False} for gender, value in values.items()]
                rows.append({"kpi": kpi, "municipality": place, "period": str(year) if server.v2 else year, "values": told})
        return rows


def hang(seconds):
    return lambda handler: time.sleep(seconds)


def answer(status, body, **headers):
    return lambda handler: handler.send(status, body, **headers)


def cut(handler):
    """Says more than comes."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"values": [')
    handler.close_connection = True


def endless(handler):
    """Never ends."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b'{"values": [' + b"1," * 500_000)
    except OSError:
        handler.close_connection = True
