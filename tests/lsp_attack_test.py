"""What has broken other language servers, tried on this one: odd texts, odd messages, and files that come and go.

lsp_attack_test.py MALKOLL ROOT [-v]
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import unittest

from lsp_client import EVERYTHING, Refused
from lsp_edits import edited
from lsp_test import Case, malkoll, place

KNOWN_ERRORS = {-32700, -32600, -32601, -32602, -32002, -32800, -32803}
ABOUT_A_PLACE = ("hover", "definition", "references", "documentHighlight", "completion", "signatureHelp", "prepareRename")
ABOUT_A_FILE = ("documentSymbol", "foldingRange", "codeLens", "documentLink", "semanticTokens/full", "formatting")
UNLINKED = "  bidrar till: BUN1\n"


def lines_of(text):
    """Lines as the protocol divides them: at \\n, \\r\\n and \\r, and at nothing else."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def width(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Attack(Case):
    def setUp(self):
        super().setUp()

        def too_long(*_):
            raise TimeoutError("the server does not answer")
        signal.signal(signal.SIGALRM, too_long)
        signal.alarm(400)  # the server has stopped; how fast it is says tests/bench/lsp.py
        self.addCleanup(signal.alarm, 0)

    def ask_everything(self, client, uri, text):
        """Each request at each place that may be hard: none ends the server, and each place that is answered with lies in the text."""
        lines = lines_of(text)
        spots = [place(0, 0), place(len(lines) - 1, width(lines[-1])), place(len(lines) + 5, 3), place(0, 2**31 - 1)]
        for n in {0, len(lines) // 2, len(lines) - 1}:
            spots += [place(n, width(lines[n]) // 2), place(n, width(lines[n])), place(n, width(lines[n]) + 1)]
        asked = [(f"textDocument/{m}", {"position": s}) for m in ABOUT_A_PLACE for s in spots] + [(f"textDocument/{m}", {}) for m in ABOUT_A_FILE]
        whole = {"start": place(0, 0), "end": place(len(lines), 0)}
        asked += [("textDocument/codeAction", {"range": whole, "context": {"diagnostics": []}}), ("textDocument/inlayHint", {"range": whole}),
                  ("textDocument/semanticTokens/range", {"range": whole}), ("textDocument/rangeFormatting", {"range": whole}),
                  ("textDocument/rename", {"position": spots[-1], "newName": "NYTT"}), ("textDocument/onTypeFormatting", {"position": place(1, 0), "ch": "\n"})]
        for method, params in asked:
            try:
                self.inside(client.ask(method, {"textDocument": {"uri": uri}, **params}), uri, lines, method)
            except Refused as refused:
                self.assertIn(refused.code, KNOWN_ERRORS, (method, params, refused.message))

    def inside(self, answer, uri, lines, where):
        if isinstance(answer, list):
            for one in answer:
                self.inside(one, uri, lines, where)
        elif isinstance(answer, dict):
            if "line" in answer and "character" in answer:
                self.assertLess(answer["line"], len(lines), where)
                self.assertLessEqual(answer["character"], width(lines[answer["line"]]), where)
            if answer.get("uri", uri) == uri:
                for one in answer.values():
                    self.inside(one, uri, lines, where)

    def hostile(self, text):
        client, uri, found = self.opened(text)
        self.inside([d["range"] for d in found], uri, lines_of(text), "diagnostics")
        self.ask_everything(client, uri, text)
        client.change(uri, 2, [{"text": self.text}])
        self.assertEqual([d for d in client.settle(uri, 2) if d["severity"] == 1], [])
        self.assertEqual(client.end(), 0)


class Texts(Attack):
    def test_empty(self):
        self.hostile("")

    def test_one_line_end(self):
        self.hostile("\n")

    def test_only_a_comment_without_end(self):
        self.hostile("# å")

    def test_half_a_line(self):
        for text in ("budget", "budget BUN:", "post : ", "bidrar till:", "regel :", "undantag ", ":", "använd:", "| fortsättning"):
            with self.subTest(text):
                self.hostile(text)

    def test_no_line_end_last(self):
        self.hostile(self.text.rstrip("\n"))

    def test_crlf(self):
        self.hostile(self.text.replace("\n", "\r\n"))

    def test_mixed_line_ends(self):
        lines = self.text.split("\n")
        self.hostile("".join(line + ("\r\n" if n % 2 else "\n") for n, line in enumerate(lines)))

    def test_unicode_line_separators_end_none(self):
        for separator in ("\u2028", "\u2029", "\u0085", "\v", "\f"):
            with self.subTest(repr(separator)):
                text = self.text.replace("# Nämndens", f"# Nämn{separator}dens").replace("Fler niondeklassare", f"Fler{separator}niondeklassare").replace(UNLINKED, "")
                client, uri, found = self.opened(text)
                [finding] = [d for d in found if d["code"] == "L01"]
                self.assertEqual(finding["range"]["start"], self.spot("20:", text))
                client.end()
                self.hostile(text)

    def test_a_byte_order_mark(self):
        self.hostile("\ufeff" + self.text)

    def test_letters_in_two_parts_and_pictures(self):
        self.hostile(self.text.replace("å", "a\u030a").replace("ä", "a\u0308").replace("Grundskola", "🏫👩‍🏫 Grundskola"))

    def test_control_characters(self):
        self.hostile(self.text.replace("Grundskola", "Grund\0sk\x07ola\x1b[31m"))

    def test_half_a_surrogate_pair(self):
        """Clients write halves where somebody edits between two: the message is read, and the text that follows is right."""
        client, uri, _ = self.opened()
        body = json.dumps({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [
            {"range": {"start": place(0, 2), "end": place(0, 2)}, "text": "\ud83d"}, {"range": {"start": place(0, 0), "end": place(0, 0)}, "text": "\n"}]}})
        self.assertIn("\\ud83d", body)
        client.send_bytes(body.encode())
        client.settle(uri, 2)
        [budget] = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        self.assertEqual(budget["range"]["start"]["line"], self.spot("budget BUN")["line"] + 1)

    def test_a_huge_line(self):
        ids = ", ".join(f"X{n}" for n in range(30_000))
        text = self.text.replace("bidrar till: BUN1", f"bidrar till: {ids}")
        client, uri, found = self.opened(text)
        for method in ("semanticTokens/full", "documentSymbol", "formatting"):
            client.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}})
        client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": self.spot("X29999", text)})

    def test_many_lines(self):
        posts = "".join(f"\npost Q{n}: Post {n}\n  slag: satsning\n  drift 2025: 1\n  bidrar till: BUN1\n  motivering: Behövs\n" for n in range(5_000))
        client, uri, _ = self.opened(self.text + posts)
        edits = [{"range": {"start": place(line, 0), "end": place(line, 0)}, "text": " "} for line in range(30_000, 30_000 - 100, -1)]
        client.change(uri, 2, edits)
        client.settle(uri, 2)
        for method in ("semanticTokens/full", "documentSymbol", "codeLens", "foldingRange"):
            self.assertTrue(client.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}}), method)

    def test_deep_json(self):
        client, uri, _ = self.opened()
        client.send_bytes(b'{"jsonrpc":"2.0","id":' + b"[" * 200_000 + b"]" * 200_000 + b',"method":"shutdown"}')
        self.assertEqual(client.refusal()["error"]["code"], -32600)
        self.assertTrue(client.ask("textDocument/hover", self.at(uri, "KUN1")))


class Messages(Attack):
    def test_opened_twice(self):
        client, uri, _ = self.opened()
        client.open(self.path, self.text.replace(UNLINKED, ""), version=7)
        self.assertIn("L01", [d["code"] for d in client.settle(uri, 7)])
        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        client.sync()
        self.assertEqual(client.diagnostics[uri], [])

    def test_closed_without_being_open(self):
        client, uri, _ = self.opened()
        for other in (uri + "x", "untitled:finns-inte", "inte en uri", ""):
            client.tell("textDocument/didClose", {"textDocument": {"uri": other}})
        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        client.sync()
        self.assertEqual(client.diagnostics[uri], [])
        self.assertEqual(client.end(), 0)

    def test_versions_jump_and_are_left_out(self):
        client, uri, _ = self.opened()
        for version in (40, 39):
            client.change(uri, version, [{"text": self.text}])
            client.settle(uri, version)
        client.change(uri, None, [{"text": self.text.replace(UNLINKED, "")}])
        client.sync()
        self.assertIn("L01", [d["code"] for d in client.diagnostics[uri]])

    def test_edits_beyond_the_end(self):
        client, uri, _ = self.opened()
        client.change(uri, 2, [{"range": {"start": place(9_000, 4), "end": place(2**31 - 1, 2**31 - 1)}, "text": "# slut"}, {"range": {"start": place(0, 9_000), "end": place(0, 9_999)}, "text": "!"}])
        client.settle(uri, 2)
        client.change(uri, 3, [{"range": {"start": place(3, 0), "end": place(1, 0)}, "text": ""}])  # the wrong way round
        client.settle(uri, 3)
        self.assertEqual(client.end(), 0)

    def test_a_change_that_cannot_be_made_is_said(self):
        client, uri, before = self.opened()
        for changes in ([{"range": {"start": place(-1, 0), "end": place(0, 0)}, "text": "x"}], [{"range": None, "text": 7}], [{}], "x"):
            client.asked.clear()
            client.change(uri, 2, changes)
            client.ask("textDocument/hover", self.at(uri, "KUN1"))
            self.assertIn("window/logMessage", [m["method"] for m in client.asked], changes)
        client.change(uri, 3, [{"text": self.text}])
        self.assertEqual(client.settle(uri, 3), before)

    def test_a_negative_place_is_refused(self):
        client, uri, _ = self.opened()
        for spot in (place(-1, 0), place(0, -1), place(0.5, 0), place(2**40, 0)):
            with self.assertRaises(Refused) as refused:
                client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": spot})
            self.assertEqual(refused.exception.code, -32602)

    def test_one_file_by_two_uris(self):
        client, uri, _ = self.opened()
        other = uri.replace("bun.malkoll", "%62un.malkoll")
        client.tell("textDocument/didOpen", {"textDocument": {"uri": other, "languageId": "malkoll", "version": 1, "text": self.text.replace(UNLINKED, "")}})
        self.assertIn("L01", [d["code"] for d in client.settle(other, 1)])
        client.tell("textDocument/didClose", {"textDocument": {"uri": other}})
        client.sync()
        self.assertEqual(client.diagnostics[other], [])
        # The first is open still, with its own text.
        self.assertNotIn("L01", [d["code"] for d in client.diagnostics[uri]])
        line = self.spot("  bidrar till: BUN1")["line"]
        client.change(uri, 2, [{"range": {"start": place(line, 0), "end": place(line + 1, 0)}, "text": ""}])
        self.assertIn("L01", [d["code"] for d in client.settle(uri, 2)])

    def test_headers_in_small_letters(self):
        client, uri, _ = self.opened()
        body = json.dumps({"jsonrpc": "2.0", "id": "liten", "method": "textDocument/hover", "params": self.at(uri, "KUN1")}).encode()
        client.process.stdin.write(b"content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
        client.process.stdin.flush()
        while client.read().get("id") != "liten":
            pass

    def test_what_is_no_message_ends_it_with_a_word(self):
        """Where the next message begins cannot be known: whoever started the server is told."""
        whole = b'Content-Length: 2\r\n\r\n{}'
        for sent, status in ((b"", 1), (whole, 1), (b"hej\r\n\r\n", 2), ("Content-Length: många\r\n\r\n".encode(), 2), (whole + b"Content-Length: 50\r\n\r\n{}", 2), (b"Content-Len", 2), (b"x" * 5000, 2)):
            done = subprocess.run([malkoll, "lsp"], input=sent, capture_output=True, timeout=300)
            self.assertEqual(done.returncode, status, sent[:40])
            self.assertEqual("är inget meddelande" in done.stderr.decode(), status == 2, sent[:40])

    def test_what_changes_nothing_asks_for_nothing(self):
        """A client that takes its questions back at each refresh, and is asked to refresh whenever it does, never rests."""
        capabilities = {**EVERYTHING, "textDocument": {**EVERYTHING["textDocument"], "diagnostic": {}}, "workspace": {**EVERYTHING["workspace"], "diagnostics": {"refreshSupport": True}}}
        client = self.start(capabilities=capabilities)
        uri = client.open(self.path)
        client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        while "workspace/diagnostic/refresh" not in [m["method"] for m in client.asked]:
            client.read()
        while client.asked:  # what came before the text was open asks too, if it was settled by itself
            client.asked.clear()
            time.sleep(0.2)
            client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        for _ in range(3):
            client.tell("$/cancelRequest", {"id": 99})
            client.tell("$/setTrace", {"value": "off"})
            client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
            time.sleep(0.2)
        client.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        self.assertEqual(client.asked, [])


class Files(Attack):
    def watched(self, client, *changes):
        client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": kind} for path, kind in changes]})

    def test_the_file_is_deleted(self):
        client, uri, _ = self.opened(self.text.replace(UNLINKED, ""))
        self.path.unlink()
        self.watched(client, (self.path, 3))
        client.sync()
        self.assertIn("L01", [d["code"] for d in client.diagnostics[uri]])  # it is being written, whatever the disk has
        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        client.sync()
        self.assertEqual(client.diagnostics[uri], [])

    def test_the_file_gets_another_name(self):
        client, uri, _ = self.opened(self.text.replace(UNLINKED, ""))
        new = self.path.with_name("ny å.malkoll")
        self.path.rename(new)
        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        other = client.open(new)
        self.watched(client, (self.path, 3), (new, 1))
        self.assertEqual([d for d in client.settle(other, 1) if d["severity"] == 1], [])
        self.assertEqual(client.diagnostics[uri], [])

    def test_the_folder_is_deleted(self):
        client, uri, _ = self.opened()
        shutil.rmtree(self.folder)
        self.watched(client, (self.path, 3), (self.plan, 3))
        client.sync()
        self.ask_everything(client, uri, self.text)
        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        client.sync()
        self.assertEqual(client.diagnostics[uri], [])
        self.assertEqual(client.end(), 0)

    def test_the_folder_is_taken_out_of_the_workspace(self):
        client, uri, _ = self.opened()
        plan = self.plan.resolve().as_uri()
        self.plan.write_text(self.plan.read_text(encoding="utf-8").replace("  enhet: %\n", "  enhet: %\n  hittepå: 1\n"), encoding="utf-8")
        self.watched(client, (self.plan, 2))
        client.sync()
        self.assertTrue(client.diagnostics[plan])
        client.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [{"uri": self.folder.resolve().as_uri(), "name": "kommun"}]}})
        client.sync()
        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        client.sync()
        self.assertEqual(client.diagnostics[plan], [])
        self.assertEqual(client.diagnostics[uri], [])

    def test_outside_every_folder(self):
        client, _, _ = self.opened()
        for uri in ("file:///etc/passwd", "file:///dev/zero", "file:///finns/inte.malkoll", "file://annan/dator.malkoll", "http://x/y.malkoll", "file:///", "file:", "", "file:///%00", "file:///%ff%fe", "git:/a?b"):
            with self.subTest(uri), self.assertRaises(Refused):
                client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": place(0, 0)})
        self.assertEqual(client.end(), 0)

    def test_what_is_no_text_of_the_language(self):
        client, uri, before = self.opened()
        for name, text in (("LÄSMIG.md", "# Läs mig\npost"), ("data.json", "{}"), ("bun.malkoll.git", self.text), ("rules/X01.sql", "SELECT"), ("x.karta", "rubrik")):
            other = client.open(self.folder / name, text, language="plaintext")
            client.sync()
            self.ask_everything(client, other, text)
            self.assertEqual(client.diagnostics.get(other, []), [], name)
            self.assertEqual(client.diagnostics[uri], before)
        alone = self.start(folder=False)
        other = alone.open(self.folder.parent / "annat.md", "# Läs mig\npost", language="markdown")
        alone.sync()
        self.assertEqual(alone.diagnostics.get(other, []), [])

    def test_pipes_and_loops(self):
        os.mkfifo(self.folder / "rör.malkoll")
        (self.folder / "kretsen").symlink_to(self.folder, target_is_directory=True)
        (self.folder / "borta.malkoll").symlink_to(self.folder / "finns inte")
        client, uri, _ = self.opened()
        self.assertEqual(client.end(), 0)

    def test_a_folder_by_the_name_of_a_file(self):
        (self.folder / "mapp.malkoll").mkdir()
        client, uri, found = self.opened()
        self.assertEqual([d for d in found if d["severity"] == 1], [])

    def test_the_disk_changes_and_nobody_says_so(self):
        """A rename writes where the names stand now."""
        client, uri, _ = self.opened()
        client.ask("textDocument/hover", self.at(uri, "KUN1"))
        moved = "# en rad till\n" + self.plan.read_text(encoding="utf-8")
        self.plan.write_text(moved, encoding="utf-8")
        edit = client.ask("textDocument/rename", {**self.at(uri, "mål: KUN1", behind=5), "newName": "KUN7"})
        [edits] = [c["edits"] for c in edit["documentChanges"] if c["textDocument"]["uri"] != uri]
        self.assertIn("mål KUN7: Fler", edited(moved, edits))

    def test_rename_with_a_file_that_cannot_be_read(self):
        """What cannot be seen might have the name too."""
        (self.folder / "hemlig.malkoll").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)
        client, uri, found = self.opened()
        with self.assertRaises(Refused) as refused:
            client.ask("textDocument/rename", {**self.at(uri, "mål: KUN1", behind=5), "newName": "KUN7"})
        self.assertIn("hemlig.malkoll", refused.exception.message)

    def test_rename_in_texts_of_old_encodings(self):
        """The client reads and writes the file in an encoding of its own."""
        other = self.folder / "gammal.malkoll"
        other.write_bytes(self.text.replace("budget BUN:", "budget BUN: Å ").replace("version: 1", "version: 2").encode("cp1252"))
        client, uri, found = self.opened()
        edit = client.ask("textDocument/rename", {**self.at(uri, "mål: KUN1", behind=5), "newName": "KUN7"})
        self.assertEqual(len(edit["documentChanges"]), 3)

    def test_the_whole_disk_as_a_folder(self):
        client = self.start("/proc/self")
        uri = client.open(self.path)
        client.settle(uri, 1)
        self.assertEqual(client.end(), 0)

    def test_drive_letters(self):
        client = self.start(folder=False)
        for uri in ("file:///c%3A/kommun/bun.malkoll", "file:///C:/kommun/bun.malkoll"):
            client.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "malkoll", "version": 1, "text": "budget BUN: X\n"}})
            self.assertTrue(client.settle(uri, 1))
        with self.subTest("they are one file"):
            client.sync()
            self.assertEqual(client.diagnostics["file:///c%3A/kommun/bun.malkoll"], [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
