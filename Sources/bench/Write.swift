import ArgumentParser
import Foundation
import Proceedings
import Storage
import Vocabulary

/// How many commands the one door enters, against SQLite alone.
struct WriteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Posts and votes through the one door, against bare SQLite with the same bytes.")

  @OptionGroup var measuring: Measuring

  @Option(help: "Measure only with so many callers.")
  var callers: Int?

  @Option(help: "Commands a round, instead of those chosen for the number of callers.")
  var commands: Int?

  @Option(help: "How many rounds.")
  var rounds = 5

  func run() async throws {
    let ledger = Ledger(measuring)
    let scratch = FileManager.default.temporaryDirectory.appending(path: "gongzhi-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let directory = scratch.appending(path: "store").path
    var town = try await Town(directory: directory)
    try await town.enrol(residents: 200)
    try await town.open(cases: 200, posts: 1, ballots: true)
    let record = try BareSQLite(path: directory + "/gongzhi.sqlite")

    for (callers, commands) in [(1, 400), (16, 6_000), (256, 20_000)] {
      if let only = self.callers, only != callers { continue }
      ledger.title("Commands through the one door, \(callers) at once (load \(loadOfMachine()))")
      var rounds: [Round] = []
      let count = self.commands ?? (measuring.quick ? commands / 10 : commands)
      for number in 0..<(measuring.quick ? 2 : self.rounds) {
        let bare = try BareSQLite(path: scratch.appending(path: "bare-\(callers)-\(number).sqlite").path)
        try bare.makeTable()
        rounds.append(
          try await Round(town: town, record: record, bare: bare, callers: callers, commands: count, seed: number))
      }
      try enter(rounds, callers: callers, in: ledger)
    }
    try town.store.close()
  }

  private func enter(_ rounds: [Round], callers: Int, in ledger: Ledger) throws {
    let best = rounds.map { Double($0.commands) / $0.seconds }.max() ?? 0
    let bare = rounds.map { Double($0.events) / $0.bareSeconds }.max() ?? 0
    let ratio = rounds.map { $0.bareSeconds / Double($0.events) * Double($0.commands) / $0.seconds }
    let latencies = rounds.flatMap(\.latencies)
    let batch = rounds.map { Double($0.events) / Double($0.batches) }.quantile(0.5) ?? 0
    let each = rounds.map { "\(Figure.spell($0.bareSeconds / Double($0.events) * Double($0.commands) / $0.seconds))" }
    let name = "\(callers) callers"
    try ledger.enter(
      .atLeast(
        0.5, "\(name), share of bare SQLite", ratio.quantile(0.5) ?? 0, "of 1",
        note: "median of \(each.joined(separator: " ")); batches of \(Figure.spell(batch))"),
      Figure(name: "\(name), commands a second, best round", value: best, unit: "/s"),
      Figure(name: "\(name), bare rows a second, best round", value: bare, unit: "/s"),
      Figure(
        name: "\(name), latency p50", value: (latencies.quantile(0.5) ?? 0) * 1_000, unit: "ms",
        note: "p99 \(Figure.spell((latencies.quantile(0.99) ?? 0) * 1_000)) ms"),
      Figure(
        name: "\(name), processor a command",
        value: (rounds.map { $0.processor / Double($0.commands) }.min() ?? 0) * 1e6, unit: "µs",
        note: "bare \(Figure.spell((rounds.map { $0.bareProcessor / Double($0.events) }.min() ?? 0) * 1e6)) µs a row"))
  }
}

/// One round: commands through the door, then the events that they became into bare SQLite in the same batches.
struct Round {
  let commands: Int
  let events: Int
  let batches: Int
  let seconds: Double
  let bareSeconds: Double
  let processor: Double
  let bareProcessor: Double
  let latencies: [Double]

  init(town: Town, record: BareSQLite, bare: BareSQLite, callers: Int, commands: Int, seed: Int) async throws {
    let clock = ContinuousClock()
    let work = try Round.work(in: town, count: commands, seed: seed)
    let before = try record.integers("SELECT coalesce(max(sequence) + 1, 0) FROM event WHERE sequence >= ?", from: 0)
    let start = before.first ?? 0
    let register = town.register

    let processorBefore = processorSeconds()
    let began = clock.now
    latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
      for caller in 0..<callers {
        group.addTask {
          var latencies: [Double] = []
          for index in stride(from: caller, to: work.count, by: callers) {
            let sent = clock.now
            guard case .entered = try await register.perform(work[index].command, by: work[index].acting) else {
              throw BenchFault("a command was not entered")
            }
            latencies.append((clock.now - sent).seconds)
          }
          return latencies
        }
      }
      var all: [Double] = []
      for try await latencies in group { all += latencies }
      return all
    }
    seconds = (clock.now - began).seconds
    processor = processorSeconds() - processorBefore

    let bytes = try record.blobs("SELECT bytes FROM event WHERE sequence >= ? ORDER BY sequence", from: start)
    let ends = try record.integers("SELECT size FROM root WHERE size > ? ORDER BY size", from: start)
    let bareBefore = processorSeconds()
    let bareBegan = clock.now
    var done = 0
    for end in ends {
      let next = Int(end - start)
      try bare.insert(bytes[done..<next], from: start + Int64(done))
      done = next
    }
    bareSeconds = (clock.now - bareBegan).seconds
    bareProcessor = processorSeconds() - bareBefore
    self.commands = commands
    events = bytes.count
    batches = ends.count
  }

  /// A command with who gives it.
  struct Work: Sendable {
    let command: any Command
    let acting: ActingSeat
  }

  /// Posts and votes in turn, on cases and by residents drawn by a seed.
  static func work(in town: Town, count: Int, seed: Int) throws -> [Work] {
    var random = Seeded(UInt64(seed))
    return try (0..<count).map { index in
      guard let opened = town.cases.randomElement(using: &random),
        let acting = town.residents.randomElement(using: &random)
      else { throw BenchFault("an empty town") }
      if let ballot = opened.ballot {
        let form = Form(["case": opened.id.text, "ballot": ballot.text, "choice": index % 3 == 0 ? "no" : "yes"])
        return Work(command: try CastVote(form), acting: acting)
      }
      let form = Form(["case": opened.id.text, "position": Words.position(index), "text": Words.post(index)])
      return Work(command: try AddPost(form), acting: acting)
    }
  }
}
