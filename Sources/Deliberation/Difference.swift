/// A line of a comparison of two versions of a text.
package struct ComparedLine: Sendable, Equatable {
  /// What became of the line.
  package enum Change: String, Sendable { case kept, added, removed }
  /// Kept, added or removed.
  package let change: Change
  /// The line without its line end.
  package let text: String
}

/// Compares two versions of a text line by line.
///
/// - Shape: the kept and added lines in order are the new text; the kept and removed lines in order are the old one.
/// - Source: E. Myers, An O(ND) difference algorithm (1986), as the standard library implements it.
package func compare(old: String, new: String) -> [ComparedLine] {
  let before = old.split(separator: "\n", omittingEmptySubsequences: false)
  let after = new.split(separator: "\n", omittingEmptySubsequences: false)
  let difference = after.difference(from: before)
  let removed = Set(difference.removals.map(\.offset))
  let added = Set(difference.insertions.map(\.offset))
  var lines: [ComparedLine] = []
  var old = 0
  var new = 0
  while old < before.count || new < after.count {
    if old < before.count, removed.contains(old) {
      lines.append(ComparedLine(change: .removed, text: String(before[old])))
      old += 1
    } else if new < after.count, added.contains(new) {
      lines.append(ComparedLine(change: .added, text: String(after[new])))
      new += 1
    } else if new < after.count {
      lines.append(ComparedLine(change: .kept, text: String(after[new])))
      old += 1
      new += 1
    } else {
      break
    }
  }
  return lines
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
