import Synchronization
package import Vocabulary

/// Slows down those who guess passwords: by login name, and by address.
///
/// Every attempt counts as failed until it has succeeded, so that many at once gain nothing. Beyond the free ones each
/// failure doubles the wait. A login waits at most a minute, or else a stranger could lock its owner out.
package final class Throttle: Sendable {
  /// How many failures are free, how long the wait may grow, and after which silence all is forgotten.
  struct Measure: Sendable {
    let free: Int
    let longestWait: Int64
    let memory: Int64

    static let login = Measure(free: 5, longestWait: 60_000, memory: 900_000)
    static let address = Measure(free: 50, longestWait: 900_000, memory: 900_000)
  }

  private struct Count {
    var failures = 0
    var last: Instant
    var nextAt: Instant
  }

  /// At most so many names are remembered.
  static let mostNames = 20_000

  private let counts = Mutex<[String: Count]>([:])

  /// Nobody has failed yet.
  package init() {}

  /// Lets an attempt through and counts it, or says after how many seconds it may come again.
  package func admit(login: String, address: String, at now: Instant) -> Int? {
    counts.withLock { counts in
      let names = [("login " + login, Measure.login), ("address " + address, Measure.address)]
      let wait = names.map { name, _ in (counts[name]?.nextAt.milliseconds ?? 0) - now.milliseconds }.max() ?? 0
      guard wait <= 0 else { return Int((wait + 999) / 1_000) }
      for (name, measure) in names { Self.count(name, measure, at: now, in: &counts) }
      return nil
    }
  }

  /// Forgets the failures of a login that has proved itself, and takes its attempt back from the address.
  package func succeeded(login: String, address: String) {
    counts.withLock { counts in
      counts["login " + login] = nil
      if var count = counts["address " + address] {
        count.failures -= 1
        count.nextAt = count.last
        counts["address " + address] = count.failures > 0 ? count : nil
      }
    }
  }

  private static func count(_ name: String, _ measure: Measure, at now: Instant, in counts: inout [String: Count]) {
    var count = counts[name] ?? Count(last: now, nextAt: now)
    if now.milliseconds - count.last.milliseconds > measure.memory { count.failures = 0 }
    count.failures += 1
    count.last = now
    let excess = count.failures - measure.free
    let wait = excess < 0 ? 0 : min(measure.longestWait, 1_000 << Int64(min(excess, 20)))
    count.nextAt = now.advanced(byMilliseconds: wait)
    if counts[name] == nil, counts.count >= mostNames {
      counts = counts.filter { now.milliseconds - $0.value.last.milliseconds <= measure.memory }
      if counts.count >= mostNames { counts.removeAll(keepingCapacity: true) }
    }
    counts[name] = count
  }
}
