import ArgumentParser
import Foundation
import Storage

/// Copies a data directory while it is served.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the record and what lies beside it, also while it is served.",
    discussion: """
      --to FILE makes one file, checked from its first event on, with FILE.json beside it. --into FOLDER adds to a folder \
      what was entered since the last time, and writes anew what lies beside the record, so that what was erased is \
      erased there too. Sessions are left out: whoever was signed in signs in again. The certificate and keys of the \
      server are not in it.
      """)

  @OptionGroup var data: DataOptions
  @Option(help: "A file that does not exist yet.") var to: String?
  @Option(help: "A folder that grows with each run.") var into: String?

  func validate() throws {
    guard (to == nil) != (into == nil) else { throw ValidationError("name a file with --to or a folder with --into") }
  }

  func run() async throws {
    let manifest: BackupManifest
    do {
      if let to {
        manifest = try Backup.make(of: data.data, to: to, at: machineTime()) { sayProgress("checked \($0) events") }
      } else {
        manifest = try BackupFolder.extend(into ?? "", from: data.data, at: machineTime())
      }
    } catch let fault as BackupFault {
      throw Stopped(fault)
    } catch let fault as StoreFault {
      throw Stopped(fault)
    }
    sayProgress("")
    print("backed up \(manifest.size) events, root \(manifest.root)")
    for part in manifest.parts.suffix(2) { print("  \(part.file)  \(part.bytes) bytes  sha256 \(part.sha256)") }
  }
}

/// Why a command of keeping stopped; exits with 1.
struct Stopped: Error, CustomStringConvertible {
  let description: String
  init(_ fault: some Error) { description = "\(fault)" }
}
