import Record
import Signatures
import Vocabulary

/// Reads certificates, requests, revocation lists and signatures from a form: PEM, or the base64 of DER. A fault says
/// what is wrong and where, in both languages.
extension Reading {
  /// The certificates of a field, each once, in their order; empty where nothing was sent.
  mutating func certificates(_ name: String) -> [Certificate] {
    var certificates: [Certificate] = []
    for (index, der) in blocks(name, labels: ["CERTIFICATE"]).enumerated() {
      read(name, place: Bilingual(zh: "第 \(index + 1) 张证书：", en: "certificate \(index + 1): ")) {
        () throws(SignatureFault) in
        let certificate = try Certificate(der: der)
        if !certificates.contains(certificate) { certificates.append(certificate) }
      }
    }
    return certificates
  }

  /// The one revocation list of a field.
  mutating func revocationList(_ name: String) -> RevocationList? {
    guard let der = one(name, labels: ["X509 CRL"]) else { return nil }
    var list: RevocationList?
    read(name) { () throws(SignatureFault) in list = try RevocationList(der: der) }
    return list
  }

  /// The one request of a field, signed with its key.
  mutating func certificateRequest(_ name: String) -> CertificateRequest? {
    guard let der = one(name, labels: ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"]) else { return nil }
    var request: CertificateRequest?
    read(name) { () throws(SignatureFault) in request = try CertificateRequest(der) }
    return request
  }

  /// The bytes of a field of octets: a file that was sent, or base64 or PEM in JSON; nil where nothing was sent.
  mutating func octets(_ name: String, labels: [String]) -> Octets? {
    guard let der = one(name, labels: labels) else { return nil }
    if let limit = octetLimit(of: name), der.count > limit {
      fault(name, .tooLong, limit: String(limit))
      return nil
    }
    return Octets(der)
  }

  private mutating func one(_ name: String, labels: [String]) -> [UInt8]? {
    let found = blocks(name, labels: labels)
    guard found.count > 1 else { return found.first }
    fault(
      name, .badCell,
      words: Bilingual(zh: "只能有一份，这里有 \(found.count) 份", en: "one is wanted, and there are \(found.count)"))
    return nil
  }

  /// The DER of every block with one of these labels, or of a text that is base64 alone.
  private mutating func blocks(_ name: String, labels: [String]) -> [[UInt8]] {
    guard let text = sent(name) else { return [] }
    if !text.contains("-----BEGIN ") {
      if let octets = Octets(base64: text.filter { !$0.isWhitespace }), !octets.bytes.isEmpty { return [octets.bytes] }
      fault(
        name, .badCell,
        words: Bilingual(
          zh: "既不是 PEM，也不是 DER 的 base64。请粘贴以 -----BEGIN \(labels[0])----- 开头的全文",
          en: "neither PEM nor the base64 of DER; paste the whole text that begins with -----BEGIN \(labels[0])-----"))
      return []
    }
    var found: [[UInt8]] = []
    read(name) { () throws(SignatureFault) in found = try PEM.der(Array(text.utf8), labels: labels) }
    return found
  }

  /// Runs a reader; what it throws is a fault of the field.
  private mutating func read(
    _ name: String, place: Bilingual = Bilingual(zh: ""), _ body: () throws(SignatureFault) -> Void
  ) {
    do {
      try body()
    } catch {
      fault(
        name, .badCell,
        words: Bilingual(zh: place.zh + error.words.zh, en: place.en + error.words.en))
    }
  }
}
