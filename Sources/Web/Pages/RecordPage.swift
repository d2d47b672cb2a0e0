/// The record: events in their order, each with its hash, and how to check them.
package struct RecordPage: Page {
  package static var template: String { "record" }

  /// How many events there are.
  package let size: String
  /// The root of the tree, in hexadecimal.
  package let root: String
  /// The events of this page.
  package let rows: [RecordRow]
  /// Whether there is none.
  package let isEmpty: Bool
  /// The pages before and after.
  package let olderHref, newerHref: String?
  /// The number to go to.
  package let from: String
  /// The events of this page as they are stored, one JSON object a line.
  package let rawHref: String?
  /// Where the one event of this page stands; nil on a page of many.
  package let place: RecordPlace?
  /// Who witnesses the record; nil on the page of one event.
  package let witnesses: WitnessesItem?
  /// The timestamps over the record; nil on the page of one event.
  package let timestamps: TimestampsItem?

  /// The record.
  package init(
    size: String, root: String, rows: [RecordRow], olderHref: String? = nil, newerHref: String? = nil, from: String,
    rawHref: String? = nil, place: RecordPlace? = nil, witnesses: WitnessesItem? = nil,
    timestamps: TimestampsItem? = nil
  ) {
    self.place = place
    self.witnesses = witnesses
    self.timestamps = timestamps
    self.size = size
    self.root = root
    self.rows = rows
    isEmpty = rows.isEmpty
    self.olderHref = olderHref
    self.newerHref = newerHref
    self.from = from
    self.rawHref = rawHref
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "size": .of(size)
    case "root": .of(root)
    case "rows": .of(rows)
    case "isEmpty": .of(isEmpty)
    case "olderHref": .of(olderHref)
    case "newerHref": .of(newerHref)
    case "from": .of(from)
    case "rawHref": .of(rawHref)
    case "place": .of(place)
    case "witnesses": .of(witnesses)
    case "timestamps": .of(timestamps)
    default: nil
    }
  }
}

/// An event of the record.
package struct RecordRow: Shown {
  /// The sequence number, as it is used in addresses.
  package let number: String
  /// When.
  package let at: Moment
  /// What happened.
  package let words: String
  /// The kind, as the record spells it.
  package let kind: String
  /// For whom somebody acted.
  package let party: String?
  /// The case.
  package let subject: Link?
  /// The leaf hash, in hexadecimal.
  package let leaf: String
  /// The canonical bytes, as text.
  package let bytes: String

  /// An event.
  package init(
    number: String, at: Moment, words: String, kind: String, party: String? = nil, subject: Link? = nil, leaf: String,
    bytes: String
  ) {
    self.number = number
    self.at = at
    self.words = words
    self.kind = kind
    self.party = party
    self.subject = subject
    self.leaf = leaf
    self.bytes = bytes
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "number": .of(number)
    case "at": .of(at)
    case "words": .of(words)
    case "kind": .of(kind)
    case "party": .of(party)
    case "subject": .of(subject)
    case "leaf": .of(leaf)
    case "bytes": .of(bytes)
    default: nil
    }
  }
}

/// The place of an event in the record, with its proof.
package struct RecordPlace: Shown {
  /// Which of how many.
  package let words: String
  /// The leaf hash, in hexadecimal.
  package let leaf: String
  /// The hashes from the leaf to the root, in hexadecimal.
  package let path: [String]
  /// The root, in hexadecimal.
  package let root: String
  /// The receipt: a file that proves it offline.
  package let receiptHref: String
  /// The event, byte for byte.
  package let entryHref: String
  /// The command that checks the receipt.
  package let command: String
  /// Whether it is final, in words; nil where nobody witnesses.
  package let finality: String?

  /// The place of an event.
  package init(
    words: String, leaf: String, path: [String], root: String, number: String, finality: String? = nil
  ) {
    self.finality = finality
    self.words = words
    self.leaf = leaf
    self.path = path
    self.root = root
    receiptHref = "/record/receipts/\(number)"
    entryHref = "/record/entries/\(number)"
    command = "gongzhi proof receipt event-\(number).tlog-proof --entry event-\(number).json --key KEY"
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "leaf": .of(leaf)
    case "path": .of(path)
    case "root": .of(root)
    case "receiptHref": .of(receiptHref)
    case "entryHref": .of(entryHref)
    case "command": .of(command)
    case "finality": .of(finality)
    default: nil
    }
  }
}
