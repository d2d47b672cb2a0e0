import ArgumentParser
import Foundation
import Signatures
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

      --encrypt-to CERT.pem, once for each recipient, seals what is written (CMS, AES-256-GCM), so that only the holder of \
      one of their keys restores it; openssl cms -decrypt -binary -inform DER opens it as well. FILE.json stays readable: \
      it names size, root, digests and recipients.
      """)

  @OptionGroup var data: DataOptions
  @Option(help: "A file that does not exist yet.") var to: String?
  @Option(help: "A folder that grows with each run.") var into: String?
  @Option(help: ArgumentHelp("The certificate of a recipient, PEM; RSA, P-256 or P-384.", valueName: "file"))
  var encryptTo: [String] = []
  @OptionGroup var signing: SigningOptions

  func validate() throws {
    guard (to == nil) != (into == nil) else { throw ValidationError("name a file with --to or a folder with --into") }
  }

  func run() async throws { try await signing.run { try write(to: try signing.certificates(encryptTo)) } }

  private func write(to recipients: [Certificate]) throws {
    let manifest: BackupManifest
    do {
      if let to, recipients.isEmpty {
        manifest = try Backup.make(of: data.data, to: to, at: machineTime()) { sayProgress("checked \($0) events") }
      } else if let to {
        manifest = try Backup.make(of: data.data, to: to, sealedFor: recipients, at: machineTime()) {
          sayProgress("checked \($0) events")
        }
      } else {
        manifest = try BackupFolder.extend(into ?? "", from: data.data, sealedFor: recipients, at: machineTime())
      }
    } catch let fault as BackupFault {
      throw Stopped(fault)
    } catch let fault as StoreFault {
      throw Stopped(fault)
    }
    sayProgress("")
    print("backed up \(manifest.size) events, root \(manifest.root)")
    for part in manifest.parts.suffix(2) { print("  \(part.file)  \(part.bytes) bytes  sha256 \(part.sha256)") }
    for recipient in manifest.recipients ?? [] { print("  encrypted to \(recipient)") }
  }
}

/// Why a command of keeping stopped; exits with 1.
struct Stopped: Error, CustomStringConvertible {
  let description: String
  init(_ fault: some Error) { description = "\(fault)" }
}
