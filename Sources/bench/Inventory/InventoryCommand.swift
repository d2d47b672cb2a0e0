import ArgumentParser
import Foundation
import Inventory
import Vocabulary

/// What the inventory of a large district costs: checking, comparing, compiling, deciding in a million cells, and a
/// change of versions while others decide.
struct InventoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inventory", abstract: "The inventory of a large district, and a change of versions under load.")

  @OptionGroup var measuring: Measuring

  func run() throws {
    let ledger = Ledger(measuring)
    let matters = measuring.quick ? 100 : 5_000
    let sound = try DistrictList(matters: matters, cells: measuring.quick ? 2_000 : 100_000, seed: 11)
    try checking(ledger, sound)
    try comparing(ledger, sound)
    for matters in measuring.quick ? [50] : [500, 5_000] { try deciding(ledger, matters: matters) }
    try SwapFigures.enter(ledger, quick: measuring.quick)
  }

  private func checking(_ ledger: Ledger, _ sound: DistrictList) throws {
    let tables = sound.tables
    let size = "\(tables.entries.count) entries, \(tables.areas.count) areas, \(tables.matters.count) matters"
    ledger.title("Compiling and checking \(size) (load \(loadOfMachine()))")
    let flawed = sound.withDefects(every: 50)
    let day = CivilDate(day: 20_635)
    var (compiling, checking, checkingOver) = (Double.infinity, Double.infinity, Double.infinity)
    var findings: [InventoryFinding] = []
    Memory.resetPeak()
    for _ in 0..<3 {
      let start = processorSeconds()
      let compiled = CompiledInventory(flawed.tables)
      let middle = processorSeconds()
      findings = compiled.check(on: day)
      let end = processorSeconds()
      _ = compiled.check(from: day, until: nil)
      compiling = min(compiling, middle - start)
      checking = min(checking, end - middle)
      checkingOver = min(checkingOver, processorSeconds() - end)
    }
    let found = "\(flawed.defects) defects planted, \(findings.count) findings"
    try ledger.enter(
      .below(1, "compile", compiling, "s", note: "processor time, best of 3"),
      .below(3, "full check on a day", checking, "s", note: "\(found); processor time on one core, best of 3"),
      Figure(name: "full check over all days to come", value: checkingOver, unit: "s"),
      .below(1_024, "peak memory, with the tables of two lists", Memory.peakMebibytes, "MiB"))
    let none = CompiledInventory(tables).check(on: day)
    guard none.isEmpty, findings.count == flawed.defects else {
      throw WrongAnswer(text: "the sound list has \(none.count) findings; of the flawed one: \(found)")
    }
  }

  private func comparing(_ ledger: Ledger, _ sound: DistrictList) throws {
    let later = sound.laterVersion(every: 100)
    let (old, new) = (CompiledInventory(sound.tables), CompiledInventory(later.tables))
    var best = Double.infinity
    var changes = 0
    for _ in 0..<3 {
      let start = processorSeconds()
      changes = old.difference(to: new).changes.count
      best = min(best, processorSeconds() - start)
    }
    try ledger.enter(
      Figure(
        name: "comparison of two versions", value: best, unit: "s",
        note: "\(later.defects) leads given to another department, \(changes) gains and losses; processor time"))
    guard changes == later.defects * 2 else { throw WrongAnswer(text: "\(changes) gains and losses") }
  }

  private func deciding(_ ledger: Ledger, matters: Int) throws {
    let list = try DistrictList(matters: matters, cells: measuring.quick ? 2_000 : 1_000_000, seed: 12)
    let compiled = CompiledInventory(list.tables)
    let (entries, limit) = (list.tables.entries.count, matters > 500 ? 1_000.0 : 250.0)
    let requests = list.requests(measuring.quick ? 1_000 : 100_000, seed: 13)
    ledger.title(
      "Deciding with \(entries) entries in \(list.tables.areas.count) areas, \(requests.count) questions (load \(loadOfMachine()))"
    )
    let clock = ContinuousClock()
    var best: [Int64] = []
    var permits = 0
    for _ in 0..<5 {
      var times: [Int64] = []
      times.reserveCapacity(requests.count)
      permits = 0
      for request in requests {
        let start = clock.now
        let decision = compiled.decide(request)
        times.append((clock.now - start).nanoseconds)
        if case .permit = decision { permits += 1 }
      }
      times.sort()
      if best.isEmpty || times[times.count / 2] < best[best.count / 2] { best = times }
    }
    let name = "decide, \(entries) entries"
    try ledger.enter(
      .below(
        limit, "\(name), p50", Double(best.quantile(0.5) ?? 0), "ns",
        note: "\(permits) permitted; with the clock's own time"),
      Figure(name: "\(name), p99", value: Double(best.quantile(0.99) ?? 0), unit: "ns"))
    let empty = (0..<10_000).map { _ in clock.measure {}.nanoseconds }
    try ledger.enter(Figure(name: "the clock's own time, p50", value: Double(empty.quantile(0.5) ?? 0), unit: "ns"))
    guard permits == requests.count else { throw WrongAnswer(text: "\(permits) of \(requests.count) permitted") }
  }
}

/// A measurement whose answer is wrong is no measurement.
struct WrongAnswer: Error, CustomStringConvertible {
  let text: String
  var description: String { "wrong answer: " + text }
}

/// The memory of this process, as the kernel counts it.
enum Memory {
  /// Forgets the peak so far.
  static func resetPeak() {
    guard let handle = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    try? handle.write(contentsOf: Data("5".utf8))
    try? handle.close()
  }

  /// The most that was resident since the peak was forgotten.
  static var peakMebibytes: Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Double(line.filter(\.isNumber)) ?? 0) / 1_024
  }
}
