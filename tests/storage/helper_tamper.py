"""Changes one thing in a vault's file behind its back."""

import sqlite3

_BODY = "UPDATE records SET body = ? WHERE kind = ? AND id = ?"
_DROP = "DELETE FROM records WHERE kind = ? AND id = ?"
_VERSION = "UPDATE records SET version = version + ? WHERE kind = ? AND id = ?"
_CASE = "UPDATE records SET case_id = 'ZZZZ-9999' WHERE kind = ? AND id = ?"
_PUT = "INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?)"
_CHUNK = "UPDATE blobs SET body = ? WHERE id = ? AND chunk = ?"


def rows(path):
    """Return every row of both tables of a file."""
    raw = sqlite3.connect(path)
    found = raw.execute("SELECT * FROM records ORDER BY kind, id").fetchall()
    blobs = raw.execute("SELECT * FROM blobs ORDER BY id, chunk").fetchall()
    raw.close()
    return found, blobs


def put_back(raw, now):
    """Make a file hold these rows again."""
    raw.execute("DELETE FROM records")
    raw.execute("DELETE FROM blobs")
    raw.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?)", now[0])
    raw.executemany("INSERT INTO blobs VALUES (?, ?, ?, ?, ?)", now[1])


def _flipped(chance, body):
    if not body:
        return b"\1"
    at = chance.randrange(len(body))
    return body[:at] + bytes((body[at] ^ (1 << chance.randrange(8)),)) + body[at + 1 :]


class Hand:
    """Somebody with the file and an earlier copy of it, and without the passphrase."""

    def __init__(self, chance, raw, now, older):
        """Work on an open file that holds ``now`` and once held ``older``."""
        self.chance, self.raw = chance, raw
        self.records, self.blobs = now
        stands = {row[:2]: row for row in self.records}
        self.older = [row for row in older[0] if stands.get(row[:2]) != row]
        self.ways = (
            self.flip,
            self.drop,
            self.swap,
            self.renumber,
            self.move,
            self.roll_back,
            self.add,
            self.flip_blob,
            self.drop_blob,
        )

    def act(self):
        """Change one thing and return which."""
        way = self.chance.choice(self.ways)
        row = self.chance.choice(self.records)
        return way.__name__, way(row)

    def flip(self, row):
        """Turn one bit of a body."""
        self.raw.execute(_BODY, (_flipped(self.chance, row[4]), *row[:2]))
        return row[:2]

    def drop(self, row):
        """Take a row away."""
        self.raw.execute(_DROP, row[:2])
        return row[:2]

    def swap(self, row):
        """Let two rows change their bodies."""
        other = self.chance.choice([one for one in self.records if one[4] != row[4]])
        self.raw.execute(_BODY, (other[4], *row[:2]))
        self.raw.execute(_BODY, (row[4], *other[:2]))
        return row[:2] + other[:2]

    def renumber(self, row):
        """Give a row another version."""
        self.raw.execute(_VERSION, (self.chance.choice((-1, 1, 7)), *row[:2]))
        return row[:2]

    def move(self, row):
        """Give a row to another case."""
        self.raw.execute(_CASE, row[:2])
        return row[:2]

    def roll_back(self, _row):
        """Put one whole row back to an earlier authentic state."""
        old = self.chance.choice(self.older)
        self.raw.execute(_PUT, old)
        return old[:2]

    def add(self, row):
        """Add a copy of a row under another id."""
        kind, name, version, _case, body = row
        self.raw.execute(_PUT, (kind, f"{name}x", version, None, body))
        return row[:2]

    def flip_blob(self, _row):
        """Turn one bit of a blob's chunk."""
        name, chunk, *_, body = self.chance.choice(self.blobs)
        self.raw.execute(_CHUNK, (_flipped(self.chance, body), name, chunk))
        return name, chunk

    def drop_blob(self, _row):
        """Take a blob, or one chunk of it, away."""
        name, chunk, *_ = self.chance.choice(self.blobs)
        self.raw.execute("DELETE FROM blobs WHERE id = ? AND chunk = ?", (name, chunk))
        return name, chunk
