import ArgumentParser
import Record
import Verification

/// Checks a record: of a data directory, in an archive, or behind an address.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a record: hashes, tree, permissions, steps, counts.",
    discussion: """
      SOURCE is a data directory, also while it is served; or an archive made by gongzhi export; or the address of a \
      server, https://…, whose record is fetched and believed in nothing. For the first two no server is asked. \
      Exits with 0 when the record is whole, 1 when it is not, 2 when it cannot be read.
      """)

  @Argument(help: "A data directory, an archive (FILE.zip), or an address (https://…).") var source: String?
  @Option(help: "The data directory; the same as SOURCE.") var data: String?
  @Option(help: "The public key of the record, as you were told it elsewhere; else the one that SOURCE names.")
  var recordKey: String?
  @Option(help: "Certificates to trust instead of the system's, PEM; for an address.") var ca: String?
  @Option(help: "How many GiB of events are fetched from an address at most.") var most = 64
  @Flag(help: "Print one JSON object.") var json = false

  func run() async throws {
    let verification: Verification
    do {
      verification = try await verified()
    } catch {
      say("\(error)")
      throw ExitCode(2)
    }
    sayProgress("")
    if json { try printJSON(report(verification)) } else { print(page(verification)) }
    if verification.fault != nil || verification.viewsAgree == false { throw ExitCode(1) }
  }

  func validate() throws {
    guard (source == nil) != (data == nil) else {
      throw ValidationError("name a data directory, an archive or an address")
    }
    guard !(source ?? "").hasPrefix("http://") else { throw ValidationError("an address begins with https://") }
    guard (1...1 << 20).contains(most) else { throw ValidationError("--most: from 1 to 1048576 GiB") }
    if let recordKey, (try? NoteVerifierKey(recordKey)) == nil {
      throw ValidationError("--record-key: a key is written name+identifier+base64")
    }
  }

  private func verified() async throws -> Verification {
    try await RecordPlace(source ?? data ?? "").verify(
      recordKey: try recordKey.map { try NoteVerifierKey($0) }, trust: ca, mostBytes: Int64(most) << 30
    ) { sayProgress("read \($0) events") }
  }

  private func page(_ found: Verification) -> String {
    var lines = [
      "events        \(found.events) read, hashed, in order",
      "roots         \(found.roots) of the tree computed anew",
      "decisions     \(found.decisions) asked of the inventory again",
      "clocks        \(found.clocks) limits and steps of overdue duties computed anew",
      "ballots       \(found.ballots) counted anew",
      "digests       \(found.digests) of frozen texts and rolls",
      "signatures    \(found.signatures) with certificates verified anew",
      "inventories   \(found.inventories) hashed anew",
      "envelopes     \(found.opened) opened as committed to, \(found.envelopes) closed and at hand",
      "nodes         \(found.nodes) of the tree above its leaves computed anew",
      "timestamps    \(found.timestamps) are over a checkpoint or resolution of this record and hold",
      "private       \(found.privateValues) values match their commitment",
      "erased        \(found.erased) commitments of people whose private data were erased",
      "withheld      \(found.withheld) commitments whose value is not in this copy",
    ]
    if let key = found.recordKey {
      lines += [
        "checkpoints   \(found.checkpoints) signed by \(key)\(recordKey == nil ? ", the key that SOURCE names" : "")",
        "cosignatures  \(found.cosignatures) of witnesses hold",
        "witnessed     \(found.witnessed.map { "the first \($0) events, as the policy asks" } ?? "not as a policy asks")",
      ]
    }
    if let agree = found.viewsAgree {
      lines.append(
        "views         \(agree ? "are those that the record gives" : "differ from the record: run gongzhi rebuild")")
    }
    lines.append(found.fault.map { "FAULT         \($0)" } ?? "whole         root \(found.root)")
    return lines.joined(separator: "\n")
  }

  private struct Report: Encodable {
    struct Fault: Encodable {
      let sequence: Int64?
      let reason: String
    }
    let whole: Bool
    let events, roots, decisions, clocks, ballots, digests, signatures, inventories, privateValues, opened, envelopes,
      nodes, erased, withheld, checkpoints, cosignatures, timestamps: Int64
    let witnessed: Int64?
    let recordKey: String?
    let root: String
    let viewsAgree: Bool?
    let fault: Fault?
  }

  private func report(_ found: Verification) -> Report {
    Report(
      whole: found.fault == nil && found.viewsAgree != false, events: found.events, roots: found.roots,
      decisions: found.decisions, clocks: found.clocks, ballots: found.ballots, digests: found.digests,
      signatures: found.signatures, inventories: found.inventories, privateValues: found.privateValues,
      opened: found.opened, envelopes: found.envelopes, nodes: found.nodes, erased: found.erased,
      withheld: found.withheld, checkpoints: found.checkpoints, cosignatures: found.cosignatures,
      timestamps: found.timestamps, witnessed: found.witnessed, recordKey: found.recordKey?.description,
      root: found.root, viewsAgree: found.viewsAgree,
      fault: found.fault.map { Report.Fault(sequence: $0.sequence, reason: $0.reason) })
  }
}
