import Foundation
import Testing

@testable import Signatures

@Suite("A sealed file") struct SealedFileTests {
  /// Two recipients, made by openssl, and a folder to work in.
  private final class Desk {
    let tool: OpenSSL
    let certificates: [Certificate]
    let keys: [PrivateKey]

    init() throws {
      tool = try OpenSSL()
      try tool.must("req -x509 -newkey rsa:2048 -nodes -keyout r.key -out r.pem -days 30 -subj /CN=r")
      try tool.must(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout e.key -out e.pem -days 30 -subj /CN=e")
      certificates = try ["r.pem", "e.pem"].map { [tool] in try Certificate.all(in: try tool.read($0))[0] }
      keys = try ["r.key", "e.key"].map { [tool] in
        try PrivateKey(pkcs8: try PEM.blocks(try tool.read($0))[0].der)
      }
    }

    func path(_ name: String) -> String { tool.folder.appending(path: name).path }

    func seal(_ content: [UInt8], piece: Int = 1000, for recipients: [Certificate], to name: String) throws {
      let file = open(path(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      defer { close(file) }
      var rest = content[...]
      try SealedFile.seal(for: recipients, to: file) {
        defer { rest = rest.dropFirst(piece) }
        return rest.isEmpty ? nil : Array(rest.prefix(piece))
      }
    }

    func opened(_ name: String, _ key: PrivateKey, _ certificate: Certificate? = nil) throws -> [UInt8] {
      let file = open(path("opened"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      defer { close(file) }
      try SealedFile.open(path(name), with: key, certificate: certificate, to: file)
      return try tool.read("opened")
    }
  }

  private func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) } }

  @Test(
    "opens for each recipient, whatever its length, and for openssl", arguments: [1, 4_095, 4_096, 4_097, 100_000])
  func opens(count: Int) throws {
    let desk = try Desk()
    let content = bytes(count)
    try desk.seal(content, for: desk.certificates, to: "sealed")
    for (key, certificate) in zip(desk.keys, desk.certificates) {
      #expect(try desk.opened("sealed", key) == content)
      #expect(try desk.opened("sealed", key, certificate) == content)
    }
    for name in ["r", "e"] {
      try desk.tool.must("cms -decrypt -binary -inform DER -in sealed -inkey \(name).key -recip \(name).pem -out plain")
      #expect(try desk.tool.read("plain") == content)
    }
  }

  @Test("that openssl sealed opens as well, in pieces and whole", arguments: ["-stream", "-noindef"])
  func foreign(how: String) throws {
    let desk = try Desk()
    try desk.tool.write("content", bytes(20_000))
    try desk.tool.must(
      "cms -encrypt -binary \(how) -aes-256-gcm -outform DER -in content -out sealed -recip r.pem -recip e.pem")
    for key in desk.keys { #expect(try desk.opened("sealed", key) == bytes(20_000)) }
  }

  @Test("is refused with another's key, cut off anywhere, or with one byte changed")
  func refused() throws {
    let desk = try Desk()
    try desk.seal(bytes(9_000), for: [desk.certificates[1]], to: "sealed")
    #expect(throws: SealedFile.Fault.wrongKey) { try desk.opened("sealed", desk.keys[0]) }
    #expect(throws: SealedFile.Fault.wrongKey) { try desk.opened("sealed", try PrivateKey.generate(.p256)) }
    let whole = try desk.tool.read("sealed")
    for count in Array(0..<400) + Array(stride(from: 400, to: whole.count, by: 97)) + [whole.count - 1] {
      try desk.tool.write("cut", Array(whole.prefix(count)))
      #expect(throws: SealedFile.Fault.self, "\(count) bytes") { try desk.opened("cut", desk.keys[1]) }
    }
    for place in Array(0..<400) + Array(stride(from: 400, to: whole.count, by: 97))
      + Array(whole.count - 30..<whole.count)
    {
      var changed = whole
      changed[place] ^= 0x01
      try desk.tool.write("changed", changed)
      // The name of the recipient's issuer is not sealed; the key finds its copy without it.
      let result = try? desk.opened("changed", desk.keys[1])
      #expect(result == nil || result == bytes(9_000), "byte \(place)")
      if place >= 400 { #expect(result == nil, "byte \(place)") }
    }
    try desk.tool.write("more", whole + [0])
    #expect(throws: SealedFile.Fault.changed) { try desk.opened("more", desk.keys[1]) }
  }

  @Test("is not made for a key that nothing can be sealed for")
  func unsuitable() throws {
    let desk = try Desk()
    try desk.tool.must("req -x509 -newkey ed25519 -nodes -keyout x.key -out x.pem -days 30 -subj /CN=x")
    let certificate = try Certificate.all(in: try desk.tool.read("x.pem"))[0]
    #expect(throws: SealedFile.Fault.self) { try desk.seal([1], for: [certificate], to: "sealed") }
  }
}
