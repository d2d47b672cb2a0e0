"""What a disk may hold after the power failed: the files of a directory, built anew from a trace of writes and syncs.

A file's bytes are durable once the file was synced after they were written; its name is durable once the directory was
synced after it was made or removed (POSIX promises no more). What was written and not synced may be there or not, unit
by unit, and each unit may be as it was after any of the writes to it since the last sync.
"""
import pathlib

SECTOR, PAGE = 512, 4096
MODES = ["dropped", "kept", "pages", "torn", "last"]


class Inode:
    """A file: its durable bytes, and the changes since, in order."""

    def __init__(self, content=b""):
        self.durable, self.current, self.pending = bytearray(content), bytearray(content), []

    def apply(self, content, change):
        offset, data = change
        if data is None:
            if offset < len(content):
                del content[offset:]
            else:
                content.extend(bytes(offset - len(content)))
            return
        if len(content) < offset + len(data):
            content.extend(bytes(offset + len(data) - len(content)))
        content[offset:offset + len(data)] = data

    def change(self, offset, data):
        self.pending.append((offset, data))
        self.apply(self.current, (offset, data))

    def sync(self):
        for change in self.pending:
            self.apply(self.durable, change)
        self.pending = []

    def after_power_loss(self, mode, chance):
        if mode == "dropped" or not self.pending:
            return bytes(self.durable)
        if mode == "kept":
            return bytes(self.current)
        content = bytearray(self.durable)
        if mode == "last":
            self.apply(content, self.pending[-1])
            return bytes(content)
        unit = PAGE if mode == "pages" else SECTOR
        stops = {}
        size = len(content)
        sizes = [size]
        for number, (offset, data) in enumerate(self.pending):
            if data is None:
                sizes.append(offset)
                # What lies beyond a truncation is gone for every later version of its units.
                for place in range(offset // unit, (max(len(self.current), size) + unit - 1) // unit):
                    stops.setdefault(place, []).append(number)
            else:
                sizes.append(max(sizes[-1], offset + len(data)))
                for place in range(offset // unit, (offset + len(data) + unit - 1) // unit):
                    stops.setdefault(place, []).append(number)
        for place, numbers in stops.items():
            last = chance.choice([-1] + numbers)
            low, high = place * unit, (place + 1) * unit
            piece = bytearray(content[low:high].ljust(unit, b"\0"))
            for number in numbers:
                if number > last:
                    break
                offset, data = self.pending[number]
                if data is None:
                    if offset < high:
                        piece[max(offset - low, 0):] = bytes(unit - max(offset - low, 0))
                    continue
                start, end = max(offset, low), min(offset + len(data), high)
                piece[start - low:end - low] = data[start - offset:end - offset]
            if len(content) < high:
                content.extend(bytes(high - len(content)))
            content[low:high] = piece
        wanted = chance.choice(sizes)
        del content[wanted:]
        content.extend(bytes(wanted - len(content)))
        return bytes(content)


class Disk:
    """The files of a directory as the trace goes on."""

    def __init__(self, folder):
        self.current = {
            path.name: Inode(path.read_bytes()) for path in pathlib.Path(folder).iterdir()
            if path.is_file() and not path.name.endswith("-shm")}
        self.durable = dict(self.current)
        self.synced = 0

    def step(self, step):
        name = step.name
        if name == ".":
            self.durable, self.synced = dict(self.current), self.synced + 1
        elif step.kind == "c":
            self.current[name] = Inode()
        elif step.kind == "u":
            self.current.pop(name, None)
        elif step.kind == "r":
            self.current[step.data.decode()] = self.current.pop(name)
        elif step.kind == "w":
            self.current[name].change(step.offset, step.data)
        elif step.kind == "t":
            self.current[name].change(step.offset, None)
        elif step.kind == "s":
            self.current[name].sync()
            self.synced += 1

    def write(self, folder, mode, chance):
        """Writes what may be left into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        names = self.durable if mode in ("dropped", "last") else self.current
        if mode in ("pages", "torn"):
            names = dict(self.durable if chance.random() < 0.5 else self.current)
        for name, inode in names.items():
            (folder / name).write_bytes(inode.after_power_loss(mode, chance))
