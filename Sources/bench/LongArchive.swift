import Foundation
import Proceedings
import Record
import Storage
import Tables
import Vocabulary

/// An unpacked archive with as many events as are asked for: those of a town that the one door entered, and behind them
/// more posts and enclosed votes like its own, each by the rules.
struct LongArchive {
  /// Where its files are.
  let folder: String
  /// How many events, and how many bytes of them.
  let events: Int
  private(set) var bytes = 0
  /// The root over all of them.
  private(set) var root = NodeHash.ofEmptyTree

  /// Writes the archive into a folder that does not exist.
  init(folder: String, events: Int) async throws {
    self.folder = folder
    self.events = events
    let scratch = folder + ".town"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let now = Instant(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1_000))
    try await Self.live(in: scratch)
    _ = try PublicArchive.write(of: scratch, to: folder + ".zip", at: now) { _, _ in nil }
    try ZipFolder.unpack(folder + ".zip", to: folder, limit: 1 << 40)
    try FileManager.default.removeItem(atPath: folder + ".zip")
    try grow()
  }

  /// Lends an archive that lies in a folder of its own while something is measured with it.
  static func lent(events: Int, _ body: (LongArchive) throws -> Void) async throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "gongzhi-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    try body(try await LongArchive(folder: scratch.appending(path: "archive").path, events: events))
  }

  /// A town in which every resident has spoken and voted.
  private static func live(in directory: String) async throws {
    var town = try await Town(directory: directory)
    try await town.enrol(residents: 200)
    try await town.open(cases: 100, posts: 2, ballots: true)
    // Which numbers cases get depends on who was first.
    let balloting = town.cases.compactMap { opened in opened.ballot.map { (opened, $0) } }
    guard !balloting.isEmpty else { throw BenchFault("a town without ballots") }
    for index in 0..<2_000 {
      let (opened, ballot) = balloting[index % balloting.count]
      _ = try await town.register.entered(
        "cast-vote", by: town.residents[index % town.residents.count],
        ["case": opened.id.text, "ballot": ballot.text, "choice": "yes"])
    }
    try town.store.close()
  }

  /// Adds events to the file, and the root of all of them to the table of roots.
  private mutating func grow() throws {
    let path = folder + "/record/events.jsonl"
    let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A).map { Array($0) }
    let entered = try lines.map { try RecordedEvent(exactly: $0) }
    // Where a ballot was called nobody speaks any more.
    let balloting = Set(
      entered.compactMap { recorded in
        if case .ballotCalled = recorded.event { recorded.subject } else { nil }
      })
    let models = entered.filter { recorded in
      switch recorded.event {
      case .voteEnclosed: true
      case .postAdded: recorded.subject.map { !balloting.contains($0) } ?? false
      default: false
      }
    }
    guard let last = entered.last, !models.isEmpty else { throw BenchFault("the town has no posts and votes") }
    var frontier = MerkleFrontier()
    for line in lines { frontier.append(LeafHash(of: line)) }
    bytes = lines.reduce(0) { $0 + $1.count }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seekToEnd()
    var random = Seeded(11)
    var piece: [UInt8] = []
    for sequence in lines.count..<max(events, lines.count) {
      let model = models[Int.random(in: models.indices, using: &random)]
      let line = try CanonicalJSON.encode(Self.again(model, sequence: Int64(sequence), at: last.at, &random))
      frontier.append(LeafHash(of: line))
      bytes += line.count
      piece += line + [0x0A]
      if piece.count > 1 << 20 {
        try file.write(contentsOf: piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: piece)
    try file.close()
    root = frontier.root
    let signer = try NoteSigner(
      name: "bench.example/record", kind: .record, seed: (0..<32).map { _ in UInt8.random(in: .min ... .max) })
    let note = try Checkpoint(origin: signer.verifier.name, size: frontier.size, root: root).signed(by: signer)
    try Data(note.description.utf8).write(to: URL(fileURLWithPath: folder + "/record/checkpoint"))
    try Data("\(signer.verifier)\n".utf8).write(to: URL(fileURLWithPath: folder + "/record/key"))
    let roots = folder + "/tables/root.csv"
    let row = "\(frontier.size),\(frontier.root.hexadecimal),\(last.at.milliseconds)\r\n"
    try (try String(contentsOfFile: roots, encoding: .utf8) + row).write(
      toFile: roots, atomically: true, encoding: .utf8)
  }

  /// A post or a vote by the same person at the same place, later.
  private static func again(
    _ model: RecordedEvent, sequence: Int64, at instant: Instant, _ random: inout Seeded
  ) throws -> RecordedEvent {
    let event: Event
    switch model.event {
    case .postAdded(let post):
      event = .postAdded(
        PostAdded(
          id: PostID("post-\(sequence)"), position: post.position, text: Words.post(Int(sequence) % 100_000)))
    case .voteEnclosed(let vote):
      let commitment = (0..<4).map { _ in random.next() }
        .map { String(repeating: "0", count: 16 - String($0, radix: 16).count) + String($0, radix: 16) }
      event = .voteEnclosed(VoteEnclosed(ballot: vote.ballot, commitment: commitment.joined()))
    default: throw BenchFault("no post and no vote")
    }
    return RecordedEvent(
      sequence: sequence, at: instant, author: model.author, authority: model.authority, subject: model.subject,
      part: 0, event: event)
  }
}
