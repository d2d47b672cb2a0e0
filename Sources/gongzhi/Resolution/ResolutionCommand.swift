import ArgumentParser
import Foundation
import Proceedings
import Record
import Signatures
import Storage
import Vocabulary

/// Resolutions as files that stand on their own (决议).
struct ResolutionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolution",
    abstract: "Take a resolution out of the record with all that proves it, or check what was taken out.",
    subcommands: [ResolutionBundleCommand.self, ResolutionCheckCommand.self])
}

/// Writes the bundle of a resolution.
struct ResolutionBundleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Write a resolution with roll, result, signatures, proofs and checkpoint into a folder.",
    discussion: """
      The folder can be checked years later on a machine without this one; its README has the commands. The server may \
      go on serving. The checkpoint is signed with the record's key in the data directory.
      """)

  @Argument(help: "The resolution, as it is named on its page.") var id: String
  @OptionGroup var data: DataOptions
  @Option(help: ArgumentHelp("A folder that does not exist yet.", valueName: "dir")) var to: String
  @Option(help: ArgumentHelp("Detached signatures of resolution.json to put in.", valueName: "file"))
  var signature: [String] = []
  @Option(help: ArgumentHelp("Certificates and revocation lists to put in.", valueName: "file"))
  var certificate: [String] = []
  @Option(
    help: ArgumentHelp(
      "A timestamp over resolution.json to put in; by default the one that the server got.", valueName: "file"))
  var timestamp: String?
  @Option(help: "Names the record when it has no key yet, such as example.org/record.") var origin: String?
  @OptionGroup var options: SigningOptions

  func run() async throws {
    try await options.run {
      let store = try Store(existing: data.data)
      defer { try? store.close() }
      let room = SQLiteReadingRoom(store: store)
      let found: BundledResolution
      do { found = try await BundledResolution(ResolutionID(id), in: room) } catch let unknown
        as BundledResolution.Unknown
      {
        let known = unknown.known.suffix(20).joined(separator: " ")
        throw UnreadableArgument(
          zh: "记录中没有决议 \(id)；有 \(known)", en: "the record has no resolution \(id); it has \(known)", options.language)
      }
      var files = try await found.files(in: room, key: try recordKey())
      try add(signature, to: "signatures", &files) { bytes throws(SignatureFault) in _ = try SignedData(bytes) }
      try add(certificate, to: "certificates", &files) { bytes throws(SignatureFault) in
        guard (try? RevocationList.all(in: bytes)) == nil else { return }
        _ = try Certificate.all(in: bytes)
      }
      if let timestamp {
        files["timestamp.tsr"] = try options.read(timestamp)
        _ = try options.read(timestamp) { bytes throws(SignatureFault) in try TimestampResponse.token(in: bytes) }
      } else if let kept = try await room.timestamp(of: ResolutionID(id)) {
        files["timestamp.tsr"] = kept.answer
      }
      files["README.md"] = Array(BundleReadme(found, files: files.keys.sorted()).text.utf8)
      try write(files)
      print(
        options.say(
          zh: "\(to)：\(files.count + 1) 个文件。检查：gongzhi resolution check \(to)",
          en: "\(to): \(files.count + 1) files. Check it: gongzhi resolution check \(to)"))
    }
  }

  /// The key of the record; one is made only under a name that was given for it.
  private func recordKey() throws -> NoteSigner {
    guard
      let origin = origin ?? (FileManager.default.fileExists(atPath: data.data + "/" + RecordKey.fileName) ? "" : nil)
    else {
      throw UnreadableArgument(
        zh: "\(data.data) 里没有记录的密钥 \(RecordKey.fileName)：它在第一次 serve 时生成，或用 --origin 命名并生成",
        en:
          "\(data.data) has no key of the record, \(RecordKey.fileName): serving it makes one, or --origin names and makes it",
        options.language)
    }
    return try RecordKey.ensure(in: data.data, origin: origin)
  }

  private func add(
    _ paths: [String], to folder: String, _ files: inout [String: [UInt8]],
    _ check: ([UInt8]) throws(SignatureFault) -> Void
  ) throws {
    for path in paths {
      let bytes = try options.read(path)
      try options.read(path, as: check)
      let name = "\(folder)/\((path as NSString).lastPathComponent)"
      guard files[name] == nil else {
        throw UnreadableArgument(zh: "两个文件同名：\(name)", en: "two files of one name: \(name)", options.language)
      }
      files[name] = bytes
    }
  }

  private func write(_ files: [String: [UInt8]]) throws {
    guard !FileManager.default.fileExists(atPath: to) else {
      throw UnreadableArgument(zh: "\(to) 已经存在", en: "\(to) exists already", options.language)
    }
    for (name, bytes) in files {
      let folder = (to + "/" + name as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try options.write(to + "/" + name, bytes)
    }
    try options.write(to + "/" + BundleSums.fileName, try BundleSums.text(of: files))
  }
}

/// Checks a bundle.
struct ResolutionCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a bundle, with no server and no network.",
    discussion: """
      Exits with 0 when everything in it holds, 1 when something does not, 2 when it cannot be read. Compare the key of \
      the record that is printed with one that you know, or give that with --record-key.
      """)

  @Argument(help: "The folder.") var folder: String
  @Option(help: "The key of the record that you know, as /record/key serves it.") var recordKey: String?
  @Option(help: ArgumentHelp("Certificates of authorities that are trusted, PEM.", valueName: "file"))
  var trust: [String] = []
  @Option(help: ArgumentHelp("Revocation lists, PEM or DER.", valueName: "file")) var crl: [String] = []
  @Option(help: "The instant at which signers' certificates must hold; that of the timestamp, else now.") var at:
    String?
  @OptionGroup var options: SigningOptions

  func run() async throws {
    try await options.run {
      let anchors = try options.certificates(trust)
      let lists = try crl.flatMap {
        try options.read($0) { bytes throws(SignatureFault) in try RevocationList.all(in: bytes) }
      }
      do {
        let check = try BundleCheck(folder: folder, recordKey: recordKey)
        var lines = check.lines
        lines += try check.signatures(
          trust: trust.isEmpty ? nil : TrustStore(anchors: anchors, revocationLists: lists),
          at: try at.map { try options.instant($0) }, now: machineTime())
        for line in lines { print(line[options.language]) }
      } catch let fault as BundleFault {
        Answer.complain(fault.words[options.language])
        throw ExitCode(1)
      }
    }
  }
}
