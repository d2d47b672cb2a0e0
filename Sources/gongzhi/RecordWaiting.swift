import Storage
import Vocabulary

/// Lets a service beside the server sleep until something may be owed.
struct RecordWaiting {
  let board: SQLiteDutyBoard

  /// Waits until an instant, or until an event is entered; never longer than an hour, since a machine's time may be set.
  func pause(until next: Instant?, after sequence: Int64) async {
    // A busy record is read once a second, not once an event.
    try? await Task.sleep(for: .seconds(1))
    let left = next.map { max(0, $0.milliseconds - machineTime().milliseconds) } ?? .max
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await Task.sleep(for: .milliseconds(min(left, 3_600_000))) }
      group.addTask { for await _ in board.change(after: sequence) {} }
      await group.next()
      group.cancelAll()
    }
  }
}
