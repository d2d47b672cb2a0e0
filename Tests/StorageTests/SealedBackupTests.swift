import Crypto
import Foundation
import GRDB
import Signatures
import Storage
import Synchronization
import TestKit
import Testing
import Verification
import Vocabulary

@Suite("An encrypted backup") struct SealedBackupTests {
  /// A recipient whose key and certificate openssl made.
  private struct Recipient {
    let certificate: Certificate
    let key: PrivateKey
    let files: (key: String, certificate: String)

    init(_ name: String, in folder: String, kind: [String]) throws {
      files = ("\(folder)/\(name).key", "\(folder)/\(name).pem")
      let arguments =
        ["req", "-x509", "-newkey"] + kind
        + ["-nodes", "-keyout", files.key, "-out", files.certificate, "-days", "30", "-subj", "/CN=\(name)"]
      try SealedBackupTests.openssl(arguments)
      certificate = try Certificate.all(in: Array(try Data(contentsOf: URL(filePath: files.certificate))))[0]
      key = try PrivateKey(pkcs8: try PEM.blocks(Array(try Data(contentsOf: URL(filePath: files.key))))[0].der)
    }
  }

  struct Failed: Error { let arguments: [String] }

  static func openssl(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(arguments: arguments) }
  }

  private func recipients(_ keeping: KeepingTests.Keeping) throws -> [Recipient] {
    let folder = keeping.path("keys")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return [
      try Recipient("rsa", in: folder, kind: ["rsa:2048"]),
      try Recipient("ec", in: folder, kind: ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"]),
    ]
  }

  /// What someone who looks all the time has seen.
  private final class Watched: Sendable {
    let isDone = Mutex(false)
    let seen = Mutex<Set<String>>([])
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  @Test("restores for each recipient, and openssl reads it")
  func file() async throws {
    let keeping = try await KeepingTests.Keeping()
    let people = try recipients(keeping)
    let manifest = try Backup.make(
      of: keeping.data, to: keeping.path("copy"), sealedFor: people.map(\.certificate), at: KeepingTests.now)
    #expect(manifest.recipients?.count == 2)
    for (number, person) in people.enumerated() {
      let place = keeping.path("again\(number)")
      let outcome = try Restore.make(from: keeping.path("copy"), to: place, key: Restore.Key(person.key))
      #expect(outcome.manifest == manifest && outcome.verification.viewsAgree == true)
      #expect(try FileManager.default.contentsOfDirectory(atPath: place) == [Store.fileName])
      let plain = keeping.path("plain\(number)")
      try Self.openssl([
        "cms", "-decrypt", "-binary", "-inform", "DER", "-in", keeping.path("copy"), "-inkey", person.files.key,
        "-recip", person.files.certificate, "-out", plain,
      ])
      let digest = SHA256.hash(data: try bytes(plain)).map { String(format: "%02x", $0) }.joined()
      #expect(digest == manifest.parts.first?.opened?.sha256)
      let sessions = try await DatabaseQueue(path: plain).read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM session")
      }
      #expect(sessions == 0)
    }
  }

  @Test("never leaves anything plain under a name, neither while it is made nor after")
  func plain() async throws {
    let keeping = try await KeepingTests.Keeping()
    let people = try recipients(keeping)
    let place = keeping.path("place")
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    @Sendable func plainFiles() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: place).filter { name in
        let found = FileManager.default.contents(atPath: place + "/" + name) ?? Data()
        return found.range(of: Data("SQLite format 3".utf8)) != nil || found.range(of: Data("示例电话".utf8)) != nil
      }
    }
    // Someone who looks all the time sees no file with anything plain in it: whoever kills the program leaves none.
    let watched = Watched()
    let watching = Task {
      while !watched.isDone.withLock({ $0 }) {
        let found = (try? plainFiles()) ?? []
        watched.seen.withLock { $0.formUnion(found) }
        await Task.yield()
      }
    }
    _ = try Backup.make(
      of: keeping.data, to: place + "/copy", sealedFor: people.map(\.certificate), at: KeepingTests.now)
    watched.isDone.withLock { $0 = true }
    await watching.value
    #expect(watched.seen.withLock { $0 } == [])
    #expect(try plainFiles() == [])
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: place)) == ["copy", "copy.json"])

    let folder = keeping.path("keys")
    let unsuitable = try Recipient("ed", in: folder, kind: ["ed25519"])
    #expect(throws: BackupFault.self) {
      try Backup.make(of: keeping.data, to: place + "/other", sealedFor: [unsuitable.certificate], at: KeepingTests.now)
    }
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: place)) == ["copy", "copy.json"])
  }

  @Test("is refused without a key, with another's, changed or cut off, and nothing is left behind")
  func refused() async throws {
    let keeping = try await KeepingTests.Keeping()
    let people = try recipients(keeping)
    let copy = keeping.path("copy")
    _ = try Backup.make(of: keeping.data, to: copy, sealedFor: [people[0].certificate], at: KeepingTests.now)
    func refusal(_ key: PrivateKey?) -> BackupFault? {
      do {
        _ = try Restore.make(from: copy, to: keeping.path("again"), key: key.map { Restore.Key($0) })
        return nil
      } catch {
        #expect((try? FileManager.default.contentsOfDirectory(atPath: keeping.path("again"))) == [])
        return error as? BackupFault
      }
    }
    guard case .sealed(_, let named)? = refusal(nil) else {
      Issue.record("restored without a key")
      return
    }
    #expect(named.count == 1 && named[0].contains("rsa"))
    guard case .wrongKey? = refusal(people[1].key) else {
      Issue.record("another's key was not refused as that")
      return
    }
    let good = try bytes(copy)
    let manifest = try bytes(copy + ".json")
    for place in [600, good.count / 2, good.count - 20] {
      var bad = good
      bad[bad.startIndex + place] ^= 0x01
      try bad.write(to: URL(filePath: copy))
      #expect(refusal(people[0].key) == .changed(file: copy))
      // Whoever changes it changes the manifest as well.
      let digests = [good, bad].map { SHA256.hash(data: $0).map { String(format: "%02x", $0) }.joined() }
      let forged = String(decoding: manifest, as: UTF8.self).replacingOccurrences(of: digests[0], with: digests[1])
      try Data(forged.utf8).write(to: URL(filePath: copy + ".json"))
      #expect(refusal(people[0].key) == .changed(file: copy), "byte \(place)")
      try manifest.write(to: URL(filePath: copy + ".json"))
    }
    try good.prefix(good.count / 3).write(to: URL(filePath: copy))
    #expect(refusal(people[0].key) == .changed(file: copy))
    try good.write(to: URL(filePath: copy))
    #expect(refusal(people[0].key) == nil)
  }

  @Test("in a folder grows sealed piece by piece, and may begin plain")
  func folder() async throws {
    let keeping = try await KeepingTests.Keeping()
    let people = try recipients(keeping)
    let folder = keeping.path("folder")
    _ = try BackupFolder.extend(folder, from: keeping.data, at: KeepingTests.now)
    _ = try await keeping.neighbourhood.perform(
      "file-case", as: "lin", ["matter": "GJ01", "area": "99030100100101", "title": "又一盏灯", "text": "不亮了，请修一修。"])
    let second = try BackupFolder.extend(
      folder, from: keeping.data, sealedFor: people.map(\.certificate), at: Instant(milliseconds: 1))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(files) == Set(second.parts.map(\.file) + ["manifest.json"]))
    #expect(second.parts.filter { $0.opened != nil }.count == 2)
    for file in files {
      #expect(try bytes(folder + "/" + file).range(of: Data("SQLite format 3".utf8)) == nil, "\(file)")
    }
    #expect(throws: BackupFault.self) { try Restore.make(from: folder, to: keeping.path("again")) }
    _ = try Restore.make(from: folder, to: keeping.path("again"), key: Restore.Key(people[1].key))
    #expect(try FileManager.default.contentsOfDirectory(atPath: keeping.path("again")) == [Store.fileName])
    #expect(try Store(directory: keeping.path("again")).viewsDigest() == keeping.neighbourhood.store.viewsDigest())
  }
}
