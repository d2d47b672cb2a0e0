import ArgumentParser
import Foundation
import Inventory
import Vocabulary

/// The options of every command about a list: the tables beside it, and how to answer.
struct ListOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The table of legal bases.", valueName: "file")) var basis: String?
  @Option(help: ArgumentHelp("The table of areas.", valueName: "file")) var areas: String?
  @Option(help: ArgumentHelp("The table of matters.", valueName: "file")) var matters: String?
  @Option(help: ArgumentHelp("The table of parties.", valueName: "file")) var parties: String?
  @Option(help: ArgumentHelp("The table of voting procedures.", valueName: "file")) var procedures: String?
  @Option(
    help: ArgumentHelp(
      "Whose the three lists of a township are (基本履职, 配合履职, 上级收回), where their files do not say so.", valueName: "name")
  )
  var township: String?
  @Flag(help: "Answer in JSON.") var json = false
  @Option(
    name: [.customLong("lang")], help: ArgumentHelp("zh or en; by default the language of LANG.", valueName: "language")
  )
  var languageCode: String?

  /// The language of the answer.
  var language: Language { .ofAnswer(languageCode) }

  /// The tables of the files, with the tables beside them; ends the program with code 2 when they cannot be read.
  func tables(_ files: [String]) throws -> InventoryTables {
    do {
      let read = try files.map { try file($0) }
      if read.count == 1, read[0].bytes.first == UInt8(ascii: "{") {
        return try JSONDecoder().decode(InventoryTables.self, from: Data(read[0].bytes))
      }
      return try InventoryTables(
        files: InventoryFiles(
          entries: read, areas: try areas.map { try file($0) }, matters: try matters.map { try file($0) },
          parties: try parties.map { try file($0) }, bases: try basis.map { try file($0) },
          procedures: try procedures.map { try file($0) }, township: township))
    } catch let faults as TableFaults {
      try report(faults.faults)
      throw ExitCode(2)
    } catch let failure as UnreadableArgument {
      throw failure
    } catch {
      throw UnreadableArgument(
        zh: "读不了 \(files.joined(separator: "、"))", en: "cannot read \(files.joined(separator: ", "))", language)
    }
  }

  /// The table of who sits where; ends the program with code 2 when it cannot be read.
  func seats(_ path: String, in tables: InventoryTables) throws -> [ListedSeat] {
    let file = try file(path)
    do throws(TableFaults) {
      return try ListedSeat.all(in: file, of: tables)
    } catch {
      try report(error.faults)
      throw ExitCode(2)
    }
  }

  private func file(_ path: String) throws -> InventoryFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UnreadableArgument(zh: "打不开文件 \(path)", en: "cannot open \(path)", language)
    }
    return InventoryFile(name: (path as NSString).lastPathComponent, bytes: [UInt8](data))
  }

  private func report(_ faults: [TableFault]) throws {
    if json { return try printJSON(["faults": faults]) }
    let heading = language == .zh ? "没有读入:\(faults.count) 处错误" : "nothing was taken: \(counted(faults.count, "fault"))"
    Answer.complain(heading)
    for fault in faults {
      let place = [fault.file, fault.sheet, fault.line.map(String.init)].compactMap(\.self).joined(separator: ":")
      let cell = fault.column.isEmpty ? "" : " [\(fault.column)]"
      let value = fault.value.isEmpty ? "" : " “\(fault.value.prefix(60))”"
      Answer.complain("  \(place)\(cell)\(value) \(fault.reason.rawValue): \(fault.message[language])")
    }
  }

  /// A day from an option, or today.
  func date(_ text: String?) throws -> CivilDate {
    guard let text else {
      return CivilClock.china.date(of: Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1000))
    }
    guard let date = CivilDate(text) else {
      throw UnreadableArgument(
        zh: "“\(text)”不是日期,请写成 2026-07-01", en: "“\(text)” is not a date; write 2026-07-01", language)
    }
    return date
  }

  /// An area by its code or its name.
  func area(_ text: String, in inventory: CompiledInventory) throws -> AreaCode {
    if let area = AreaCode(text) { return area }
    if let area = inventory.tables.areas.first(where: { $0.name.zh == text || $0.name.en == text }) { return area.code }
    // The lists of one township name no area, and hold wherever it is.
    let townships = inventory.tables.entries.filter {
      $0.holder == .party(PartyID(text)) && $0.holderKind == .subdistrict
    }
    if let area = townships.first?.area { return area }
    throw UnreadableArgument(
      zh: "“\(text)”不是区域代码,也不是已知区域的名称;代码请写 2、4、6、9、12、14 或 15 位数字",
      en: "“\(text)” is neither an area code nor the name of a known area; a code has 2, 4, 6, 9, 12, 14 or 15 digits",
      language)
  }

  /// A matter by its code or its name.
  func matter(_ text: String, in inventory: CompiledInventory) -> MatterCode {
    let code = MatterCode(text)
    if inventory.matter(code) != nil { return code }
    return inventory.allMatters.first { $0.name.zh == text || $0.name.en == text || $0.code.text + $0.name.zh == text }?
      .code ?? code
  }

  /// A party by its identifier or its name.
  func party(_ text: String, in inventory: CompiledInventory) -> PartyID {
    let id = PartyID(text)
    if inventory.party(id) != nil { return id }
    return inventory.allParties.first { $0.name.zh == text || $0.name.en == text }?.id ?? id
  }
}

extension Language {
  /// The language of an answer: the one asked for, or that of the environment.
  static func ofAnswer(_ asked: String?) -> Language {
    let environment = ProcessInfo.processInfo.environment
    let code = asked ?? environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return code.lowercased().hasPrefix("zh") ? .zh : .en
  }
}

/// An argument that cannot be read; the program ends with code 2.
struct UnreadableArgument: Error, CustomStringConvertible {
  let description: String

  init(zh: String, en: String, _ language: Language) { description = language == .zh ? zh : en }
}

/// How commands answer.
enum Answer {
  /// Writes a line to the standard error.
  static func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

  /// Runs a command; what cannot be read is told and ends the program with code 2.
  static func run(_ body: () throws -> Int32) throws {
    let code: Int32
    do {
      code = try body()
    } catch let argument as UnreadableArgument {
      complain(argument.description)
      throw ExitCode(2)
    }
    if code != 0 { throw ExitCode(code) }
  }
}
