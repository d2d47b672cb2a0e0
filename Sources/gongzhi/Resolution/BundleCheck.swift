import Foundation
import Proceedings
import Record
import Resolutions
import Signatures
import Vocabulary
import Voting

/// What does not hold in a bundle.
struct BundleFault: Error {
  let words: Bilingual

  init(zh: String, en: String) { words = Bilingual(zh: zh, en: en) }
}

/// A bundle that was checked against itself: sums, text, roll, result, events, proofs, and the page made anew.
struct BundleCheck {
  /// What was checked and held.
  private(set) var lines: [Bilingual] = []
  private let files: [String: [UInt8]]
  private let resolution: FrozenResolution
  /// The electronic signatures in the events.
  private var recorded: [RecordedSignatures.Signed] = []

  init(folder: String, recordKey: String?) throws {
    files = try Self.read(folder)
    let text = try Self.file("resolution.json", files)
    resolution = try Self.canonical(FrozenResolution.self, "resolution.json", text)
    let digest = try DigestAlgorithm.sha256.digest(text).hexadecimal
    hold("文件      \(files.count) 个，与 SHA256SUMS 一致", "files      \(files.count), as SHA256SUMS has them")
    hold("决议文本  摘要 \(digest)", "text       digest \(digest)")
    let events = try provenEvents(recordKey)
    try checkRoll(events)
    try checkSignatures(events, digest)
    recorded = RecordedSignatures(events).signed
    try checkRecorded(text)
    let names = try Self.canonical([String: Bilingual].self, "parties.json", try Self.file("parties.json", files))
    let page = ResolutionPage(resolution: resolution, names: names, events: events).html
    guard try Self.file("resolution.html", files) == Array(page.utf8) else {
      throw BundleFault(
        zh: "resolution.html 与 resolution.json 不一致", en: "resolution.html does not say what resolution.json says")
    }
  }

  private mutating func hold(_ zh: String, _ en: String) { lines.append(Bilingual(zh: zh, en: en)) }

  private static func file(_ name: String, _ files: [String: [UInt8]]) throws -> [UInt8] {
    guard let bytes = files[name] else { throw BundleFault(zh: "缺少文件 \(name)", en: "the file \(name) is missing") }
    return bytes
  }

  private static func canonical<Value: Codable>(_ type: Value.Type, _ name: String, _ bytes: [UInt8]) throws -> Value {
    guard let value = try? CanonicalJSON.decodeExactly(type, from: bytes) else {
      throw BundleFault(zh: "\(name) 不是规范的 JSON", en: "\(name) is not the canonical JSON that it must be")
    }
    return value
  }

  /// Every file that the sums name, and no other.
  private static func read(_ folder: String) throws -> [String: [UInt8]] {
    guard let sums = FileManager.default.contents(atPath: folder + "/" + BundleSums.fileName) else {
      throw BundleFault(zh: "\(folder) 里没有 SHA256SUMS", en: "\(folder) has no SHA256SUMS")
    }
    var files: [String: [UInt8]] = [:]
    for name in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? [] {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder), !isFolder.boolValue,
        name != BundleSums.fileName, let bytes = FileManager.default.contents(atPath: folder + "/" + name)
      else { continue }
      files[name] = [UInt8](bytes)
    }
    let expected = try BundleSums.text(of: files).split(separator: "\n").map(String.init)
    let stated = String(decoding: sums, as: UTF8.self).split(separator: "\n").map(String.init)
    if let line = Set(stated).symmetricDifference(expected).min(by: { $0.dropFirst(66) < $1.dropFirst(66) }) {
      let name = line.dropFirst(66)
      throw BundleFault(zh: "文件 \(name) 与 SHA256SUMS 不符", en: "the file \(name) is not as SHA256SUMS has it")
    }
    guard sums.elementsEqual(try BundleSums.text(of: files).utf8) else {
      throw BundleFault(zh: "SHA256SUMS 被改动过", en: "SHA256SUMS was changed")
    }
    return files
  }

  /// The events, each with its proof under the one checkpoint.
  private mutating func provenEvents(_ known: String?) throws -> [RecordedEvent] {
    let keyText = String(decoding: try Self.file("record/key", files), as: UTF8.self).filter { $0 != "\n" }
    if let known, known != keyText {
      throw BundleFault(
        zh: "记录的公钥是 \(keyText)，不是您给的那把", en: "the key of the record is \(keyText), not the one you gave")
    }
    let note = try Self.file("record/checkpoint", files)
    let policy: WitnessPolicy
    do { policy = try WitnessPolicy(records: [try NoteVerifierKey(keyText)], threshold: 0, of: []) } catch {
      throw BundleFault(zh: "record/key 不是记录的公钥", en: "record/key is no key of a record")
    }
    var events: [RecordedEvent] = []
    for name in files.keys where name.hasPrefix("record/") && name.hasSuffix(".json") {
      let bytes = try Self.file(name, files)
      let event = try Self.canonical(RecordedEvent.self, name, bytes)
      let proofName = name.dropLast(4) + "tlog-proof"
      let proof = try Self.file(String(proofName), files)
      guard name == "record/\(event.sequence).json", let read = try? ProofFile(bytes: proof),
        read.index == event.sequence, Array(read.note.description.utf8) == note,
        (try? read.verify(leafHash(of: bytes), under: policy)) != nil
      else {
        throw BundleFault(
          zh: "\(proofName) 不能证明 \(name) 在记录之中", en: "\(proofName) does not prove that \(name) is in the record")
      }
      events.append(event)
    }
    events.sort { $0.sequence < $1.sequence }
    hold("记录      \(events.count) 条，都在检查点之下", "record     \(events.count) events, all under the checkpoint")
    hold("记录公钥  \(keyText)", "record key \(keyText)")
    return events
  }

  private mutating func checkRoll(_ events: [RecordedEvent]) throws {
    guard let digest = resolution.rollDigest else { return }
    let bytes = try Self.file("roll.json", files)
    let roll = try Self.canonical(Roll.self, "roll.json", bytes)
    guard try DigestAlgorithm.sha256.digest(bytes).hexadecimal == digest, roll.digest == digest else {
      throw BundleFault(zh: "roll.json 不是表决时的名册", en: "roll.json is not the roll of the ballot")
    }
    let ballots = events.compactMap { event -> BallotCalled? in
      guard case .ballotCalled(let called) = event.event else { return nil }
      return called
    }
    guard let ballot = ballots.first(where: { $0.roll == roll && $0.rollDigest == digest }) else {
      throw BundleFault(zh: "记录中没有用这份名册的表决", en: "no ballot in the bundle was on this roll")
    }
    let isCounted = events.contains { event in
      guard case .ballotClosed(let closed) = event.event else { return false }
      return closed.ballot == ballot.id && closed.result == resolution.result
    }
    guard isCounted else {
      throw BundleFault(zh: "决议所载的结果不是记录中的结果", en: "the result in the text is not the one in the record")
    }
    hold("名册结果  与记录一致", "roll       and result are those of the record")
  }

  private mutating func checkSignatures(_ events: [RecordedEvent], _ digest: String) throws {
    var signed: Set<PartyID> = []
    var (isDrafted, isInForce) = (false, false)
    for event in events {
      switch event.event {
      case .resolutionDrafted(let drafted):
        isDrafted = drafted.resolution == resolution && drafted.digest == digest
      case .resolutionSigned(let one):
        guard one.resolution == resolution.id, one.digest == digest else {
          throw BundleFault(
            zh: "第 \(event.sequence) 条签的是另一份文本", en: "event \(event.sequence) is a signature under another text")
        }
        signed.insert(event.author.party)
      case .resolutionInForce(let one): isInForce = isInForce || one.resolution == resolution.id
      default: break
      }
    }
    guard isDrafted else {
      throw BundleFault(zh: "记录中冻结的不是这份文本", en: "the text is not the one that the record froze")
    }
    let signing = Signing(
      signatories: resolution.signatories, needed: resolution.signaturesNeeded, signed: signed, digest: digest)
    let missing = signing.missing.map(\.text)
    guard signing.isComplete || !isInForce else {
      throw BundleFault(zh: "已生效，却缺少签署：\(missing)", en: "in force, and not signed by \(missing)")
    }
    hold(
      "签署      \(signed.count)/\(signing.needed)(共 \(signing.signatories.count) 方) \(isInForce ? "已生效" : "未生效")",
      "signed     \(signed.count), \(signing.needed) of \(signing.signatories.count) needed, "
        + (isInForce ? "in force" : "not in force"))
  }

  /// The electronic signatures of the record hold under the trust anchors and lists that the record had when they were
  /// received, and their files are those of the record.
  private mutating func checkRecorded(_ text: [UInt8]) throws {
    for signed in recorded {
      for (name, bytes) in try signed.files() where files[name] != bytes {
        throw BundleFault(zh: "\(name) 与记录中的不同", en: "\(name) is not the one in the record")
      }
      let signer = try signed.verify(text)
      let who = signer.certificate.subject.shortest
      hold(
        "电子签名  \(signed.event.author.party) \(who)，\(signed.event.at.rfc3339()) 收到，依当时的信任锚成立",
        "electronic \(signed.event.author.party) \(who), received \(signed.event.at.rfc3339()), holds under the anchors of then"
      )
    }
  }

  /// Checks the detached signatures and the timestamp, when whom to trust is known.
  func signatures(trust: TrustStore?, at: Instant?, now: Instant) throws -> [Bilingual] {
    let text = try Self.file("resolution.json", files)
    let messages = files.keys.filter { $0.hasPrefix("signatures/") }.sorted()
    guard !messages.isEmpty || files["timestamp.tsr"] != nil else { return [] }
    guard var trust else {
      return [
        Bilingual(
          zh: "未检查    \(messages.count) 个签名和时间戳：请用 --trust 给出信任的证书机构",
          en: "unchecked  \(messages.count) signatures and the timestamp: give --trust the authorities that you trust")
      ]
    }
    var extra: [Certificate] = []
    for name in files.keys.sorted() where name.hasPrefix("certificates/") {
      let bytes = try Self.file(name, files)
      if let certificates = try? Certificate.all(in: bytes) { extra += certificates }
      if let lists = try? RevocationList.all(in: bytes) { trust.revocationLists += lists }
    }
    trust.intermediates = extra
    var lines: [Bilingual] = []
    var instant = at
    if let bytes = files["timestamp.tsr"] {
      let token = try TimestampResponse.token(in: bytes)
      let path = try token.verify(content: text, trust: trust, certificates: extra)
      instant = at ?? token.time
      let by = path.first?.subject.shortest ?? ""
      lines.append(
        Bilingual(zh: "时间戳    \(token.time.rfc3339()) \(by)", en: "timestamp  \(token.time.rfc3339()) \(by)"))
    }
    for name in messages {
      let signers = try SignedData(try Self.file(name, files)).verify(
        content: text, trust: trust, certificates: extra,
        at: at ?? recorded.first { $0.signatureFile == name }?.event.at ?? instant ?? now)
      let who = signers.map(\.certificate.subject.shortest).joined(separator: ", ")
      lines.append(Bilingual(zh: "签名      \(name) \(who)", en: "signature  \(name) \(who)"))
    }
    return lines
  }
}
