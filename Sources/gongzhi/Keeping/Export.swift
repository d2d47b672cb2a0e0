import ArgumentParser
import Foundation
import Record
import Storage
import Verification

/// Writes the public record for anyone to keep and check.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the public record to one file that anyone can keep and check: gongzhi verify FILE.",
    discussion: """
      A zip file laid out as a data package: the events to the byte, the roots, the published lists, and every public \
      table with what each column means. What is private is left out and named with the reason. The checkpoint is in it \
      where the key of the record lies in the data directory.

      --through SEQUENCE writes the record as it stood after that event: what everyone could know then, to be checked \
      like any other.
      """)

  @OptionGroup var data: DataOptions
  @Option(help: "A file that does not exist yet, such as record.zip.") var to: String
  @Option(help: ArgumentHelp("The last event to be in it.", valueName: "sequence")) var through: Int64?
  @Flag(help: "Print one JSON object.") var json = false

  func run() async throws {
    let summary: PublicArchive.Summary
    do {
      let signer = try RecordKey.find(in: data.data)
      summary = try PublicArchive.write(
        of: data.data, to: to, at: machineTime(), through: through, key: signer?.verifier
      ) { size, root in
        guard let signer else { return nil }
        return try Checkpoint(origin: signer.verifier.name, size: size, root: root).signed(by: signer).description
      }
    } catch let fault as BackupFault {
      throw Stopped(fault)
    } catch let fault as StoreFault {
      throw Stopped(fault)
    } catch let fault as Verification.Fault {
      throw Stopped(fault)
    }
    if json {
      struct Answer: Encodable {
        let events: Int64
        let root: String
        let tables, withheldColumns: Int
      }
      try printJSON(
        Answer(
          events: summary.events, root: summary.root, tables: summary.tables, withheldColumns: summary.withheld))
    } else {
      print("exported \(summary.events) events and \(summary.tables) tables to \(to), root \(summary.root)")
      print("next: gongzhi verify \(to)")
    }
  }
}
