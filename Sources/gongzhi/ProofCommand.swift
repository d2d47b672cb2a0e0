import ArgumentParser
import Foundation
import Proceedings
import Record
import Storage

/// Proofs from a data directory, without a server.
struct ProofCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proof",
    abstract: "Prove that an event is in the record, or that the record only grew; check a receipt.",
    subcommands: [InclusionCommand.self, ConsistencyCommand.self, ReceiptCommand.self])
}

/// That an event is in the record.
struct InclusionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inclusion", abstract: "Prove that an event is in the record (RFC 9162, 2.1.3).",
    discussion: "Exits with 1 when the record has no such event at that size.")

  @OptionGroup var data: DataOptions
  @Option(help: "The sequence number of the event, from 0.") var sequence: Int64
  @Option(help: "The size of the record; what it is now if left out.") var size: Int64?
  @Flag(help: "Print one JSON object.") var json = false

  func run() async throws {
    let store = try Store(existing: data.data)
    defer { try? store.close() }
    guard let proven = try await SQLiteReadingRoom(store: store).inclusion(of: sequence, size: size) else {
      say("the record has no event \(sequence)\(size.map { " at size \($0)" } ?? "")")
      throw ExitCode(1)
    }
    let path = proven.proof.path.map(\.hexadecimal)
    if json {
      struct Answer: Encodable { let sequence, size: Int64, leaf, root: String, path: [String] }
      try printJSON(
        Answer(
          sequence: sequence, size: proven.proof.size, leaf: proven.leaf.description, root: proven.root.hexadecimal,
          path: path))
    } else {
      print("event  \(sequence) of \(proven.proof.size)\nleaf   \(proven.leaf)")
      for hash in path { print("path   \(hash)") }
      print("root   \(proven.root)")
    }
  }
}

/// That the record at one size begins with all that it was at a smaller one.
struct ConsistencyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consistency", abstract: "Prove that the record only grew between two sizes (RFC 9162, 2.1.4).",
    discussion: "Exits with 1 when the record never had one of the sizes.")

  @OptionGroup var data: DataOptions
  @Option(help: "The smaller size, from 1.") var from: Int64
  @Option(help: "The larger size; what it is now if left out.") var to: Int64?
  @Flag(help: "Print one JSON object.") var json = false

  func run() async throws {
    let store = try Store(existing: data.data)
    defer { try? store.close() }
    guard let proven = try await SQLiteReadingRoom(store: store).consistency(from: from, to: to) else {
      say("the record never had size \(from)\(to.map { " and then \($0)" } ?? "")")
      throw ExitCode(1)
    }
    let path = proven.proof.path.map(\.hexadecimal)
    if json {
      struct Answer: Encodable { let from, to: Int64, oldRoot, newRoot: String, path: [String] }
      try printJSON(
        Answer(
          from: from, to: proven.proof.newSize, oldRoot: proven.oldRoot.hexadecimal,
          newRoot: proven.newRoot.hexadecimal, path: path))
    } else {
      print("from   \(from) with root \(proven.oldRoot)")
      for hash in path { print("path   \(hash)") }
      print("to     \(proven.proof.newSize) with root \(proven.newRoot)")
    }
  }
}
