import ArgumentParser
import Foundation
import Record

/// Witnesses a record from another party's machine.
struct WitnessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness",
    abstract: "Witness a record: follow it, check that it only grew, sign its checkpoints.",
    discussion: """
      Run this on a machine that does not belong to whoever runs the server. It keeps a copy of the record as tiles \
      (which other programs can check), remembers the newest checkpoint that it signed, and signs a new one only when \
      the record extends it. On a fork, a rollback or a changed past it signs nothing, writes both checkpoints to a \
      file ALARM-…, and exits with 1. A network that fails is tried again; with --once it exits with 2.
      The key is made when the file is missing and --name is given; whoever keeps the policy of witnesses needs the \
      public key that is printed.
      """)

  @Option(help: "The address of the server, https://….") var follow: String
  @Option(help: "The file with this witness's private key.") var key: String
  @Option(help: "The name of a new key, such as witness.example/w1.") var name: String?
  @Option(help: "The folder with the copy of the record; beside the key if left out.") var to: String?
  @Option(help: "The public key of the record; if left out, the one the server names the first time is kept.")
  var recordKey: String?
  @Option(help: "Certificates to trust instead of the system's, PEM.") var trust: String?
  @Option(help: "Seconds between two visits.") var every: Int = 60
  @Flag(help: "Visit once and end.") var once = false

  func validate() throws {
    guard follow.hasPrefix("https://") else { throw ValidationError("--follow: an address begins with https://") }
    guard (1...86_400).contains(every) else { throw ValidationError("--every: from 1 to 86400 seconds") }
  }

  func run() async throws {
    let signer = try WitnessKey.ensure(key, name: name)
    say("witness \(signer.verifier)")
    let reach = try RecordReach(address: follow, trust: trust, option: "--trust")
    var copy = try RecordCopy(folder: to ?? key + ".copy")
    do {
      try await visits(reach, &copy, signer)
    } catch {
      try? await reach.end()
      throw error
    }
    try await reach.end()
  }

  private func visits(_ reach: RecordReach, _ copy: inout RecordCopy, _ signer: NoteSigner) async throws {
    while true {
      do {
        let visit = try await WitnessVisit(reach: reach, signer: signer, recordKey: recordKey).run(&copy)
        tell(visit)
      } catch let alarm as WitnessAlarm {
        let file = try copy.keep(alarm)
        say("ALARM: \(alarm.words)")
        say("both checkpoints are in \(file); show them to the other parties")
        throw ExitCode(1)
      } catch let fault as ReachFault {
        say("not witnessed: \(fault)")
        if once { throw ExitCode(2) }
      }
      if once { return }
      try await Task.sleep(for: .seconds(every))
    }
  }
}

/// What a witness shouts: something that only a changed or forked record can show.
struct WitnessAlarm: Error {
  /// What it is.
  let words: String
  /// The checkpoint that was signed last, if any, and the one that was offered.
  let latest: SignedNote?
  let offered: SignedNote
}
