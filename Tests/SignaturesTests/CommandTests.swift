import Foundation
import Signatures
import TestKit
import Testing
import Vocabulary

/// The program that was built beside the tests; nil when only the tests were.
let program: URL? = {
  let beside = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  let built = [beside, URL(fileURLWithPath: ".build/debug")].map { $0.appending(path: "gongzhi") }
  return built.first { FileManager.default.isExecutableFile(atPath: $0.path) }
}()

@Suite("The commands about signatures", .enabled(if: program != nil)) struct CommandTests {
  private let shell: OpenSSL

  init() throws {
    shell = try OpenSSL()
    try shell.write("pass", "向阳街道办事处的口令\n")
    try shell.write("text", Office.text)
  }

  private func process(_ arguments: [String]) throws -> (Process, Pipe) {
    let process = Process()
    let built: URL = try #require(program)
    process.executableURL = built
    process.arguments = arguments
    process.currentDirectoryURL = shell.folder
    process.environment = ["LANG": "en_US.UTF-8", "PATH": "/usr/bin"]
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    return (process, pipe)
  }

  private func run(_ arguments: String...) throws -> (code: Int32, text: String) {
    let (process, pipe) = try process(arguments)
    let text = String(decoding: pipe.fileHandleForReading.everything(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private func must(_ arguments: String...) throws {
    let (process, pipe) = try process(arguments)
    let text = String(decoding: pipe.fileHandleForReading.everything(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(arguments): \(text)")
  }

  /// An authority in `ca`, and a person with `wang.key` and `wang.pem`.
  private func people(_ use: String = "signing", _ name: String = "wang") throws {
    if !FileManager.default.fileExists(atPath: shell.folder.appending(path: "ca").path) {
      try must("certificate", "authority", "--to", "ca", "--subject", "CN=向阳街道 CA,C=CN", "--passphrase-file", "pass")
    }
    try must(
      "certificate", "request", "--subject", "CN=\(name)", "--key", "\(name).key", "--to", "\(name).csr",
      "--passphrase-file", "pass")
    try must(
      "certificate", "issue", "--authority", "ca", "--request", "\(name).csr", "--use", use, "--to", "\(name).pem",
      "--passphrase-file", "pass")
  }

  @Test("found, issue, sign, verify, revoke and refuse, as openssl sees it too") func signing() throws {
    try people()

    try must("signature", "sign", "text", "--certificate", "wang.pem", "--key", "wang.key", "--passphrase-file", "pass")
    let good = try run("signature", "verify", "text", "--trust", "ca/ca.pem")
    #expect(good.code == 0 && good.text.contains("CN=wang"))
    try shell.must("cms -verify -cades -binary -inform DER -in text.p7s -content text -CAfile ca/ca.pem -out out")

    try shell.write("other", Office.text + [10])
    let changed = try run(
      "signature", "verify", "other", "--signature", "text.p7s", "--trust", "ca/ca.pem", "--lang", "zh")
    #expect(changed.code == 1 && changed.text.contains("内容不是当时签署的内容"))
    #expect(try run("signature", "verify", "text", "--signature", "pass", "--trust", "ca/ca.pem").code == 2)
    #expect(try run("signature", "verify", "text", "--trust", "ca/ca.pem", "--require-crl").code == 1)
    #expect(
      try run("signature", "sign", "text", "--certificate", "wang.pem", "--key", "wang.key", "--to", "x").code == 2)

    try must("certificate", "revoke", "--authority", "ca", "wang.pem", "--reason", "key-compromise")
    #expect(try run("certificate", "revoke", "--authority", "ca", "wang.pem").code == 2)
    try must("certificate", "crl", "--authority", "ca", "--to", "crl.pem", "--passphrase-file", "pass")
    let revoked = try run("signature", "verify", "text", "--trust", "ca/ca.pem", "--crl", "crl.pem")
    #expect(revoked.code == 1 && revoked.text.contains("was revoked"))
  }

  @Test("take a resolution out of the record as a folder that stands alone, and refuse any changed byte of it")
  func bundle() throws {
    let resources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Resources").path
    try must("demo", "--data", "data", "--load-only", "--resources", resources)
    #expect(try run("resolution", "bundle", "none", "--data", "data", "--to", "b").code == 2)
    let known = try run("resolution", "bundle", "none", "--data", "data", "--to", "b").text
    let id = try #require(known.split(whereSeparator: \.isWhitespace).last.map(String.init), "\(known)")
    let keyless = try run("resolution", "bundle", id, "--data", "data", "--to", "b")
    #expect(keyless.code == 2 && keyless.text.contains("record.key"))
    try must("resolution", "bundle", id, "--data", "data", "--to", "first", "--origin", "example.org/record")
    try people()
    try people("timestamping", "tsa")
    try must(
      "signature", "sign", "first/resolution.json", "--certificate", "wang.pem", "--key", "wang.key", "--to",
      "wang.p7s",
      "--passphrase-file", "pass")
    try must("timestamp", "request", "first/resolution.json", "--to", "request.tsq")
    let tsa = try TimestampAuthority(
      certificate: try #require(try Certificate.all(in: try shell.read("tsa.pem")).first),
      key: try PrivateKey(
        sealed: try #require(try PEM.blocks(try shell.read("tsa.key")).first).der, passphrase: "向阳街道办事处的口令"),
      policy: try #require(ObjectIdentifier("1.2.3.4.1")))
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1000)
    try shell.write("stamp.tsr", tsa.respond(to: try shell.read("request.tsq"), at: now))
    try must(
      "resolution", "bundle", id, "--data", "data", "--to", "bundle", "--signature", "wang.p7s", "--certificate",
      "wang.pem",
      "--timestamp", "stamp.tsr")

    let good = try run("resolution", "check", "bundle", "--trust", "ca/ca.pem")
    #expect(good.code == 0 && good.text.contains("wang.p7s wang"), "\(good.text)")
    let verify =
      "cms -verify -cades -binary -inform DER -in bundle/signatures/wang.p7s -out out -CAfile ca/ca.pem -content "
    try shell.must(verify + "bundle/resolution.json")
    try shell.must("ts -verify -in bundle/timestamp.tsr -data bundle/resolution.json -CAfile ca/ca.pem")

    var random = Seeded(state: 7)
    let names = try FileManager.default.subpathsOfDirectory(atPath: shell.folder.path + "/bundle").sorted()
    for name in names {
      let path = "bundle/" + name
      guard let bytes = try? shell.read(path) else { continue }  // a folder
      var damaged = bytes
      // A signature's envelope has bytes that nobody signs, and its length varies from key to key: there, the last byte.
      let sealed = name.hasSuffix(".p7s") || name.hasSuffix(".tsr")
      damaged[sealed ? bytes.count - 1 : Int(random.next() % UInt64(bytes.count))] ^= 1
      try shell.write(path, damaged)
      #expect(try run("resolution", "check", "bundle", "--trust", "ca/ca.pem").code == 1, "\(name)")
      // A forger who mends the sums as well is caught by digests, proofs and signatures; README and certificates alone
      // may be others, since nothing rests on them.
      try mendSums(names)
      if name != "README.md", name != BundleNames.sums, !name.hasPrefix("certificates/") {
        #expect(try run("resolution", "check", "bundle", "--trust", "ca/ca.pem").code != 0, "\(name) with sums")
      }
      try shell.write(path, bytes)
      try mendSums(names)
    }
    #expect(try run("resolution", "check", "bundle", "--trust", "ca/ca.pem").code == 0)
    try shell.write("other", Array(try shell.read("bundle/resolution.json").dropLast()))
    #expect(try shell.run(verify + "other").code != 0)
  }

  private enum BundleNames { static let sums = "SHA256SUMS" }

  private func mendSums(_ names: [String]) throws {
    var lines: [String] = []
    for name in names where name != BundleNames.sums {
      guard let bytes = try? shell.read("bundle/" + name) else { continue }
      lines.append("\(try DigestAlgorithm.sha256.digest(bytes).hexadecimal)  \(name)\n")
    }
    try shell.write("bundle/" + BundleNames.sums, lines.joined())
  }

  @Test("serve timestamps over HTTP, and check them") func timestamps() throws {
    try people("timestamping", "tsa")
    let (server, output) = try process([
      "timestamp-authority", "--listen", "127.0.0.1:0", "--certificate", "tsa.pem", "--key", "tsa.key",
      "--passphrase-file", "pass",
    ])
    defer {
      server.terminate()
      server.waitUntilExit()
    }
    var line = ""
    while !line.hasSuffix("\n") {
      let more = output.fileHandleForReading.nextPiece()
      if more.isEmpty { break }
      line += String(decoding: more, as: UTF8.self)
    }
    let port = try #require(line.split(whereSeparator: \.isWhitespace).last, "\(line)")

    try must("timestamp", "request", "text", "--from", "http://127.0.0.1:\(port)/", "--trust", "ca/ca.pem")

    let good = try run("timestamp", "verify", "text", "--trust", "ca/ca.pem")
    #expect(good.code == 0 && good.text.contains("tsa ← 向阳街道 CA"))
    try shell.must("ts -verify -in text.tsr -data text -CAfile ca/ca.pem")
    try shell.write("other", [1])
    #expect(try run("timestamp", "verify", "other", "--timestamp", "text.tsr", "--trust", "ca/ca.pem").code == 1)
    let nowhere = try run("timestamp", "request", "text", "--from", "http://127.0.0.1:\(port)/nowhere", "--to", "n")
    #expect(nowhere.code == 2 && nowhere.text.contains("HTTP 404"))
  }
}
