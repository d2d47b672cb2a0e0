import Foundation
import Glibc
import Inventory
import Synchronization
import Vocabulary

/// A version of the inventory is read, checked, compiled and put in the place of another while others decide.
///
/// Each answer must be that of one version, whole: the version that a decision names gives the same decision again.
enum SwapFigures {
  static func enter(_ ledger: Ledger, quick: Bool) throws {
    let matters = quick ? 50 : 500
    let first = try DistrictList(matters: matters, cells: 2_000, seed: 14, version: "first")
    let versions = [first, first.laterVersion(every: 2)].map { CompiledInventory($0.tables) }
    let requests = first.requests(2_000, seed: 15)
    let expected = Dictionary(
      uniqueKeysWithValues: versions.map { version in
        (version.version, requests.map { version.decide($0) })
      })
    let text = Array(first.tables.commaSeparatedEntries().utf8)
    ledger.title("Changing versions of \(first.tables.entries.count) entries under load (load \(loadOfMachine()))")

    let current = Mutex(versions[0])
    let isOver = Mutex(false)
    let tally = Mutex((answers: 0, mixed: 0, versions: Set<String>()))
    let threads = (0..<2).map { number in
      Thread {
        var (answers, mixed) = (0, 0)
        var seen: Set<String> = []
        while !isOver.withLock({ $0 }) {
          for (index, request) in requests.enumerated() where index % 2 == number {
            let decision = current.withLock { $0 }.decide(request)
            let version = decision.version
            seen.insert(version)
            answers += 1
            if expected[version]?[index] != decision { mixed += 1 }
          }
        }
        tally.withLock {
          $0.answers += answers
          $0.mixed += mixed
          $0.versions.formUnion(seen)
        }
        finished.signal()
      }
    }
    threads.forEach { $0.start() }
    var phases: [[Double]] = [[], [], [], []]
    var swaps: [Double] = []
    let clock = ContinuousClock()
    for round in 0..<(quick ? 4 : 20) {
      // A real change reads, compiles and checks; the versions that are then put in place take turns.
      var marks = [threadSeconds()]
      let tables = try InventoryTables(
        files: InventoryFiles(entries: [InventoryFile(name: "list.csv", bytes: text)]), version: "read")
      marks.append(threadSeconds())
      let compiled = CompiledInventory(tables)
      marks.append(threadSeconds())
      _ = compiled.check(on: CivilDate(day: 20_635))
      marks.append(threadSeconds())
      swaps.append(clock.measure { current.withLock { $0 = versions[(round + 1) % 2] } }.seconds * 1e6)
      for phase in 0..<3 { phases[phase].append((marks[phase + 1] - marks[phase]) * 1_000) }
      phases[3].append((marks[3] - marks[0]) * 1_000)
    }
    isOver.withLock { $0 = true }
    for _ in threads { finished.wait() }
    let (answers, mixed, seen) = tally.withLock { $0 }
    try ledger.enter(
      .below(
        100, "a version read, compiled and checked, processor time, best", phases[3].min() ?? 0, "ms",
        note: zip(["read", "compile", "check"], phases).map { "\($0) \(Figure.spell($1.min() ?? 0))" }
          .joined(separator: ", ") + " ms; beside two threads that decide"),
      Figure(
        name: "putting it in place, median", value: swaps.quantile(0.5) ?? 0, unit: "µs",
        note: "\(swaps.count) changes; time on the clock"),
      .below(
        1, "answers of a mixture of versions", Double(mixed), "", note: "\(answers) answers by \(seen.count) versions"))
    guard mixed == 0, seen.count == 2 else { throw WrongAnswer(text: "\(mixed) answers of a mixture") }
  }

  private static let finished = DispatchSemaphore(value: 0)

  /// Processor time of this thread.
  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension Decision {
  /// The version that decided.
  var version: String {
    switch self {
    case .permit(let permit): permit.version
    case .refuse(let refusal): refusal.inventory ?? ""
    }
  }
}
