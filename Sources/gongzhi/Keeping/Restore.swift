import ArgumentParser
import Foundation
import Signatures
import Storage
import Verification
import Vocabulary

/// Makes a data directory again from a backup.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a data directory from a backup, and check it.",
    discussion: """
      The backup is a file with its FILE.json, or a folder. The data directory must hold no record. A backup of an older \
      program is brought up to date; one of a newer program is refused. One that is encrypted needs --key.
      """)

  @OptionGroup var data: DataOptions
  @Option(name: .customLong("from"), help: "The backup: a file or a folder.") var backup: String
  @OptionGroup var opening: OpeningOptions

  func run() async throws { try await opening.signing.run { try restore(with: try opening.found()) } }

  private func restore(with key: Restore.Key?) throws {
    let outcome = try restored(backup, to: data.data, key)
    print("restored \(outcome.verification.events) events into \(data.data), root \(outcome.verification.root)")
    print("next: gongzhi serve --data \(data.data) --config FILE")
  }
}

/// Restores a backup into a place that is thrown away, and checks it.
struct DrillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill",
    abstract: "Show that a backup can be restored: restore it beside, check it, throw it away.",
    discussion:
      "A backup that was never restored is a hope. Run this each week. Exits with 0 when it passes, else with 1.")

  @Option(name: .customLong("from"), help: "The backup: a file or a folder.") var backup: String
  @Option(help: "A folder with room for the copy; the system's temporary folder when it is not named.") var scratch:
    String?
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var opening: OpeningOptions

  func run() async throws { try await opening.signing.run { try drill(with: try opening.found()) } }

  private func drill(with key: Restore.Key?) throws {
    let place =
      (scratch ?? FileManager.default.temporaryDirectory.path) + "/gongzhi-drill-\(machineTime().milliseconds)"
    defer { try? FileManager.default.removeItem(atPath: place) }
    let began = machineTime().milliseconds
    let outcome = try restored(backup, to: place, key)
    let took = machineTime().milliseconds - began
    let found = outcome.verification
    if json {
      print(
        """
        {"passed": true, "events": \(found.events), "root": "\(found.root)", "madeAt": \
        \(outcome.manifest.madeAt.milliseconds), "milliseconds": \(took)}
        """)
    } else {
      print("restored and checked \(found.events) events in \(took) ms: root \(found.root), as the backup says")
      print("decisions \(found.decisions), ballots \(found.ballots), private values \(found.privateValues)")
    }
  }
}

/// What opens an encrypted backup.
struct OpeningOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The private key of a recipient, PEM (PKCS#8), sealed or not.", valueName: "file"))
  var key: String?
  @Option(help: ArgumentHelp("The certificate of that key, PEM; helps where many keys are tried.", valueName: "file"))
  var certificate: String?
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var signing: SigningOptions

  /// The key, if one was named.
  func found() throws -> Restore.Key? {
    guard let key else { return nil }
    let certificates = try signing.certificates(certificate.map { [$0] } ?? [])
    return Restore.Key(try passphrase.key(key, signing), certificate: certificates.first)
  }
}

/// Restores, with progress for a person who watches, and faults as one line.
private func restored(_ backup: String, to directory: String, _ key: Restore.Key?) throws -> Restore.Outcome {
  defer { sayProgress("") }
  do {
    return try Restore.make(from: backup, to: directory, key: key) { sayProgress("\($0) events") }
  } catch let fault as BackupFault {
    throw Stopped(fault)
  } catch let fault as StoreFault {
    throw Stopped(fault)
  }
}
