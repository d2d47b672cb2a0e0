import Foundation
import Storage
import Tables
import Testing
import Verification

/// How many damaged files are read; GONGZHI_LONG_FUZZ multiplies it.
private let times = ProcessInfo.processInfo.environment["GONGZHI_LONG_FUZZ"].flatMap(Int.init) ?? 1

@Suite("Damaged archives and backups") struct ArchiveFuzzTests {
  @Test("as bytes are no archive, or one in which a fault is found, or the one that they were")
  func bytes() async throws {
    let keeping = try await KeepingTests.Keeping()
    let file = keeping.path("record.zip")
    let summary = try PublicArchive.write(of: keeping.data, to: file, at: KeepingTests.now) { _, _ in nil }
    let good = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    var random = Seeded(state: 6)
    let place = keeping.path("damaged.zip")
    for round in 0..<(500 * times) {
      let bytes = Self.damaged(good, &random)
      try Data(bytes).write(to: URL(fileURLWithPath: place))
      let folder = keeping.path("out")
      try? FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let isUnpacked = Self.isRefusedInWords { try ZipFolder.unpack(place, to: folder, limit: 1 << 26) } == false
      // Unpacking is quick; checking from the first event on takes its time.
      guard isUnpacked, round % 20 == 0 else { continue }
      _ = Self.isRefusedInWords {
        let found = try PublicArchive.verify(place)
        #expect(
          found.fault != nil || (found.events == summary.events && found.root == summary.root), "seed 6, round \(round)"
        )
      }
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: keeping.folder).sorted() == [
        "damaged.zip", "out", "record.zip",
      ])
  }

  @Test("with one line of one file changed are found out, whatever the line")
  func lines() async throws {
    let keeping = try await KeepingTests.Keeping()
    let file = keeping.path("record.zip")
    _ = try PublicArchive.write(of: keeping.data, to: file, at: KeepingTests.now) { _, _ in nil }
    try ZipFolder.unpack(file, to: keeping.path("good"), limit: 1 << 30)
    // What describes the archive to people and tools proves nothing and is not checked.
    let names = try FileManager.default.subpathsOfDirectory(atPath: keeping.path("good")).filter {
      $0.hasSuffix(".csv") || $0.hasSuffix(".jsonl") || $0.hasPrefix("inventory/")
    }.sorted()
    let all = try FileManager.default.subpathsOfDirectory(atPath: keeping.path("good")).filter { $0.contains(".") }
      .sorted()
    var random = Seeded(state: 4180)
    for round in 0..<(24 * times) {
      let name = try #require(round % 2 == 0 ? "record/events.jsonl" : names.randomElement(using: &random))
      let path = keeping.path("good/" + name)
      let kept = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      let bytes = Self.changedLine(kept, &random)
      guard bytes != kept else { continue }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      defer { try? Data(kept).write(to: URL(fileURLWithPath: path)) }
      let damaged = keeping.path("damaged-\(round).zip")
      try ZipFolder.pack(all, of: keeping.path("good"), to: damaged)
      _ = Self.isRefusedInWords {
        let found = try PublicArchive.verify(damaged)
        #expect(found.fault != nil, "seed 4180, round \(round): \(name)")
      }
    }
  }

  @Test("of a backup are refused, or restore to what was there: its manifest, field by field")
  func manifest() async throws {
    let keeping = try await KeepingTests.Keeping()
    let made = try Backup.make(of: keeping.data, to: keeping.path("copy"), at: KeepingTests.now)
    _ = try BackupFolder.extend(keeping.path("folder"), from: keeping.data, at: KeepingTests.now)
    var random = Seeded(state: 9)
    for (path, backup) in [("copy.json", "copy"), ("folder/manifest.json", "folder")] {
      let good = try String(contentsOfFile: keeping.path(path), encoding: .utf8)
      for round in 0..<(30 * times) {
        let text = Self.changedField(good, &random)
        try text.write(toFile: keeping.path(path), atomically: false, encoding: .utf8)
        let place = keeping.path("restored-\(backup)-\(round)")
        let isRefused = Self.isRefusedInWords {
          let outcome = try Restore.make(from: keeping.path(backup), to: place)
          #expect(outcome.verification.fault == nil && outcome.verification.events == made.size)
          #expect(outcome.verification.root == made.root, "seed 9, round \(round): \(text)")
        }
        if isRefused { #expect(!FileManager.default.fileExists(atPath: place + "/" + Store.fileName), "\(text)") }
      }
      try good.write(toFile: keeping.path(path), atomically: false, encoding: .utf8)
    }
  }

  /// Whether it throws; what it throws has words.
  private static func isRefusedInWords(_ body: () throws -> Void) -> Bool {
    do {
      try body()
      return false
    } catch {
      #expect("\(error)".count > 10, "\(error)")
      return true
    }
  }

  private static func damaged(_ good: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var bytes = good
    if random.next() % 10 == 0 {
      // A name that leads out, in the directory and before the file itself.
      let name = Array(["record/", "tables/", "inventory/"][Int(random.next() % 3)].utf8)
      for place in bytes.indices.dropLast(name.count) where bytes[place..<(place + name.count)].elementsEqual(name) {
        bytes.replaceSubrange(place..<(place + 3), with: Array("../".utf8))
      }
      return bytes
    }
    for _ in 0..<(1 + random.next() % 5) {
      // The directory of a zip file is at its end; damage there is the more telling.
      let isAtTheEnd = random.next() % 2 == 0
      let start = isAtTheEnd ? max(0, bytes.count - 3_000) : 0
      let place = start + Int(random.next() % UInt64(bytes.count - start))
      switch random.next() % 6 {
      case 0: bytes[place] ^= 1 << UInt8(random.next() % 8)
      case 1: bytes[place] = [0, 0xFF, 0x2F, 0x2E, 0x50][Int(random.next() % 5)]
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + Int(random.next() % 40)))
      case 3: bytes.removeLast(min(bytes.count - 30, Int(random.next() % 400)))
      case 4: bytes.replaceSubrange(place..<min(bytes.count, place + 3), with: Array("../".utf8))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 46)], at: place)
      }
    }
    return bytes
  }

  private static func changedLine(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    let place = Int(random.next() % UInt64(max(1, lines.count - 1)))
    switch random.next() % 5 {
    case 0: lines.remove(at: place)
    case 1: lines.insert(lines[place], at: place)
    case 2 where place + 1 < lines.count - 1: lines.swapAt(place, place + 1)
    case 3 where !lines[place].isEmpty: lines[place].removeLast()
    default:
      guard let at = lines[place].indices.randomElement(using: &random) else { break }
      lines[place][at] ^= 1
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  private static func changedField(_ text: String, _ random: inout Seeded) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let places = lines.indices.filter { lines[$0].contains(":") }
    guard let place = places.randomElement(using: &random), let colon = lines[place].firstIndex(of: ":") else {
      return text
    }
    let comma = lines[place].hasSuffix(",") ? "," : ""
    let values = [
      "0", "-1", "9223372036854775807", "-9223372036854775808", "1e300", "null", "[]", "{}", "\"\"",
      "\"../../etc/passwd\"",
      "\"/dev/zero\"", "\"00\"", "true",
    ]
    switch random.next() % 4 {
    case 0: lines.remove(at: place)
    case 1: lines.insert(lines[place], at: place)
    default: lines[place] = String(lines[place][...colon]) + " " + (values.randomElement(using: &random) ?? "0") + comma
    }
    return lines.joined(separator: "\n")
  }
}
