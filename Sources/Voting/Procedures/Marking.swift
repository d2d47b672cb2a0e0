import Vocabulary

/// What a voter says: yes, no or abstain to one proposal, or marks on several options.
package enum Voice: Hashable, Sendable {
  /// On one proposal; of several options one can only abstain this way.
  case choice(Choice)
  /// On several options.
  case marking(Marking)

  /// Yes, no or abstain, if that was said.
  package var choice: Choice? {
    guard case .choice(let choice) = self else { return nil }
    return choice
  }

  /// The marks, if there are any.
  package var marking: Marking? {
    guard case .marking(let marking) = self else { return nil }
    return marking
  }
}

/// Points, votes or a grade for one option.
package struct OptionPoints: Hashable, Sendable, Codable {
  /// The option, by id.
  package let option: String
  /// Points; votes for (or, below zero, against); the place of the grade, 1 for the best.
  package let points: Int64

  /// Points for an option.
  package init(option: String, points: Int64) {
    self.option = option
    self.points = points
  }
}

/// The marks of a ballot of several options, by the ids of the options.
package enum Marking: Hashable, Sendable {
  /// Options or projects that were named.
  case named([String])
  /// Ranks from first to last; several options may share one.
  case ranking([[String]])
  /// Points, votes or grades.
  case points([OptionPoints])
}

extension Marking: Codable {
  private enum Member: String, CodingKey { case named, ranking, points }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Member.self)
    if let named = try members.decodeIfPresent([String].self, forKey: .named) {
      self = .named(named)
    } else if let ranking = try members.decodeIfPresent([[String]].self, forKey: .ranking) {
      self = .ranking(ranking)
    } else {
      self = .points(try members.decode([OptionPoints].self, forKey: .points))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    switch self {
    case .named(let named): try members.encode(named, forKey: .named)
    case .ranking(let ranking): try members.encode(ranking, forKey: .ranking)
    case .points(let points): try members.encode(points, forKey: .points)
    }
  }
}

/// Why marks cannot be cast.
package enum MarkingFault: Error, Hashable, Sendable {
  /// Nothing is marked.
  case nothingMarked
  /// The ballot asks for marks of another kind, or for yes or no.
  case wrongKind
  /// An option that is not on the sheet.
  case unknownOption(String)
  /// An option marked twice.
  case markedTwice(String)
  /// More than one option where one is asked for.
  case tooMany(Int)
  /// Points, votes or a grade outside the range.
  case outOfRange(String, ClosedRange<Int64>)
  /// Projects that cost more than the budget, in minor units.
  case overBudget(Int64)
  /// Votes that cost more than the voter's credits.
  case overCredits(Int64)
}

extension BallotSheet {
  /// Marks that may be cast on this sheet, in the one way in which the record writes them: named options and points in
  /// the order of the sheet, options of one rank too, points of nothing left out.
  ///
  /// - Throws: the first fault.
  package func admitted(_ voice: Voice) throws(MarkingFault) -> Voice {
    guard case .marking(let marking) = voice else {
      guard voice == .choice(.abstain) else { throw .wrongKind }
      return voice
    }
    switch (terms.form, marking) {
    case (.one, .named(let ids)), (.approval, .named(let ids)), (.projects, .named(let ids)):
      return .marking(.named(try named(ids)))
    case (.ranking, .ranking(let ranks)):
      let ordered = try ordered(ranks.flatMap { $0 })
      guard !ordered.isEmpty else { throw .nothingMarked }
      return .marking(
        .ranking(ranks.filter { !$0.isEmpty }.map { rank in ordered.filter { rank.contains($0) } }))
    case (.score, .points(let points)), (.grades, .points(let points)), (.quadratic, .points(let points)):
      return .marking(.points(try pointed(points)))
    default: throw .wrongKind
    }
  }

  /// The ids in the order of the sheet, each known and written once.
  private func ordered(_ ids: [String]) throws(MarkingFault) -> [String] {
    var seen: Set<String> = []
    for id in ids {
      guard option(id) != nil else { throw .unknownOption(id) }
      guard seen.insert(id).inserted else { throw .markedTwice(id) }
    }
    return options.map(\.id).filter { seen.contains($0) }
  }

  private func named(_ ids: [String]) throws(MarkingFault) -> [String] {
    let ordered = try ordered(ids)
    guard !ordered.isEmpty else { throw .nothingMarked }
    if terms.form == .one, ordered.count > 1 { throw .tooMany(1) }
    if terms.limit == .withinBudget, let budget {
      let sum = ordered.reduce(Int128(0)) { $0 + Int128(option($1)?.cost ?? 0) }
      guard sum <= Int128(budget) else { throw .overBudget(budget) }
    }
    return ordered
  }

  private func pointed(_ points: [OptionPoints]) throws(MarkingFault) -> [OptionPoints] {
    _ = try ordered(points.map(\.option))
    let range: ClosedRange<Int64> =
      switch terms.form {
      case .grades: 1...Int64(max(1, terms.grades.count))
      case .quadratic: -Self.root(terms.highest)...Self.root(terms.highest)
      default: 0...terms.highest
      }
    var kept: [OptionPoints] = []
    var credits: Int64 = 0
    for option in options {
      guard let given = points.first(where: { $0.option == option.id }) else { continue }
      guard range.contains(given.points) else { throw .outOfRange(given.option, range) }
      credits += given.points * given.points
      if given.points != 0 { kept.append(given) }
    }
    if terms.form == .quadratic, credits > terms.highest { throw .overCredits(terms.highest) }
    guard !kept.isEmpty else { throw .nothingMarked }
    return kept
  }

  /// The most votes that so many credits buy for one option.
  package static func root(_ credits: Int64) -> Int64 {
    var root: Int64 = 0
    while (root + 1) * (root + 1) <= credits { root += 1 }
    return root
  }
}
