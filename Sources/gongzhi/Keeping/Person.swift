import ArgumentParser
import Foundation
import Proceedings
import Storage
import Vocabulary

/// What the office does for a person.
struct PersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Give a person what is held about them.", subcommands: [PersonExportCommand.self])
}

/// Writes everything that is held about a person to a file.
struct PersonExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write everything that is held about a person to a JSON file, as they get it themself at /me/data.",
    discussion: """
      For a person who asks in writing (PIPL 45, GDPR 15 and 20). Make sure who asks: the file holds private words. It is \
      readable by its owner only; delete it once it is handed over.
      """)

  @OptionGroup var data: DataOptions
  @Option(help: "The number of the person, such as person-12; it stands in the address of their page.") var person:
    String
  @Option(help: "A file that does not exist yet.") var to: String

  func run() async throws {
    let found: PersonalData
    do {
      guard let data = try PersonalData.read(of: PersonID(person), in: data.data) else {
        throw ValidationError("nobody has the number \(person) here; see the address of their page, /people/person-…")
      }
      found = data
    } catch let fault as StoreFault {
      throw Stopped(fault)
    }
    guard !FileManager.default.fileExists(atPath: to) else { throw Stopped(BackupFault.exists(file: to)) }
    let bytes = Data(personalFile(found))
    guard FileManager.default.createFile(atPath: to, contents: bytes, attributes: [.posixPermissions: 0o600]) else {
      throw Stopped(BackupFault.unreadable(file: to, reason: "it cannot be written"))
    }
    print("wrote \(found.tables.reduce(0) { $0 + $1.rows.count }) entries of \(found.tables.count) tables to \(to)")
    for table in found.tables { print("  \(table.rows.count)  \(table.words.en)") }
  }
}
