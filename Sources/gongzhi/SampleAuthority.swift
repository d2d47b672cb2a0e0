import ArgumentParser
import Foundation
import Glibc
import Signatures
import Vocabulary
import Web

/// The certificate authority of the sample's housing bureau. In earnest its folder lies with the party, and its passphrase
/// is known to the party alone; the demo is all parties in one.
enum SampleAuthority {
  /// The party that signs with certificates.
  static let party: PartyID = "housing"
  /// The folder and the file in the data directory of the demo.
  static let folder = "housing-ca"
  static let passphrase = "housing-ca.passphrase"

  /// Founds it and gives its certificate as a PEM.
  static func found(in data: String) throws -> String {
    let options = try SigningOptions.parse([])
    let words = systemEntropy(16).hexadecimal
    let (key, now) = (try PrivateKey.generate(.p256), machineTime())
    let authority = try CertificateAuthority.found(
      subject: try DistinguishedName("CN=云汀区住建局证书机构（示例）,O=云汀区住房和建设局,C=CN"), key: key,
      validity: try Validity(from: now, until: now.advanced(byDays: 3650)))
    _ = try AuthorityFolder.found(
      data + "/" + folder, authority, key: PEM.text("ENCRYPTED PRIVATE KEY", try key.sealed(passphrase: words)), options
    )
    try options.write(data + "/" + passphrase, words + "\n", isSecret: true)
    return authority.certificate.pem
  }

  /// Opens it, where the demo has one.
  static func open(in data: String) throws -> SigningAuthorities {
    guard FileManager.default.fileExists(atPath: data + "/" + folder) else { return SigningAuthorities() }
    let options = try SigningOptions.parse([])
    let words = try PassphraseOptions.parse(["--passphrase-file", data + "/" + passphrase])
    return SigningAuthorities([party: try ServedAuthority(data + "/" + folder, passphrase: words, options)])
  }
}
