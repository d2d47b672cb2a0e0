import Crypto
import Foundation
import SwiftASN1
import X509

/// A self-signed certificate for development: this machine only, one year.
enum DevelopmentCertificate {
  /// Makes `cert.pem` and `key.pem` in a folder, unless a certificate is there that is still valid for a day.
  static func ensure(in folder: String) throws -> (certificate: String, key: String) {
    let certificate = folder + "/cert.pem"
    let key = folder + "/key.pem"
    if let pem = FileManager.default.contents(atPath: certificate),
      let known = try? Certificate(pemEncoded: String(decoding: pem, as: UTF8.self)),
      known.notValidAfter > Date(timeIntervalSinceNow: 86_400), FileManager.default.fileExists(atPath: key)
    {
      return (certificate, key)
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let privateKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
    let name = try DistinguishedName { CommonName("Gongzhi development") }
    let made = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: privateKey.publicKey,
      notValidBefore: Date(timeIntervalSinceNow: -300), notValidAfter: Date(timeIntervalSinceNow: 365 * 86_400),
      issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
      extensions: try Certificate.Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
        Critical(KeyUsage(digitalSignature: true, keyCertSign: true))
        try ExtendedKeyUsage([.serverAuth])
        SubjectAlternativeNames([
          .dnsName("localhost"), .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
        ])
      },
      issuerPrivateKey: privateKey)
    try Data(try made.serializeAsPEM().pemString.utf8).write(to: URL(fileURLWithPath: certificate))
    let isWritten = FileManager.default.createFile(
      atPath: key, contents: Data(try privateKey.serializeAsPEM().pemString.utf8),
      attributes: [.posixPermissions: 0o600])
    guard isWritten else { throw CocoaError(.fileWriteNoPermission) }
    return (certificate, key)
  }
}
