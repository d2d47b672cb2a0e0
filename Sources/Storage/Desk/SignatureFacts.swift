import GRDB
import Proceedings
import Record
import Vocabulary

// What the desk and the reading room know of certificates and signatures.
extension Database {
  func trust(of party: PartyID) throws -> PartyTrust {
    let anchors = try rows(
      "SELECT certificate FROM view_trust_anchor WHERE party = ? ORDER BY ordinal", [party.text]
    ).map { try $0.octets("certificate") }
    guard !anchors.isEmpty else { return PartyTrust() }
    let lists = try rows(
      "SELECT authority, list FROM view_revocation_list WHERE party = ? ORDER BY authority", [party.text]
    ).map { PartyTrust.KeptList(authority: $0["authority"], list: try $0.octets("list")) }
    return PartyTrust(anchors: anchors, lists: lists)
  }

  func certificate(_ fingerprint: String) throws -> KeptCertificate? {
    try row("SELECT * FROM view_certificate WHERE fingerprint = ?", [fingerprint]).map { try KeptCertificate(row: $0) }
  }

  func name(of person: PersonID) throws -> String? {
    try value("SELECT name FROM view_person WHERE id = ?", [person.text])
  }

  func signedBytes(of resolution: ResolutionID) throws -> [UInt8]? {
    let text: String? = try value("SELECT frozen FROM view_resolution WHERE id = ?", [resolution.text])
    return text.map { Array($0.utf8) }
  }
}

extension KeptCertificate {
  /// A certificate as `view_certificate` holds it.
  init(row: Row) throws {
    self.init(
      holder: Author(person: PersonID(row["person"]), seat: SeatID(row["seat"]), party: PartyID(row["party"])),
      certificate: try row.octets("certificate"), chain: try row.value("chain"), enrolledAt: row.requiredInstant("at"),
      endedAt: row.instant("ended_at"), reason: row["reason"])
  }
}

extension Row {
  /// Bytes that a column holds as base64.
  func octets(_ column: String) throws -> Octets {
    guard let octets = Octets(base64: self[column]) else { throw UnreadableView(column: column) }
    return octets
  }
}
