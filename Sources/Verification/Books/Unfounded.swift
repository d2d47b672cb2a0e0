/// An event cannot follow from those before it; whoever folds it adds which one it is.
struct Unfounded: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// Demands what the events before must have made so.
func demand(_ holds: Bool, _ reason: @autoclosure () -> String) throws(Unfounded) {
  guard holds else { throw Unfounded(reason()) }
}
