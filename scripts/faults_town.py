"""What scripts/faults asks of a server, what it was answered, and whether the record bears it out."""
import dataclasses
import hashlib
import http.client
import json
import shutil
import sqlite3
import subprocess
import threading

from local_server import ROOT, Served, make_certificate


@dataclasses.dataclass
class Outcome:
    """A command and its answer; without an answer the status is 0."""
    marker: str
    status: int = 0
    code: str = ""
    detail: str = ""
    receipt: dict | None = None
    call: int = 0

    @property
    def is_unsure(self):
        """Whether the answer leaves open if it was entered; no answer leaves it open too."""
        return self.status == 0 or self.code == "unconfirmed"


class Town:
    """A small neighbourhood with residents who are signed in."""

    def __init__(self, scratch, build):
        self.scratch, self.build, self.made = scratch, build, scratch / "made"
        make_certificate(scratch)
        file = scratch / "town.json"
        subprocess.run(
            [str(build / "bench"), "prepare", "--data", str(self.made), "--town", str(file), "--residents", "6",
             "--cases", "1", "--posts", "0"], cwd=ROOT, check=True)
        self.facts = json.loads(file.read_text())
        self.number = 0

    def copy(self, to):
        """A data directory of its own, with the key of the record already in it."""
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.made, to)
        return to

    def serve(self, data, shim=None, log=None):
        return Served(self.scratch, data, log=log, build=self.build, environment=shim.environment if shim else None)

    def commands(self, count):
        """So many commands, each with words of its own: posts, votes, and now and then a case."""
        return [self.command() for _ in range(count)]

    def command(self, kind=None):
        self.number += 1
        number, marker = self.number, f"标记{self.number:07d}号"
        token = self.facts["tokens"][number % len(self.facts["tokens"])]
        kind = kind or ("vote" if number % 3 == 0 else "case" if number % 7 == 0 else "post")
        if kind == "vote":
            ballot = self.facts["ballots"][number % len(self.facts["ballots"])]
            path = f"/api/cases/{ballot['subject']}/ballots/{ballot['ballot']}/votes"
            return token, path, {"choice": ["yes", "no", "abstain"][number % 3]}, ""
        if kind == "case":
            body = {"matter": "GJ01", "area": "990301001001", "title": f"路灯不亮{marker}", "text": "路灯不亮。"}
            return token, "/api/cases", body, marker
        talking = self.facts["talking"][number % len(self.facts["talking"])]
        return token, f"/api/cases/{talking}/posts", {"position": "information", "text": f"{marker}，灯还是不亮。"}, marker


class Caller:
    """Sends commands one after the other over one connection, and keeps the answers."""

    def __init__(self, server, shim=None, language="zh", timeout=20):
        self.server, self.shim, self.language, self.timeout = server, shim, language, timeout
        self.connection = None

    def ask(self, method, path, token=None, body=None, accept="application/json"):
        headers = {"Accept": accept, "Accept-Language": self.language}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        if self.connection is None:
            self.connection = self.server.connection(self.timeout)
        self.connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def send(self, command):
        token, path, body, marker = command
        outcome = Outcome(marker)
        try:
            status, text = self.ask("POST", path, token, body)
            outcome.call = self.shim["calls"] if self.shim else 0
            answer = json.loads(text)
            outcome.status = status
            if status == 201:
                outcome.receipt = answer
            else:
                outcome.code, outcome.detail = answer.get("code", ""), answer.get("detail", "")
        except (OSError, http.client.HTTPException, ValueError):
            self.connection = None
        return outcome


def send_together(server, commands, shim=None):
    """Sends commands at once, each from a client of its own, so that they share a transaction."""
    outcomes = [None] * len(commands)

    def one(index):
        outcomes[index] = Caller(server, shim).send(commands[index])

    threads = [threading.Thread(target=one, args=(index,)) for index in range(len(commands))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


class Ledger:
    """Everything that was acknowledged, refused or left open since a base, held against a file of the record."""

    def __init__(self, data):
        self.base = len(events(data))
        self.outcomes, self.faults = [], []

    def add(self, outcomes):
        self.outcomes += outcomes

    @property
    def acknowledged(self):
        return [outcome for outcome in self.outcomes if outcome.receipt]

    def check(self, data, when):
        """Notes what the record does not bear out; returns how many events there are."""
        try:
            there = events(data)
        except sqlite3.DatabaseError as error:
            # A lost write may have been the first page of the file.
            self.faults.append(f"{when}: the record cannot be read: {error}")
            return 0
        self.faults += [f"{when}: {fault}" for fault in self.compare(there)]
        return len(there)

    def compare(self, there):
        """The faults of a record, given as rows (sequence, leaf, bytes)."""
        faults = [f"event {place} has the number {row[0]}" for place, row in enumerate(there) if row[0] != place]
        covered = set()
        for outcome in self.acknowledged:
            receipt = outcome.receipt
            covered.update(range(receipt["sequence"], receipt["sequence"] + receipt["count"]))
            if receipt["sequence"] >= len(there) or there[receipt["sequence"]][1] != receipt["leaf"]:
                faults.append(f"acknowledged and not in the record: {receipt['sequence']} {receipt['leaf'][:12]}")
        unsure = [outcome for outcome in self.outcomes if outcome.is_unsure]
        for sequence, leaf, raw in there[self.base:]:
            if leaf != hashlib.sha256(b"\x00" + raw).hexdigest():
                faults.append(f"event {sequence} has another leaf than its bytes")
            if sequence not in covered and not unsure:
                faults.append(f"in the record and never acknowledged: event {sequence}")
        written = b"".join(raw for _, _, raw in there[self.base:])
        for outcome in self.outcomes:
            if outcome.marker and not outcome.receipt and not outcome.is_unsure and outcome.marker.encode() in written:
                faults.append(f"answered {outcome.status} {outcome.code} and yet entered: {outcome.marker}")
            if outcome.status not in (0, 200, 201, 503):
                faults.append(f"answered {outcome.status} {outcome.code}: {outcome.detail[:80]}")
        return faults


def events(data):
    """The rows of the record, read with a SQLite of our own."""
    database = sqlite3.connect(f"{data}/gongzhi.sqlite", timeout=20)
    try:
        return database.execute("SELECT sequence, lower(hex(leaf)), bytes FROM event ORDER BY sequence").fetchall()
    finally:
        database.close()


def verify(build, data):
    """The faults that `gongzhi verify` finds, in a list."""
    run = subprocess.run(
        [str(build / "gongzhi"), "verify", "--data", str(data), "--json"], cwd=ROOT, capture_output=True, text=True)
    report = json.loads(run.stdout) if run.stdout.startswith("{") else {}
    if run.returncode == 0 and report.get("whole"):
        return []
    return [f"verify: {report.get('fault') or report or run.stderr.strip()[-300:]}"]
