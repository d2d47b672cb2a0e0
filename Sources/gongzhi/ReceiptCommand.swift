import ArgumentParser
import Foundation
import Record
import Vocabulary

/// Checks a receipt with nothing but files.
struct ReceiptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: "Check a receipt (.tlog-proof): that an event is in the record, with no server and no network.",
    discussion: """
      The page of an event gives the receipt and the event; the record's key stands at /record/key. With a policy, as \
      /record/policy serves it, it is also said whether enough witnesses have signed. Exits with 0 when the receipt \
      proves the event, 1 when it does not, 2 when something cannot be read.
      """)

  @Argument(help: "The receipt.") var receipt: String
  @Option(help: ArgumentHelp("The event, byte for byte as the record has it.", valueName: "file")) var entry: String
  @Option(help: ArgumentHelp("The record's key, or a file that holds it.", valueName: "key")) var key: String?
  @Option(help: ArgumentHelp("Whose signatures count: the record's and its witnesses'.", valueName: "file"))
  var policy: String?
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var options: SigningOptions

  func validate() throws {
    guard (key == nil) != (policy == nil) else { throw ValidationError("name --key or --policy") }
  }

  func run() async throws {
    try await options.run {
      let file = try read(receipt) { try ProofFile(bytes: $0) }
      let event = try options.read(entry)
      let rules = try trusted()
      do {
        let standing = try file.verify(LeafHash(of: event), under: rules)
        try tellWhatHolds(file, event, standing)
      } catch let fault as RecordFormatError {
        if json {
          struct Answer: Encodable { let holds = false, reason: String }
          try printJSON(Answer(reason: fault.message(.en)))
        } else {
          Answer.complain(fault.message(options.language))
        }
        throw ExitCode(1)
      }
    }
  }

  private func trusted() throws -> WitnessPolicy {
    if let policy { return try read(policy) { try WitnessPolicy(bytes: $0) } }
    let named = key ?? ""
    guard FileManager.default.fileExists(atPath: named) else {
      do { return try WitnessPolicy(records: [try NoteVerifierKey(named)], threshold: 0, of: []) } catch let fault
        as RecordFormatError
      {
        throw UnreadableArgument(
          zh: "--key：\(fault.message(.zh))", en: "--key: \(fault.message(.en))", options.language)
      }
    }
    return try read(named) { bytes in
      let text = String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline }
      return try WitnessPolicy(records: [try NoteVerifierKey(text)], threshold: 0, of: [])
    }
  }

  private func read<Value>(_ path: String, _ make: ([UInt8]) throws -> Value) throws -> Value {
    let bytes = try options.read(path)
    do { return try make(bytes) } catch let fault as RecordFormatError {
      throw UnreadableArgument(
        zh: "\(path)：\(fault.message(.zh))", en: "\(path): \(fault.message(.en))", options.language)
    }
  }

  private func tellWhatHolds(_ file: ProofFile, _ event: [UInt8], _ standing: WitnessPolicy.Standing) throws {
    let record = standing.checkpoint
    let leaf = LeafHash(of: event).description
    let witnesses = standing.cosignatures.map(\.key.name)
    if json {
      struct Answer: Encodable {
        let holds = true, sequence, size: Int64, leaf, root, origin: String, witnesses: [String], isWitnessed: Bool
      }
      return try printJSON(
        Answer(
          sequence: file.index, size: record.size, leaf: leaf, root: record.root.hexadecimal, origin: record.origin,
          witnesses: witnesses, isWitnessed: policy != nil && standing.isWitnessed))
    }
    let english = """
      holds      event \(file.index) of \(record.size) in \(record.origin)
      leaf       \(leaf)
      root       \(record.root.hexadecimal)
      """
    let chinese = """
      有效      \(record.origin) 的第 \(file.index) 号事件（共 \(record.size) 个）
      叶        \(leaf)
      根        \(record.root.hexadecimal)
      """
    print(options.say(zh: chinese, en: english))
    guard policy != nil else { return }
    let names = witnesses.isEmpty ? "–" : witnesses.joined(separator: ", ")
    print(
      standing.isWitnessed
        ? options.say(zh: "见证      \(names)，已够数", en: "witnesses  \(names): as many as the policy asks for")
        : options.say(zh: "见证      \(names)，还不够数", en: "witnesses  \(names): not yet as many as the policy asks for"))
  }
}
