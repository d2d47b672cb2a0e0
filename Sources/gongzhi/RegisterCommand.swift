import ArgumentParser
import Foundation
import Proceedings
import Tables
import Vocabulary
import Voting

/// `gongzhi register …`: registers of units and owners on plain files, with no server.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Check registers of units, floor areas and owners (业主名册).",
    subcommands: [RegisterCheckCommand.self])
}

/// `gongzhi register check`: can the register be taken, and which roll does it give?
struct RegisterCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a register row by row, and show the roll that it gives.",
    discussion: """
      CSV (UTF-8 or GB18030) or XLSX, the first row names the columns: unit, area (m²), owners, and optionally nominee, \
      guardian, state, use, residents; Chinese names are accepted. \
      Exit code 0: it can be taken. 1: bad rows, each with line, column, value and reason. 2: no table can be read.
      """)

  @Argument(help: "The register.") var file: String
  @Option(help: "Whether parking spaces that are exclusive parts count: counted or leftOut.") var parking = "leftOut"
  @Flag(help: "Answer in JSON.") var json = false
  @Option(
    name: [.customLong("lang")], help: ArgumentHelp("zh or en; by default the language of LANG.", valueName: "language")
  )
  var languageCode: String?

  private var language: Language {
    let environment = ProcessInfo.processInfo.environment
    let code = languageCode ?? environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return code.lowercased().hasPrefix("zh") ? .zh : .en
  }

  func run() throws {
    try Answer.run {
      guard let parking = ParkingSpaces(rawValue: parking) else {
        throw UnreadableArgument(
          zh: "--parking 应为 counted 或 leftOut", en: "--parking must be counted or leftOut", language)
      }
      do {
        let register = try UnitRegister(table: try table())
        try write(Summary(register, parking: parking))
        return 0
      } catch let faulty as FaultyRegister {
        try complain(faulty.faults)
        return 1
      }
    }
  }

  private func table() throws -> Table {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw UnreadableArgument(zh: "打不开文件 \(file)", en: "cannot open \(file)", language)
    }
    do {
      let name = (file as NSString).lastPathComponent
      if let first = try Table.all(in: [UInt8](data), file: name).first { return first }
      throw UnreadableTable(file: name, reason: .empty)
    } catch let unreadable as UnreadableTable {
      let line = unreadable.line.map { ":\($0)" } ?? ""
      throw UnreadableArgument(
        zh: "\(file)\(line) 不是能读的表：\(unreadable.reason.rawValue)",
        en: "\(file)\(line) is no table that can be read: \(unreadable.reason.rawValue)", language)
    }
  }

  private func complain(_ faults: [InputFault]) throws {
    guard !json else { return try printJSON(["faults": faults]) }
    print(language == .zh ? "没有读入：\(faults.count) 处错误" : "nothing was taken: \(counted(faults.count, "fault"))")
    for fault in faults { print("  " + fault.described(language)) }
  }

  private func write(_ summary: Summary) throws {
    guard !json else { return try printJSON(summary) }
    let area = "\(summary.area / 100).\(String(100 + summary.area % 100).dropFirst()) m²"
    let lines =
      language == .zh
      ? [
        "专有部分 \(summary.units) 个（其中车位 \(summary.parkingSpaces) 个\(summary.parking == .counted ? "，计入" : "，不计")）",
        "面积 \(area)", "人数 \(summary.heads)", "表决人 \(summary.voters) 人", "户数 \(summary.households)",
        "名册摘要 \(summary.digest)",
      ]
      : [
        "\(summary.units) units, \(summary.parkingSpaces) of them parking spaces"
          + (summary.parking == .counted ? ", counted" : ", left out"),
        "floor area \(area)", "\(summary.heads) heads", "\(summary.voters) voters", "\(summary.households) households",
        "digest of the roll \(summary.digest)",
      ]
    print(lines.joined(separator: "\n"))
  }

  /// What a register comes to.
  private struct Summary: Encodable {
    let units: Int
    let parkingSpaces: Int
    let parking: ParkingSpaces
    /// Of the roll, in units of 0.01 m².
    let area: Int64
    let heads: Int
    let voters: Int
    let households: Int
    let digest: String

    init(_ register: UnitRegister, parking: ParkingSpaces) {
      let roll = register.roll(parking: parking)
      units = register.units.count
      parkingSpaces = register.units.count { $0.use == .parking }
      self.parking = parking
      area = roll.entries.reduce(0) { $0 + $1.area }
      heads = roll.entries.reduce(0) { $0 + $1.heads }
      voters = roll.entries.count
      households = register.units.count { $0.state == .sold && $0.use != .parking }
      digest = roll.digest
    }
  }
}
