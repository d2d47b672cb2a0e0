import ArgumentParser
import Foundation
import Signatures
import Vocabulary

/// Revokes a certificate.
struct CertificateRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke a certificate; publish a new list afterwards.")

  @OptionGroup var authority: AuthorityOptions
  @Argument(help: "The serial number in hexadecimal, or the file of the certificate.") var which: String
  @Option(help: ArgumentHelp("Why: \(RevocationReason.allCases.map(\.name).joined(separator: " ")).")) var reason:
    RevocationReason = .unspecified
  @OptionGroup var options: SigningOptions

  func run() async throws {
    try await options.run {
      let folder = try AuthorityFolder(authority.authority, options)
      var serial = which.lowercased()
      if FileManager.default.fileExists(atPath: which), let one = try options.certificates([which]).first {
        serial = one.serialText
      }
      let now = machineTime()
      try folder.change { register in
        guard let index = register.issued.firstIndex(where: { $0.serial == serial }) else {
          throw UnreadableArgument(
            zh: "本机构没有签发过序列号 \(serial)", en: "this authority has issued no serial number \(serial)", options.language)
        }
        guard register.issued[index].revokedAt == nil else {
          throw UnreadableArgument(zh: "\(serial) 早已吊销", en: "\(serial) is revoked already", options.language)
        }
        register.issued[index].revokedAt = now
        register.issued[index].reason = reason
      }
      print(
        options.say(
          zh: "已吊销 \(serial)。请发布新的吊销列表：gongzhi certificate crl --authority \(folder.path) --to …",
          en: "revoked \(serial). Publish a new list: gongzhi certificate crl --authority \(folder.path) --to …"))
    }
  }
}

/// Signs a revocation list.
struct CertificateListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crl", abstract: "Sign a list of all that is revoked.")

  @OptionGroup var authority: AuthorityOptions
  @Option(help: "After how many days the next one is due.") var days = 30
  @Option(help: ArgumentHelp("Where the list goes.", valueName: "file")) var to: String
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var options: SigningOptions

  func validate() throws {
    guard (1...3660).contains(days) else { throw ValidationError("--days must be 1 to 3660") }
  }

  func run() async throws {
    try await options.run {
      let folder = try AuthorityFolder(authority.authority, options)
      let opened = try folder.authority(passphrase)
      let now = machineTime()
      var made: RevocationList?
      try folder.change { register in
        register.lastList += 1
        made = try opened.revocationList(
          register.revoked, number: register.lastList, at: now, next: now.advanced(byDays: days))
      }
      guard let made else { return }
      try options.write(to, made.pem)
      print(
        options.say(
          zh: "\(to)：\(made.count) 张已吊销，下一份最迟 \(made.nextAt?.rfc3339() ?? "–")",
          en: "\(to): \(made.count) revoked, the next is due by \(made.nextAt?.rfc3339() ?? "–")"))
    }
  }
}
