/// A failure of storage: the machine could not keep or read what it was asked. It is never an answer of the institution.
package protocol StorageTrouble: Error {
  /// What the failure means for whoever asked; nil when it is no failure of storage after all.
  var meaning: StorageMeaning? { get }
}

/// What a failure of storage means for whoever asked.
package enum StorageMeaning: Sendable, Equatable {
  /// There is no space left; nothing was entered, and reading goes on.
  case full
  /// Storage cannot be read or written at present; nothing was entered.
  case failing
  /// Storage failed while it was told to make the act durable: it may be entered, and may come to light with the next
  /// start; whoever asked looks before asking again.
  case unconfirmed
}
