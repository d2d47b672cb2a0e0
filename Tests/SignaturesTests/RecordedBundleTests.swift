import Foundation
import Proceedings
import Signatures
import TestKit
import Testing
import Vocabulary

/// A bundle whose electronic signatures come out of the record: nothing is given on the command line.
@Suite("A bundle of electronic signatures", .enabled(if: program != nil)) struct RecordedBundleTests {
  private let shell: OpenSSL

  init() throws { shell = try OpenSSL() }

  /// Writes the sums anew, as a forger would.
  private static let mend = "awk '{print $2}' SHA256SUMS | xargs sha256sum > ../sums && mv ../sums SHA256SUMS"

  private func run(_ arguments: String...) throws -> (code: Int32, text: String) {
    try shell.run(
      arguments.joined(separator: " "), program: try #require(program).path,
      environment: ["LANG": "en_US.UTF-8", "PATH": "/usr/bin"])
  }

  @Test(
    "takes signatures, certificates, anchors and lists out of the record; its own commands accept it, and no changed byte"
  )
  func whole() async throws {
    let neighbourhood = try await Neighbourhood.awaitingSignatures()
    let authority = try TestAuthority()
    _ = try await neighbourhood.trust(authority, for: "subdistrict")
    let gao = try TestSigner(name: try await neighbourhood.name(of: "gao"), from: authority)
    let other = try TestSigner(name: "离任者", from: authority)
    _ = try await neighbourhood.perform(
      "keep-revocation-list", as: "registrar",
      ["party": "subdistrict", "list": try authority.revoking([other], at: neighbourhood.now, number: 1)])
    let signature = try gao.sign(try await neighbourhood.resolutionBytes)
    guard case .entered = try await neighbourhood.sign(as: "gao", ["signature": signature]) else {
      Issue.record("the signature was refused")
      return
    }
    // What the record learns afterwards does not belong to the signature.
    neighbourhood.wait(milliseconds: 60_000)
    _ = try await neighbourhood.perform(
      "keep-revocation-list", as: "registrar",
      ["party": "subdistrict", "list": try authority.revoking([other, gao], at: neighbourhood.now, number: 2)])

    let made = try run(
      "resolution bundle \(try neighbourhood.kept("br")) --data \(neighbourhood.directory.path) --to bundle "
        + "--origin example.org/record")
    #expect(made.code == 0, "\(made.text)")
    let good = try run("resolution check bundle")
    #expect(good.code == 0 && good.text.contains("holds under the anchors of then"), "\(good.text)")
    try shell.write("anchors.pem", authority.pem)
    let trusted = try run("resolution check bundle --trust anchors.pem")
    #expect(trusted.code == 0 && trusted.text.contains("signature  signatures/subdistrict-"), "\(trusted.text)")

    let readme = String(decoding: try shell.read("bundle/README.md"), as: UTF8.self)
    let command = try #require(readme.split(separator: "\n").first { $0.hasPrefix("openssl cms -verify") })
    #expect(try inBundle(String(command)) == 0, "\(command)")

    // One byte of a signature, a certificate, an anchor or the text, with the sums mended.
    let folder = shell.folder.appending(path: "bundle")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".p7s") || $0.hasSuffix(".pem") || $0 == "resolution.json"
    }
    #expect(names.count == 5, "\(names)")
    for name in names {
      let whole = try shell.read("bundle/" + name)
      var bent = whole
      bent[bent.count / 2] ^= 1
      try shell.write("bundle/" + name, bent)
      #expect(try run("resolution check bundle").code == 1, "\(name) was changed, and the sums found nothing")
      #expect(try inBundle(Self.mend) == 0)
      let mended = try run("resolution check bundle")
      #expect(mended.code != 0, "\(name) was changed and mended: \(mended.text)")
      if name.hasSuffix(".p7s") || name == "resolution.json" { #expect(try inBundle(String(command)) != 0, "\(name)") }
      try shell.write("bundle/" + name, whole)
      #expect(try inBundle(Self.mend) == 0)
    }
    #expect(try run("resolution check bundle").code == 0)
  }

  /// Runs a command of the README in the folder; its exit code.
  private func inBundle(_ command: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = shell.folder.appending(path: "bundle")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
