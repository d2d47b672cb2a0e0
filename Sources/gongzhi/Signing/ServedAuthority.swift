import ArgumentParser
import Foundation
import Signatures
import Vocabulary
import Web

/// A certificate authority of a party that signs in the process of the server: a folder of `gongzhi certificate authority`
/// whose key is open.
struct ServedAuthority: SigningAuthority {
  /// How long a certificate holds that is issued to a seat.
  private static let days = 730

  private let authority: CertificateAuthority
  private let folder: AuthorityFolder

  init(_ path: String, passphrase: PassphraseOptions, _ options: SigningOptions) throws {
    folder = try AuthorityFolder(path, options)
    authority = try folder.authority(passphrase)
  }

  var certificate: Certificate { authority.certificate }

  func issue(to subject: DistinguishedName, key: PublicKey, at instant: Instant) throws -> Certificate {
    try authority.issue(
      to: subject, key: key,
      validity: try Validity(
        from: instant, until: min(instant.advanced(byDays: Self.days), authority.certificate.validUntil)))
  }

  /// The list holds as long as the authority: every revocation enters the record with a new one, so an old one is never
  /// believed for want of a newer.
  func list(revoking more: [CertificateAuthority.Revoked], at instant: Instant) throws -> RevocationList {
    let register = try folder.register()
    var revoked = register.revoked
    for one in more where !revoked.contains(where: { $0.serial == one.serial }) { revoked.append(one) }
    return try authority.revocationList(
      revoked, number: register.lastList + 1, at: instant, next: authority.certificate.validUntil)
  }

  func note(issued certificate: Certificate) throws {
    try folder.change { register in
      register.issued.append(
        .init(
          serial: certificate.serialText, subject: certificate.subject.description, use: "signing",
          from: certificate.validFrom, until: certificate.validUntil))
    }
  }

  func note(revoked serial: [UInt8], reason: RevocationReason, at instant: Instant) throws {
    try folder.change { register in
      register.lastList += 1
      guard let index = register.issued.firstIndex(where: { $0.serial == serial.hexadecimal }) else { return }
      register.issued[index].revokedAt = register.issued[index].revokedAt ?? instant
      register.issued[index].reason = register.issued[index].reason ?? reason
    }
  }
}

/// Which authorities a server opens: `PARTY=DIR`, and `PARTY=FILE` for the passphrase of each.
struct ServedAuthorityOptions: ParsableArguments {
  @ArgumentParser.Option(
    help: ArgumentHelp(
      "The certificate authority of a party, to issue and revoke its seats' certificates here; may be repeated.",
      valueName: "party=dir"))
  var signingAuthority: [String] = []
  @ArgumentParser.Option(
    help: ArgumentHelp(
      "A file whose first line is the passphrase of a party's authority; else GONGZHI_PASSPHRASE, else it is asked for.",
      valueName: "party=file"))
  var signingPassphrase: [String] = []

  /// Opens them; those of the configuration come first.
  func open(_ configured: [String], passphrases: [String], _ options: SigningOptions) throws -> SigningAuthorities {
    let files = try pairs(passphrases + signingPassphrase, options)
    var opened: [PartyID: any SigningAuthority] = [:]
    for (party, folder) in try pairs(configured + signingAuthority, options) {
      let passphrase = try PassphraseOptions.parse(files[party].map { ["--passphrase-file", $0] } ?? [])
      opened[PartyID(party)] = try ServedAuthority(folder, passphrase: passphrase, options)
    }
    return SigningAuthorities(opened)
  }

  private func pairs(_ texts: [String], _ options: SigningOptions) throws -> [String: String] {
    var pairs: [String: String] = [:]
    for text in texts {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw UnreadableArgument(
          zh: "“\(text)”应写成 主体=路径", en: "\"\(text)\" must be written PARTY=PATH", options.language)
      }
      pairs[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    return pairs
  }
}

extension AuthorityFolder.Register {
  /// Everything that it has revoked.
  var revoked: [CertificateAuthority.Revoked] {
    issued.compactMap { one in
      guard let at = one.revokedAt, let serial = octets(one.serial) else { return nil }
      return CertificateAuthority.Revoked(serial: serial, at: at, reason: one.reason ?? .unspecified)
    }
  }

  private func octets(_ hexadecimal: String) -> [UInt8]? {
    let digits = hexadecimal.compactMap { $0.hexDigitValue.map { UInt8($0) } }
    guard digits.count == hexadecimal.count, digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
