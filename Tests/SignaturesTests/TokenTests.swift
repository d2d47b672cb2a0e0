import Foundation
import Testing

/// SoftHSM: a token in software.
private let module = "/usr/lib/softhsm/libsofthsm2.so"

/// Keys that lie on a PKCS#11 token, here SoftHSM, and sign there.
@Suite(
  "Keys on a token", .serialized,
  .enabled(
    if: program != nil
      && ["/usr/bin/softhsm2-util", "/usr/bin/p11tool", module].allSatisfy {
        FileManager.default.fileExists(atPath: $0)
      }, "needs softhsm2, gnutls-bin and libengine-pkcs11-openssl"))
struct TokenTests {
  private let shell: OpenSSL
  private let environment: [String: String]

  init() throws {
    shell = try OpenSSL()
    let tokens = shell.folder.appending(path: "tokens")
    try FileManager.default.createDirectory(at: tokens, withIntermediateDirectories: true)
    try shell.write("softhsm2.conf", "directories.tokendir = \(tokens.path())\nlog.level = ERROR\n")
    environment = [
      "SOFTHSM2_CONF": shell.folder.appending(path: "softhsm2.conf").path(), "LANG": "en_US.UTF-8",
      "PATH": "/usr/bin", "GNUTLS_PIN": "123456",
    ]
    try shell.write("pin", "123456\n")
    try shell.write("text", Office.text)
    try must("--init-token --free --label gongzhi --pin 123456 --so-pin 12345678", by: "softhsm2-util")
  }

  private func must(_ line: String, by tool: String) throws {
    let (code, text) = try shell.run(line, program: tool, environment: environment)
    #expect(code == 0, "\(tool) \(line): \(text)")
  }

  private func gongzhi(_ line: String) throws -> (code: Int32, text: String) {
    try shell.run(line, program: program?.path() ?? "", environment: environment)
  }

  private func make(_ kind: String, _ label: String) throws {
    try must(
      "--provider \(module) --login --generate-privkey \(kind) --label \(label) pkcs11:token=gongzhi",
      by: "p11tool")
  }

  private func name(_ label: String) -> String {
    "pkcs11:token=gongzhi;object=\(label);type=private?module-path=\(module)"
  }

  @Test("issue, sign and revoke there, as openssl sees it too; another PIN and another name open nothing")
  func signing() throws {
    try make("ecc --curve secp256r1", "ca")
    try make("rsa --bits 2048", "wang")
    let made = try gongzhi(
      "certificate authority --to ca --subject CN=示例CA,C=CN --token \(name("ca")) --passphrase-file pin")
    #expect(made.code == 0, "\(made.text)")
    #expect(String(decoding: try shell.read("ca/ca.key"), as: UTF8.self) == name("ca") + "\n")
    let request = try gongzhi(
      "certificate request --subject CN=wang --key \(name("wang")) --to wang.csr --passphrase-file pin")
    #expect(request.code == 0, "\(request.text)")
    try shell.must("req -in wang.csr -verify -noout")
    let issued = try gongzhi("certificate issue --authority ca --request wang.csr --to wang.pem --passphrase-file pin")
    #expect(issued.code == 0, "\(issued.text)")
    try shell.must("verify -CAfile ca/ca.pem wang.pem")

    let signed = try gongzhi(
      "signature sign text --certificate wang.pem --key \(name("wang")) --passphrase-file pin")
    #expect(signed.code == 0, "\(signed.text)")
    #expect(try gongzhi("signature verify text --trust ca/ca.pem").code == 0)
    try shell.must("cms -verify -cades -binary -inform DER -in text.p7s -content text -CAfile ca/ca.pem -out out")

    #expect(try gongzhi("certificate revoke --authority ca wang.pem").code == 0)
    let list = try gongzhi("certificate crl --authority ca --to crl.pem --passphrase-file pin")
    #expect(list.code == 0, "\(list.text)")
    #expect(try gongzhi("signature verify text --trust ca/ca.pem --crl crl.pem").code == 1)

    try shell.write("other", "654321\n")
    let closed = try gongzhi(
      "signature sign text --certificate wang.pem --key \(name("wang")) --to x --passphrase-file other")
    #expect(closed.code == 2 && closed.text.contains("does not take this PIN"), "\(closed.text)")
    let nobody = try gongzhi(
      "signature sign text --certificate wang.pem --key \(name("nobody")) --to x --passphrase-file pin")
    #expect(nobody.code == 2, "\(nobody.text)")
  }

  @Test("never have their PIN in their name")
  func pinInTheName() throws {
    let refused = try gongzhi(
      "certificate authority --to ca --subject CN=x --token pkcs11:token=gongzhi?pin-value=123456 --passphrase-file pin"
    )
    #expect(refused.code != 0 && refused.text.contains("pin-value"), "\(refused.text)")
  }
}
