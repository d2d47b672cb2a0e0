package import Inventory
package import Record
package import Signatures
package import Vocabulary

/// The newest revocation list of one of a party's authorities is entered (登记吊销列表); nothing is signed from then on
/// with a certificate that stands on it.
package struct KeepRevocationList: Command {
  /// The most bytes that a list may have: an event holds 65,535, and base64 takes four for three.
  package static var mostBytes: Int { 45_000 }

  package static let kind =
    CommandKind(
      "keep-revocation-list", .keepAnchors, "revocation-lists",
      [.required("party", .code), .required("list", .text(1...64_000))], KeepRevocationList.self)

  let party: PartyID
  let list: RevocationList

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    party = reading.code("party")
    let list = reading.revocationList("list")
    if let list { reading.check(list, "list") }
    try reading.finish()
    guard let list else { throw Malformed([FieldFault(field: "list", code: .missing)]) }
    self.list = list
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground { try .about(party, on: desk) }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard hearing.inventory?.party(party) != nil else { throw Unknown("party", party.text) }
    return [.revocationListKept(try desk.admitted(list, of: party, at: hearing.now))]
  }
}

extension Reading {
  /// A list must fit into an event, and say nothing that must be understood and is not.
  mutating func check(_ list: RevocationList, _ name: String) {
    if list.der.count > KeepRevocationList.mostBytes {
      fault(name, .tooLong, limit: String(KeepRevocationList.mostBytes))
    }
    if !list.isUnderstood {
      fault(
        name, .badCell,
        words: Bilingual(
          zh: "列表里有不认识的关键扩展（例如增量或间接列表），不能采用",
          en: "the list has a critical extension that is not understood here, as delta and indirect lists do"))
    }
  }
}

extension Desk {
  /// A revocation list as it enters the record.
  ///
  /// - Refuses: `noAnchors`, `signatureUntrusted` when none of the party's authorities signed it,
  ///   `certificateNotInForce` when it is of the future, `revocationListOlder` when a newer one is kept.
  package func admitted(_ list: RevocationList, of party: PartyID, at now: Instant) throws -> RevocationListKept {
    let trust = try trust(of: party)
    guard trust.isKept else { throw Refusal(.noAnchors) }
    guard let authority = try trust.authorities().first(where: { try list.isIssued(by: $0) }) else {
      throw try SignatureRule.refusal(
        of: .untrusted(subject: "CRL", issuer: list.issuer.description))
    }
    // Clocks of two machines differ by a little.
    guard list.issuedAt <= now.advanced(byMilliseconds: 600_000) else {
      throw try SignatureRule.refusal(of: .notYetValid(subject: "CRL", from: list.issuedAt.rfc3339()))
    }
    let name = Octets(authority.der).fingerprint
    if let kept = trust.lists.first(where: { $0.authority == name }) {
      let former = try RevocationList(der: kept.list.bytes)
      guard list.isNewer(than: former) else {
        throw Refusal(.revocationListOlder, details: ["issued": former.issuedAt.rfc3339()])
      }
    }
    return RevocationListKept(party: party, authority: name, list: Octets(list.der))
  }
}
