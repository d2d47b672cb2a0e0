import ArgumentParser
import Signatures
import Vocabulary

/// Shows certificates.
struct CertificateShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the certificates of a file.")

  @Argument(help: "A file with certificates, PEM or DER.") var file: String
  @OptionGroup var options: SigningOptions

  func run() async throws {
    try await options.run {
      let pages = try options.certificates([file]).map { CertificatePage($0, options).text }
      print(pages.joined(separator: "\n\n"))
    }
  }
}

/// A certificate as people read it.
struct CertificatePage {
  let text: String

  init(_ certificate: Certificate, _ options: SigningOptions) {
    let digest = (try? DigestAlgorithm.sha256.digest(certificate.der).hexadecimal) ?? "–"
    var usage: [String] = []
    if certificate.isAuthority { usage.append(options.say(zh: "签发证书", en: "issues certificates")) }
    if certificate.keyUsage?.contains(.contentCommitment) ?? false {
      usage.append(options.say(zh: "签署文件", en: "signs documents"))
    } else if certificate.keyUsage?.contains(.digitalSignature) ?? false {
      usage.append(options.say(zh: "数字签名", en: "digital signature"))
    }
    text = """
      \(options.say(zh: "名称    ", en: "subject  ")) \(certificate.subject)
      \(options.say(zh: "签发者  ", en: "issuer   ")) \(certificate.issuer)
      \(options.say(zh: "序列号  ", en: "serial   ")) \(certificate.serialText)
      \(options.say(zh: "有效期  ", en: "valid    ")) \(certificate.validFrom.rfc3339()) – \(certificate.validUntil.rfc3339())
      \(options.say(zh: "密钥    ", en: "key      ")) \(certificate.key.kind.rawValue)
      \(options.say(zh: "用途    ", en: "use      ")) \(usage.isEmpty ? "–" : usage.joined(separator: ", "))
      \(options.say(zh: "指纹    ", en: "SHA-256  ")) \(digest)
      """
  }
}
