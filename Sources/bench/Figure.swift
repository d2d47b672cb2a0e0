import Foundation
import Glibc

/// One measured figure with what was promised.
struct Figure: Encodable {
  /// What was measured.
  let name: String
  /// The figure, in `unit`.
  let value: Double
  /// The unit.
  let unit: String
  /// The promise in words, if there is one.
  var aim: String?
  /// Whether the promise is kept.
  var met: Bool?
  /// How it came about: rounds, counts, the load of the machine.
  var note = ""

  /// A figure with a promise to stay below a limit.
  static func below(_ limit: Double, _ name: String, _ value: Double, _ unit: String, note: String = "") -> Figure {
    Figure(
      name: name, value: value, unit: unit, aim: "below \(spell(limit)) \(unit)", met: value < limit, note: note)
  }

  /// A figure with a promise to reach a limit.
  static func atLeast(_ limit: Double, _ name: String, _ value: Double, _ unit: String, note: String = "") -> Figure {
    Figure(
      name: name, value: value, unit: unit, aim: "at least \(spell(limit)) \(unit)", met: value >= limit, note: note)
  }

  /// The figure as a line of text.
  var line: String {
    let promise = aim.map { "  aim: \($0), \(met == true ? "met" : "missed")" } ?? ""
    return "  \(name): \(Figure.spell(value)) \(unit)\(promise)\(note.isEmpty ? "" : "  (\(note))")"
  }

  /// A number with three or four digits that mean something.
  static func spell(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    switch abs(value) {
    case 100...: return String(Int64(value.rounded()))
    case 10..<100: return String(format: "%.1f", value)
    case 1..<10: return String(format: "%.2f", value)
    default: return String(format: "%.3f", value)
    }
  }
}

/// Prints figures as they come and adds them to a file.
struct Ledger {
  private let file: String?

  init(_ measuring: Measuring) { file = measuring.json }

  func title(_ text: String) { print(text) }

  func enter(_ figures: Figure...) throws {
    for figure in figures {
      print(figure.line)
      guard let file else { continue }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let line = try encoder.encode(figure) + Data("\n".utf8)
      if !FileManager.default.fileExists(atPath: file) {
        _ = FileManager.default.createFile(atPath: file, contents: nil)
      }
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
      try handle.seekToEnd()
      try handle.write(contentsOf: line)
      try handle.close()
    }
  }
}

/// How many processes wanted a processor in the last minute, as the machine says it.
func loadOfMachine() -> String {
  let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? "?"
  return String(text.prefix { $0 != " " })
}

/// Processor time of this process, in seconds.
func processorSeconds() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

extension Duration {
  /// In seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
  /// In nanoseconds.
  var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}

extension Array where Element: Comparable {
  /// The element below which a share of all lies; nil when there is none.
  func quantile(_ share: Double) -> Element? {
    guard !isEmpty else { return nil }
    return sorted()[Swift.min(count - 1, Int(Double(count) * share))]
  }
}

/// Numbers that look random and are the same in each run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// - Source: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
