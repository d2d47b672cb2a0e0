import Crypto
package import Vocabulary

/// One voter on the roll, with what the vote weighs in each measure.
package struct RollEntry: Hashable, Sendable, Codable {
  /// Who votes: the owner, the co-owners' nominee or the guardian.
  package let voter: PersonID
  /// The units the vote is for, ascending; none where floor area and households do not count.
  package let units: [String]
  /// Heads, by the rules of the register.
  package let heads: Int
  /// Exclusive floor area in units of 0.01 m².
  package let area: Int64
  /// The chamber in which the vote is counted, where chambers are counted apart.
  package let chamber: String?

  /// An entry of a roll.
  package init(voter: PersonID, units: [String], heads: Int, area: Int64, chamber: String? = nil) {
    self.voter = voter
    self.units = units
    self.heads = heads
    self.area = area
    self.chamber = chamber
  }
}

/// Who may vote in a ballot, frozen when the ballot is called.
///
/// INVARIANT (one-entry-per-voter): each voter has one entry; entries stand in the order of the voters' UTF-8 bytes.
package struct Roll: Hashable, Sendable, Codable {
  /// The entries, in canonical order.
  package let entries: [RollEntry]

  /// A roll; entries may come in any order, and entries of the same voter become one.
  package init(entries: [RollEntry]) {
    var byVoter: [PersonID: RollEntry] = [:]
    for entry in entries {
      let former = byVoter[entry.voter]
      byVoter[entry.voter] = RollEntry(
        voter: entry.voter, units: sortedByBytes(Set((former?.units ?? []) + entry.units)),
        heads: Int(clamping: Int128(former?.heads ?? 0) + Int128(entry.heads)),
        area: Int64(clamping: Int128(former?.area ?? 0) + Int128(entry.area)),
        chamber: former?.chamber ?? entry.chamber)
    }
    self.entries = byVoter.values.sorted { $0.voter.text.utf8.lexicographicallyPrecedes($1.voter.text.utf8) }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(entries: try container.decode([RollEntry].self, forKey: .entries))
  }

  private enum CodingKeys: String, CodingKey { case entries }

  /// The entry of a voter; nil for someone who is not on the roll.
  package func entry(of voter: PersonID) -> RollEntry? { entries.first { $0.voter == voter } }

  /// The entries of one chamber.
  package func chamber(_ id: String) -> Roll { Roll(entries: entries.filter { $0.chamber == id }) }

  /// The roll without some people; quorums are of what is left.
  package func without(_ people: Set<PersonID>) -> Roll {
    people.isEmpty ? self : Roll(entries: entries.filter { !people.contains($0.voter) })
  }

  /// Those of some people who are on the roll, in its order.
  package func present(_ people: Set<PersonID>) -> [PersonID] {
    entries.map(\.voter).filter { people.contains($0) }
  }

  /// The canonical bytes: the JSON object of RFC 8785 that this value encodes to.
  package var canonicalBytes: [UInt8] {
    var bytes = Array(#"{"entries":["#.utf8)
    for (index, entry) in entries.enumerated() {
      bytes += Array("\(index == 0 ? "" : ",")\(#"{"area":"#)\(entry.area),".utf8)
      if let chamber = entry.chamber { bytes += Array(#""chamber":"#.utf8) + canonicalJSON(chamber) + [0x2c] }
      bytes += Array("\"heads\":\(entry.heads),\"units\":[".utf8)
      for (position, unit) in entry.units.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += canonicalJSON(unit)
      }
      bytes += Array(#"],"voter":"#.utf8)
      bytes += canonicalJSON(entry.voter.text)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes += Array("]}".utf8)
    return bytes
  }

  /// SHA-256 of the canonical bytes, in hexadecimal.
  package var digest: String { hexadecimal(SHA256.hash(data: canonicalBytes)) }
}

/// Bytes as lower-case hexadecimal.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// Texts in the order of their UTF-8 bytes, which does not depend on a locale or a Unicode version.
func sortedByBytes(_ texts: some Sequence<String>) -> [String] {
  texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// A string as RFC 8785 writes it.
func canonicalJSON(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = [UInt8(ascii: "\"")]
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 8: bytes += Array("\\b".utf8)
    case 9: bytes += Array("\\t".utf8)
    case 10: bytes += Array("\\n".utf8)
    case 12: bytes += Array("\\f".utf8)
    case 13: bytes += Array("\\r".utf8)
    case 0..<32: bytes += Array("\\u00".utf8) + Array(hexadecimal([byte]).utf8)
    default: bytes.append(byte)
    }
  }
  return bytes + [UInt8(ascii: "\"")]
}
