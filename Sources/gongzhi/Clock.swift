import Foundation
import Vocabulary

/// The time of the machine. Only the composition root reads a clock; everywhere else time is handed in.
@Sendable func machineTime() -> Instant {
  Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
}
