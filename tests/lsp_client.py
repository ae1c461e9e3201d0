"""A client of the Language Server Protocol over a program's standard streams, for the tests."""
import json
import pathlib
import subprocess


class Refused(Exception):
    """An answer that is an error."""

    def __init__(self, error):
        super().__init__(f"{error['code']}: {error['message']}")
        self.code = error["code"]
        self.message = error["message"]


EVERYTHING = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"workspaceEdit": {"documentChanges": True}, "didChangeWatchedFiles": {"dynamicRegistration": True}},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
    },
}


class Client:
    def __init__(self, program, root=None, capabilities=None, arguments=()):
        self.process = subprocess.Popen([program, "lsp", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.next = 1
        self.diagnostics = {}
        self.asked = []  # what the server asks of the client
        self.versions = {}
        folders = None if root is None else [{"uri": pathlib.Path(root).resolve().as_uri(), "name": "kommun"}]
        self.server = self.ask("initialize", {"processId": None, "rootUri": None, "workspaceFolders": folders, "capabilities": EVERYTHING if capabilities is None else capabilities})
        self.tell("initialized", {})

    def send(self, message):
        self.send_bytes(json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode())

    def send_bytes(self, body):
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self):
        length = None
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise EOFError("the server has ended")
            if line == b"\r\n":
                break
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
            self.versions[message["params"]["uri"]] = message["params"].get("version")
        elif "method" in message:
            self.asked.append(message)
        return message

    def refusal(self):
        """The next answer that is an error; what is told of findings meanwhile is kept."""
        while "error" not in (message := self.read()):
            pass
        return message

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        number = self.next
        self.next += 1
        self.send({"id": number, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise Refused(message["error"])
                return message["result"]

    def settle(self, uri, version):
        """Reads until the diagnostics of this version have come."""
        while self.versions.get(uri) != version:
            self.read()
        self.sync()
        return self.diagnostics[uri]

    def sync(self):
        """Reads all that is found now: a text without a file is told of last, in the order of names."""
        self.next += 1
        uri, version = "untitled:~", self.next
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "malkoll", "version": version, "text": ""}})
        while self.versions.get(uri) != version:
            self.read()
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def open(self, path, text=None, version=1, language="malkoll"):
        uri = path if str(path).startswith("untitled:") else pathlib.Path(path).resolve().as_uri()
        if text is None:
            text = pathlib.Path(path).read_text(encoding="utf-8")
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": language, "version": version, "text": text}})
        return uri

    def change(self, uri, version, changes):
        self.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": changes})

    def end(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.stdin.close()
        return self.process.wait(timeout=20)

    def kill(self):
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            try:
                stream.close()
            except OSError:
                pass
