import GRDB
import Proceedings
import Record
import Vocabulary

extension Database {
  /// Anchors in place of those before; lists of authorities that are not trusted any more go with them.
  func apply(_ kept: TrustAnchorsKept, _ recorded: RecordedEvent) throws {
    try run("DELETE FROM view_trust_anchor WHERE party = ?", [kept.party.text])
    for (ordinal, certificate) in kept.certificates.enumerated() {
      try run(
        """
        INSERT INTO view_trust_anchor (party, ordinal, fingerprint, certificate, sequence, at) VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          kept.party.text, ordinal, certificate.fingerprint, certificate.base64, recorded.sequence,
          recorded.at.milliseconds,
        ])
    }
    try run(
      """
      DELETE FROM view_revocation_list WHERE party = ?1
        AND authority NOT IN (SELECT fingerprint FROM view_trust_anchor WHERE party = ?1)
      """, [kept.party.text])
  }

  func apply(_ kept: RevocationListKept, _ recorded: RecordedEvent) throws {
    try run(
      "INSERT OR REPLACE INTO view_revocation_list (party, authority, list, sequence, at) VALUES (?, ?, ?, ?, ?)",
      [kept.party.text, kept.authority, kept.list.base64, recorded.sequence, recorded.at.milliseconds])
  }

  func apply(_ enrolled: CertificateEnrolled, _ recorded: RecordedEvent) throws {
    try run(
      """
      INSERT INTO view_certificate (fingerprint, sequence, person, seat, party, certificate, chain, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        enrolled.certificate.fingerprint, recorded.sequence, recorded.author.person.text, recorded.author.seat.text,
        recorded.author.party.text, enrolled.certificate.base64, try canonicalText(enrolled.chain),
        recorded.at.milliseconds,
      ])
  }

  func apply(_ ended: CertificateEnded, _ recorded: RecordedEvent) throws {
    try run(
      "UPDATE view_certificate SET ended_sequence = ?, ended_at = ?, reason = ? WHERE fingerprint = ?",
      [recorded.sequence, recorded.at.milliseconds, ended.reason, ended.certificate])
  }

  /// Keeps the electronic signature of a seat, where it gave one.
  func keep(_ signature: Octets?, under resolution: ResolutionID, _ recorded: RecordedEvent) throws {
    guard let signature else { return }
    try run(
      """
      INSERT INTO view_signature (sequence, resolution, party, person, seat, signature, at) VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        recorded.sequence, resolution.text, recorded.author.party.text, recorded.author.person.text,
        recorded.author.seat.text, signature.base64, recorded.at.milliseconds,
      ])
  }
}
