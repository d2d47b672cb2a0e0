#!/usr/bin/env python3
"""An independent verifier of a Gongzhi record.

It shares no code with the server. It needs Python 3.9 and its standard library; with the package `cryptography`
signatures are checked faster, without it they are checked by the arithmetic below.

  verify.py export FILE.jsonl --checkpoint NOTE [--tiles DIRECTORY]    one canonical event a line
  verify.py tiles DIRECTORY                                            checkpoint, tile/…, tile/entries/…
  verify.py proof FILE.tlog-proof --entry FILE                         a receipt and the bytes of its entry

Keys: --key 'name+identifier+base64' (may be repeated), or --policy FILE (C2SP tlog-policy). Without keys nothing that a
signature says is checked, and the report says so. --json prints the report as JSON.

Exit: 0 everything checked holds; 1 something is wrong, and the first fault is named with its sequence number; 2 the
question could not be asked (a file is missing, a key cannot be read).

Sources: RFC 8785, RFC 9162, RFC 8032; C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-proof,
tlog-policy.
"""
import argparse
import base64
import hashlib
import json
import os
import sys

LARGEST = 2**53 - 1
DEEPEST = 64
TILE = 256


class Fault(Exception):
    """The record is wrong; `sequence` is that of the first bad event, if it is known."""

    def __init__(self, message, sequence=None):
        super().__init__(message)
        self.sequence = sequence


class Unasked(Exception):
    """The question could not be asked."""


# --- The tree (RFC 9162 section 2.1) ---


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """Complete subtrees from left to right, as (leaves, root); two of one size are joined at once."""

    def __init__(self):
        self.subtrees = []
        self.size = 0

    def append(self, leaf):
        leaves, root = 1, leaf
        while self.subtrees and self.subtrees[-1][0] == leaves:
            root = node_hash(self.subtrees.pop()[1], root)
            leaves *= 2
        self.subtrees.append((leaves, root))
        self.size += 1

    def root(self):
        if not self.subtrees:
            return hashlib.sha256(b"").digest()
        root = self.subtrees[-1][1]
        for _, left in reversed(self.subtrees[:-1]):
            root = node_hash(left, root)
        return root


def root_from_path(index, size, leaf, path):
    """The root that the path leads to, by going down from the root to the leaf first; None if the length is wrong."""
    sides = []
    low, high = 0, size
    while high - low > 1:
        middle = low + (1 << ((high - low - 1).bit_length() - 1))
        sides.append(index >= middle)
        low, high = (middle, high) if index >= middle else (low, middle)
    if len(sides) != len(path):
        return None
    for right, sibling in zip(reversed(sides), path):
        leaf = node_hash(sibling, leaf) if right else node_hash(leaf, sibling)
    return leaf


# --- Canonical JSON (RFC 8785), integers and strings only ---


def canonical(value, depth=0):
    if depth > DEEPEST or depth == DEEPEST and isinstance(value, (list, dict)):
        raise ValueError("nested deeper than %d" % DEEPEST)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool) or value is None or isinstance(value, float):
        raise ValueError("true, false, null and fractions have no canonical spelling here")
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise ValueError("integer beyond 2^53 - 1")
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item, depth + 1) for item in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(canonical(name) + ":" + canonical(value[name], depth + 1) for name in names) + "}"


def members(pairs):
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a member stands twice")
    return result


def check_canonical(entry):
    try:
        value = json.loads(entry.decode("utf-8"), object_pairs_hook=members)
        spelt = canonical(value).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise Fault("not canonical JSON: %s" % error)
    if spelt != entry:
        at = next((i for i, (a, b) in enumerate(zip(spelt, entry)) if a != b), min(len(spelt), len(entry)))
        raise Fault("not the canonical spelling, from byte %d" % at)
    return value


# --- Ed25519 (RFC 8032 section 5.1), used when `cryptography` is not installed ---

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def decompress(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - xx) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def ed25519_by_hand(key, signature, message):
    a, r = decompress(key), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= Q:
        return False
    base = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    left, right = multiply(s, base), add(r, multiply(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def ed25519(key, signature, message):
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return ed25519_by_hand(key, signature, message)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False


# --- Notes, checkpoints, keys, policies ---


def strict_base64(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("base64 in another spelling")
    return data


def read_key(text):
    """(name, identifier, kind, public key) of `name+identifier+base64`."""
    try:
        name, identifier, material = text.split("+", 2)
        material = strict_base64(material)
        kind, public = material[0], material[1:]
        expected = hashlib.sha256(name.encode() + b"\n" + material).digest()[:4]
        if kind not in (1, 4) or len(public) != 32 or expected.hex() != identifier:
            raise ValueError("kind, length or identifier does not fit")
        return name, expected, kind, public
    except (ValueError, IndexError) as error:
        raise Unasked("key %r: %s" % (text[:60], error))


def read_note(data):
    """The text of a note and its signature lines as (name, identifier, signature)."""
    try:
        text, signatures = data.decode("utf-8").rsplit("\n\n", 1)
        if not signatures.endswith("\n") or any(ord(c) < 32 and c != "\n" for c in text + signatures):
            raise ValueError("not lines of text")
        lines = []
        for line in signatures[:-1].split("\n"):
            dash, name, blob = line.split(" ")
            blob = strict_base64(blob)
            if dash != "\u2014" or not name or "+" in name or len(blob) < 5:
                raise ValueError("not a signature line")
            lines.append((name, blob[:4], blob[4:]))
        return text + "\n", lines
    except ValueError as error:
        raise Fault("the note cannot be read: %s" % error)


def read_checkpoint(text):
    try:
        origin, size, root = text.split("\n")[:3]
        if not origin or str(int(size)) != size or int(size) < 0 or len(strict_base64(root)) != 32:
            raise ValueError("origin, size or root")
        return origin, int(size), strict_base64(root)
    except ValueError as error:
        raise Fault("the checkpoint cannot be read: %s" % error)


def read_policy(data):
    """The record's keys, the witnesses' keys and a function from a set of keys to whether the quorum is met."""
    records, witnesses, rules, quorum = [], [], {"none": lambda keys: True}, None
    for number, line in enumerate(data.decode("utf-8").split("\n"), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        try:
            if words[0] == "log":
                records.append(read_key(words[1]))
            elif words[0] == "witness":
                key = read_key(words[2])
                witnesses.append(key)
                rules[words[1]] = lambda keys, key=key: key in keys
            elif words[0] == "group":
                parts = [rules[name] for name in words[3:]]
                needed = {"any": 1, "all": len(parts)}.get(words[2]) or int(words[2])
                rules[words[1]] = lambda keys, parts=parts, needed=needed: sum(p(keys) for p in parts) >= needed
            elif words[0] == "quorum" and quorum is None:
                quorum = rules[words[1]]
            else:
                raise ValueError("unknown or repeated line")
        except (ValueError, KeyError, IndexError) as error:
            raise Unasked("policy, line %d: %s" % (number, error))
    if quorum is None:
        raise Unasked("the policy has no quorum line")
    return records, witnesses, quorum


def check_note(note, keys, report):
    """Checks the signatures of known keys; returns origin, size and root."""
    records, witnesses, quorum = keys
    text, lines = read_note(note)
    origin, size, root = read_checkpoint(text)
    report.update(origin=origin, size=size, root=root.hex(), witnesses=[], signed=False)
    if not records:
        return origin, size, root
    good = set()
    for name, identifier, signature in lines:
        for key in records + witnesses:
            if (name, identifier) != key[:2]:
                continue
            message = text.encode("utf-8")
            if key[2] == 4:
                time = int.from_bytes(signature[:8], "big")
                message = b"cosignature/v1\ntime %d\n" % time + message
                signature = signature[8:]
            if not ed25519(key[3], signature, message):
                raise Fault("the signature of %s is wrong" % name)
            good.add(key)
            if key[2] == 4:
                report["witnesses"].append({"name": name, "time": time})
    if not any(key in good and key[0] == origin for key in records):
        raise Fault("no key of the record has signed the checkpoint")
    report["signed"] = True
    if witnesses:
        report["witnessed"] = quorum(good)
    return origin, size, root


# --- Secret ballots: RSASSA-PSS (RFC 8017 section 8.1.2) with SHA-384, as RFC 9474 asks for ---


def mgf1(seed, length):
    made = b""
    for counter in range(-(-length // 48)):
        made += hashlib.sha384(seed + counter.to_bytes(4, "big")).digest()
    return made[:length]


def pss_holds(modulus, exponent, message, signature):
    size, bits = (modulus.bit_length() + 7) // 8, modulus.bit_length() - 1
    length = (bits + 7) // 8
    value = int.from_bytes(signature, "big")
    if len(signature) != size or value >= modulus:
        return False
    block = pow(value, exponent, modulus)
    if block.bit_length() > bits:
        return False
    block = block.to_bytes(length, "big")
    masked, digest = block[: length - 49], block[length - 49 : length - 1]
    data = int.from_bytes(masked, "big") ^ int.from_bytes(mgf1(digest, len(masked)), "big")
    data = (data & ((1 << (bits - 8 * 49)) - 1)).to_bytes(len(masked), "big")
    salt = data[-48:]
    if block[-1] != 0xBC or masked[0] >> (8 - 8 * length + bits) or any(data[:-49]) or data[-49] != 1:
        return False
    return hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + salt).digest() == digest


class SecretBallots:
    """Holds used <= issued <= roll, every credential against the published key, every opened vote against its
    commitment, and the sums of yes, no and abstain against the count."""

    def __init__(self):
        self.rolls, self.keys, self.issued, self.sealed, self.opened, self.counted = {}, {}, {}, {}, {}, 0

    def see(self, value, sequence):
        event = value.get("event") if isinstance(value, dict) else None
        if not isinstance(event, dict) or not isinstance(event.get("details"), dict):
            return
        kind, details = event.get("kind"), event["details"]
        handler = {
            "ballot.called": self.called, "roll.corrected": self.corrected, "credential-key.published": self.published,
            "credential.issued": self.issue, "vote.sealed": self.seal, "sealed-votes.opened": self.open,
            "ballot.closed": self.close}.get(kind)
        if handler:
            try:
                handler(value, details, sequence)
            except (KeyError, TypeError, ValueError) as error:
                raise Fault("%s cannot be read: %r" % (kind, error), sequence)

    def called(self, value, details, sequence):
        if details.get("conduct", {}).get("secrecy") == "secret":
            self.rolls[details["id"]] = {entry["voter"] for entry in details["roll"]["entries"]}

    def corrected(self, value, details, sequence):
        if details["ballot"] in self.rolls:
            if details["ballot"] in self.keys:
                raise Fault("a roll was corrected after credentials could be issued", sequence)
            self.rolls[details["ballot"]] = {entry["voter"] for entry in details["roll"]["entries"]}

    def published(self, value, details, sequence):
        ballot, key = details["ballot"], details["key"]
        modulus, exponent = int(key["modulus"], 16), key["exponent"]
        if ballot not in self.rolls or ballot in self.keys or any(modulus == known[0] for known in self.keys.values()):
            raise Fault("a key for no secret ballot, a second one, or that of another ballot", sequence)
        if spki_digest(modulus, exponent) != key["id"]:
            raise Fault("the key does not have its identifier", sequence)
        self.keys[ballot], self.issued[ballot], self.sealed[ballot], self.opened[ballot] = (modulus, exponent), set(), {}, {}

    def issue(self, value, details, sequence):
        ballot, person = details["ballot"], value["author"]["person"]
        if person not in self.rolls[ballot] or person in self.issued[ballot]:
            raise Fault("a credential for someone not on the roll, or a second one", sequence)
        self.issued[ballot].add(person)

    def seal(self, value, details, sequence):
        if value["author"]["person"] != "bearer" or value["author"]["seat"] != "bearer":
            raise Fault("a secret vote names somebody", sequence)
        self.sealed[details["ballot"]][details["serial"]] = (sequence, details["commitment"])

    def open(self, value, details, sequence):
        ballot = details["ballot"]
        for vote in details["votes"]:
            sealed = vote["sealed"]
            credential = sealed["credential"]
            prepared = bytes.fromhex(credential["randomizer"]) + bytes.fromhex(credential["message"])
            serial = hashlib.sha256(prepared).hexdigest()
            if self.sealed[ballot].get(serial, (None, None))[0] != vote["sequence"] or serial in self.opened[ballot]:
                raise Fault("vote %s is not the last of its credential" % vote["sequence"], sequence)
            commitment = hashlib.sha256(bytes.fromhex(vote["salt"]) + canonical(sealed).encode("utf-8")).hexdigest()
            if commitment != self.sealed[ballot][serial][1]:
                raise Fault("vote %s does not hold what was committed to" % vote["sequence"], sequence)
            if not pss_holds(*self.keys[ballot], prepared, bytes.fromhex(credential["signature"])):
                raise Fault("the credential of vote %s bears no signature of the key" % vote["sequence"], sequence)
            self.opened[ballot][serial] = sealed["vote"].get("choice")

    def close(self, value, details, sequence):
        ballot = details["ballot"]
        if ballot not in self.rolls:
            return
        opened, issued = self.opened.get(ballot, {}), self.issued.get(ballot, set())
        if set(opened) != set(self.sealed.get(ballot, {})):
            raise Fault("votes were left sealed at the count", sequence)
        if not len(opened) <= len(issued) <= len(self.rolls[ballot]):
            raise Fault("more credentials used than issued, or more issued than people on the roll", sequence)
        result = details["result"]
        if result["participating"]["members"] != len(opened):
            raise Fault("the count is of other votes than the opened ones", sequence)
        if None not in opened.values():
            for choice in ("yes", "no", "abstain"):
                if result[choice]["members"] != sum(1 for said in opened.values() if said == choice):
                    raise Fault("a recount gives another number of %s" % choice, sequence)
        self.counted += 1


def der(tag, content):
    length = len(content)
    head = bytes([length]) if length < 128 else (
        lambda spelt: bytes([0x80 | len(spelt)]) + spelt)(length.to_bytes((length.bit_length() + 7) // 8, "big"))
    return bytes([tag]) + head + content


def spki_digest(modulus, exponent):
    """SHA-256 of an RSA key as SubjectPublicKeyInfo (RFC 5280, RFC 8017)."""
    numbers = b"".join(der(2, n.to_bytes(n.bit_length() // 8 + 1, "big")) for n in (modulus, exponent))
    algorithm = der(0x30, bytes.fromhex("06092a864886f70d0101010500"))
    return hashlib.sha256(der(0x30, algorithm + der(3, b"\x00" + der(0x30, numbers)))).hexdigest()


# --- The three questions ---


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Unasked(str(error))


def tile_path(kind, index, width):
    groups = ["%03d" % (index % 1000)]
    while index >= 1000:
        index //= 1000
        groups.insert(0, "x%03d" % (index % 1000))
    return os.path.join("tile", kind, *groups) + ("" if width == TILE else ".p/%d" % width)


def read_tile(directory, kind, index, size):
    """The file of a tile of `size` hashes on its level, whole or partial; a full tile may stand in for a partial one."""
    width = min(TILE, size - index * TILE)
    for candidate in (width, TILE):
        path = os.path.join(directory, tile_path(kind, index, candidate))
        if os.path.exists(path):
            return read(path), width, candidate == width
    raise Fault("%s is missing" % tile_path(kind, index, width), index * TILE if kind in ("0", "entries") else None)


def tile_hashes(directory, level, index, size):
    data, width, exact = read_tile(directory, str(level), index, size)
    if len(data) != (width if exact else TILE) * 32:
        raise Fault("tile %d/%d has %d bytes" % (level, index, len(data)))
    return [data[i * 32 : i * 32 + 32] for i in range(width)]


def bundle_entries(directory, index, size):
    data, width, exact = read_tile(directory, "entries", index, size)
    at = 0
    for number in range(width):
        length = int.from_bytes(data[at : at + 2], "big")
        entry = data[at + 2 : at + 2 + length]
        if len(data) < at + 2 or len(entry) != length:
            raise Fault("the bundle ends within an entry", index * TILE + number)
        yield entry
        at += 2 + length
    if exact and at != len(data):
        raise Fault("the bundle holds more than %d entries" % width, index * TILE + width)


def check_entry(entry, sequence, ballots=None):
    """Checks that an entry is a canonical event with its own sequence number, and shows it to who follows ballots."""
    try:
        value = check_canonical(entry)
    except Fault as fault:
        raise Fault(str(fault), sequence)
    if isinstance(value, dict) and "sequence" in value and value["sequence"] != sequence:
        raise Fault("the event says it is number %s" % value["sequence"], sequence)
    if ballots is not None:
        ballots.see(value, sequence)
    return leaf_hash(entry)


def check_entries(entries, size, tiles, tree, ballots):
    """Hashes entries into a tree; compares each with the leaf tiles, if there are any."""
    leaves = []
    for sequence, entry in enumerate(entries):
        leaf = check_entry(entry, sequence, ballots)
        if tiles is not None and sequence < size:
            if sequence % TILE == 0:
                leaves = tile_hashes(tiles, 0, sequence // TILE, size)
            if leaves[sequence % TILE] != leaf:
                raise Fault("the event is not the one that the tree holds", sequence)
        if sequence < size:
            tree.append(leaf)
        yield leaf


def check_tree(tree, size, root):
    if tree.size < size:
        raise Fault("the checkpoint covers %d events, there are %d" % (size, tree.size), tree.size)
    if tree.root() != root:
        raise Fault("the root over %d events is %s, the checkpoint says %s" % (size, tree.root().hex(), root.hex()))


def check_tiles(directory, size):
    """Checks that every tile above the leaves is made of the full tiles below it."""
    level, below = 0, size
    while below >= TILE:
        for index in range(below // TILE):
            tree = Tree()
            for item in tile_hashes(directory, level, index, below):
                tree.append(item)
            above = tile_hashes(directory, level + 1, index // TILE, below // TILE)
            if above[index % TILE] != tree.root():
                raise Fault("tile %d/%d does not fit the tile above it" % (level, index), index * TILE ** (level + 1))
        level, below = level + 1, below // TILE


def lines_of(path):
    """The lines of a file without their ends, one at a time: an export may be larger than the memory."""
    try:
        with open(path, "rb") as file:
            for number, line in enumerate(file):
                if not line.endswith(b"\n"):
                    raise Fault("the last line is not complete", number)
                yield line[:-1]
    except OSError as error:
        raise Unasked(str(error))


def verify_export(options, keys, report):
    _, size, root = check_note(read(options.checkpoint), keys, report)
    tree = Tree()
    ballots = SecretBallots()
    report["entries"] = sum(1 for _ in check_entries(lines_of(options.source), size, options.tiles, tree, ballots))
    report["secret_ballots"] = ballots.counted
    check_tree(tree, size, root)


def verify_tiles(options, keys, report):
    _, size, root = check_note(read(os.path.join(options.source, "checkpoint")), keys, report)
    tree = Tree()
    bundles = (entry for index in range(-(-size // TILE)) for entry in bundle_entries(options.source, index, size))
    ballots = SecretBallots()
    report["entries"] = sum(1 for _ in check_entries(bundles, size, options.source, tree, ballots))
    report["secret_ballots"] = ballots.counted
    check_tiles(options.source, size)
    check_tree(tree, size, root)


def verify_proof(options, keys, report):
    data = read(options.source)
    try:
        head, note = data.split(b"\n\n", 1)
        lines = head.decode("ascii").split("\n")
        if lines.pop(0) != "c2sp.org/tlog-proof@v1":
            raise ValueError("heading")
        if lines and lines[0].startswith("extra "):
            lines.pop(0)
        word, index = lines.pop(0).split(" ")
        if word != "index" or str(int(index)) != index:
            raise ValueError("index")
        index, path = int(index), [strict_base64(line) for line in lines]
    except (ValueError, IndexError) as error:
        raise Fault("the proof cannot be read: %s" % error)
    _, size, root = check_note(note, keys, report)
    if not 0 <= index < size:
        raise Fault("the checkpoint covers %d events" % size, index)
    report["sequence"] = index
    if root_from_path(index, size, check_entry(read(options.entry), index), path) != root:
        raise Fault("the proof does not lead from the entry to the checkpoint", index)
    report["entries"] = 1


def main():
    parser = argparse.ArgumentParser(description="Checks a Gongzhi record without Gongzhi.")
    parser.add_argument("question", choices=["export", "tiles", "proof"])
    parser.add_argument("source")
    parser.add_argument("--checkpoint", help="the note of an export")
    parser.add_argument("--tiles", help="a directory with tiles, to name the first bad event of an export")
    parser.add_argument("--entry", help="the bytes of the entry of a proof")
    parser.add_argument("--key", action="append", default=[], help="a key of the record or a witness")
    parser.add_argument("--policy", help="a C2SP tlog-policy file")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    report = {"verified": False}
    status = 2
    try:
        if options.question == "export" and not options.checkpoint or options.question == "proof" and not options.entry:
            raise Unasked("an export needs --checkpoint, a proof needs --entry")
        if options.policy:
            keys = read_policy(read(options.policy))
        else:
            given = [read_key(text) for text in options.key]
            witnesses = [key for key in given if key[2] == 4]
            keys = ([key for key in given if key[2] == 1], witnesses, lambda good: all(key in good for key in witnesses))
        {"export": verify_export, "tiles": verify_tiles, "proof": verify_proof}[options.question](options, keys, report)
        if report.get("witnessed") is False:
            raise Fault("the witnesses that the policy asks for have not signed")
        report["verified"], status = True, 0
    except Fault as fault:
        report.update(fault=str(fault), sequence=fault.sequence)
        status = 1
    except Unasked as reason:
        report["unasked"] = str(reason)
    if options.json:
        print(json.dumps(report, ensure_ascii=False, sort_keys=True))
    else:
        for name in sorted(report):
            print("%s: %s" % (name, report[name]))
        if status == 0 and not report["signed"]:
            print("no keys were given: the signatures were not checked")
    return status


if __name__ == "__main__":
    sys.exit(main())
