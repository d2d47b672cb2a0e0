"""The shim of Tests/Faults between the program and its files: building it, its page of control, its trace."""
import dataclasses
import mmap
import pathlib
import shutil
import struct
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "Tests" / "Faults" / "shim.c"

OPEN, WRITE, SYNC, TRUNCATE, UNLINK, READ, MAP, RENAME = 1, 2, 4, 8, 16, 32, 64, 128
CHANGING = OPEN | WRITE | SYNC | TRUNCATE | UNLINK | MAP | RENAME
EIO, ENOSPC, SHORT, KILL, KILL_HALFWAY, EIO_AFTER, LOST = range(1, 8)
FOR_GOOD = 1 << 60
FIELDS = ["calls", "first", "last", "how", "mask", "failed", "capacity", "used", "no_sync"]


def build(folder):
    """Compiles the shim; returns its path."""
    if not shutil.which("cc"):
        subprocess.run(
            ["bash", "-c", '. scripts/packages && need "letting storage fail on purpose" gcc libc6-dev'], cwd=ROOT, check=True)
    made = folder / "shim.so"
    subprocess.run(
        ["cc", "-O2", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-o", str(made), str(SOURCE), "-ldl", "-lpthread"],
        check=True)
    return made


class Shim:
    """One page of memory shared with the process under test, and what makes the process load the shim."""

    def __init__(self, library, folder, data, trace=False):
        self.page_file, self.trace_file = folder / "control", folder / "trace"
        self.page_file.write_bytes(bytes(4096))
        self.file = open(self.page_file, "r+b")
        self.page = mmap.mmap(self.file.fileno(), 4096)
        self.environment = {
            "LD_PRELOAD": str(library), "FAULTS_DIRECTORY": str(data), "FAULTS_CONTROL": str(self.page_file)}
        if trace:
            self.trace_file.write_bytes(b"")
            self.environment["FAULTS_TRACE"] = str(self.trace_file)

    def __getitem__(self, field):
        return struct.unpack_from("<q", self.page, FIELDS.index(field) * 8)[0]

    def __setitem__(self, field, value):
        struct.pack_into("<q", self.page, FIELDS.index(field) * 8, value)

    def arm(self, number, how, kinds=CHANGING, lasting=False):
        """Lets the `number`-th call from now on fail; when lasting, every later one too."""
        self["mask"] = 0
        self["calls"], self["failed"], self["how"] = 0, 0, how
        self["first"], self["last"] = number, FOR_GOOD if lasting or how == SHORT else number
        self["mask"] = kinds

    def disarm(self):
        """Lets every call through; returns how many failed since it was armed."""
        self["mask"] = 0
        self["first"] = self["last"] = 0
        return self["failed"]


@dataclasses.dataclass
class Step:
    """One line of the trace: c(reated), w(ritten), t(runcated), s(ynced), u(nlinked), r(enamed)."""
    kind: str
    name: str
    call: int
    offset: int
    data: bytes


def read_trace(path):
    steps, raw, at = [], path.read_bytes(), 0
    while at + 25 <= len(raw):
        kind, name_length, call, offset, length = struct.unpack_from("<cIqqI", raw, at)
        at += 25
        name = raw[at:at + name_length].decode()
        at += name_length
        data = b""
        if kind in (b"w", b"r"):
            data = raw[at:at + length]
            at += length
        steps.append(Step(kind.decode(), name, call, offset, data))
    return steps
