package import Vocabulary

/// What kind of work an entry makes for a community: what others hand it, or what is its own (行政事务、自治事务).
package enum WorkKind: String, CaseIterable, Sendable, Codable {
  /// Assisting and cooperating duties, admitted tasks, and powers of the administration.
  case administrative
  /// Statutory duties of the community and matters of self-government.
  case autonomous
  /// Done under an entry that says neither.
  case unclassed
}

extension InventoryEntry {
  /// What kind of work it makes. A duty to assist is administrative in whichever list it stands.
  package var work: WorkKind {
    if powerType == .assistance || powerType.isAdministrative { return .administrative }
    switch list {
    case .cooperating, .communityAssisting, .admitted, .basic, .emergency, .recalled: return .administrative
    case .communityStatutory, .ownersAutonomy: return .autonomous
    default: return powerType == .autonomy ? .autonomous : .unclassed
    }
  }
}

/// How much of the work of a community is administrative, in exact counts.
package struct WorkShare: Hashable, Sendable, Codable {
  /// Pieces of work that others handed down.
  package var administrative = 0
  /// Pieces of work of its own.
  package var autonomous = 0
  /// Pieces of work under entries that say neither; they are shown and not part of the share.
  package var unclassed = 0

  /// No work.
  package init() {}

  /// Counts a piece of work.
  package mutating func add(_ kind: WorkKind) {
    switch kind {
    case .administrative: administrative += 1
    case .autonomous: autonomous += 1
    case .unclassed: unclassed += 1
    }
  }

  /// The administrative part of what is classed, in thousandths, cut off; nil where nothing is classed.
  package var permille: Int? {
    let classed = administrative + autonomous
    return classed == 0 ? nil : administrative * 1_000 / classed
  }

  /// Whether the administrative part is more than a limit in per cent; decided by the counts, never by what is shown.
  package func exceeds(_ limit: Int) -> Bool {
    Int128(administrative) * 100 > Int128(limit) * (Int128(administrative) + Int128(autonomous))
  }
}

extension CompiledInventory {
  /// The most that administrative work may take of an area's communities, in per cent: what the table of areas says for
  /// the smallest area around it; nil where it says nothing.
  package func administrativeLimit(around area: AreaCode) -> Int? {
    tables.areas.filter { $0.administrativeLimit != nil && $0.code.contains(area) }
      .max { $0.code.prefix.count < $1.code.prefix.count }?.administrativeLimit
  }
}
