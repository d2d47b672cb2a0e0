import Deliberation
import Vocabulary

extension RecordedEvent {
  /// The canonical bytes of the event, as `CanonicalJSON.encode` gives them.
  ///
  /// The kinds of which a busy record has by far the most are written straight in the order of their members' names;
  /// all others are laid out and sorted.
  ///
  /// - Throws: `CanonicalError`, as `CanonicalJSON.encode` does.
  package func canonicalBytes() throws -> [UInt8] { try frequentBytes() ?? CanonicalJSON.encode(self) }

  private func frequentBytes() -> [UInt8]? {
    let isExact = [at.milliseconds, sequence, Int64(part)].allSatisfy {
      $0.magnitude <= CanonicalJSON.largestInteger.magnitude
    }
    guard isExact, let authority, authority.grant == nil else { return nil }
    var line = CanonicalLine()
    line.write("{\"at\":", at.milliseconds)
    line.write(",\"author\":{\"party\":", author.party.text)
    line.write(",\"person\":", author.person.text)
    line.write(",\"seat\":", author.seat.text)
    line.write("},\"authority\":{\"act\":", authority.act.rawValue)
    line.write(",\"entry\":", authority.entry.text)
    line.write(",\"inventory\":", authority.inventory)
    switch event {
    case .postAdded(let added):
      line.write("},\"event\":{\"details\":{\"id\":", added.id.text)
      if let parent = added.parent { line.write(",\"parent\":", parent.text) }
      line.write(",\"position\":", added.position.rawValue)
      line.write(",\"text\":", added.text)
    case .voteEnclosed(let enclosed):
      line.write("},\"event\":{\"details\":{\"ballot\":", enclosed.ballot.text)
      line.write(",\"commitment\":", enclosed.commitment)
    case .voteSealed(let sealed):
      line.write("},\"event\":{\"details\":{\"ballot\":", sealed.ballot.text)
      line.write(",\"commitment\":", sealed.commitment)
      line.write(",\"serial\":", sealed.serial)
    default: return nil
    }
    line.write("},\"kind\":", event.kind.rawValue)
    line.write("},\"part\":", Int64(part))
    line.write(",\"sequence\":", sequence)
    if let subject { line.write(",\"subject\":", subject.text) }
    line.bytes.append(UInt8(ascii: "}"))
    return line.bytes
  }
}

/// Canonical bytes as they are written from left to right.
private struct CanonicalLine {
  var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1_024) }

  /// What leads to a text, and the text.
  mutating func write(_ lead: StaticString, _ text: String) {
    append(lead)
    var text = text
    text.withUTF8 { CanonicalSpelling.quote($0, into: &bytes) }
  }

  /// What leads to an integer, and the integer.
  mutating func write(_ lead: StaticString, _ number: Int64) {
    append(lead)
    CanonicalSpelling.spell(number, into: &bytes)
  }

  private mutating func append(_ lead: StaticString) {
    lead.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
