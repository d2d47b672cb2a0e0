import Inventory
import Logging
import Proceedings
import Record
import Signatures
import Vocabulary

/// What an authority in this process adds to a command: the certificate of a request, the list of an ending. Nothing of
/// it leaves the process unless the door takes the command.
struct IssuedHere: Sendable {
  /// The form with what was added.
  var form: Form
  /// What the authority notes once the command is entered.
  var note: @Sendable () throws -> Void = {}
}

extension House {
  /// The form of a command, completed by the authority of its party where that lives here.
  func issued(_ kind: CommandKind, _ form: Form, as seat: SeatID, at now: Instant) async throws -> IssuedHere {
    switch kind.name {
    case EnrolCertificate.kind.name where (form["certificate"] ?? "").allSatisfy(\.isWhitespace):
      try await issuedCertificate(form, as: seat, at: now)
    case EndCertificate.kind.name where (form["list"] ?? "").allSatisfy(\.isWhitespace),
      RevokeCertificate.kind.name where (form["list"] ?? "").allSatisfy(\.isWhitespace):
      try await issuedList(form, at: now)
    default: IssuedHere(form: form)
    }
  }

  private func issuedCertificate(_ form: Form, as seat: SeatID, at now: Instant) async throws -> IssuedHere {
    // A request that cannot be read is the command's to complain about.
    guard let seat = try await room.seat(seat), let authority = try await authority(of: seat.party),
      let name = try await room.person(seat.person)?.name,
      let request = try? CertificateRequest(PEM.blocks(Array((form["request"] ?? "").utf8)).first?.der ?? [])
    else { return IssuedHere(form: form) }
    let party = try await room.inventory(at: now)?.party(seat.party)?.name.zh ?? seat.party.text
    // The authority says who it is, whatever the request says; the number of the person tells namesakes apart.
    let subject = try DistinguishedName(
      "CN=\(Self.escaped(name)),O=\(Self.escaped(party)),serialNumber=\(Self.escaped(seat.person.text))")
    let certificate = try authority.issue(to: subject, key: request.key, at: now)
    var form = form
    form.values["certificate"] = [certificate.pem]
    return IssuedHere(form: form) { try authority.note(issued: certificate) }
  }

  private func issuedList(_ form: Form, at now: Instant) async throws -> IssuedHere {
    guard let kept = try await room.certificate(form["certificate"] ?? ""), kept.endedAt == nil,
      let authority = try await authority(of: kept.holder.party),
      let certificate = try? Certificate(der: kept.certificate.bytes),
      certificate.issuer == authority.certificate.subject,
      let reason = EndingReason(rawValue: form["reason"] ?? "")?.revocation
    else { return IssuedHere(form: form) }
    // Whatever the record ended before is on the list as well, should the authority's own register have lost it.
    var revoked = [CertificateAuthority.Revoked(serial: certificate.serial, at: now, reason: reason)]
    for other in try await room.certificates(of: .party(kept.holder.party)) {
      guard let ended = other.endedAt, let former = try? Certificate(der: other.certificate.bytes),
        former.issuer == authority.certificate.subject
      else { continue }
      let why = EndingReason(rawValue: other.reason ?? "")?.revocation ?? .unspecified
      revoked.append(CertificateAuthority.Revoked(serial: former.serial, at: ended, reason: why))
    }
    var form = form
    form.values["list"] = [try authority.list(revoking: revoked, at: now).pem]
    return IssuedHere(form: form) { try authority.note(revoked: certificate.serial, reason: reason, at: now) }
  }

  /// The authority of a party that lives here, as long as the record has it among the party's trust anchors.
  private func authority(of party: PartyID) async throws -> (any SigningAuthority)? {
    guard let authority = authorities[party] else { return nil }
    let isTrusted = try await room.trust(of: party).anchors.contains(Octets(authority.certificate.der))
    return isTrusted ? authority : nil
  }

  private static func escaped(_ text: String) -> String {
    text.map { ",=\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
